import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import {
  type GeneralAlerts,
  ownThreshold,
  sameThreshold,
  type Threshold,
  thresholdFor,
} from '../../balance/account/threshold.ts';
import { awaitsAnswer, isOpen, type Level, levelOf, worstLevel } from '../../balance/alert/alert.ts';
import type { AlertRecord } from '../../balance/alert/alertRecord.ts';
import { daysLeftOf, type Observation } from '../../balance/alert/observation.ts';
import { type Decimal, ZERO } from '../../balance/amount/decimal.ts';
import { headlineOf } from '../../balance/amount/quantity.ts';
import type { Trend } from '../../balance/forecast/trend.ts';
import type { Product } from '../../providers/provider.ts';
import type { AccountTrends } from './trends.ts';

/** How one quantity stands, beside its amount. */
export interface QuantityOutlook {
  /** `ok` for a quantity that has no threshold and does not stand for the account. */
  readonly level: Level;
  /** It was low, and is above its threshold again without being clear of it. */
  readonly isHeld?: true;
  readonly threshold?: Threshold;
  /** The threshold is that of all accounts. */
  readonly isGeneral?: true;
  /** Absent until the history was read. */
  readonly trend?: Trend;
}

/** How an account stands. */
export interface Outlook {
  /** That of its worst quantity. */
  readonly level: Level;
  /** Something is used up, and nobody has acknowledged or snoozed it yet. */
  readonly isUrgent: boolean;
  /** By key, for the quantities of the last good reading. */
  readonly quantities: ReadonlyMap<string, QuantityOutlook>;
}

/** How each account stands. */
export type OutlookOf = (status: AccountStatus) => Outlook;

/** What is shown of an account that nothing is known of beside its state. */
export const NO_OUTLOOK: Outlook = { level: 'ok', isUrgent: false, quantities: new Map() };

/** What is known of alerts. `now` is wall-clock milliseconds. */
export interface AlertView {
  readonly general: GeneralAlerts;
  /** The alert record of a quantity, where it is known. */
  readonly recordOf: (key: string) => AlertRecord | undefined;
  readonly now: number;
}

/**
 * How an account stands by its last good reading, which is the number that is shown: it stays low while it cannot be
 * refreshed.
 */
export function outlookOf(
  { account, state }: AccountStatus,
  product: Product | undefined,
  trends: AccountTrends | undefined,
  { general, recordOf, now }: AlertView,
): Outlook {
  const reading = readingOf(state);
  if (reading === undefined) {
    return NO_OUTLOOK;
  }
  const order = product?.quantities.map(({ key }) => key) ?? [];
  const headline = headlineOf(reading, order)?.key;
  const current = trends?.at === reading.at ? trends : undefined;
  const levels: Level[] = [];
  let isUrgent = false;
  const quantities = new Map<string, QuantityOutlook>();
  for (const { key, amount } of reading.quantities) {
    const resets = product?.quantities.find((quantity) => quantity.key === key)?.resets;
    const threshold = thresholdFor(account, key, general.daysLeft, resets, key === headline);
    const isUnset = ownThreshold(account, key, resets) === undefined;
    const record = recordOf(key);
    const trend = current?.byKey.get(key);
    // Until the trend of this reading is made, the one before says how long the amount lasts: what is low stays low meanwhile.
    const latest = trends?.byKey.get(key);
    const daysLeft = latest === undefined ? null : daysLeftIn(latest, threshold, record);
    const seen = { at: reading.at, amount, daysLeft };
    // What nobody watches may be used up in peace, such as what the provider gives away each day, and what was never above 0.
    const isUnused = isUnset && threshold?.kind === 'amount' && record === undefined;
    const own = againstThreshold(seen, isUnused ? undefined : threshold, record);
    // What stands for the account is used up at 0, whether or not there ever was more.
    const standing = key === headline && isUnset ? levelOf(seen, undefined) : 'ok';
    const level = worstLevel([own.level, standing]);
    levels.push(level);
    isUrgent ||= general.enabled && level === 'empty' && awaitsAnswer(record, now);
    const limits = thresholdIn(threshold, isUnset);
    quantities.set(key, { ...own, level, ...limits, ...(trend && { trend }) });
  }
  return { level: worstLevel(levels), isUrgent, quantities };
}

/** The days left by a trend. What was low when it could be read last, and is too old for a forecast, has not become more since. */
function daysLeftIn(
  { forecast }: Trend,
  threshold: Threshold | undefined,
  record: AlertRecord | undefined,
): Decimal | null {
  const isTooOld = forecast.kind === 'none' && forecast.missing === 'recent';
  const wasLow =
    record !== undefined && threshold !== undefined && isOpen(record) && sameThreshold(record.threshold, threshold);
  return isTooOld && wasLow ? ZERO : daysLeftOf(forecast);
}

/** How a quantity stands against its threshold. */
function againstThreshold(
  seen: Observation,
  threshold: Threshold | undefined,
  record: AlertRecord | undefined,
): Pick<QuantityOutlook, 'level' | 'isHeld'> {
  const level = threshold === undefined ? 'ok' : levelOf(seen, threshold, record);
  return level === 'low' && levelOf(seen, threshold) === 'ok' ? { level, isHeld: true } : { level };
}

function thresholdIn(
  threshold: Threshold | undefined,
  isGeneral: boolean,
): Pick<QuantityOutlook, 'threshold' | 'isGeneral'> {
  return threshold === undefined ? {} : isGeneral ? { threshold, isGeneral } : { threshold };
}
