import type { Decimal } from '../amount/decimal.ts';
import { isAmount, type Reading, type Unit } from '../amount/quantity.ts';
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

/** From when on the sums of a day count a quantity; `undefined` for one that they do not have. */
export function countedFrom(day: DaySums, { key, unit }: Pick<DaySum, 'key' | 'unit'>): number | undefined {
  const own = day.sums.find((sum) => sum.key === key && sum.unit === unit);
  return own && (own.steps[0]?.after ?? own.end.last.at);
}

/**
 * Whether what a reading tells is counted already: its day has sums, or `next` do, which are the first ones of a day that is not over
 * then: they count from the reading before their day on, and that may be days ago. It would be counted twice.
 */
export function isCounted({ at, quantities }: Reading, next: DaySums | undefined): boolean {
  const isWithin = (from = Number.POSITIVE_INFINITY): boolean => from <= at;
  return (
    next !== undefined &&
    (next.at <= at || quantities.some((quantity) => isAmount(quantity.amount) && isWithin(countedFrom(next, quantity))))
  );
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
