import { DAY_MS } from '../../base/duration.ts';
import type { Unused } from '../forecast/expiring.ts';

/** An expiry is told of once when it is first seen, and once more when it is this near. */
const NEAR_MS = 7 * DAY_MS;
/** So many that were told of are remembered. */
const MOST_TOLD = 20;

/**
 * The note to put in place of `seen` where an expiry is to be told of; `undefined` when it was. Rates change from reading to
 * reading: an expiry that is to be wasted again tomorrow is the same one.
 */
export function expiryNote(seen: string | undefined, { at }: Unused, now: number): string | undefined {
  const told = seen === undefined ? [] : seen.split(' ');
  const [ahead, near] = [`${at}`, `${at}!`];
  const next = at - now <= NEAR_MS ? near : ahead;
  return told.includes(next) || told.includes(near) ? undefined : [...told, next].slice(-MOST_TOLD).join(' ');
}
