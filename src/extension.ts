import type * as vscode from 'vscode';
import { watchAccounts } from './ui/accountWatch.ts';
import type { MessagingBalanceApi } from './ui/api.ts';
import { registerBalanceTool } from './ui/balanceTool.ts';
import { registerCommands } from './ui/commands.ts';
import { createCore } from './ui/core.ts';
import { registerHistory } from './ui/history.ts';
import { COMMANDS, HISTORY_PANEL } from './ui/ids.ts';
import { monitorHistory } from './ui/monitorHistory.ts';
import { PublicApi } from './ui/publicApi.ts';
import { remember } from './ui/remembered.ts';
import { Screen } from './ui/screen.ts';
import { offerWalkthrough } from './ui/walkthrough.ts';

/** Builds the parts in order: the core, what shows it, what drives it. Returns what other extensions may use. */
export function activate(context: vscode.ExtensionContext): MessagingBalanceApi {
  const { globalState, extensionUri } = context;
  const core = createCore(context);
  const screen = new Screen({ ...core, globalState });
  const api = new PublicApi(core);
  const source = monitorHistory(core);
  context.subscriptions.push(
    screen,
    api,
    watchAccounts({ ...core, screen }),
    remember(globalState, core.monitor, core.clock),
    registerCommands({ ...core, screen }),
    registerBalanceTool(core),
    registerHistory({ ...core, source, extensionUri, viewType: HISTORY_PANEL, commands: COMMANDS }),
    // Last: what is given up above is still written to the store and to the log.
    core,
  );
  // The last known numbers are on the screen by now. What follows needs the disk, and no command has to wait for it.
  void core.attachStore();
  void offerWalkthrough(globalState, core.log);
  return api.exports;
}
