import type { Reading } from '../amount/quantity.ts';
import type { Fault } from '../fault/fault.ts';
import type { Account } from './account.ts';

/** Refusals in a row of one credential. */
export interface Refusal {
  /** Tells the credential from others and gives nothing of it away; see `credentialMark`. */
  readonly mark: string;
  /** When it was first refused. */
  readonly since: number;
  /** How often, at least 1. */
  readonly count: number;
}

/** A run of failed attempts that has not ended. Times are wall-clock milliseconds since 1970. */
export interface Trouble {
  /** The latest failure. */
  readonly fault: Fault;
  /** When the first attempt of this run failed. */
  readonly since: number;
  /** How many attempts have failed in a row. */
  readonly attempts: number;
  /** Which credential was refused, and since when; absent while the latest fault is another one. */
  readonly refused?: Refusal;
}

/** What is known of an account. A good value is never given up for a failure: it moves from `ok` to `stale`. */
export type AccountState =
  /** Nothing is known and nothing has failed yet. */
  | { readonly kind: 'loading' }
  | { readonly kind: 'ok'; readonly reading: Reading }
  /** The latest attempts failed; `reading` is the last good one. */
  | { readonly kind: 'stale'; readonly reading: Reading; readonly trouble: Trouble }
  /** Every attempt has failed so far. */
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  /** The extension that adds its provider has not registered it yet, or the settings do not declare it; `reading` is the last good one. */
  | { readonly kind: 'waiting'; readonly reading?: Reading }
  /** No attempt will be made until the credential or the endpoint changes. */
  | { readonly kind: 'paused'; readonly trouble: Trouble; readonly reading?: Reading };

/** An account as the views see it. */
export interface AccountStatus {
  readonly account: Account;
  readonly state: AccountState;
  /** A request is under way, in this window or, as far as is known, in another one. */
  readonly refreshing: boolean;
  /** The reading is older than it should be, although nothing has failed: it must not pass for a fresh one. */
  readonly old: boolean;
  /** Whose readings they are: another account of the provider has another one. Absent until it is known. */
  readonly identity?: string;
  /** When the next automatic attempt is due; absent while paused. */
  readonly nextAt?: number;
  /** No attempt, not even a manual one, is made before: the provider asked for it. */
  readonly holdUntil?: number;
}

/** The last good reading of a state, if there ever was one. */
export function readingOf(state: AccountState): Reading | undefined {
  return state.kind === 'loading' || state.kind === 'failed' ? undefined : state.reading;
}

/** The trouble of a state, if it is in any. */
export function troubleOf(state: AccountState): Trouble | undefined {
  return 'trouble' in state ? state.trouble : undefined;
}
