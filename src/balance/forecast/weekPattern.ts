import { ascending, lowMedian, MAD_TO_DEVIATION, mean, median, WEEK, weekOf } from './averages.ts';
import { presentLevel } from './level.ts';
import { withoutPause } from './pause.ts';

/** What a week of spending is expected to be like. Amounts are in the quantity's unit. */
export interface WeekPattern {
  /** Expected spending of the next seven days, the next one first, before growth. None is negative. */
  readonly days: readonly number[];
  /** Change per day, as a share of the spending; 0 unless six weeks agree on it. */
  readonly growth: number;
  /** How many days ago, on average, what `days` is made of was spent: growth counts from there. */
  readonly age: number;
  /** How many past days it rests on. */
  readonly basis: number;
  /**
   * How wrong the average day may be, as a share of it; 0 when all days agree: its standard error, the weight of repeated
   * bursts and holidays, and what a suspected growth makes of it in two weeks. A single one does not count.
   */
  readonly error: number;
  /** How many of the days were bursts or holidays; a pause, or weeks on another level that are over, are one more. */
  readonly irregular: number;
  /** Whether the latest days look like the beginning of another level, or are the first ones behind a long pause. */
  readonly doubtful: boolean;
}

/** From here on a day is compared with the same weekday, before with all days. */
const WEEKDAYS_FROM = 2 * WEEK;
/** With fewer days, which one is unusual cannot be told. */
const IRREGULAR_FROM = 5;
/** What is unusual differs by four standard deviations. */
const IRREGULAR_DEVIATIONS = 4;
/** A burst exceeds the usual by one and a half times the average usual day. */
const BURST_TIMES = 1.5;
/** On a holiday less than half of the usual is spent. */
const HOLIDAY_PART = 0.5;
/** Spending counts half after this many days. */
const HALF_LIFE_DAYS = 14;
/** Fewer weeks do not tell growth from noise. */
const GROWTH_FROM_WEEKS = 6;
const SUSPECTED_DAYS = 14;
/** A growth is suspected when it is greater than chance makes it, times this. */
const SUSPECTED_DEVIATIONS = 1.7;

/** The pattern of past days, the latest first (see `DailySpending`); at least one. */
export function weekPattern(past: readonly number[]): WeekPattern {
  const paused = withoutPause(inUse(past));
  const { since, comparable, doubtful, isBack } = presentLevel(paused.days);
  const days = comparable.slice(0, since);
  const { usual, irregular, extra } = withoutIrregular(days, usualOf(comparable), since < comparable.length);
  const flat = days.length < WEEK;
  const weights = days.map((_, day) => (flat ? 1 : 0.5 ** ((day - (day % WEEK)) / HALF_LIFE_DAYS)));
  const expected = Array.from({ length: WEEK }, (_, ahead) => {
    const weekday = WEEK - 1 - ahead;
    return Math.max(0, extra + weightedMean(usual, weights, (day) => flat || day % WEEK === weekday));
  });
  const average = mean(expected);
  const off = deviation(usual, expected, extra);
  const { growth, suspected } = growthOf(usual, expected);
  const scatter = (off / Math.sqrt(days.length) + Math.abs(extra) / Math.sqrt(irregular || 1)) / average;
  return {
    days: expected,
    growth,
    age: weightedMean(
      days.map((_, day) => day),
      weights,
      () => true,
    ),
    basis: days.length,
    error: average === 0 ? 0 : scatter + Math.abs(suspected) * SUSPECTED_DAYS,
    irregular: irregular + (paused.endedAgo === undefined ? 0 : 1) + (isBack ? 1 : 0),
    doubtful: doubtful || (paused.endedAgo ?? WEEK) < WEEK,
  };
}

/** Without the time before the first spending, but not less than a week. */
function inUse(days: readonly number[]): readonly number[] {
  return days.slice(0, Math.max(WEEK, days.findLastIndex((spent) => spent > 0) + 1));
}

/**
 * The days with bursts cut down and holidays filled up to the usual of their weekday (`reference`), and what both add to an
 * average day. One is taken for an accident and adds nothing; of `n` the share (n − 1) / n is expected to come again.
 */
