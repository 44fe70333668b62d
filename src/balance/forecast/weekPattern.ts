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
   * bursts, and what a suspected growth makes of it in two weeks. A single burst does not count.
   */
  readonly error: number;
  /** How many of the days were bursts. */
  readonly bursts: number;
}

const WEEK = 7;
/** From here on a day is compared with the same weekday, before with all days. */
const WEEKDAYS_FROM = 2 * WEEK;
/** With fewer days, which one is unusual cannot be told. */
const BURSTS_FROM = 5;
/** A burst exceeds the usual by four standard deviations and by one and a half times the average usual day. */
const BURST_DEVIATIONS = 4;
const BURST_TIMES = 1.5;
/** A week unlike the time before: each of its days differs from the same weekday's usual by this factor, one way. */
const SHIFT_TIMES = 1.5;
/** Spending counts half after this many days. */
const HALF_LIFE_DAYS = 14;
/** Fewer weeks do not tell growth from noise. */
const GROWTH_FROM_WEEKS = 6;
const SUSPECTED_DAYS = 14;
/** Makes the median of absolute deviations comparable with a standard deviation. */
const MAD_TO_DEVIATION = 1.4826;

/** The pattern of past days, the latest first (see `DailySpending`); at least one. */
export function weekPattern(past: readonly number[]): WeekPattern {
  const days = sinceShift(inUse(past));
  const { usual, bursts, extra } = withoutBursts(days);
  const flat = days.length < WEEK;
  const weights = days.map((_, day) => (flat ? 1 : 0.5 ** ((day - (day % WEEK)) / HALF_LIFE_DAYS)));
  const expected = Array.from({ length: WEEK }, (_, ahead) => {
    const weekday = WEEK - 1 - ahead;
    return Math.max(0, extra + weightedMean(usual, weights, (day) => flat || day % WEEK === weekday));
  });
  const average = mean(expected);
  const { growth, suspected } = growthOf(usual);
  const scatter =
    (deviation(usual, expected, extra) / Math.sqrt(days.length) + extra / Math.sqrt(bursts || 1)) / average;
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
    bursts,
  };
}

/** Without the time before the first spending, but not less than a week. */
function inUse(days: readonly number[]): readonly number[] {
  return days.slice(0, Math.max(WEEK, days.findLastIndex((spent) => spent > 0) + 1));
}

/** The last week alone when it is unlike everything before it: what was usual then says nothing now. */
function sinceShift(days: readonly number[]): readonly number[] {
  if (days.length < WEEKDAYS_FROM) {
    return days;
  }
  const week = days.slice(0, WEEK);
  const before = days.slice(WEEK);
  const usual = week.map((_, weekday) => median(before.filter((_, day) => day % WEEK === weekday)));
  const all = (differs: (spent: number, expected: number) => boolean): boolean =>
    week.every((spent, weekday) => differs(spent, usual[weekday] ?? 0));
  const rose = all((spent, expected) => spent > expected * SHIFT_TIMES);
  const fell = all((spent, expected) => spent * SHIFT_TIMES < expected);
  return rose || fell ? week : days;
}

/**
 * The days with bursts cut down to the usual, and what bursts add to an average day. One burst is taken for an accident
 * and adds nothing; of `b` bursts the share (b − 1) / b is expected to come again.
 */
function withoutBursts(days: readonly number[]): {
  readonly usual: readonly number[];
  readonly bursts: number;
  readonly extra: number;
} {
  const reference = usualOf(days);
  const average = mean(reference);
  if (days.length < BURSTS_FROM || average <= 0) {
    return { usual: days, bursts: 0, extra: 0 };
  }
  const spread = MAD_TO_DEVIATION * median(days.map((spent, day) => Math.abs(spent - (reference[day] ?? 0))));
  const limit = Math.max(BURST_DEVIATIONS * spread, BURST_TIMES * average);
  let bursts = 0;
  let excess = 0;
  const usual = days.map((spent, day) => {
    const above = spent - (reference[day] ?? 0);
    if (above <= limit) {
      return spent;
    }
    bursts++;
    excess += above;
    return spent - above;
  });
  return { usual, bursts, extra: bursts === 0 ? 0 : ((excess / days.length) * (bursts - 1)) / bursts };
}

/** For each day what is usual on it: the median of its weekday, or of all days while weekdays are too few. */
function usualOf(days: readonly number[]): readonly number[] {
  if (days.length < WEEKDAYS_FROM) {
    const overall = median(days);
    return days.map(() => overall);
  }
  // Of two values the lower one: the other may be the burst.
  const weekdays = Array.from({ length: WEEK }, (_, weekday) =>
    lowMedian(days.filter((_, day) => day % WEEK === weekday)),
  );
  return days.map((_, day) => weekdays[day % WEEK] ?? 0);
}

/**
 * The change per day as a share of the spending: the median of the slopes between all pairs of weeks (Theil and Sen). From
 * six weeks on it is `growth` if at least three quarters of the slopes point one way; before it is only `suspected`, if all
 * slopes of at least three weeks point one way.
 */
function growthOf(days: readonly number[]): { readonly growth: number; readonly suspected: number } {
  const weeks = Array.from({ length: Math.floor(days.length / WEEK) }, (_, week) =>
    mean(days.slice(week * WEEK, (week + 1) * WEEK)),
  );
  const level = mean(weeks);
  if (weeks.length < 2 || level <= 0) {
    return { growth: 0, suspected: 0 };
  }
  const slopes = weeks
    .flatMap((recent, newer) => weeks.slice(newer + 1).map((past, gap) => (recent - past) / ((gap + 1) * WEEK)))
    .sort(ascending);
  const slope = median(slopes) / level;
  if (weeks.length < GROWTH_FROM_WEEKS) {
    const agreed = weeks.length > 2 && slopes.every((one) => one * slope > 0);
    return { growth: 0, suspected: agreed ? slope : 0 };
  }
  const [low, high] = [slopes[Math.floor(slopes.length / 4)] ?? 0, slopes[Math.floor((slopes.length * 3) / 4)] ?? 0];
  return { growth: low > 0 || high < 0 ? slope : 0, suspected: 0 };
}

/** Root of the mean square of what the usual days, with `extra` for bursts, differ from the expected week. */
function deviation(usual: readonly number[], expected: readonly number[], extra: number): number {
  return Math.sqrt(mean(usual.map((spent, day) => (spent + extra - (expected[WEEK - 1 - (day % WEEK)] ?? 0)) ** 2)));
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

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort(ascending);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function lowMedian(values: readonly number[]): number {
  return [...values].sort(ascending)[Math.ceil(values.length / 2) - 1] ?? 0;
}

function ascending(a: number, b: number): number {
  return a - b;
}
