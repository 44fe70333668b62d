import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import { compareDecimals, type Decimal, ZERO } from '../../balance/amount/decimal.ts';
import { isEmpty } from '../../balance/amount/emptiness.ts';
import { isAmount } from '../../balance/amount/quantity.ts';
import type { Outlook, QuantityOutlook } from './outlook.ts';

/** A forecast of this many days is as near as an amount at its threshold. */
const WEEK_DAYS = 7;
/** A quantity that neither has a threshold nor stands for its account counts only when it runs out within this time. */
const SOON_DAYS = 30;

/** The kinds of tightness, the tightest first. */
export const GROUPS = ['overdrawn', 'empty', 'low', 'enough', 'none'] as const;

export type Group = (typeof GROUPS)[number];

/** How near an account is to its threshold or to running out. See {@link compareTightness} for the order. */
export interface Tightness {
  /**
   * `overdrawn`: below zero; `empty` and `low`: the quantity's level; `enough`: everything else that is known, and what is
   * still being asked for; `none`: there is no amount, because every attempt failed or words stand in its place.
   */
  readonly group: Group;
  /**
   * Within the group, the smaller the tighter: the amount as a multiple of its threshold, or the days left as a multiple
   * of their threshold or of a week, whichever is the least. `Infinity`: there is nothing to measure against.
   */
  readonly distance: number;
  /** The quantity that the account is that tight by, which is the one to show; `undefined` leaves it to the headline. */
  readonly key: string | undefined;
}

/**
 * How tight an account is by its last good reading, without waiting for a trend. Quantities with a threshold of their account
 * and the `headline` (its key) count, and others that are low or soon run out: what nobody watches may be used up in peace. The
 * headline is shown wherever another quantity is not tighter.
 */
export function tightnessOf(status: AccountStatus, outlook: Outlook, headline: string | undefined): Tightness {
  const { state } = status;
  let tightest: Tightness | undefined;
  for (const { key, amount } of readingOf(state)?.quantities ?? []) {
    const own = isAmount(amount) ? measure(key, amount, outlook.quantities.get(key), key === headline) : undefined;
    if (own !== undefined && (tightest === undefined || isTighter(own, tightest, headline))) {
      tightest = own;
    }
  }
  if (tightest === undefined) {
    return { group: state.kind === 'loading' ? 'enough' : 'none', distance: Number.POSITIVE_INFINITY, key: undefined };
  }
  return { ...tightest, key: tightest.key === headline ? undefined : tightest.key };
}

/** Negative when `a` is tighter than `b`, 0 when neither is. */
export function compareTightness(a: Tightness, b: Tightness): number {
  const groups = GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group);
  // Infinity less Infinity is no number.
  return groups !== 0 || a.distance === b.distance ? groups : a.distance - b.distance;
}

function isTighter(a: Tightness, b: Tightness, headline: string | undefined): boolean {
  const order = compareTightness(a, b);
  return order < 0 || (order === 0 && a.key === headline);
}

/** How tight a quantity is; `undefined` when it does not count. */
function measure(
  key: string,
  amount: Decimal,
  outlook: QuantityOutlook | undefined,
  isHeadline: boolean,
): Tightness | undefined {
  const threshold = outlook?.threshold;
  const level = outlook?.level ?? 'ok';
  const forecast = outlook?.trend?.forecast;
  const daysLeft = forecast?.kind === 'forecast' ? forecast.daysLeft : Number.POSITIVE_INFINITY;
  const isWatched = isHeadline || (threshold !== undefined && outlook?.isGeneral !== true) || level !== 'ok';
  if (!isWatched) {
    return daysLeft <= SOON_DAYS ? { group: 'enough', distance: daysLeft / WEEK_DAYS, key } : undefined;
  }
  if (compareDecimals(amount, ZERO) < 0) {
    return { group: 'overdrawn', distance: 0, key };
  }
  if (level === 'empty') {
    return { group: 'empty', distance: 0, key };
  }
  const value = threshold?.kind === 'amount' ? Number(amount) : daysLeft;
  // Nothing but what is used up is below a threshold of 0, so there is no distance from it.
  const toThreshold =
    threshold === undefined || isEmpty(threshold.level) ? Number.POSITIVE_INFINITY : value / Number(threshold.level);
  return { group: level === 'low' ? 'low' : 'enough', distance: Math.min(toThreshold, daysLeft / WEEK_DAYS), key };
}
