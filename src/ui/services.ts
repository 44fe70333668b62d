import * as vscode from 'vscode';
import type { GeneralAlerts } from '../balance/account/threshold.ts';
import { type Clock, systemClock } from '../base/clock.ts';
import type { Language } from '../base/language.ts';
import { type Disposable, DisposableStore } from '../base/lifecycle.ts';
import type { AccountNumbers } from '../monitor/ask/accountNumbers.ts';
import { Monitor } from '../monitor/ask/monitor.ts';
import { TroubleLog } from '../monitor/ask/troubleLog.ts';
import { Outlooks } from '../monitor/standing/outlooks.ts';
import type { Http } from '../net/request.ts';
import { createProvider } from '../providers/engine/ask.ts';
import { OWN } from '../providers/index.ts';
import { OFFERED } from '../providers/offered.ts';
import type { Provider } from '../providers/provider.ts';
import { ProviderRegistry } from '../providers/registry.ts';
import type { Store } from '../store/port/store.ts';
import { DeclaredProviders } from './accounts/declared/declaredProviders.ts';
import { type LastReadings, parseLastReadings } from './accounts/lastReadings.ts';
import { Secrets } from './accounts/secrets.ts';
import { showAlert } from './alerts/notice.ts';
import { onDidChangeGeneralAlerts, readGeneralAlerts } from './alerts/settings.ts';
import { retentionDays } from './editor/configuration.ts';
import { language } from './editor/language.ts';
import { offerUpdate } from './editor/messages.ts';
import { type Persisted, persisted } from './editor/persisted.ts';
import { RedactingLog } from './editor/redactingLog.ts';
import { outputRedactor } from './editor/redactOutput.ts';
import type { LastShown } from './statusBar/selection.ts';
import { parseLastShown } from './statusBar/selection.ts';
import { sizeText, storeText } from './support/storeText.ts';
import { watchStore } from './support/storeWatch.ts';

/** What views show from and commands work with. */
export interface Services extends Disposable {
  readonly clock: Clock;
  readonly language: Language;
  readonly log: RedactingLog;
  /** What accounts are called in the log. */
  readonly numbers: AccountNumbers;
  readonly http: Http;
  readonly registry: ProviderRegistry;
  /** Those of the registry that the settings declare. */
  readonly declared: DeclaredProviders;
  /** The registry's list, which is live. */
  readonly providers: readonly Provider[];
  readonly secrets: Secrets;
  readonly monitor: Monitor;
  readonly outlooks: Outlooks;
  /** What holds for the alerts of all accounts. */
  readonly general: () => GeneralAlerts;
  /** What stood in the status bar last, also in the session before. */
  readonly lastShown: Persisted<LastShown>;
  readonly lastReadings: Persisted<LastReadings>;
  /** `undefined` until it is open. */
  readonly store: () => Store | undefined;
  /** What the user has to know of the store. */
  readonly notice: () => string | undefined;
  /** Opens the store and begins to send requests. Called once, after the first paint: it needs the disk. */
  attachStore(): Promise<void>;
}

/** What the services need of the extension's context. */
export type ServicesContext = Pick<vscode.ExtensionContext, 'globalState' | 'globalStorageUri' | 'secrets'>;

/** Builds the parts that need no file, in order. */
export function createServices(context: ServicesContext): Services {
  let store: Store | undefined;
  const clock = systemClock;
  const log = new RedactingLog(
    vscode.window.createOutputChannel('Messaging Balance', { log: true }),
    outputRedactor,
    clock,
  );
  const http: Http = async (request) => {
    const { createHttp } = await import('../net/http.ts');
    return createHttp(clock)(request);
  };
  const registry = new ProviderRegistry(
    OFFERED.map((offer) => ({ offer, load: async () => createProvider(await OWN[offer.id](), http, clock) })),
  );
  const declared = new DeclaredProviders(registry, http, clock);
  const providers = registry.list;
  const secrets = new Secrets(context.secrets, process.env, () => store, outputRedactor);
  const troubleLog = new TroubleLog(log);
  const lastReadings = persisted(context.globalState, 'lastReadings', parseLastReadings);
  const monitor = new Monitor(
    {
      clock,
      random: Math.random,
      providers,
      credentials: secrets,
      troubleLog,
      onRefused: (account, fault) => void offerUpdate(account, fault, providers, language),
    },
    new Map(Object.entries(lastReadings.read())),
  );
  let general = readGeneralAlerts();
  const outlooks: Outlooks = new Outlooks({
    ...{ clock, monitor, providers },
    timeZone: () => language.timeZone,
    general: () => general,
    hasFocus: () => vscode.window.state.focused,
    onAlert: (alert) => void showAlert(alert, { alerts: outlooks.alerts, monitor, providers, clock, language }),
  });
  const owned = new DisposableStore();
  owned.add(log);
  owned.add(
    onDidChangeGeneralAlerts((changed) => {
      general = changed;
      outlooks.generalChanged();
    }),
  );
  return {
    ...{ clock, language, log, http, registry, declared, providers, secrets, monitor, outlooks },
    general: () => general,
    numbers: troubleLog.numbers,
    lastShown: persisted(context.globalState, 'lastShown', parseLastShown),
    lastReadings,
    store: () => store,
    notice: () => store && (storeText(store.mode, language) ?? sizeText(store.size(), language)),
    async attachStore() {
      const { openStore } = await import('../store/open.ts');
      const keeping = { retentionDays, timeZone: () => language.timeZone };
      store = owned.add(await openStore(context.globalStorageUri.fsPath, clock, Math.random, keeping));
      owned.add(watchStore(store, log, language));
      monitor.attach(store);
      outlooks.attach(store);
    },
    // What the others give up is still written to the store and to the log.
    dispose() {
      outlooks.dispose();
      monitor.dispose();
      declared.dispose();
      registry.dispose();
      owned.dispose();
    },
  };
}
