import type * as vscode from 'vscode';
import { keepLastReadings } from './accounts/lastReadings.ts';
import { watchAccounts } from './accounts/watch.ts';
import { registerBalanceTool } from './chatTool/tool.ts';
import { chooseAccount } from './chooseAccount.ts';
import { registerCommands } from './commands.ts';
import { namedProviders } from './editor/configuration.ts';
import { registerHistory } from './history/history.ts';
import { historySource } from './history/source.ts';
import { spendingOf } from './history/spending.ts';
import type { MessagingBalanceApi } from './publicApi/api.ts';
import { PublicApi } from './publicApi/publicApi.ts';
import { createServices } from './services.ts';
import { watchTimeZone } from './support/timeZoneWatch.ts';
import { Views } from './views.ts';
import { offerWalkthrough } from './walkthrough/walkthrough.ts';

/**
 * Builds the parts in order: the services, what shows them, what drives them. Returns what other extensions may use. The providers
 * of the accounts are loaded before anything is shown, and no others.
 */
export async function start(context: vscode.ExtensionContext): Promise<MessagingBalanceApi> {
  const { globalState, extensionUri } = context;
  const services = createServices(context);
  const { declared } = services;
  await services.registry.load(namedProviders());
  const views = new Views({ ...services, globalState });
  const api = new PublicApi(services);
  const source = historySource(services);
  const selected = () => views.tree.selected;
  context.subscriptions.push(
    views,
    api,
    watchTimeZone(services.outlooks, services.language),
    declared.onDidChange(() => views.showUndeclared(declared.invalid)),
    watchAccounts({ ...services, showInvalid: (invalid) => views.showInvalid(invalid) }),
    keepLastReadings(services),
    registerCommands({ ...services, views }),
    registerBalanceTool({
      ...services,
      spendingOf: async (accountId, period) => spendingOf(accountId, period, { ...services, source }),
    }),
    registerHistory({
      ...services,
      source,
      extensionUri,
      selected,
      chooseAccount: (target) => chooseAccount(target, { ...services, selected }),
    }),
    // Last: what is given up above is still written to the store and to the log.
    services,
  );
  views.showUndeclared(declared.invalid);
  // The last known numbers are about to be shown. What follows needs the disk, and no command has to wait for it.
  void services.attachStore();
  void offerWalkthrough(globalState, services.log);
  return api.exports;
}
