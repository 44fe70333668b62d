import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/duration.ts';
import { dateFormatter } from './formatters.ts';

/** Half a year: two zones whose clocks agree now and then agree for good, as far as matters here. */
const HALF_YEAR_MS = 182 * DAY_MS;
const SECOND_MS = 1_000;
/** Clocks are set back by less, or by a day. */
const SET_BACK_MS = 3 * HOUR_MS;

/** Whether a text names a time zone, such as `Asia/Shanghai`. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** How far the clocks of a zone are ahead of UTC at a time, in minutes. Without a zone those of this machine. */
export function offsetMinutes(at: number, timeZone?: string): number {
  if (timeZone === undefined) {
    // The sign of -0 would be shown.
    return 0 - new Date(at).getTimezoneOffset();
  }
  return Math.round(offsetMs(at, timeZone) / MINUTE_MS);
}

/**
 * The moment at which the clocks of a zone say what a text does, such as `2026-11-20 12:00`, with seconds or without; `undefined` for a
 * text that says no time. Where they say it twice it is the first one, or the `last`.
 */
export function momentOf(text: string, timeZone?: string, last = false): number | undefined {
  const iso = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)$/.exec(text.trim());
  const utc = iso === null ? Number.NaN : Date.parse(`${iso[1]}T${iso[2]}Z`);
  if (iso === null || Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(`${iso[1]}T${iso[2]}`)) {
    return undefined;
  }
  const near = [utc - DAY_MS, utc + DAY_MS].map((at) => utc - offsetMinutes(at, timeZone) * MINUTE_MS);
  const said = near.filter((at) => at + offsetMinutes(at, timeZone) * MINUTE_MS === utc);
  return said.at(last ? -1 : 0) ?? near[0];
}

/**
 * The first moment of the day that a time belongs to. A day begins when the clocks first show its date, or a later one where they pass it
 * over, and ends when the next one begins: every moment belongs to exactly one. It is no midnight where the clocks are set ahead at
 * midnight. Where they are set back over midnight, what they show of the day before once more belongs to the day that has begun.
 */
export function startOfDay(at: number, timeZone?: string): number {
  return startOfPeriod(at, 'day', timeZone);
}

/** A day, a week from Monday on, or a month of a calendar. */
export type Period = 'day' | 'week' | 'month';

/** When the day, the week or the month begins that a time belongs to. */
export function startOfPeriod(at: number, period: Period, timeZone?: string): number {
  const day = dayOf(at, timeZone);
  return beginOf(day - { day: 0, week: weekdayOf(day), month: dateOf(day) - 1 }[period], at, timeZone);
}

/** When the day, the week or the month that a time belongs to is over. */
export function endOfPeriod(at: number, period: Period, timeZone?: string): number {
  const day = dayOf(at, timeZone);
  // Thirty-two days behind the first of a month are in the next one.
  const next = day - dateOf(day) + 32;
  const end = { day: day + 1, week: day + 7 - weekdayOf(day), month: next - dateOf(next) + 1 }[period];
  return beginOf(end, at, timeZone);
}

/** 0 for a Monday. Days are counted from the Thursday on with which 1970 began. */
function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/** The day of the month. */
function dateOf(day: number): number {
  return new Date(day * DAY_MS).getUTCDate();
}

/** The day that a time belongs to. */
function dayOf(at: number, timeZone: string | undefined): number {
  const shown = (offset: number): number => Math.floor((at + offset) / DAY_MS);
  const day = shown(offsetMs(at, timeZone));
  // The next one may have begun before the clocks were set back.
  const isLate = shown(offsetMs(at - SET_BACK_MS, timeZone)) > day;
  return isLate && beginOf(day + 1, at, timeZone) <= at ? day + 1 : day;
}

/** The first moment at which the clocks show a day or a later one; `at` is a time near it, by months. */
function beginOf(day: number, at: number, timeZone: string | undefined): number {
  const midnight = day * DAY_MS;
  const hasBegun = (time: number): boolean => time + offsetMs(time, timeZone) >= midnight;
  const near = midnight - offsetMs(at, timeZone);
  // The clocks may be set at about midnight: it is midnight by the one offset or by the other.
  const moments = [near - SET_BACK_MS, near + SET_BACK_MS].map((time) => midnight - offsetMs(time, timeZone));
  let begun = Math.min(...moments.filter(hasBegun));
  if (!hasBegun(begun - 1)) {
    return begun;
  }
  // There was no midnight: the clocks were set over it.
  for (let before = begun - 2 * DAY_MS; begun - before > 1; ) {
    const middle = Math.floor((before + begun) / 2);
    [before, begun] = hasBegun(middle) ? [before, middle] : [middle, begun];
  }
  return begun;
}

/** How far the clocks of a zone are ahead of UTC at a time. */
function offsetMs(at: number, timeZone: string | undefined): number {
  return timeZone === undefined
    ? -MINUTE_MS * new Date(at).getTimezoneOffset()
    : // They show no fraction of a second.
      wallClock(at, timeZone) - Math.floor(at / SECOND_MS) * SECOND_MS;
}

/** Whether the clocks of a zone say the same as those of this machine, in summer and in winter. */
export function isLocalTime(timeZone: string, now: number): boolean {
  return [now, now + HALF_YEAR_MS].every((at) => offsetMinutes(at, timeZone) === offsetMinutes(at));
}

/** What the clocks of a zone show, as if it were UTC. Without milliseconds, which are the same everywhere. */
function wallClock(at: number, timeZone: string): number {
  const parts = dateFormatter('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(at);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((wanted) => Number(parts.find(({ type }) => type === wanted)?.value));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
