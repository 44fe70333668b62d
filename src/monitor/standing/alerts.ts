import type { AccountStatus } from '../../balance/account/state.ts';
import { type GeneralAlerts, ownThreshold, thresholdFor } from '../../balance/account/threshold.ts';
import {
  type AccountAlerts,
  type AnyRaise,
  advanceAccount,
  changeRecord,
  changeUnusual,
  NO_ALERTS,
  noteShown,
  type Seen,
  waitBefore,
  wantSecond,
} from '../../balance/alert/accountAlerts.ts';
import { type Advance, acknowledgeAlert, isSameAlert, snoozeAlert } from '../../balance/alert/alert.ts';
import type { AlertRecord } from '../../balance/alert/alertRecord.ts';
import { observationOf } from '../../balance/alert/observation.ts';
import { snoozeUnusual } from '../../balance/alert/unusualAlert.ts';
import { headlineOf, type Quantity } from '../../balance/amount/quantity.ts';
import type { Trend } from '../../balance/forecast/trend.ts';
import type { Clock } from '../../base/clock.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/lifecycle.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Monitor } from '../ask/monitor.ts';
import { serve } from '../ask/service.ts';
import { secondReadingAt } from '../when/schedule.ts';
import { type AlertNotes, BUSY_MS, type Notes, notesOf } from './alertNotes.ts';
import type { AccountTrends, Trends } from './trends.ts';

/** What is told of one quantity. */
export interface QuantityAlert {
  readonly quantity: Quantity;
  readonly raise: AnyRaise;
  readonly trend: Trend;
}

/** What this window has to show of an account, in one notification. */
export interface Alert {
  readonly status: AccountStatus;
  /** In the order of the reading; at least one. */
  readonly raised: readonly QuantityAlert[];
}

/** What alerts are made from, and who shows them. */
export interface AlertParts {
  readonly clock: Clock;
  readonly monitor: Pick<Monitor, 'status' | 'statuses' | 'onDidChange' | 'refresh'>;
  readonly providers: readonly Provider[];
  readonly trends: Pick<Trends, 'of' | 'onDidChange'>;
  /** What holds for accounts that say nothing else. */
  readonly general: () => GeneralAlerts;
  /** Whether this window has the focus. */
  readonly hasFocus: () => boolean;
  readonly onAlert: (alert: Alert) => void;
}

/** What is known of an account's alerts. */
interface Known {
  /** The reading that was taken, and the thresholds. */
  taken: string | undefined;
  /** Whose alerts those are. */
  readonly identity: string | undefined;
  readonly notes: AlertNotes;
  alerts: AccountAlerts;
  /** Goes off when this window's turn to show alerts has come, or a lock may be gone. */
  readonly turn: MutableDisposable;
  /** Goes off when a second reading is to be asked for. */
  readonly second: MutableDisposable;
}

/**
 * Takes each good reading into the shared alerts of its account, once over all windows, and hands the alerts that this window
 * has won to who shows them. A reading is taken when its trends are there, since an alert tells them.
 *
 * Alerts are claimed, shown, and only then taken as told: those of a window that dies in between are shown by another one.
 */
export class Alerts implements Disposable {
  readonly #parts: AlertParts;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter<readonly string[]>());
  readonly #known = new Map<string, Known>();
  #store: Notes | undefined;

  /** Ids of accounts whose alerts were shown, acknowledged or snoozed here, without another reading. */
  readonly onDidChange: Event<readonly string[]> = this.#changed.event;

  constructor(parts: AlertParts) {
    this.#parts = parts;
    this.#owned.add(parts.trends.onDidChange((ids) => this.#take(ids)));
    this.#owned.add(parts.monitor.onDidChange((ids) => this.#take(ids)));
  }

  /** Begins to take readings. Called once, when the store is open. */
  attach(store: Notes): void {
    this.#store = store;
    this.#take(this.#ids());
  }

