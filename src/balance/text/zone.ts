import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/duration.ts';
import { dateFormatter } from './formatters.ts';

/** Half a year: two zones whose clocks agree now and then agree for good, as far as matters here. */
const HALF_YEAR_MS = 182 * DAY_MS;

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
  return Math.round((wallClock(at, timeZone) - at) / MINUTE_MS);
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

/** The first moment of the day that a time belongs to. It is no midnight where the clocks are set ahead at midnight. */
export function startOfDay(at: number, timeZone?: string): number {
  if (timeZone === undefined) {
    return new Date(at).setHours(0, 0, 0, 0);
  }
  const offset = (time: number): number => offsetMinutes(time, timeZone) * MINUTE_MS;
  const ahead = offset(at);
  const day = Math.floor((at + ahead) / DAY_MS);
  const midnight = day * DAY_MS;
  const near = midnight - ahead;
  // The clocks may be set at about midnight: it is the earliest moment by either offset that belongs to the day.
  const candidates = [near - 3 * HOUR_MS, near + 3 * HOUR_MS].map((time) => midnight - offset(time));
  return Math.min(...candidates.filter((time) => Math.floor((time + offset(time)) / DAY_MS) === day), at);
}

/** A day, a week from Monday on, or a month of a calendar. */
export type Period = 'day' | 'week' | 'month';

/** When the day, the week or the month begins that a time belongs to. */
export function startOfPeriod(at: number, period: Period, timeZone?: string): number {
  const [year = 0, month = 1, day = 1] = dayOf(at, timeZone);
  const before = { day: 0, week: weekdayOf(year, month, day), month: day - 1 }[period];
  // Half a day further on is within the day, however the clocks are set meanwhile.
  return startOfDay(startOfDay(at, timeZone) - (before - 0.5) * DAY_MS, timeZone);
}

/** When the day, the week or the month that a time belongs to is over. */
export function endOfPeriod(at: number, period: Period, timeZone?: string): number {
  const [year = 0, month = 1, day = 1] = dayOf(at, timeZone);
  const daysOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const left = { day: 1, week: 7 - weekdayOf(year, month, day), month: daysOfMonth - day + 1 }[period];
  return startOfDay(startOfDay(at, timeZone) + (left + 0.5) * DAY_MS, timeZone);
}

/** 0 for a Monday. */
function weekdayOf(year: number, month: number, day: number): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

/** Year, month and day that a calendar shows at a time. */
function dayOf(at: number, timeZone: string | undefined): readonly number[] {
  const zone = timeZone === undefined ? {} : { timeZone };
  const parts = dateFormatter('en-US', { ...zone, year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(
    at,
  );
  return (['year', 'month', 'day'] as const).map((wanted) => Number(parts.find(({ type }) => type === wanted)?.value));
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
