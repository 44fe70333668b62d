import type * as vscode from 'vscode';
import { keepLastReadings } from './accounts/lastReadings.ts';
import { loadProviders, watchAccounts } from './accounts/watch.ts';
import type { MessagingBalanceApi } from './publicApi/api.ts';
import { PublicApi } from './publicApi/publicApi.ts';
import { registerActions } from './registration.ts';
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
  await loadProviders(services);
  const views = new Views({ ...services, globalState });
  const api = new PublicApi(services);
  context.subscriptions.push(
    views,
    api,
    watchTimeZone(services.outlooks, services.language),
    declared.onDidChange(() => views.showUndeclared(declared.invalid)),
    watchAccounts({ ...services, showInvalid: (invalid) => views.showInvalid(invalid) }),
    keepLastReadings(services),
    registerActions({ ...services, views, extensionUri }),
    // Last: what is given up above is still written to the store and to the log.
    services,
  );
  views.showUndeclared(declared.invalid);
  // Nothing that is to be shown leaves this host while it works: the store, and what reads it, come behind the last known numbers.
  context.subscriptions.push(services.clock.after(0, () => void services.attachStore()));
  void offerWalkthrough(globalState, services.log);
  return api.exports;
}
