import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import { isEmpty } from '../amount/emptiness.ts';
import type { Resets } from '../amount/quantity.ts';
import type { Course } from './course.ts';
import { type Expiring, endOf, type Unused } from './expiring.ts';
import type { DailySpending } from './spendingLine.ts';
import { type WeekPattern, weekPattern } from './weekPattern.ts';

/** No forecast from less than two whole days. */
const LEAST_HISTORY_HOURS = 48;
/** No forecast from a series that ended longer ago. */
const MOST_AGE_HOURS = 72;
/** What lasts longer is not said to run out. */
const HORIZON_DAYS = 3650;
/** Growth is believed for four weeks ahead, and between a quarter and four times the present spending. */
const GROWTH_DAYS = 28;
const LEAST_GROWTH = 0.25;
const MOST_GROWTH = 4;

/** What a forecast lacks. */
export type Missing =
  /** The provider fills the quantity up by itself: it never runs out for good. `usedUpAt`: when it will be used up before. */
  | { readonly missing: 'carry-over'; readonly resets: Resets; readonly usedUpAt?: number }
  /** No amount was read, or what was read last is a word in its place. */
  | { readonly missing: 'readings' }
  /** The latest reading is too old; `hoursOld` is its age. */
  | { readonly missing: 'recent'; readonly hoursOld: number }
  /** Too little time since the first reading; `hoursMore` (at least 1) are still needed. */
  | { readonly missing: 'history'; readonly hoursMore: number }
  /** Nothing is spent, or so little (`perDay`, in the quantity's unit) that it lasts for over ten years, or expires unused. */
  | { readonly missing: 'spending'; readonly perDay: number; readonly unused?: Unused };

/** When a quantity runs out, if that can be said. See docs/forecast.md for the formula, its limits and its errors. */
export type Forecast =
  | ({ readonly kind: 'none' } & Missing)
  /** It has run out. `since` is the first reading that showed it; absent when the series never saw it above 0. */
  | { readonly kind: 'empty'; readonly since?: number }
  | {
      readonly kind: 'forecast';
      /** Expected spending per day over the next week, in the quantity's unit; above 0. */
      readonly perDay: number;
      /** Days from `now`, with their fraction; 0 when it should have run out since the latest reading. What expires is gone. */
      readonly daysLeft: number;
      /** Wall-clock milliseconds since 1970. */
      readonly runsOutAt: number;
      /** `high` from two weeks on if the days agree, `medium` from one week on if they roughly do, `low` otherwise. */
      readonly confidence: Confidence;
      /** What expires before it is spent. */
      readonly unused?: Unused;
    };

export type Confidence = 'low' | 'medium' | 'high';

export interface ForecastOptions {
  /** How the provider fills the quantity up by itself. */
  readonly resets?: Resets | undefined;
  /** When it does so next; absent where that is not known. */
  readonly resetsAt?: number | undefined;
  /** What of the present amount expires when, the earliest first. */
  readonly expiring?: readonly Expiring[];
}

/** Of many quantities most have no forecast, for one of these reasons: each is one object for all of them. */
const CARRIED_OVER: Readonly<Record<Resets, Forecast>> = {
  day: { kind: 'none', missing: 'carry-over', resets: 'day' },
  month: { kind: 'none', missing: 'carry-over', resets: 'month' },
  'rolling day': { kind: 'none', missing: 'carry-over', resets: 'rolling day' },
};
/** Of a quantity that has no amount now, whatever it had before. */
export const NOT_ALLOCATED: Forecast = { kind: 'none', missing: 'readings' };
const TOO_SHORT = new Map<number, Forecast>();

function tooShort(hoursMore: number): Forecast {
  const known = TOO_SHORT.get(hoursMore) ?? { kind: 'none', missing: 'history', hoursMore };
  TOO_SHORT.set(hoursMore, known);
  return known;
}

/** When the quantity with this course runs out, as seen at `now`, which is not before its latest reading. */
export function forecastOf(course: Course, now: number, options: ForecastOptions): Forecast {
  const { resets, resetsAt } = options;
  if (resets === undefined) {
    return runOutOf(course, now, options.expiring ?? []);
  }
  // What a rolling day gives back is spending that ends: the rate says nothing of the next hours.
  const ahead = resetsAt === undefined || resets === 'rolling day' ? undefined : runOutOf(course, now, []);
  return ahead?.kind === 'forecast' && resetsAt !== undefined && ahead.runsOutAt < resetsAt
    ? { kind: 'none', missing: 'carry-over', resets, usedUpAt: ahead.runsOutAt }
    : CARRIED_OVER[resets];
}

function runOutOf(course: Course, now: number, expiring: readonly Expiring[]): Forecast {
  const { last, emptySince } = course;
  if (last === undefined) {
    return NOT_ALLOCATED;
  }
  if (isEmpty(last.amount)) {
    return emptySince === undefined ? { kind: 'empty' } : { kind: 'empty', since: emptySince };
  }
  const hoursOld = (now - last.at) / HOUR_MS;
  if (hoursOld > MOST_AGE_HOURS) {
    return { kind: 'none', missing: 'recent', hoursOld };
  }
  const hours = course.spanMs / HOUR_MS;
  if (hours < LEAST_HISTORY_HOURS) {
    return tooShort(Math.ceil(LEAST_HISTORY_HOURS - hours));
  }
  const spending = course.dailySpending();
  const pattern = weekPattern(spending.days);
  const perDay = perDayOf(pattern);
  const spentOn = (ahead: number): number => expectedOn(ahead, pattern);
  const { lasts, unused } = endOf(Number(last.amount), expiring, last.at, spentOn, HORIZON_DAYS);
  const expires = unused === undefined ? {} : { unused };
  if (lasts === undefined || perDay <= 0) {
    return { kind: 'none', missing: 'spending', perDay, ...expires };
  }
  const runsOutAt = last.at + lasts * DAY_MS;
  const daysLeft = Math.max(0, (runsOutAt - now) / DAY_MS);
  return { kind: 'forecast', perDay, daysLeft, runsOutAt, confidence: confidenceOf(pattern, spending), ...expires };
}

/** Expected spending of the day that begins `ahead` days from the latest reading. */
function expectedOn(ahead: number, { days, growth, age }: WeekPattern): number {
  const grown = 1 + growth * (age + Math.min(ahead, GROWTH_DAYS) + 1);
  return (days[ahead % days.length] ?? 0) * Math.min(Math.max(grown, LEAST_GROWTH), MOST_GROWTH);
}

function perDayOf(pattern: WeekPattern): number {
  return pattern.days.reduce((sum, _, ahead) => sum + expectedOn(ahead, pattern), 0) / pattern.days.length;
}

function confidenceOf(
  { basis, error, irregular, doubtful }: WeekPattern,
  { measured, knowsWeek }: DailySpending,
): Confidence {
  if (doubtful) {
    return 'low';
  }
  const sure = basis >= 21 ? error <= 0.1 : basis >= 14 && error <= 0.05;
  if (sure && knowsWeek && irregular === 0 && measured >= 0.8) {
    return 'high';
  }
  return basis >= 7 && error <= 0.2 && measured >= 0.4 ? 'medium' : 'low';
}
