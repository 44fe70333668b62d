import type { HistoryMark } from '../balance/failureSpans.ts';
import type { QuantityInfo } from '../balance/historyModel.ts';
import { type HistoryRows, rowsOf, withReading } from '../balance/historyRows.ts';
import type { Reading } from '../balance/quantity.ts';
import { readingOf } from '../balance/state.ts';
import { thresholdFor } from '../balance/threshold.ts';
import type { Language } from '../base/language.ts';
import { DisposableStore } from '../base/lifecycle.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Outlooks } from '../monitor/outlooks.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import { productOf } from './accountText.ts';
import type { HistoryAccount, HistorySource } from './historySource.ts';

/** What the history of the present accounts is made from. */
export interface MonitorHistoryParts {
  readonly monitor: Pick<Monitor, 'statuses' | 'onDidChange'>;
  readonly providers: readonly Provider[];
  readonly language: Language;
  /** Absent until it is open. */
  readonly store: () => Pick<Store, 'rows' | 'events'> | undefined;
  readonly outlooks: Pick<Outlooks, 'forecast' | 'onDidChange'>;
  /** Why the history is not all that it could be. */
  readonly notice: () => string | undefined;
}

/** The history of the monitor's accounts, from the store. */
export function monitorHistory({
  monitor,
  providers,
  language,
  store,
  outlooks,
  notice,
}: MonitorHistoryParts): HistorySource {
  const statusOf = (accountId: string) => monitor.statuses().find(({ account }) => account.id === accountId);
  /** The store leaves out a reading that says the same as the one before: the latest one must not be missing. */
  const rows = (accountId: string, fromMs: number, toMs: number): HistoryRows => {
    const kept = store()?.rows(accountId, fromMs, toMs) ?? rowsOf([]);
    const status = statusOf(accountId);
    const latest = status && readingOf(status.state);
    const isMissing = latest !== undefined && latest.at > (kept.at[kept.at.length - 1] ?? Number.NEGATIVE_INFINITY);
    return isMissing && latest.at >= fromMs && latest.at < toMs ? withReading(kept, latest) : kept;
  };
  return {
    accounts: () =>
      monitor.statuses().map(({ account }): HistoryAccount => {
        const { id, name, provider, product } = account;
        return { id, name, provider, product };
      }),
    readings: (accountId, fromMs, toMs): readonly Reading[] => rows(accountId, fromMs, toMs).readings(),
    rows,
    events: (accountId, fromMs, toMs): readonly HistoryMark[] => store()?.events(accountId, fromMs, toMs) ?? [],
    quantities: (accountId) => {
      const status = statusOf(accountId);
      const quantities = (status && productOf(status, providers)?.quantities) ?? [];
      return quantities.map(({ key, label, resetsDaily }): QuantityInfo => {
        const threshold = status && thresholdFor(status.account, key);
        const end = outlooks.forecast(accountId, key);
        return {
          key,
          label: label(language.t),
          ...(resetsDaily === undefined ? {} : { resetsDaily }),
          ...(threshold?.kind === 'amount' ? { threshold: threshold.level } : {}),
          ...(end?.kind === 'forecast' ? { runsOutAt: end.runsOutAt } : {}),
        };
      });
    },
    notice,
    onDidChange: (listener) => {
      const owned = new DisposableStore();
      owned.add(monitor.onDidChange(listener));
      owned.add(outlooks.onDidChange(listener));
      return owned;
    },
  };
}
