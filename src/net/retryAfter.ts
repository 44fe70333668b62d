import { parseHttpDate } from './httpDate.ts';

/** A time that `Number` holds exactly; longer waits mean the same. */
const LONGEST_MS = Number.MAX_SAFE_INTEGER;

/**
 * How long a server wants to be left alone, in milliseconds from `now` (wall clock): `Retry-After` as seconds or as a date
 * (0 when it is past), else `X-Rate-Limit-Reset` (seconds) when `X-Rate-Limit-Remaining` is 0. `undefined` when it says
 * nothing readable. Never negative, always finite.
 */
export function readRetryAfter(header: (name: string) => string | null, now: number): number | undefined {
  const retryAfter = header('retry-after')?.trim() ?? '';
  const seconds = milliseconds(retryAfter);
  if (seconds !== undefined) {
    return seconds;
  }
  const date = parseHttpDate(retryAfter);
  if (date !== undefined) {
    return Math.max(0, date - now);
  }
  return header('x-rate-limit-remaining')?.trim() === '0'
    ? milliseconds(header('x-rate-limit-reset') ?? '')
    : undefined;
}

function milliseconds(seconds: string): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(seconds.trim()) ? Math.min(Number(seconds) * 1000, LONGEST_MS) : undefined;
}
