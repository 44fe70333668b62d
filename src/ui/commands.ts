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
import { runRemoveAccount } from './accounts/removeAccount.ts';
import { runSetThreshold } from './accounts/setThreshold.ts';
import { exportAccounts } from './accounts/sharing/exportAccounts.ts';
import { importAccounts } from './accounts/sharing/importAccounts.ts';
import { openEntry, runRemoveEntry } from './accounts/unusableEntry.ts';
import { sendTestAlert } from './alerts/testAlert.ts';
import { chooseAccount } from './chooseAccount.ts';
import type { DeclareParts } from './declared/declareWizard.ts';
import { runDeclareProvider } from './declared/declareWizard.ts';
import { copyText } from './editor/clipboard.ts';
import { COMMANDS, VIEWS } from './editor/ids.ts';
import { offerAddAccount, showInfo } from './editor/messages.ts';
import { remedyCommand } from './editor/remedies.ts';
import type { StatusBarChoices } from './statusBar/choices.ts';
import { runConfigureStatusBar } from './statusBar/configure.ts';
import { pin, readChoices, unpin } from './statusBar/settings.ts';
import { copyDiagnostics, type DiagnosticsParts } from './support/diagnostics.ts';
import { reportIssue } from './support/reportIssue.ts';
import { registerTreeCommands, type TreeControl } from './tree/commands.ts';
import { invalidIn, settingsRemedy } from './tree/node.ts';
import { balanceText } from './tree/rows.ts';

/** What commands work with. */
export interface CommandParts extends DeclareParts, Pick<DiagnosticsParts, 'numbers'> {
  readonly log: Log & DiagnosticsParts['log'] & { show(): void };
  readonly views: { preview(choices: StatusBarChoices | undefined): void; readonly tree: TreeControl };
}

/** Registers every command of the extension. */
export function registerCommands(parts: CommandParts): Disposable {
  const owned = new DisposableStore();
  const on = (command: string, run: (target: unknown) => Promise<void>): void => {
    owned.add(onCommand(command, run, parts));
  };
  const onAccount = (command: string, run: (status: AccountStatus, target: unknown) => Promise<void>): void =>
    on(command, async (target) => {
      const status = await chooseAccount(target, parts);
      if (status !== undefined) {
        await run(status, target);
      }
    });
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
  on(COMMANDS.focusView, async () => vscode.commands.executeCommand(`${VIEWS.accounts}.focus`));
  const onServed = (command: string, run: (status: AccountStatus, target: unknown) => Promise<void>): void =>
    onAccount(command, async (status, target) => {
      if (status.state.kind === 'waiting') {
        showInfo(waitingText(status.account, parts.language));
      } else {
        await run(status, target);
      }
    });
  onServed(COMMANDS.refreshAccount, async ({ account }) =>
    tell([await parts.monitor.refresh(account.id, 'manual')], parts),
  );
  onServed(COMMANDS.updateCredential, ({ account }) => changeCredential(account, parts));
  onServed(COMMANDS.confirmAddresses, ({ account }) => changeCredential(account, parts));
  onServed(COMMANDS.editAccount, ({ account }) => runEditAccount(account.id, parts));
  onServed(COMMANDS.setThreshold, (status, target) => runSetThreshold(status, namedQuantity(target), parts));
  on(COMMANDS.sendTestAlert, () => sendTestAlert(parts.general(), parts.language));
  onAccount(COMMANDS.renameAccount, ({ account }) => runRename(account, parts));
  onAccount(COMMANDS.removeAccount, (status) => runRemoveAccount(status, { ...parts, unpin }));
  onAccount(COMMANDS.copyBalance, async (status) => {
    const { providers, clock, language } = parts;
    await copyText(
      balanceText(status, providers, clock.now(), language),
      language.t('The balance of {0} is on the clipboard.', plainText(status.account.name, 60)),
    );
  });
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
    const status = await chooseAccount(target, parts, {
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
  on(COMMANDS.removeEntry, (target) => runRemoveEntry(invalidIn(target), parts.providers, parts.language));
  registerTreeCommands({
    ...parts,
    tree: parts.views.tree,
    on,
    pick: async () => {
      const status = await chooseAccount(undefined, parts);
      return status && { kind: 'account', accountId: status.account.id };
    },
  });
  return owned;
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
