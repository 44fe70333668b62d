import type { Account } from '../../balance/account/account.ts';
import { askedOf } from '../../balance/account/identity.ts';
import type { Trouble } from '../../balance/account/state.ts';
import type { Clock } from '../../base/clock.ts';
import { MutableDisposable } from '../../base/lifecycle.ts';
import { questionOf } from '../../providers/places.ts';
import type { Provider } from '../../providers/provider.ts';
import { type AccountRecord, isOnlyRead, type Store, type StoreMode } from '../../store/port/store.ts';
import { afterAbort, heldFor } from '../when/schedule.ts';
import { leastInterval, type ServedAccount, serve } from './service.ts';

/** What became of a refresh that was asked for. `until` is wall-clock time in milliseconds. */
export type RefreshResult =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'waiting';
      readonly because: 'held' | 'too-soon' | 'in-flight' | 'not-due';
      readonly until: number;
    }
  /** The store is not open yet or only read, or the account has changed or gone. */
  | { readonly kind: 'not-ready' };

/** A setting that removes an account arrives in each window sooner than this after the account was forgotten. */
const MOST_LATE_SETTING_MS = 15 * 60_000;

/** An account within the monitor. */
export interface Entry {
  served: ServedAccount;
  /** What it asks, and where: see `askedOf`. */
  readonly asked: string;
  /** Milliseconds between two automatic refreshes. */
  interval: number;
  /** The shared record as last read. */
  record: AccountRecord | undefined;
  /** The refresh that is under way or waits for its lane. */
  running: Promise<RefreshResult> | undefined;
  /** Trouble of this window alone, such as a missing credential: nothing was sent, so nothing is shared. */
  local: Trouble | undefined;
  /** No automatic attempt before this monotonic time, for a reason of this window's own. */
  notBefore: number;
  /** The claim whose request is under way in this window. */
  claimed: AccountRecord | undefined;
  /** Only who asks by hand or with another credential asks before this monotonic time: another window forgot the account. */
  forgottenUntil: number;
  /** A refresh that waits for a rule to allow it. */
  readonly again: MutableDisposable;
  /** Aborted when the account changes or goes: what is under way ends with it. */
  readonly abort: AbortController;
  /** How the account stood at the last beat: it may stand otherwise for no other reason than that time has passed. */
  stood: string | undefined;
}

/** The entry of an account that nothing is known of yet; `undefined` when no provider serves it. */
export function enter(account: Account, providers: readonly Provider[]): Entry | undefined {
  const served = serve(account, providers);
  return served === undefined
    ? undefined
    : {
        served,
        asked: askedOf(account, questionOf(account, served.product)),
        interval: 0,
        record: undefined,
        running: undefined,
        local: undefined,
        notBefore: 0,
        claimed: undefined,
        forgottenUntil: 0,
        again: new MutableDisposable(),
        abort: new AbortController(),
        stood: undefined,
      };
}

/**
 * Takes over the record as it is now, and returns it. One that another window has taken away was removed there, and the
 * setting that says so has yet to arrive here.
 */
export function takeRecord(entry: Entry, record: AccountRecord, monotonic: number): AccountRecord {
  if (record.generation > 0) {
    entry.forgottenUntil = 0;
  } else if (entry.record !== undefined && entry.record.generation > 0) {
    entry.forgottenUntil = monotonic + Math.min(entry.interval, MOST_LATE_SETTING_MS);
  }
  entry.record = record;
  return record;
}

/** Whether the windows of a later version ask. Then the next look at it is an interval away. */
export function leftToOthers(entry: Entry, mode: StoreMode, clock: Clock): boolean {
  if (isOnlyRead(mode)) {
    entry.notBefore = clock.monotonic() + entry.interval;
  }
  return isOnlyRead(mode);
}

/**
 * Stops everything that an entry has under way, and gives its claim back at once: nothing was learned, and a window that
 * closes may not live to see the end of its request. That one was sent the provider's least interval counts.
 */
export function leave(entry: Entry, store: Pick<Store, 'settle'> | undefined, now: number): void {
  entry.again.dispose();
  entry.abort.abort();
  const { claimed } = entry;
  if (claimed !== undefined) {
    store?.settle(claimed, heldFor(afterAbort(claimed, now), claimed.claimedAt, leastInterval(entry.served.provider)));
  }
}
