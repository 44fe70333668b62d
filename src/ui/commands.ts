import * as vscode from 'vscode';
import type { AccountStatus } from '../balance/account/state.ts';
import { formatMoment, formatSoon } from '../balance/text/format.ts';
import { plainText } from '../balance/text/plainText.ts';
import type { Log } from '../base/log.ts';
import type { RefreshResult } from '../monitor/ask/entry.ts';
import { productOf, waitingText } from '../wording/accountText.ts';
import { balanceTable } from '../wording/balanceTable.ts';
import { runAddAccount } from './accounts/credential/accountWizard.ts';
import { changeCredential } from './accounts/credential/changeCredential.ts';
import { runEditAccount } from './accounts/edit/editAccount.ts';
import { runRename } from './accounts/edit/renameAccount.ts';
import type { Commands, Run } from './accounts/guard.ts';
import { namedQuantity } from './accounts/namedAccount.ts';
import { runRemoveAccounts } from './accounts/removeAccount.ts';
import { exportAccounts } from './accounts/sharing/exportAccounts.ts';
import { importAccounts } from './accounts/sharing/importAccounts.ts';
import { runSetThreshold } from './accounts/threshold/setThreshold.ts';
import { openEntry, runRemoveEntry } from './accounts/unusableEntry.ts';
import { sendTestAlert } from './alerts/testAlert.ts';
import { chooseAccount } from './chooseAccount.ts';
import type { DeclareParts } from './declared/declareWizard.ts';
import { runDeclareProvider } from './declared/declareWizard.ts';
import { copyText } from './editor/clipboard.ts';
import { COMMANDS } from './editor/ids.ts';
import { offerAddAccount, showInfo } from './editor/messages.ts';
import { remedyCommand } from './editor/remedies.ts';
import type { StatusBarChoices } from './statusBar/choices.ts';
import { runConfigureStatusBar } from './statusBar/configure.ts';
import { pin, readChoices, unpin } from './statusBar/settings.ts';
import { copyDiagnostics, type DiagnosticsParts } from './support/diagnostics.ts';
import { reportIssue } from './support/reportIssue.ts';
import { type TreeControl, treeCommands } from './tree/commands.ts';
import { accountIdsIn, invalidIn, movableIn, settingsRemedy } from './tree/node.ts';
import { balanceText } from './tree/rows.ts';

/** What commands work with. */
export interface CommandParts extends DeclareParts, Pick<DiagnosticsParts, 'numbers'> {
  readonly log: Log & DiagnosticsParts['log'] & { show(): void };
  readonly views: {
    preview(choices: StatusBarChoices | undefined): void;
    /** The account that stands first in the status bar. */
    readonly inBar: string | undefined;
    readonly tree: TreeControl;
  };
}