  /** Takes the present readings by what holds for all accounts now. */
  generalChanged(): void {
    this.#take(this.#ids());
    this.#changed.announce(this.#ids());
  }

  /** The record of a quantity as last read. */
  record(accountId: string, key: string): AlertRecord | undefined {
    return this.#known.get(accountId)?.alerts.records.get(key);
  }

  /** The user has taken note of alerts of an account. */
  acknowledge(accountId: string, keys: readonly string[]): void {
    this.#answer(accountId, keys, acknowledgeAlert);
  }

  /** The user wants to hear of them tomorrow, or after a top-up. */
  snooze(accountId: string, keys: readonly string[], until: 'day' | 'topUp'): void {
    const now = this.#parts.clock.now();
    this.#answer(accountId, keys, (record) => snoozeAlert(record, until, now));
  }

  /** The user wants to hear tomorrow of what is unusual about quantities. */
  snoozeUnusual(accountId: string, keys: readonly string[]): void {
    const now = this.#parts.clock.now();
    this.#change(accountId, keys, (alerts, key) => changeUnusual(alerts, key, (record) => snoozeUnusual(record, now)));
  }

  dispose(): void {
    this.#store = undefined;
    for (const id of this.#known.keys()) {
      this.#forget(id);
    }
    this.#owned.dispose();
  }