function withoutIrregular(
  days: readonly number[],
  reference: readonly number[] | number,
  changed: boolean,
): {
  readonly usual: readonly number[];
  readonly irregular: number;
  readonly extra: number;
} {
  const usualOn = (day: number): number => (typeof reference === 'number' ? reference : (reference[day % WEEK] ?? 0));
  const average = mean(days.map((_, day) => usualOn(day)));
  // Where nothing is usual, spending on few days is a habit, but not behind the end of one.
  if (days.length < IRREGULAR_FROM || (average <= 0 && !changed)) {
    return { usual: days, irregular: 0, extra: 0 };
  }
  // Days that are always free say nothing about how much the others scatter, and busy ones scatter more than quiet ones.
  const offs = days.flatMap((spent, day) =>
    usualOn(day) > 0 ? [[Math.abs(spent - usualOn(day)), usualOn(day)] as const] : [],
  );
  const spread = MAD_TO_DEVIATION * median(offs.map(([off]) => off));
  const relative = MAD_TO_DEVIATION * median(offs.map(([off, expected]) => off / expected));
  const isIrregular = (spent: number, expected: number): boolean =>
    Math.abs(spent - expected) > IRREGULAR_DEVIATIONS * Math.max(spread, relative * expected) &&
    (spent > expected
      ? spent - expected > BURST_TIMES * average
      : // Which days are free in any case is not known without weekdays.
        typeof reference !== 'number' && spent < expected * HOLIDAY_PART);
  const apart = days.map((spent, day) => (isIrregular(spent, usualOn(day)) ? spent - usualOn(day) : 0));
  return {
    usual: days.map((spent, day) => spent - (apart[day] ?? 0)),
    ...comingAgain(
      apart.filter((off) => off > 0),
      apart.filter((off) => off < 0),
      days.length,
    ),
  };
}

function comingAgain(
  bursts: readonly number[],
  holidays: readonly number[],
  count: number,
): { readonly irregular: number; readonly extra: number } {
  const again = (apart: readonly number[]): number =>
    apart.length === 0 ? 0 : (mean(apart) * (apart.length - 1)) / count;
  return { irregular: bursts.length + holidays.length, extra: again(bursts) + again(holidays) };
}

/** What is usual on each weekday; on all days alike while weekdays are too few. */
function usualOf(days: readonly number[]): readonly number[] | number {
  return days.length < WEEKDAYS_FROM ? median(days) : weekOf(days, lowMedian);
}

/**
 * The change per day as a share of the spending: the median of the slopes between all pairs of weeks (Theil and Sen). From
 * six weeks on it is `growth` if at least three quarters of the slopes point one way; before it is only `suspected`, if it is
 * more than chance makes of days that differ so much from the `expected` week.
 */
function growthOf(
  days: readonly number[],
  expected: readonly number[],
): { readonly growth: number; readonly suspected: number } {
  const weeks = Array.from({ length: Math.floor(days.length / WEEK) }, (_, week) =>
    mean(days.slice(week * WEEK, (week + 1) * WEEK)),
  );
  const level = mean(weeks);
  if (weeks.length < 2 || level <= 0) {
    return { growth: 0, suspected: 0 };
  }
  const suspected = slopeOf(apartFrom(expected, days)) / level;
  if (weeks.length < GROWTH_FROM_WEEKS) {
    return { growth: 0, suspected };
  }
  const slopes = weeks
    .flatMap((recent, newer) => weeks.slice(newer + 1).map((past, gap) => (recent - past) / ((gap + 1) * WEEK)))
    .sort(ascending);
  const [low, high] = [slopes[Math.floor(slopes.length / 4)] ?? 0, slopes[Math.floor((slopes.length * 3) / 4)] ?? 0];
  return low > 0 || high < 0 ? { growth: median(slopes) / level, suspected: 0 } : { growth: 0, suspected };
}

/** By how much values, the latest first, rise with each; 0 where that may be chance. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const average = mean(values);
  const width = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = values.reduce((sum, value, index) => sum + (middle - index) * value, 0) / width;
  const rest = values.reduce((sum, value, index) => sum + (value - average - slope * (middle - index)) ** 2, 0);
  return Math.abs(slope) > SUSPECTED_DEVIATIONS * Math.sqrt(rest / values.length / width) ? slope : 0;
}

/** By how much days differ from what is expected on their weekday. */
function apartFrom(expected: readonly number[], days: readonly number[]): readonly number[] {
  return days.map((spent, day) => spent - (expected[WEEK - 1 - (day % WEEK)] ?? 0));
}

/** How much days scatter around the expected week, which was made of them and is nearer to them than to others. */
function deviation(usual: readonly number[], expected: readonly number[], extra: number): number {
  const free = usual.length < WEEKDAYS_FROM ? usual.length : usual.length - WEEK;
  const squares = apartFrom(expected, usual).map((off) => (off + extra) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / free);
}

function weightedMean(
  values: readonly number[],
  weights: readonly number[],
  counts: (index: number) => boolean,
): number {
  let [sum, total] = [0, 0];
  for (const [index, value] of values.entries()) {
    const weight = counts(index) ? (weights[index] ?? 0) : 0;
    sum += weight * value;
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}
