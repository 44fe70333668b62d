import * as vscode from 'vscode';
import { systemClock } from './base/clock.ts';
import { DisposableStore } from './base/lifecycle.ts';
import { Monitor } from './monitor/monitor.ts';
import { Outlooks } from './monitor/outlooks.ts';
import { TroubleLog } from './monitor/troubleLog.ts';
import { createHttp } from './net/http.ts';
import { createProviders } from './providers/index.ts';
import type { Store } from './store/store.ts';
import { watchAccounts } from './ui/accountWatch.ts';
import { showAlert } from './ui/alertNotice.ts';
import { registerCommands } from './ui/commands.ts';
import { registerHistory } from './ui/history.ts';
import { COMMANDS, HISTORY_PANEL } from './ui/ids.ts';
import { language } from './ui/language.ts';
import { monitorHistory } from './ui/monitorHistory.ts';
import { offerUpdate } from './ui/notifications.ts';
import { outgoing } from './ui/outgoing.ts';
import { RedactingLog } from './ui/redactingLog.ts';
import { readRemembered, remember } from './ui/remembered.ts';
import { Screen } from './ui/screen.ts';
import { Secrets } from './ui/secrets.ts';
import { retentionDays } from './ui/settings.ts';
import { storeText } from './ui/storeText.ts';
import { watchStore } from './ui/storeWatch.ts';

/** Builds the parts in order: the core, what shows it, what drives it. */
export function activate(context: vscode.ExtensionContext): void {
  const clock = systemClock;
  const channel = vscode.window.createOutputChannel('Messaging Balance', { log: true });
  const log = new RedactingLog(channel, outgoing, clock);
  const providers = createProviders(createHttp(clock), clock);
  const secrets = new Secrets(context.secrets, process.env, outgoing);
  const monitor = new Monitor(
    {
      clock,
      random: Math.random,
      providers,
      credentials: secrets,
      troubleLog: new TroubleLog(log),
      onRefused: (account, fault) => void offerUpdate(account, fault, providers, language),
    },
    readRemembered(context.globalState),
  );
  const outlooks: Outlooks = new Outlooks({
    ...{ clock, monitor, providers },
    onAlert: (alert) => void showAlert(alert, { alerts: outlooks.alerts, providers, clock, language }),
  });
  const screen = new Screen({ monitor, providers, clock, language, outlooks });
  let store: Store | undefined;
  const history = monitorHistory({
    ...{ monitor, outlooks, providers, language },
    store: () => store,
    notice: () => store && storeText(store.mode, language),
  });
  const { extensionUri } = context;
  const owned = new DisposableStore();
  context.subscriptions.push(
    monitor,
    outlooks,
    screen,
    watchAccounts({ monitor, screen, secrets, providers, log }),
    remember(context.globalState, monitor, clock),
    registerCommands({ monitor, providers, secrets, clock, language, log, store: () => store }),
    registerHistory({ source: history, clock, language, extensionUri, viewType: HISTORY_PANEL, commands: COMMANDS }),
    // Last: what is given up above is still written to the store and to the log.
    owned,
    log,
  );
  // The last known numbers are on the screen by now. What follows needs the disk, and no command has to wait for it.
  void attachStore();

  async function attachStore(): Promise<void> {
    const { openStore } = await import('./store/openStore.ts');
    store = owned.add(await openStore(context.globalStorageUri.fsPath, clock, Math.random, retentionDays));
    owned.add(watchStore(store, log, language));
    monitor.attach(store);
    outlooks.attach(store);
  }
}
