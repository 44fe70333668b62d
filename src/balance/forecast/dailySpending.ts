import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import type { Point } from '../readings/series.ts';

/** Older spending says little about the next weeks; eight weeks hold every weekday eight times. */
const MOST_DAYS = 56;
/** Where two readings are further apart than this, the time between them counts as not measured. Nights do not. */
const GAP_MS = 24 * HOUR_MS;

/** What was spent in each whole day (24 hours) back from the latest reading, the latest day first. */
export interface DailySpending {
  /** In the quantity's unit. Slightly negative where corrections outweigh the spending. */
  readonly days: readonly number[];
  /** The share of these days, 0 to 1, whose beginning and end were measured rather than spread over a gap. */
  readonly measured: number;
}

/**
 * The daily spending of one period. Days end at the time of day of the latest reading, so that every one is whole, and day
 * `i` falls on the same weekday as day `i + 7`: weekly patterns need neither a calendar nor a time zone. Between two
 * readings the spending is spread evenly.
 */
export function dailySpending(period: readonly Point[]): DailySpending {
  const [first, last] = [period[0], period.at(-1)];
  if (first === undefined || last === undefined) {
    return { days: [], measured: 0 };
  }
  const count = Math.min(MOST_DAYS, Math.floor((last.at - first.at) / DAY_MS));
  const days: number[] = [];
  let measured = 0;
  let index = period.length - 1;
  let later = { amount: Number(last.amount), sure: true };
  for (let day = 1; day <= count; day++) {
    const at = last.at - day * DAY_MS;
    while (index > 0 && (period[index - 1]?.at ?? at) >= at) {
      index--;
    }
    const earlier = amountAt(period[index - 1], period[index], at);
    days.push(earlier.amount - later.amount);
    measured += earlier.sure && later.sure ? 1 : 0;
    later = earlier;
  }
  return { days, measured: count === 0 ? 0 : measured / count };
}

/** The amount at a moment from the readings around it; `after` is the first one at or behind it. */
function amountAt(before: Point | undefined, after: Point | undefined, at: number): { amount: number; sure: boolean } {
  const to = Number(after?.amount);
  if (before === undefined || after === undefined || after.at === at) {
    return { amount: to, sure: true };
  }
  const from = Number(before.amount);
  const share = (at - before.at) / (after.at - before.at);
  return { amount: from + (to - from) * share, sure: after.at - before.at <= GAP_MS };
}
