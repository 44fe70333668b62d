import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import { ascending, mean, median, WEEK } from './averages.ts';
import type { SpendingLine } from './spendingLine.ts';

/** Who has watched for less than two weeks knows each weekday only once. */
export const LEAST_WATCHED_MS = 2 * WEEK * DAY_MS;
/** What was spent is looked at over the latest hour, two and three; longer where readings are further apart. */
const WINDOWS_MS = [HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS];
/** Across a gap that is longer nothing is judged. Nights are no gaps. */
const MOST_WINDOW_MS = DAY_MS;
/** Nor where less of the time was measured, around a top-up. */
const LEAST_MEASURED = 0.5;
/** The same hours of so many days before. */
const PAST_DAYS = 56;
/** Weekdays on which at most so many times as much, or as little, is usual are alike. */
const ALIKE_TIMES = 2.5;
/** A burst does not make another weekday of the one on which it was. */
const MOST_LEVELS = 3;
/** What is usual is the median of so many days alike. */
const USUAL_DAYS = 7;
/** In hours in which less than this part of an average hour is usual, nothing is. */
const LEAST_USUAL = 0.05;
/** Unusual is so many times the usual; a single hour scatters more than two or three. */
const TIMES = 2.6;
const TIMES_IN_AN_HOUR = 3.4;
/** And so many times what the same hours, or their day, came to before at the most; more where bursts are a habit. */
const TIMES_OF_PAST = 1.5;
const TIMES_OF_HABIT = 2.5;
/** So many days in a row without spending are a pause. */
const PAUSE_DAYS = 3;
/** And more than the busiest of the hours around them usually come to, by this factor: a batch may come earlier or later. */
const TIMES_OF_PEAK = 1.4;
const PEAK_HOURS = [-2, -1, 0, 1, 2];
/** And this part of a usual day more than usual: less is not worth a word. */
const LEAST_OF_DAY = 0.02;
/** Where nothing is usual, this part of it. */
const LEAST_WHERE_NONE = 0.15;
/** And more than chance makes of single messages, by so many standard deviations. */
const DEVIATIONS = 6;

/** Much more was spent than is usual. Amounts are in the quantity's unit, and not exact. */
export interface UnusualSpending {
  /** The reading since which `spent` was spent: wall-clock milliseconds since 1970. */
  readonly since: number;
  readonly spent: number;
  /** What is usual in the same hours of such a weekday. */
  readonly usual: number;
}

/** What was spent in the same hours so many days ago, and on the whole of that day. */
interface Past {
  readonly ago: number;
  readonly spent: number;
  readonly day: number;
}

/**
 * Whether far more was spent lately than the same hours of such weekdays usually take. See docs/forecast.md for the rule. `midnight`
 * is the beginning of one of the user's days.
 */
export function unusualSpending(line: SpendingLine, midnight: number): UnusualSpending | undefined {
  const { end } = line;
  if (end === undefined || line.spanMs < LEAST_WATCHED_MS) {
    return undefined;
  }
  const today = midnight + Math.floor((end - midnight) / DAY_MS) * DAY_MS;
  // The latest day that is over comes first.
  const days = Array.from({ length: PAST_DAYS }, (_, ago) =>
    line.between(today - (ago + 1) * DAY_MS, today - ago * DAY_MS),
  );
  const calendar = { today, days, isAlike: weekdaysAlike(days) };
  const begins = new Set(WINDOWS_MS.map((windowMs) => line.readingBefore(end - windowMs)));
  return [...begins].flatMap((since) => (since === undefined ? [] : (judged(line, since, end, calendar) ?? []))).at(-1);
}

/** What was spent on each day before the present one, which weekdays are alike, and when the present day began. */
interface Calendar {
  readonly today: number;
  readonly days: readonly (number | undefined)[];
  readonly isAlike: (a: number, b: number) => boolean;
}

function judged(line: SpendingLine, since: number, end: number, calendar: Calendar): UnusualSpending | undefined {
  const windowMs = end - since;
  const measured = line.measured(since, end);
  const spent = line.risenAbove(since - DAY_MS, since);
  const day = levelOf(calendar.days.slice(0, WEEK)) || levelOf(calendar.days);
  // The evening of a working day says nothing of the weekend.
  const isOneKind = since >= calendar.today || calendar.isAlike(0, 1);
  if (windowMs > MOST_WINDOW_MS || measured < LEAST_MEASURED || spent <= day * LEAST_OF_DAY || !isOneKind) {
    return undefined;
  }
  const alike = daysAlike(line, since, end, calendar);
  const latest = alike.slice(0, USUAL_DAYS);
  // Behind a pause what was usual before it is usual again.
  const usually = usualOf(latest) || usualOf(alike);
  const leastUsual = (day * LEAST_USUAL * windowMs) / DAY_MS;
  const usual = Math.max(leastUsual, usually) * measured;
  const times = windowMs < 2 * HOUR_MS ? TIMES_IN_AN_HOUR : TIMES;
  const leastMore = day * (usual > leastUsual ? LEAST_OF_DAY : LEAST_WHERE_NONE);
  if (latest.length < 2 || spent < usual * times || spent - usual < leastMore) {
    return undefined;
  }
  const peaks = latest.map(({ ago }) =>
    Math.max(
      ...PEAK_HOURS.map((shift) => {
        const shiftMs = shift * HOUR_MS - ago * DAY_MS;
        return line.between(since + shiftMs, end + shiftMs) ?? 0;
      }),
    ),
  );
  // Where nothing is usual, what came more than once before may be the rhythm of a sender of every other day.
  const [second = 0] = alike
    .map((past) => past.spent)
    .sort(ascending)
    .slice(-2, -1);
  const isMore =
    (usually > 0 || spent >= second * TIMES_OF_PAST) &&
    spent >= median(peaks) * measured * TIMES_OF_PEAK &&
    spent >= usual * leastTimes(alike, leastUsual) &&
    spent - usual >= byChance(usual, line.step);
  return isMore ? { since, spent, usual: usually } : undefined;
}

