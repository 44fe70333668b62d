import { JsonNumber, type JsonValue } from '../net/json.ts';

/** Later than that in seconds is a number of milliseconds: the year 5138. */
const LATEST_SECONDS = 100_000_000_000;

/** `2026-12-31`, `2026-12-31T23:59:59+08:00`, also with a blank for the T. Without a zone nobody knows when a time is. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * The moment that a field holds, in milliseconds since 1970: seconds or milliseconds since then, or ISO 8601 with a zone; a date
 * alone begins by UTC. `undefined` for everything else.
 */
export function readTime(value: JsonValue | undefined): number | undefined {
  const text = value instanceof JsonNumber ? value.source : typeof value === 'string' ? value.trim() : '';
  const ms = /^\d{1,15}$/.test(text)
    ? Number(text) * (Number(text) < LATEST_SECONDS ? 1000 : 1)
    : ISO.test(text)
      ? isoTime(text.replace(' ', 'T'))
      : Number.NaN;
  return Number.isInteger(ms) ? ms : undefined;
}

/** A time of ISO 8601 in milliseconds since 1970. `NaN` for what is none, and for a day that its month has not: it would be one of the next. */
export function isoTime(text: string): number {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) <= days ? Date.parse(text) : Number.NaN;
}
