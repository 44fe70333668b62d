import type { Command } from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import { readingOf, troubleOf } from '../../balance/account/state.ts';
import { ownThreshold } from '../../balance/account/threshold.ts';
import { remedyFor } from '../../balance/fault/fault.ts';
import type { HistoryMark } from '../../balance/history/failureSpans.ts';
import type { QuantityInfo } from '../../balance/history/historyModel.ts';
import { type HistoryRows, rowsOf, withLatest } from '../../balance/readings/rows.ts';
import { shownQuantity } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { type ResetRule, resetsOf } from '../../balance/text/reset.ts';
import type { Event } from '../../base/event.ts';
import type { Language } from '../../base/language.ts';
import { DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { Outlooks } from '../../monitor/standing/outlooks.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Past, Store } from '../../store/port/store.ts';
import { productOf, troubleText } from '../../wording/accountText.ts';
import { holdingText } from '../../wording/limitText.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { remedyCommand } from '../editor/remedies.ts';
import { historyOf, type KeptHistory, keptHistories } from './keptHistories.ts';

/** A provider's own name of a quantity is cut here. */
const LONGEST_LABEL = 60;

/** What the history of the present accounts is made from. */
export interface HistorySourceParts {
  readonly monitor: Pick<Monitor, 'statuses' | 'onDidChange'>;
  readonly providers: readonly Provider[];
  readonly language: Language;
  /** Absent until it is open. */
  readonly store: () => Pick<Store, 'rows' | 'events' | 'kept' | 'past'> | undefined;
  readonly outlooks: Pick<Outlooks, 'forecast' | 'onDidChange'>;
  /** Why the history is not all that it could be. */
  readonly notice: () => string | undefined;
}

/** An account with a history, as far as the page and the export name it. */
export type HistoryAccount = Pick<Account, 'id' | 'name' | 'provider' | 'product'>;

/** Where the history panel and the export get what they show. */
export type HistorySource = Omit<ReturnType<typeof historySource>, 'kept' | 'past' | 'latest'>;

/** What histories are changed with. */
export type PastSource = Pick<ReturnType<typeof historySource>, 'kept' | 'past' | 'latest' | 'rows'>;

/** The history of the monitor's accounts, from the store. Times are wall-clock milliseconds since 1970. */
export function historySource({ monitor, providers, language, store, outlooks, notice }: HistorySourceParts) {
  const statusOf = (accountId: string) => monitor.statuses().find(({ account }) => account.id === accountId);
  const onDidChange: Event<readonly string[]> = (listener) => {
    const owned = new DisposableStore();
    let past: Past | undefined;
    // A page that was restored is there before the store; the monitor says when that is open.
    const hear = (): void => {
      if (past === undefined) {
        past = store()?.past;
        if (past !== undefined) {
          owned.add(past.onDidChange(() => listener(accounts().map(({ id }) => id))));
        }
      }
    };
    hear();
    owned.add(
      monitor.onDidChange((ids) => {
        hear();
        listener(ids);
      }),
    );
    owned.add(outlooks.onDidChange(listener));
    return owned;
  };
  const kept = (): readonly KeptHistory[] => {
    const present = new Set(monitor.statuses().map(({ account }) => account.id));
    return keptHistories(store()?.kept() ?? [], present, language.t);
  };
  const accounts = (): readonly HistoryAccount[] => [...monitor.statuses().map(({ account }) => account), ...kept()];
  return {
    /** In the order in which they are shown: present accounts, then what is kept of others. */
    accounts,
    /** Histories that no present account goes on with. */
    kept,
    /** Changes the past; `undefined` until the store is open. */
    past: (): Past | undefined => store()?.past,
    /** When the present reading of an account was taken: it is what is shown, and no past. */
    latest: (accountId: string): number | undefined => {
      const status = statusOf(accountId);
      return status && readingOf(status.state)?.at;
    },
    /**
     * Readings from `fromMs` (inclusive) to `toMs` (exclusive), oldest first; a year of them is there within 50 ms.
     * `undefined` while a lock is in the way.
     */
    rows(accountId: string, fromMs: number, toMs: number): HistoryRows | undefined {
      const open = store();
      const stored = open === undefined ? rowsOf([]) : open.rows(historyOf(accountId), fromMs, toMs);
      if (stored === undefined) {
        return undefined;
      }
      // The store leaves out a reading that says the same as the one before: the latest one must not be missing.
      const status = statusOf(accountId);
      const latest = status && readingOf(status.state);
      const isMissing =
        latest !== undefined && latest.at > (stored.at[stored.at.length - 1] ?? Number.NEGATIVE_INFINITY);
      return isMissing && latest.at >= fromMs && latest.at < toMs ? withLatest(stored, latest) : stored;
    },
    /** Beginnings and ends of troubles in the same range, oldest first; `undefined` while a lock is in the way. */
    events(accountId: string, fromMs: number, toMs: number): readonly HistoryMark[] | undefined {
      const open = store();
      return open === undefined ? [] : open.events(historyOf(accountId), fromMs, toMs);
    },
    /** The product's quantities in order, each with its label, its threshold as an amount, and its forecast if there are any. */
    quantities(accountId: string): readonly QuantityInfo[] {
      const status = statusOf(accountId);
      const account = status?.account ?? kept().find(({ id }) => id === accountId);
      const quantities = (account && productOf({ account }, providers)?.quantities) ?? [];
      const read = (status && readingOf(status.state)?.quantities) ?? [];
      const readOf = (key: string) => read.find((each) => each.key === key);
      const resetsIn = (key: string, rule: ResetRule = {}): Pick<QuantityInfo, 'resets'> => {
        const resets = resetsOf(readOf(key), rule);
        return resets === undefined ? {} : { resets };
      };
      const presentOf = (key: string): Pick<QuantityInfo, 'present'> => {
        const quantity = readOf(key);
        const isPlain = quantity === undefined || (quantity.limit === undefined && quantity.used === undefined);
        return isPlain ? {} : { present: holdingText(shownQuantity(quantity), language) };
      };
      const described = quantities.map(({ key, label, ...rule }): QuantityInfo => {
        const threshold = status && ownThreshold(status.account, key);
        const end = outlooks.forecast(accountId, key);
        return {
          key,
          label: label(language.t),
          ...resetsIn(key, rule),
          ...presentOf(key),
          ...(threshold?.kind === 'amount' ? { threshold: threshold.level } : {}),
          ...(end?.kind === 'forecast' ? { runsOutAt: end.runsOutAt } : {}),
        };
      });
      const named = read.filter(({ key, label }) => label !== undefined && !described.some((each) => each.key === key));
      return [
        ...described,
        ...named.map(({ key, label = key }): QuantityInfo => {
          return { key, label: plainText(label, LONGEST_LABEL), ...resetsIn(key), ...presentOf(key) };
        }),
      ];
    },
    /** What is wrong with an account, in a sentence, and the command that helps; `undefined` when all is well. */
    trouble(accountId: string): { readonly text: string; readonly remedy?: Command } | undefined {
      const status = statusOf(accountId);
      const trouble = status && troubleOf(status.state);
      const text = status && troubleText(status, providers, language, outputRedactor);
      const remedy = trouble && remedyFor(trouble.fault.kind);
      return text === undefined
        ? undefined
        : { text, ...(remedy === undefined ? {} : { remedy: remedyCommand(remedy, accountId, language.t) }) };
    },
    /** Why the history is not all that it could be, in a sentence for the user; `undefined` when all is well. */
    notice,
    /** The ids of accounts whose readings, events, names, thresholds or forecasts may have changed. May come too often. */
    onDidChange,
  };
}