/** What every command does but those of the history. */
export function commandsOf(parts: CommandParts) {
  const { tree } = parts.views;
  const choice = { ...parts, selected: () => tree.selected };
  const onAccount =
    (run: (status: AccountStatus, row: unknown) => Promise<void>): Run =>
    async (target) => {
      // A key in the row of a provider means no account.
      const status = movableIn(target)?.kind === 'group' ? undefined : await chooseAccount(target, choice);
      if (status !== undefined) {
        await run(status, target ?? (tree.selected.length === 1 ? tree.selected[0] : undefined));
      }
    };
  /** For all accounts whose rows are selected, where a command can do the same with each of them. */
  const forAccounts =
    (run: (statuses: readonly AccountStatus[], rows: readonly unknown[]) => Promise<void>): Run =>
    async (target) => {
      const rows = tree.rowsFor(target);
      const [first, ...others] = accountIdsIn(rows);
      const status = await chooseAccount(first === undefined ? target : { accountId: first }, choice);
      const present = parts.monitor.statuses().filter(({ account }) => others.includes(account.id));
      if (status !== undefined) {
        await run([status, ...present], rows);
      }
    };
  const onServed = (run: (status: AccountStatus, target: unknown) => Promise<void>): Run =>
    onAccount(async (status, target) => {
      if (isWaiting(status)) {
        showInfo(waitingText(status.account, parts.language));
      } else {
        await run(status, target);
      }
    });
  const remove = forAccounts((statuses) => runRemoveAccounts(statuses, { ...parts, unpin }));
  const removeEntry = (target: unknown) => runRemoveEntry(invalidIn(target), parts.providers, parts.language);
  return {
    [COMMANDS.addAccount]: async () => {
      await runAddAccount(parts);
    },
    [COMMANDS.exportAccounts]: () => exportAccounts(parts),
    [COMMANDS.importAccounts]: () => importAccounts(parts),
    [COMMANDS.declareProvider]: async () => {
      await runDeclareProvider(parts);
    },
    [COMMANDS.refresh]: async () => {
      if (parts.monitor.statuses().length === 0) {
        await offerAddAccount(parts.language);
      } else {
        tell(await parts.monitor.refreshAll('manual'), parts);
      }
    },
    [COMMANDS.showLog]: async () => parts.log.show(),
    [COMMANDS.copyDiagnostics]: async () => {
      await copyDiagnostics(parts);
      showInfo(parts.language.t('The diagnostics are on the clipboard. They hold no credentials and no names.'));
    },
    [COMMANDS.reportIssue]: () => reportIssue(parts),
    [COMMANDS.refreshAccount]: forAccounts(async (statuses) => {
      const [served, [waiting]] = [statuses.filter((each) => !isWaiting(each)), statuses.filter(isWaiting)];
      if (served.length === 0 && waiting !== undefined) {
        showInfo(waitingText(waiting.account, parts.language));
      }
      tell(await Promise.all(served.map(({ account }) => parts.monitor.refresh(account.id, 'manual'))), parts);
    }),
    [COMMANDS.updateCredential]: onServed(({ account }) => changeCredential(account, parts)),
    [COMMANDS.confirmAddresses]: onServed(({ account }) => changeCredential(account, parts)),
    [COMMANDS.editAccount]: onServed(({ account }) => runEditAccount(account.id, parts)),
    [COMMANDS.setThreshold]: onServed((status, target) => runSetThreshold(status, namedQuantity(target), parts)),
    [COMMANDS.sendTestAlert]: () => sendTestAlert(parts.general(), parts.language),
    [COMMANDS.renameAccount]: onAccount(({ account }) => runRename(account, parts)),
    // One key removes either.
    [COMMANDS.removeAccount]: (target) => (invalidIn(target) === undefined ? remove(target) : removeEntry(target)),
    [COMMANDS.removeEntry]: removeEntry,
    [COMMANDS.copyBalance]: forAccounts(async (statuses, rows) => {
      const { providers, clock, language } = parts;
      const texts = statuses.map((status) =>
        balanceText(status, providers, clock.now(), language, keysIn(rows, status.account.id)),
      );
      const [first, ...others] = statuses;
      await copyText(
        texts.join('\n\n'),
        first === undefined || others.length > 0
          ? language.t('The balances of {0} accounts are on the clipboard.', statuses.length)
          : language.t('The balance of {0} is on the clipboard.', plainText(first.account.name, 60)),
      );
    }),
    [COMMANDS.copyAllBalances]: async () => {
      const { monitor, providers, language } = parts;
      const table = balanceTable(monitor.statuses(), providers, language);
      if (table === undefined) {
        await offerAddAccount(language);
      } else {
        await copyText(table, language.t('All balances are on the clipboard, as a table in Markdown.'));
      }
    },
    [COMMANDS.configureStatusBar]: () => runConfigureStatusBar(parts),
    [COMMANDS.pinToStatusBar]: onAccount(({ account }) => pin(account.id)),
    [COMMANDS.unpinFromStatusBar]: async (target) => {
      const status = await chooseAccount(target, choice, {
        noneText: parts.language.t('No account is pinned to the status bar.'),
        isChoice: ({ account }) => readChoices().pinned.includes(account.id),
      });
      if (status !== undefined) {
        await unpin(status.account.id);
      }
    },
    [COMMANDS.openConsole]: onServed(async (status) => {
      const address = productOf(status, parts.providers)?.console;
      if (address !== undefined) {
        await vscode.env.openExternal(vscode.Uri.parse(address));
      }
    }),
    [COMMANDS.openSettings]: async (target) => {
      const { command, arguments: given = [] } = remedyCommand(settingsRemedy(target), '', parts.language.t);
      await vscode.commands.executeCommand(command, ...given);
    },
    [COMMANDS.openEntry]: (target) => openEntry(invalidIn(target)),
    ...treeCommands({
      ...parts,
      tree,
      inBar: () => parts.views.inBar,
      pick: async () => {
        const status = await chooseAccount(undefined, choice);
        return status && { kind: 'account', accountId: status.account.id };
      },
    }),
  } satisfies Partial<Commands>;
}

function isWaiting({ state }: AccountStatus): boolean {
  return state.kind === 'waiting';
}

/** The quantities of an account that rows are about; `undefined` for all of them, as where one of the rows is about the account itself. */
function keysIn(rows: readonly unknown[], accountId: string): readonly string[] | undefined {
  const own = rows.filter((row) => accountIdsIn([row]).includes(accountId)).map(namedQuantity);
  const keys = own.filter((key) => key !== undefined);
  return keys.length > 0 && keys.length === own.length ? keys : undefined;
}

/** Says why nothing was asked, where the user would wonder; a number that is seconds old needs no excuse. */
function tell(results: readonly RefreshResult[], { clock, language }: CommandParts): void {
  const until = results.flatMap((result) =>
    result.kind === 'waiting' && result.because === 'held' ? [result.until] : [],
  );
  if (until.length > 0) {
    const [at, now] = [Math.max(...until), clock.now()];
    const soon = formatSoon(at, now, language);
    showInfo(
      soon === undefined
        ? language.t('The provider asked to wait. The next attempt is made at {0}.', formatMoment(at, now, language))
        : language.t('The provider asked to wait. The next attempt is made {0}.', soon),
    );
  }
}
