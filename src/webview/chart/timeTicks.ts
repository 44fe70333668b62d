import { dateFormatter } from '../../balance/text/formatters.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/duration.ts';
import type { WallClock } from '../../base/wallClock.ts';
import type { Extent } from './plot.ts';

/** A month as a distance of ticks. The ticks themselves are at beginnings of months, whatever their lengths. */
const MONTH_MS = 30 * DAY_MS;
/** What may lie between two ticks. Times of day divide a day, months a year or twenty. */
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 3, 7, 14].map((days) => days * DAY_MS),
  ...[1, 2, 3, 6, 12, 24, 60, 120, 240].map((months) => months * MONTH_MS),
];
const LONGEST_MS = 240 * MONTH_MS;
/** 1970 began on a Thursday: ticks a week apart are Mondays. */
const MONDAY = 4;

/** The shortest distance of ticks that is not below `leastMs`. */
export function timeStep(leastMs: number): number {
  return STEPS_MS.find((stepMs) => stepMs >= leastMs) ?? LONGEST_MS;
}

/**
 * Ticks within a time axis at what the clocks show as multiples of `stepMs`, which is one of `timeStep`: times of day,
 * beginnings of days, of months. Each is there once, whatever the clocks do when summer time begins and ends.
 */
export function timeTicks([from, to]: Extent, stepMs: number, clock: WallClock): readonly number[] {
  const [first, last] = [clock.shown(from), clock.shown(to)];
  const found: number[] = [];
  for (let count = stepsAt(first, stepMs); count <= stepsAt(last, stepMs) + 1; count++) {
    const tick = clock.when(shownAt(count, stepMs));
    if (tick >= from && tick <= to && tick > (found.at(-1) ?? Number.NEGATIVE_INFINITY)) {
      found.push(tick);
    }
  }
  return found;
}

/** How many whole steps there are before a time. */
function stepsAt(shown: number, stepMs: number): number {
  const date = new Date(shown);
  return stepMs >= MONTH_MS
    ? Math.floor(((date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()) / (stepMs / MONTH_MS))
    : Math.floor((shown - MONDAY * DAY_MS) / stepMs);
}

/** The time after so many steps. */
function shownAt(count: number, stepMs: number): number {
  return stepMs >= MONTH_MS ? Date.UTC(1970, count * (stepMs / MONTH_MS)) : MONDAY * DAY_MS + count * stepMs;
}

/**
 * Labels of the ticks of a time axis: times of day, with the date below at the first tick of each day; days; or months,
 * with the year below at the first tick of each year.
 * @param timeZone the page's own when absent
 */
export function timeLabels(
  ticks: readonly number[],
  stepMs: number,
  locale: string,
  timeZone?: string,
): readonly string[] {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) => dateFormatter(locale, { ...options, ...zone });
  const day = format({ month: 'short', day: 'numeric' });
  if (stepMs >= MONTH_MS) {
    return grouped(ticks, format({ month: 'short' }), format({ year: 'numeric' }));
  }
  if (stepMs >= DAY_MS) {
    return ticks.map((tick) => day.format(tick));
  }
  return grouped(ticks, format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }), day);
}

/** `each` for every tick, and on a second line `group` where it differs from that of the tick before. */
function grouped(ticks: readonly number[], each: Intl.DateTimeFormat, group: Intl.DateTimeFormat): readonly string[] {
  let before: string | undefined;
  return ticks.map((tick) => {
    const now = group.format(tick);
    const label = now === before ? each.format(tick) : `${each.format(tick)}\n${now}`;
    before = now;
    return label;
  });
}
