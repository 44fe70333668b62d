import { lowMedian, mean, WEEK, weekOf } from './averages.ts';

/** Shorter pauses are single holidays. */
const LEAST_DAYS = 3;
/** A pause is longer than every other one by this factor: those that come again are a habit. */
const LONGER_TIMES = 2;
/** Who goes on spends this part of a usual day at the least, and of each further day so much. */
const LEAST_OF_FIRST_DAY = 0.1;
const LEAST_OF_DAY = 0.4;

/** Past days in which a pause is filled up. */
export interface WithoutPause {
  readonly days: readonly number[];
  /** How many days ago it ended; `undefined` without one. */
  readonly endedAgo?: number;
}

/**
 * Takes one long pause out of past days, the latest first: a sender that went on holiday for a week and sends again spends what it
 * spent before, and days without anything say nothing of those to come. They are filled up with what was usual before on their
 * weekday. One message in the silence of a sender that has stopped does not end it.
 */
export function withoutPause(days: readonly number[]): WithoutPause {
  const pauses = pausesIn(days).toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const [longest, next] = pauses;
  if (longest === undefined || days.length - longest.to < WEEK) {
    return { days };
  }
  const { from, to } = longest;
  const others = next === undefined ? 0 : next.to - next.from;
  const usual = weekOf(days.slice(to), lowMedian, to);
  const since = days.slice(0, from).reduce((sum, spent) => sum + spent, 0);
  const least = Math.max(LEAST_OF_FIRST_DAY, LEAST_OF_DAY * (from - 1)) * mean(usual);
  if (to - from < LEAST_DAYS || to - from <= others * LONGER_TIMES || since < least || least <= 0) {
    return { days };
  }
  return {
    days: days.map((spent, day) => (day >= from && day < to ? (usual[day % WEEK] ?? 0) : spent)),
    endedAgo: from,
  };
}

/** The stretches of days on which nothing is spent, as days ago: `from` to before `to`. */
function pausesIn(days: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  return days.flatMap((spent, from) => {
    if (spent > 0 || (days[from - 1] ?? 1) <= 0) {
      return [];
    }
    const end = days.findIndex((each, day) => day > from && each > 0);
    return [{ from, to: end < 0 ? days.length : end }];
  });
}