  #ids(): readonly string[] {
    return this.#parts.monitor.statuses().map(({ account }) => account.id);
  }

  #take(ids: readonly string[]): void {
    for (const id of ids) {
      const status = this.#parts.monitor.status(id);
      if (status === undefined) {
        this.#forget(id);
      } else if (this.#store !== undefined) {
        this.#takeReading(status, this.#store);
      }
    }
  }

  #takeReading(status: AccountStatus, store: Notes): void {
    const { account, state, identity } = status;
    const trends = this.#parts.trends.of(account.id);
    const general = this.#parts.general();
    if (state.kind !== 'ok' || status.old || trends?.at !== state.reading.at) {
      return;
    }
    const known = this.#knownOf(account.id, identity, store);
    const mark = JSON.stringify([trends.at, trends.edition, identity, account.thresholds, account.daysLeft, general]);
    if (known.taken === mark) {
      // Another window may have acknowledged what it has shown.
      known.alerts = known.notes.read();
      return;
    }
    known.taken = mark;
    known.turn.set(undefined);
    known.second.set(undefined);
    this.#advance(status, trends, known, false);
  }

  /**
   * Shows what is due, or waits for its turn. `waited`: it has left it to other windows already. With alerts switched off, nothing
   * is shown or counts as told, but what ends meanwhile is over.
   */
  #advance(status: AccountStatus, trends: AccountTrends, known: Known, waited: boolean): void {
    const { clock, hasFocus, onAlert, general } = this.#parts;
    const { enabled } = general();
    const { id } = status.account;
    const [seen, now] = [this.#seenOf(status, trends), clock.now()];
    const decided = known.notes.change((alerts) => {
      const { alerts: after, raises } = advanceAccount(alerts, seen, now, { told: enabled });
      const waitMs = raises.length === 0 ? 0 : waitBefore(alerts, waited || hasFocus(), now);
      return waitMs > 0
        ? { alerts, result: { raises: [], waitMs } }
        : { alerts: raises.length === 0 ? after : { ...alerts, claimedAt: now }, result: { raises, waitMs } };
    });
    const { raises, waitMs } = decided === 'busy' ? { raises: [], waitMs: BUSY_MS } : decided;
    const raised = raises.flatMap(({ key, raise }) => {
      const quantity = observed(status, key);
      const trend = trends.byKey.get(key);
      return quantity === undefined || trend === undefined ? [] : [{ quantity, raise, trend }];
    });
    if (raised.length > 0) {
      onAlert({ status, raised });
      known.notes.add((alerts) => noteShown(alerts, seen, now));
    }
    known.alerts = known.notes.read();
    if (waitMs > 0) {
      known.turn.set(
        clock.after(waitMs, () => {
          this.#advance(status, trends, known, waited || decided !== 'busy');
          this.#changed.announce([id]);
        }),
      );
    } else if (enabled && wantSecond(known.alerts, seen, now)) {
      this.#askAgainAt(secondReadingAt(id, trends.at), id, known.second);
    }
  }

  /** Has a second reading asked for, as soon as the provider's least interval allows it. */
  #askAgainAt(at: number, accountId: string, timer: MutableDisposable): void {
    const { clock, monitor } = this.#parts;
    const ask = async (): Promise<void> => {
      const result = await monitor.refresh(accountId, 'second');
      if (result.kind === 'waiting' && result.because === 'held') {
        this.#askAgainAt(result.until, accountId, timer);
      }
    };
    timer.set(clock.after(Math.max(0, at - clock.now()), () => void ask()));
  }

  #seenOf(status: AccountStatus, trends: AccountTrends): readonly Seen[] {
    const { account, state } = status;
    const product = serve(account, this.#parts.providers)?.product;
    if (state.kind !== 'ok') {
      return [];
    }
    const general = this.#parts.general();
    const headline = headlineOf(state.reading, product?.quantities.map(({ key }) => key) ?? [])?.key;
    return state.reading.quantities.flatMap(({ key }) => {
      const trend = trends.byKey.get(key);
      const observation = trend && observationOf(status, key, trend.forecast);
      const resets = product?.quantities.find((each) => each.key === key)?.resets;
      const threshold = thresholdFor(account, key, general.daysLeft, resets, key === headline);
      const isUnset = ownThreshold(account, key, resets) === undefined;
      const unusual = general.unusualSpending ? trend?.unusual : undefined;
      const unused = trend !== undefined && 'unused' in trend.forecast ? trend.forecast.unused : undefined;
      return observation === undefined ? [] : [{ key, observation, threshold, isUnset, unusual, unused }];
    });
  }

  /** An answer that is noted late is not one to an alert that was raised since. */
  #answer(accountId: string, keys: readonly string[], step: (record: AlertRecord | undefined) => Advance): void {
    this.#change(accountId, keys, (alerts, key, { records }) =>
      changeRecord(alerts, key, (record) =>
        isSameAlert(record?.raised, records.get(key)?.raised) ? step(record) : { record },
      ),
    );
  }

  /** `before`: the alerts that the user has seen. */
  #change(
    accountId: string,
    keys: readonly string[],
    step: (alerts: AccountAlerts, key: string, before: AccountAlerts) => AccountAlerts,
  ): void {
    const status = this.#parts.monitor.status(accountId);
    if (this.#store === undefined || status === undefined) {
      return;
    }
    const known = this.#knownOf(accountId, status.identity, this.#store);
    const before = known.notes.read();
    known.notes.add((alerts) => keys.reduce((changed, key) => step(changed, key, before), alerts));
    known.alerts = known.notes.read();
    this.#changed.announce([accountId]);
  }

  /** The alerts of another account of the provider say nothing of this one. */
  #knownOf(accountId: string, identity: string | undefined, store: Notes): Known {
    const before = this.#known.get(accountId);
    if (before !== undefined && before.identity === identity) {
      return before;
    }
    this.#forget(accountId);
    const notes = notesOf(store, this.#parts.clock, accountId, identity);
    const [turn, second] = [new MutableDisposable(), new MutableDisposable()];
    const known = { taken: undefined, identity, notes, alerts: NO_ALERTS, turn, second };
    this.#known.set(accountId, known);
    return known;
  }

  #forget(accountId: string): void {
    const known = this.#known.get(accountId);
    known?.notes.dispose();
    known?.turn.dispose();
    known?.second.dispose();
    this.#known.delete(accountId);
  }
}

function observed({ state }: AccountStatus, key: string): Quantity | undefined {
  return state.kind === 'ok' ? state.reading.quantities.find((quantity) => quantity.key === key) : undefined;
}
