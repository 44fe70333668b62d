import { addDecimals, type Decimal, subtractDecimals } from '../amount/decimal.ts';
import type { Point } from '../readings/point.ts';
import type { TopUp } from '../readings/topUp.ts';
import type { Course } from './course.ts';
import { type Forecast, type ForecastOptions, forecastOf, NOT_ALLOCATED } from './forecast.ts';
import { type Unusual, unusualIn } from './unusual.ts';

/** How an amount changed over a stretch of time. */
export interface Change {
  /** The latest amount less the first one; negative when more was spent than added. Exact. */
  readonly change: Decimal;
  /** When the first of the two was read; later than asked for when nothing was read around then. */
  readonly from: number;
  /** Top-ups on the way, oldest first; they are part of `change`. */
  readonly topUps: readonly TopUp[];
}

/** Spending of days, the oldest first. */
export type Week = readonly (number | undefined)[];

const WEEK_DAYS = 7;
/** One day alone compares with nothing. */
const LEAST_DAYS = 2;

/** What the tooltip and the tree say about the course of a quantity. */
export interface Trend {
  /** Absent until there are two readings to compare. */
  readonly today?: Change;
  readonly forecast: Forecast;
  /** The latest top-up in the series; absent for quantities that the provider fills up by itself. */
  readonly topUp?: TopUp;
  /** All that was topped up on the present day; absent where nothing was. */
  readonly addedToday?: Decimal;
  /** What the present period began with: the reading that showed the latest rise, else the first of all; absent while that is the latest. */
  readonly began?: Point;
  /**
   * What was spent in each of the last seven whole days (24 hours) up to the latest reading, the oldest first, in the quantity's
   * unit; `undefined` for a day that was not measured. Absent until two days were.
   */
  readonly week?: Week;
  /** What is unusual about the latest reading. */
  readonly unusual?: Unusual;
}

/** The trend of what is known of a quantity up to its latest reading; without a course it is not allocated any more. */
export function trendOfCourse(course: Course | undefined, now: number, options: ForecastOptions): Trend {
  if (course === undefined) {
    return withoutPast(NOT_ALLOCATED);
  }
  const topUps = options.resets === undefined ? course.topUps : [];
  const today = changeToday(course, topUps);
  const topUp = topUps.at(-1);
  const [first, ...others] = topUps.filter(({ at }) => at >= course.startOfDay).map(({ amount }) => amount);
  const began = course.began === course.last ? undefined : course.began;
  const ahead = forecastOf(course, now, options);
  const unusual = unusualIn(course, options);
  const week = weekOf(course);
  if (began === undefined && today === undefined && topUp === undefined && unusual === undefined) {
    return withoutPast(ahead);
  }
  return {
    ...(today === undefined ? {} : { today }),
    forecast: ahead,
    ...(topUp === undefined ? {} : { topUp }),
    ...(first === undefined ? {} : { addedToday: others.reduce(addDecimals, first) }),
    ...(began === undefined ? {} : { began }),
    ...(week === undefined ? {} : { week }),
    ...(unusual === undefined ? {} : { unusual }),
  };
}

function weekOf({ spending }: Course): Week | undefined {
  const days = spending.lastDays(WEEK_DAYS).map(({ spent, isMeasured }) => (isMeasured ? spent : undefined));
  return days.filter((spent) => spent !== undefined).length < LEAST_DAYS ? undefined : days.reverse();
}

/** `undefined` without two readings to compare. */
function changeToday({ dayBegan, last }: Course, topUps: readonly TopUp[]): Change | undefined {
  return dayBegan === undefined || last === undefined
    ? undefined
    : {
        change: subtractDecimals(last.amount, dayBegan.amount),
        from: dayBegan.at,
        topUps: topUps.filter(({ at }) => at > dayBegan.at),
      };
}

const WITHOUT_PAST = new WeakMap<Forecast, Trend>();

/** Quantities that nothing is known of but the same lack of a forecast share one trend. */
function withoutPast(ahead: Forecast): Trend {
  const known = WITHOUT_PAST.get(ahead) ?? { forecast: ahead };
  WITHOUT_PAST.set(ahead, known);
  return known;
}
