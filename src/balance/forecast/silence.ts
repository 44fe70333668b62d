import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import { median, WEEK } from './averages.ts';
import type { SpendingLine, Stretch } from './spendingLine.ts';
import { LEAST_WATCHED_MS, usualDay } from './unusualSpending.ts';

const WEEK_MS = WEEK * DAY_MS;
/** Nothing is said of a silence in which usually less than this part of a day is spent. */
const LEAST_OF_DAY = 0.5;
/** Nor of one that is not so many times as long, in what is usually spent meanwhile, as the longest before. */
const TIMES_OF_PAST = 1.3;
/** What usually comes at an hour may come so much later. */
const GRACE_MS = 2 * HOUR_MS;
/** A silence is compared with the same hours of so many weeks before it, or around it. */
const WEEKS_BEFORE = [-1, -2, -3, -4];
const WEEKS_AROUND = [-2, -1, 1, 2];

/** Nothing is spent where there always is something. */
export interface Silence {
  /** The first of the readings that all say the same: wall-clock milliseconds since 1970. */
  readonly since: number;
  /** What is usually spent in such a time, in the quantity's unit, and not exact. */
  readonly usual: number;
}

/** Whether nothing has been spent for so long as never before. See docs/forecast.md for the rule. */
export function silence(line: SpendingLine): Silence | undefined {
  if (line.spanMs < LEAST_WATCHED_MS) {
    return undefined;
  }
  // Further stretches are only looked for when the present one is worth it.
  const stretches = line.still();
  const present = stretches.next().value;
  if (present === undefined || present.to - present.from <= GRACE_MS) {
    return undefined;
  }
  const { from } = present;
  const missed = missedIn(line, withGrace(present), WEEKS_BEFORE, from);
  if (missed < LEAST_OF_DAY) {
    return undefined;
  }
  for (const stretch of stretches) {
    const isLong = stretch.to - stretch.from > GRACE_MS;
    if (isLong && missed < missedIn(line, withGrace(stretch), WEEKS_AROUND, from) * TIMES_OF_PAST) {
      return undefined;
    }
  }
  const day = usualDay(line, from - WEEK_MS) ?? 0;
  return { since: from, usual: missedIn(line, present, WEEKS_BEFORE, from) * day };
}

function withGrace({ from, to }: Stretch): Stretch {
  return { from, to: to - GRACE_MS };
}

/** What the same hours of other weeks, up to a moment, take, in usual days of theirs; 0 where it is not known. */
function missedIn(line: SpendingLine, { from, to }: Stretch, weeks: readonly number[], before: number): number {
  // Weeks that the stretch itself reaches into say nothing.
  const further = Math.ceil((to - from) / WEEK_MS);
  return median(
    weeks.flatMap((week) => {
      const shift = (week + Math.sign(week) * Math.max(0, further - 1)) * WEEK_MS;
      const spent = to + shift <= before ? line.between(from + shift, to + shift) : undefined;
      const day = usualDay(line, Math.min(from + shift - WEEK_MS / 2, before - WEEK_MS));
      return spent === undefined || day === undefined || day <= 0 ? [] : [spent / day];
    }),
  );
}
