import type { Decimal } from '../amount/decimal.ts';
import type { Unit } from '../amount/quantity.ts';
import type { FinderState } from './topUp.ts';

/**
 * What became of an amount, exactly: what there was, less `spent`, with `added`, less `expired`, is what there is. `spent` is below 0
 * where more came back than was spent, such as refunds of failed messages.
 */
export interface Spending {
  readonly spent: Decimal;
  readonly added: Decimal;
  readonly expired: Decimal;
}

/** What became of an amount over a stretch of time. It is counted where the reading that showed it was taken. */
export interface SpendingStep extends Spending {
  /** When the reading before the stretch was taken: milliseconds since 1970, like all times here. */
  readonly after: number;
  /** When the last reading of the stretch was taken. */
  readonly at: number;
  /** What that one says. */
  readonly amount: Decimal;
}

/** What is kept of one quantity of a UTC day that was thinned to its last reading. */
export interface DaySum {
  readonly key: string;
  readonly unit: Unit;
  /** What became of it since the reading before the day, cut where a day of the user's ends. Empty where nothing can be said of it. */
  readonly steps: readonly SpendingStep[];
  /** By what the first reading behind the day is judged. */
  readonly end: FinderState;
}

/** The sums of a UTC day, of every quantity that was read on it or before. */
export interface DaySums {
  /** The beginning of the day. */
  readonly at: number;
  readonly sums: readonly DaySum[];
}

/**
 * Sums without what was counted from readings that are gone: the steps that begin with one, and all of a quantity that ends with one.
 * What lies between the readings around it is judged by these alone. The same object where there is nothing of it.
 */
export function sumsWithout(day: DaySums, isGone: (at: number) => boolean): DaySums {
  const isKept = ({ end, steps }: DaySum): boolean => !isGone(end.last.at) && !steps.some(({ after }) => isGone(after));
  return day.sums.every(isKept)
    ? day
    : {
        at: day.at,
        sums: day.sums
          .filter(({ end }) => !isGone(end.last.at))
          .map((sum) => ({ ...sum, steps: sum.steps.filter(({ after }) => !isGone(after)) })),
      };
}
