import * as vscode from 'vscode';
import type { AccountStatus } from '../balance/account/state.ts';
import { formatMoment, formatSoon } from '../balance/text/format.ts';
import { plainText } from '../balance/text/plainText.ts';
import { type Disposable, DisposableStore } from '../base/lifecycle.ts';
import type { Log } from '../base/log.ts';
import type { RefreshResult } from '../monitor/ask/entry.ts';
import { productOf, waitingText } from '../wording/accountText.ts';
import { balanceTable } from '../wording/balanceTable.ts';
import { runAddAccount } from './accounts/credential/accountWizard.ts';
import { changeCredential } from './accounts/credential/changeCredential.ts';
import { runEditAccount } from './accounts/edit/editAccount.ts';
import { runRename } from './accounts/edit/renameAccount.ts';
import { onCommand } from './accounts/guard.ts';
import { namedQuantity } from './accounts/namedAccount.ts';
import { runRemoveAccounts } from './accounts/removeAccount.ts';
import { runSetThreshold } from './accounts/setThreshold.ts';
import { exportAccounts } from './accounts/sharing/exportAccounts.ts';
import { importAccounts } from './accounts/sharing/importAccounts.ts';
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
import { registerTreeCommands, type TreeControl } from './tree/commands.ts';
import { accountIdsIn, invalidIn, movableIn, settingsRemedy } from './tree/node.ts';
import { balanceText } from './tree/rows.ts';

/** What commands work with. */
export interface CommandParts extends DeclareParts, Pick<DiagnosticsParts, 'numbers'> {
  readonly log: Log & DiagnosticsParts['log'] & { show(): void };
  readonly views: { preview(choices: StatusBarChoices | undefined): void; readonly tree: TreeControl };
}

/** Registers every command of the extension. */
export function registerCommands(parts: CommandParts): Disposable {
  const owned = new DisposableStore();
  const { tree } = parts.views;
  const choice = { ...parts, selected: () => tree.selected };
  const on = (command: string, run: (target: unknown) => Promise<void>): void => {
    owned.add(onCommand(command, run, parts));
  };
  const onAccount = (command: string, run: (status: AccountStatus, row: unknown) => Promise<void>): void =>
    on(command, async (target) => {
      // A key in the row of a provider means no account.
      const status = movableIn(target)?.kind === 'group' ? undefined : await chooseAccount(target, choice);
      if (status !== undefined) {
        await run(status, target ?? (tree.selected.length === 1 ? tree.selected[0] : undefined));
      }
    });
  /** For all accounts whose rows are selected, where a command can do the same with each of them. */
  const forAccounts =
    (run: (statuses: readonly AccountStatus[], rows: readonly unknown[]) => Promise<void>) =>
    async (target: unknown): Promise<void> => {
      const rows = tree.rowsFor(target);
      const [first, ...others] = accountIdsIn(rows);
      const status = await chooseAccount(first === undefined ? target : { accountId: first }, choice);
      const present = parts.monitor.statuses().filter(({ account }) => others.includes(account.id));
      if (status !== undefined) {
        await run([status, ...present], rows);
      }
    };
  on(COMMANDS.addAccount, async () => {
    await runAddAccount(parts);
  });
  on(COMMANDS.exportAccounts, () => exportAccounts(parts));
  on(COMMANDS.importAccounts, () => importAccounts(parts));
  on(COMMANDS.declareProvider, async () => {
    await runDeclareProvider(parts);
  });
  on(COMMANDS.refresh, async () => {
    if (parts.monitor.statuses().length === 0) {
      await offerAddAccount(parts.language);
    } else {
      tell(await parts.monitor.refreshAll('manual'), parts);
    }
  });
  on(COMMANDS.showLog, async () => parts.log.show());
  on(COMMANDS.copyDiagnostics, async () => {
    await copyDiagnostics(parts);
    showInfo(parts.language.t('The diagnostics are on the clipboard. They hold no credentials and no names.'));
  });
  on(COMMANDS.reportIssue, () => reportIssue(parts));
  const onServed = (command: string, run: (status: AccountStatus, target: unknown) => Promise<void>): void =>
    onAccount(command, async (status, target) => {
      if (isWaiting(status)) {
        showInfo(waitingText(status.account, parts.language));
      } else {
        await run(status, target);
      }
    });
  const refresh = forAccounts(async (statuses) => {
    const [served, [waiting]] = [statuses.filter((each) => !isWaiting(each)), statuses.filter(isWaiting)];
    if (served.length === 0 && waiting !== undefined) {
      showInfo(waitingText(waiting.account, parts.language));
    }
    tell(await Promise.all(served.map(({ account }) => parts.monitor.refresh(account.id, 'manual'))), parts);
  });
  on(COMMANDS.refreshAccount, refresh);
  onServed(COMMANDS.updateCredential, ({ account }) => changeCredential(account, parts));
  onServed(COMMANDS.confirmAddresses, ({ account }) => changeCredential(account, parts));
  onServed(COMMANDS.editAccount, ({ account }) => runEditAccount(account.id, parts));
  onServed(COMMANDS.setThreshold, (status, target) => runSetThreshold(status, namedQuantity(target), parts));
  on(COMMANDS.sendTestAlert, () => sendTestAlert(parts.general(), parts.language));
  onAccount(COMMANDS.renameAccount, ({ account }) => runRename(account, parts));
  const remove = forAccounts((statuses) => runRemoveAccounts(statuses, { ...parts, unpin }));
  const removeEntry = (target: unknown) => runRemoveEntry(invalidIn(target), parts.providers, parts.language);
  // One key removes either.
  on(COMMANDS.removeAccount, (target) => (invalidIn(target) === undefined ? remove(target) : removeEntry(target)));
  on(COMMANDS.removeEntry, removeEntry);
  const copy = forAccounts(async (statuses, rows) => {
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
  });
  on(COMMANDS.copyBalance, copy);
  on(COMMANDS.copyAllBalances, async () => {
    const { monitor, providers, language } = parts;
    const table = balanceTable(monitor.statuses(), providers, language);
    if (table === undefined) {
      await offerAddAccount(language);
    } else {
      await copyText(table, language.t('All balances are on the clipboard, as a table in Markdown.'));
    }
  });
  on(COMMANDS.configureStatusBar, () => runConfigureStatusBar(parts));
  onAccount(COMMANDS.pinToStatusBar, ({ account }) => pin(account.id));
  on(COMMANDS.unpinFromStatusBar, async (target) => {
    const status = await chooseAccount(target, choice, {
      noneText: parts.language.t('No account is pinned to the status bar.'),
      isChoice: ({ account }) => readChoices().pinned.includes(account.id),
    });
    if (status !== undefined) {
      await unpin(status.account.id);
    }
  });
  onServed(COMMANDS.openConsole, async (status) => {
    const address = productOf(status, parts.providers)?.console;
    if (address !== undefined) {
      await vscode.env.openExternal(vscode.Uri.parse(address));
    }
  });
  on(COMMANDS.openSettings, async (target) => {
    const { command, arguments: given = [] } = remedyCommand(settingsRemedy(target), '', parts.language.t);
    await vscode.commands.executeCommand(command, ...given);
  });
  on(COMMANDS.openEntry, (target) => openEntry(invalidIn(target)));
  registerTreeCommands({
    ...parts,
    ...{ tree, on },
    pick: async () => {
      const status = await chooseAccount(undefined, choice);
      return status && { kind: 'account', accountId: status.account.id };
    },
  });
  return owned;
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
