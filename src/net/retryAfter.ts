import { parseHttpDate } from './httpDate.ts';

/** A time that `Number` holds exactly; longer waits mean the same. */
const LONGEST_MS = Number.MAX_SAFE_INTEGER;

/** What the headers begin with that say how many requests are left and when they are filled up; each provider has its own. */
const LIMITS = ['x-rate-limit', 'x-ratelimit', 'x-sib-ratelimit', 'ratelimit'];

/** A longer wait in milliseconds is a time since 1970: the year 2001. */
const LONGEST_WAIT_MS = 1_000_000_000_000;
/** A longer one is a time that is told in milliseconds, and was read as seconds: the year 5138. */
const LATEST_MS = 100_000_000_000_000;

/**
 * How long a server wants to be left alone, in milliseconds from `now` (wall clock): `Retry-After` as seconds or as a date
 * (0 when it is past), else `Retry-After-Ms`, else a reset such as `X-Rate-Limit-Reset` (in seconds from now, or in seconds or
 * milliseconds since 1970) when nothing remains. What is sent several times counts by its longest. `undefined` when it says
 * nothing readable. Never negative, always finite.
 */
export function readRetryAfter(header: (name: string) => string | null, now: number): number | undefined {
  const asked = longest(header('retry-after'), (text) => milliseconds(text) ?? untilDate(text, now));
  const exact = asked ?? longest(header('retry-after-ms'), (text) => milliseconds(text, 1));
  if (exact !== undefined) {
    return exact;
  }
  const used = LIMITS.find((limit) => /^\s*0(?:\s*,\s*0)*\s*$/.test(header(`${limit}-remaining`) ?? ''));
  return used === undefined ? undefined : longest(header(`${used}-reset`), (text) => untilReset(text, now));
}

/** The greatest of the values that a header has; one that was sent several times has commas between them, as dates have within. */
function longest(values: string | null, read: (text: string) => number | undefined): number | undefined {
  const each = (values ?? '').split(/,(?=\s*(?:[\d.]+\s*(?:,|$)|[A-Z][a-z]+,))/);
  const waits = each.flatMap((text) => read(text.trim()) ?? []);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function untilDate(text: string, now: number): number | undefined {
  const date = parseHttpDate(text);
  return date === undefined ? undefined : Math.max(0, date - now);
}

function untilReset(text: string, now: number): number | undefined {
  const reset = milliseconds(text);
  if (reset === undefined || reset < LONGEST_WAIT_MS) {
    return reset;
  }
  return Math.max(0, (reset < LATEST_MS ? reset : reset / 1000) - now);
}

function milliseconds(text: string, unit = 1000): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text) ? Math.min(Number(text) * unit, LONGEST_MS) : undefined;
}
