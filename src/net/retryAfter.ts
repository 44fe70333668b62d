import { parseHttpDate } from './httpDate.ts';

/** A time that `Number` holds exactly; longer waits mean the same. */
const LONGEST_MS = Number.MAX_SAFE_INTEGER;

/** What the headers begin with that say how many requests are left and when they are filled up; each provider has its own. */
const LIMITS = ['x-rate-limit', 'x-ratelimit', 'x-sib-ratelimit', 'ratelimit'];

/** A longer wait in seconds is a time since 1970: the year 2001. */
const LONGEST_WAIT = 1_000_000_000;

/**
 * How long a server wants to be left alone, in milliseconds from `now` (wall clock): `Retry-After` as seconds or as a date
 * (0 when it is past), else `Retry-After-Ms`, else a reset such as `X-Rate-Limit-Reset` (in seconds from now or since 1970) when
 * nothing remains. `undefined` when it says nothing readable. Never negative, always finite.
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
  const exact = milliseconds(header('retry-after-ms') ?? '', 1);
  if (exact !== undefined) {
    return exact;
  }
  const used = LIMITS.find((limit) => header(`${limit}-remaining`)?.trim() === '0');
  const reset = used === undefined ? undefined : milliseconds(header(`${used}-reset`) ?? '');
  return reset === undefined || reset < LONGEST_WAIT * 1000 ? reset : Math.max(0, reset - now);
}

function milliseconds(text: string, unit = 1000): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text.trim()) ? Math.min(Number(text) * unit, LONGEST_MS) : undefined;
}
