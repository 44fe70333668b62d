import type { AccountStatus } from '../../balance/account/state.ts';
import { thresholdFor } from '../../balance/account/threshold.ts';
import { type Advance, acknowledgeAlert, advanceAlert, type Raise, snoozeAlert } from '../../balance/alert/alert.ts';
import { type AlertCell, changeAlert } from '../../balance/alert/alertCell.ts';
import { type AlertRecord, parseAlertRecord } from '../../balance/alert/alertRecord.ts';
import { observationOf } from '../../balance/alert/observation.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import type { Trend } from '../../balance/forecast/trend.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/lifecycle.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Store } from '../../store/port/store.ts';
import type { Monitor } from '../ask/monitor.ts';
import { serve } from '../ask/service.ts';
import type { Trends } from './trends.ts';

/** When to try again after a lock was in the way. */
const BUSY_MS = 1_000;

/** An alert that this window has to show. */
export interface Alert {
  readonly status: AccountStatus;
  readonly quantity: Quantity;
  readonly raise: Raise;
  readonly trend: Trend;
}

/** What alerts are made from, and who shows them. */
export interface AlertParts {
  readonly clock: Clock;
  readonly monitor: Pick<Monitor, 'status' | 'statuses' | 'onDidChange'>;
  readonly providers: readonly Provider[];
  readonly trends: Pick<Trends, 'of' | 'onDidChange'>;
  readonly onAlert: (alert: Alert) => void;
}

type Notes = Pick<Store, 'note' | 'replaceNote'>;

/** What is known of an account's alerts. */
interface Known {
  /** The reading that was taken, and the thresholds. */
  taken: string | undefined;
  /** Whose records those are. */
  readonly identity: string | undefined;
  readonly records: Map<string, AlertRecord | undefined>;
}

/**
 * Takes each good reading into the shared alert records, once over all windows, and hands the alerts that this window
 * has won to who shows them. A reading is taken when its trends are there, since an alert tells them.
 */
export class Alerts implements Disposable {
  readonly #parts: AlertParts;
  readonly #owned = new DisposableStore();
  readonly #again = this.#owned.add(new MutableDisposable());
  readonly #known = new Map<string, Known>();
  #store: Notes | undefined;

  constructor(parts: AlertParts) {
    this.#parts = parts;
    this.#owned.add(parts.trends.onDidChange((ids) => this.#take(ids)));
    this.#owned.add(parts.monitor.onDidChange((ids) => this.#take(ids)));
  }

  /** Begins to take readings. Called once, when the store is open. */
  attach(store: Notes): void {
    this.#store = store;
    this.#takeAll();
  }

  /** The record of a quantity as it was when the latest reading was taken. */
  record(accountId: string, key: string): AlertRecord | undefined {
    return this.#known.get(accountId)?.records.get(key);
  }

  /** The user has taken note of an alert. */
  acknowledge(accountId: string, key: string): void {
    this.#change(accountId, key, acknowledgeAlert);
  }

  /** The user wants to hear of it tomorrow, or after a top-up. */
  snooze(accountId: string, key: string, until: 'day' | 'topUp'): void {
    this.#change(accountId, key, (record) => snoozeAlert(record, until, this.#parts.clock.now()));
  }

  dispose(): void {
    this.#store = undefined;
    this.#owned.dispose();
  }

  #takeAll(): void {
    this.#take(this.#parts.monitor.statuses().map(({ account }) => account.id));
  }

  #take(ids: readonly string[]): void {
    for (const id of ids) {
      const status = this.#parts.monitor.status(id);
      if (status === undefined) {
        this.#known.delete(id);
      } else if (this.#store !== undefined) {
        this.#takeReading(status);
      }
    }
  }

  #takeReading(status: AccountStatus): void {
    const { account, state } = status;
    const trends = this.#parts.trends.of(account.id);
    if (state.kind !== 'ok' || status.old || trends?.at !== state.reading.at) {
      return;
    }
    const { identity } = status;
    const mark = JSON.stringify([trends.at, identity, account.thresholds, account.daysLeft]);
    const before = this.#known.get(account.id);
    if (before?.taken === mark) {
      return;
    }
    // The records of another account of the provider say nothing of this one.
    const records = before?.identity === identity ? before?.records : undefined;
    const known: Known = { taken: mark, identity, records: records ?? new Map() };
    this.#known.set(account.id, known);
    const product = serve(account, this.#parts.providers)?.product;
    for (const quantity of state.reading.quantities) {
      const { key } = quantity;
      const trend = trends.byKey.get(key);
      const observation = observationOf(status, key, trend?.forecast);
      if (trend === undefined || observation === undefined) {
        continue;
      }
      const resetsDaily = product?.quantities.find((known) => known.key === key)?.resetsDaily;
      const threshold = thresholdFor(account, key, resetsDaily);
      const now = this.#parts.clock.now();
      const raise = this.#change(account.id, key, (record) => advanceAlert(record, observation, threshold, now));
      if (raise === 'busy') {
        known.taken = undefined;
        this.#again.set(this.#parts.clock.after(BUSY_MS, () => this.#takeAll()));
      } else if (raise !== undefined) {
        this.#parts.onAlert({ status, quantity, raise, trend });
      }
    }
  }

  /** Changes a record; the alert that this window has won thereby, or that a lock was in the way. */
  #change(
    accountId: string,
    key: string,
    step: (record: AlertRecord | undefined) => Advance,
  ): Raise | 'busy' | undefined {
    if (this.#store === undefined) {
      return undefined;
    }
    const { identity } = this.#parts.monitor.status(accountId) ?? {};
    const name = identity === undefined ? `alert/${key}` : `alert/${identity}/${key}`;
    const cell = cellOf(this.#store, accountId, name);
    const raise = changeAlert(cell, step);
    const known = this.#known.get(accountId) ?? { taken: undefined, identity, records: new Map() };
    this.#known.set(accountId, known);
    known.records.set(key, cell.read());
    return raise;
  }
}

/** The record of a quantity among the store's notes. A note that is no record is as none, and is replaced. */
function cellOf(store: Notes, accountId: string, name: string): AlertCell {
  let text: string | undefined;
  return {
    read() {
      text = store.note(accountId, name);
      return text === undefined ? undefined : parseAlertRecord(jsonIn(text));
    },
    replace: (next) => store.replaceNote(accountId, name, text, next && JSON.stringify(next)),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
