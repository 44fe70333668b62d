import type * as vscode from 'vscode';
import { remember } from './accounts/lastReadings.ts';
import { watchAccounts } from './accounts/watch.ts';
import { registerBalanceTool } from './chatTool/tool.ts';
import { registerCommands } from './commands.ts';
import { registerHistory } from './history/history.ts';
import { historySource } from './history/source.ts';
import type { MessagingBalanceApi } from './publicApi/api.ts';
import { PublicApi } from './publicApi/publicApi.ts';
import { createCore } from './services.ts';
import { Screen } from './views.ts';
import { offerWalkthrough } from './walkthrough/walkthrough.ts';

/**
 * Builds the parts in order: the core, what shows it, what drives it. `painted` is the item that stands in the status bar
 * already. Returns what other extensions may use.
 */
export function start(
  context: vscode.ExtensionContext,
  painted: vscode.StatusBarItem | undefined,
): MessagingBalanceApi {
  const { globalState, extensionUri } = context;
  const core = createCore(context);
  const screen = new Screen({ ...core, globalState, painted });
  const api = new PublicApi(core);
  context.subscriptions.push(
    screen,
    api,
    watchAccounts({ ...core, screen }),
    remember(globalState, core.monitor, core.clock),
    registerCommands({ ...core, screen }),
    registerBalanceTool(core),
    registerHistory({ ...core, source: historySource(core), extensionUri }),
    // Last: what is given up above is still written to the store and to the log.
    core,
  );
  // The last known numbers are on the screen by now. What follows needs the disk, and no command has to wait for it.
  void core.attachStore();
  void offerWalkthrough(globalState, core.log);
  return api.exports;
}
