/** Day names start every form of HTTP date; without them `Date.parse` would find dates in nearly anything. */
const DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;
const ZONE = /(?:\b(?:GMT|UTC?|Z)|[+-]\d{2}:?\d{2}|\b[ECMP][SD]T)\)?$/i;

/**
 * A date of HTTP in any of its three forms, in milliseconds since 1970. The form of C's `asctime` names no zone and means GMT, as
 * all do. `undefined` for everything else.
 */
export function parseHttpDate(text: string): number | undefined {
  const date = text.trim();
  const ms = DATE.test(date) ? Date.parse(ZONE.test(date) ? date : `${date} GMT`) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