/** What chance may add to single messages that take so much each. */
function byChance(usual: number, step: number): number {
  return DEVIATIONS * Math.sqrt(Math.max(usual, step) * step);
}

/** The middle of what was spent; of two in the middle the higher one, for the lower one may be a day of rest. */
function usualOf(past: readonly Past[]): number {
  return past.map(({ spent }) => spent).sort(ascending)[past.length >> 1] ?? 0;
}

/** What a usual one of some days takes; where nothing is sent on most of them, an average one. */
function levelOf(days: readonly (number | undefined)[]): number {
  return median(known(days)) || mean(known(days));
}

/** The same hours of days before, the latest first, on whose weekdays about as much is usual as on this one. */
function daysAlike(
  line: SpendingLine,
  since: number,
  end: number,
  { today, days, isAlike }: Calendar,
): readonly Past[] {
  const before = since < today ? 1 : 0;
  const alike: Past[] = [];
  for (let ago = 1; ago <= days.length; ago++) {
    if (isAlike(0, ago) && isAlike(before, ago + before)) {
      const spent = line.between(since - ago * DAY_MS, end - ago * DAY_MS);
      alike.push(...(spent === undefined ? [] : [{ ago, spent, day: days[ago - 1] ?? 0 }]));
    }
  }
  return alike;
}

/**
 * How many times the usual is more than what the same hours, or their whole day, came to before. A single time is left out: it may
 * have been as unusual as this one. More are a habit.
 */
function leastTimes(alike: readonly Past[], leastUsual: number): number {
  const timesOf = (values: readonly number[]): readonly number[] =>
    values.map((value, place) => value / (Math.max(leastUsual, medianAround(values, place)) || 1));
  const hours = timesOf(alike.map(({ spent }) => spent));
  const whole = alike.map(({ day }) => day);
  const days = timesOf(whole);
  // Beside a pause a usual day is no burst.
  const isUsed = (_: number, place: number): boolean => !hasPause(around(whole, place));
  const times = hours
    .map((time, place) => Math.max(time, days[place] ?? 0))
    .filter(isUsed)
    .sort(ascending);
  const [second, most] = [times.at(-2) ?? 0, times.at(-1) ?? 0];
  return second < TIMES ? second * TIMES_OF_PAST : most * TIMES_OF_HABIT;
}

/** Tells whether weekdays, as days ago, usually take about as much. The level may have changed from week to week. */
function weekdaysAlike(days: readonly (number | undefined)[]): Calendar['isAlike'] {
  const shares: number[][] = Array.from({ length: WEEK }, () => []);
  for (let week = 0; week < days.length; week += WEEK) {
    const spent = days.slice(week, week + WEEK);
    const level = levelOf(spent);
    for (const [place, each] of spent.entries()) {
      if (each !== undefined && level > 0) {
        shares[(place + 1) % WEEK]?.push(Math.min(each / level, MOST_LEVELS));
      }
    }
  }
  const usual = shares.map(median);
  return (a, b) => {
    const [one, other] = [usual[a % WEEK] ?? 0, usual[b % WEEK] ?? 0];
    return a % WEEK === b % WEEK || (one <= other * ALIKE_TIMES && other <= one * ALIKE_TIMES);
  };
}

/** What is usual in the week of days alike around a place. */
function medianAround(values: readonly number[], place: number): number {
  return median(around(values, place));
}

function around(values: readonly number[], place: number): readonly number[] {
  const first = Math.max(0, place - (USUAL_DAYS >> 1));
  return values.slice(first, first + USUAL_DAYS);
}

/** Whether on some days in a row nothing was spent; single ones are a rhythm. */
function hasPause(days: readonly number[]): boolean {
  return [...days.keys()].some(
    (first) => first + PAUSE_DAYS <= days.length && days.slice(first, first + PAUSE_DAYS).every((day) => day <= 0),
  );
}

function known(values: readonly (number | undefined)[]): readonly number[] {
  return values.filter((value) => value !== undefined);
}

/** What a usual one of the seven days takes that follow a moment, as far as they were measured. */
export function usualDay(line: SpendingLine, from: number): number | undefined {
  const days = known(
    Array.from({ length: WEEK }, (_, day) => line.between(from + day * DAY_MS, from + (day + 1) * DAY_MS)),
  );
  return days.length === 0 ? undefined : median(days);
}
