import { DAY_MS } from '../../base/duration.ts';
import type { Unused } from '../forecast/expiring.ts';

/** An expiry is told of once when it is first seen, and once more when it is this near. */
const NEAR_MS = 7 * DAY_MS;
/** So many that were told of are remembered. */
const MOST_TOLD = 20;

/**
 * What all windows remember of the expiries of one quantity of one account: the times of those that were told, milliseconds since
 * 1970, with `!` when they were near. It is plain JSON, like an `AlertRecord`.
 */
export type ExpiryRecord = readonly string[];

/** Credit that will expire before it is spent, to tell once, in the window that gets it. */
export interface ExpiryRaise {
  readonly reason: 'expiring';
  readonly level: 'expiring';
  readonly unused: Unused;
}

/** What a trend makes of a record. The same object as before means that there is nothing to save. */
export interface ExpiryAdvance {
  readonly record: ExpiryRecord | undefined;
  /** To be told only by whoever gets the record saved. */
  readonly raise?: ExpiryRaise;
}

/**
 * Takes what a trend says will expire unused into account. Rates change from reading to reading: an expiry that is to be wasted
 * again tomorrow is the same one.
 */
export function advanceExpiry(
  record: ExpiryRecord | undefined,
  unused: Unused | undefined,
  now: number,
): ExpiryAdvance {
  if (unused === undefined) {
    return { record };
  }
  const { at } = unused;
  const [told, ahead, near] = [record ?? [], `${at}`, `${at}!`];
  const next = at - now <= NEAR_MS ? near : ahead;
  return told.includes(next) || told.includes(near)
    ? { record }
    : { record: [...told, next].slice(-MOST_TOLD), raise: { reason: 'expiring', level: 'expiring', unused } };
}

/** Reads an {@link ExpiryRecord} that was saved as JSON; anything that is not exactly one is `undefined`. */
export function parseExpiryRecord(saved: unknown): ExpiryRecord | undefined {
  return Array.isArray(saved) && saved.every((each) => typeof each === 'string') ? saved : undefined;
}
