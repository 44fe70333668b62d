import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import { type Threshold, thresholdFor } from '../../balance/account/threshold.ts';
import { type Level, levelOf, worstLevel } from '../../balance/alert/alert.ts';
import type { AlertRecord } from '../../balance/alert/alertRecord.ts';
import { daysLeftOf } from '../../balance/alert/observation.ts';
import { headlineOf } from '../../balance/amount/quantity.ts';
import type { Trend } from '../../balance/forecast/trend.ts';
import type { TopUp } from '../../balance/readings/topUp.ts';
import type { Product } from '../../providers/provider.ts';
import type { AccountTrends } from './trends.ts';

/** How one quantity stands, beside its amount. */
export interface QuantityOutlook {
  /** `ok` for a quantity that has no threshold and does not stand for the account. */
  readonly level: Level;
  readonly threshold?: Threshold;
  /** Absent until the history was read. */
  readonly trend?: Trend;
  /** The latest top-up, if it was on the present day. */
  readonly toppedUpToday?: TopUp;
}

/** How an account stands. */
export interface Outlook {
  /** That of its worst quantity. */
  readonly level: Level;
  /** By key, for the quantities of the last good reading. */
  readonly quantities: ReadonlyMap<string, QuantityOutlook>;
}

/** How each account stands. */
export type OutlookOf = (status: AccountStatus) => Outlook;

/** What is shown of an account that nothing is known of beside its state. */
export const NO_OUTLOOK: Outlook = { level: 'ok', quantities: new Map() };

/**
 * How an account stands by its last good reading, which is the number that is shown: it stays low while it cannot be
 * refreshed. `recordOf` gives the alert record of a quantity, where it is known.
 */
export function outlookOf(
  { account, state }: AccountStatus,
  product: Product | undefined,
  trends: AccountTrends | undefined,
  recordOf: (key: string) => AlertRecord | undefined,
): Outlook {
  const reading = readingOf(state);
  if (reading === undefined) {
    return NO_OUTLOOK;
  }
  const order = product?.quantities.map(({ key }) => key) ?? [];
  const headline = headlineOf(reading, order)?.key;
  const current = trends?.at === reading.at ? trends : undefined;
  const levels: Level[] = [];
  const quantities = new Map<string, QuantityOutlook>();
  for (const { key, amount } of reading.quantities) {
    const resetsDaily = product?.quantities.find((quantity) => quantity.key === key)?.resetsDaily;
    const threshold = thresholdFor(account, key, resetsDaily);
    const trend = current?.byKey.get(key);
    // Until the trend of this reading is made, the one before says how long the amount lasts: what is low stays low meanwhile.
    const latest = trends?.byKey.get(key);
    const daysLeft = latest === undefined ? null : daysLeftOf(latest.forecast);
    // What nobody watches may be used up in peace, such as what the provider gives away each day.
    const counts = threshold !== undefined || key === headline;
    const level = counts ? levelOf({ at: reading.at, amount, daysLeft }, threshold, recordOf(key)) : 'ok';
    levels.push(level);
    quantities.set(key, { level, ...(threshold && { threshold }), ...trendIn(trend, current?.startOfDay) });
  }
  return { level: worstLevel(levels), quantities };
}

function trendIn(
  trend: Trend | undefined,
  startOfDay = Number.POSITIVE_INFINITY,
): Pick<QuantityOutlook, 'trend' | 'toppedUpToday'> {
  const topUp = trend?.topUp;
  return {
    ...(trend && { trend }),
    ...(topUp !== undefined && topUp.at >= startOfDay ? { toppedUpToday: topUp } : {}),
  };
}
