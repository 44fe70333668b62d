import { addDecimals, type Decimal, subtractDecimals } from '../amount/decimal.ts';
import type { Unit } from '../amount/quantity.ts';
import type { Point } from './point.ts';
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
  /**
   * What became of it from the first reading of the day to the last one, cut where a day of the user's ends; none where there was one
   * reading. Nothing in it depends on other days, which may be deleted, imported and come back.
   */
  readonly steps: readonly SpendingStep[];
  /** By what the first reading behind the day is judged. */
  readonly end: FinderState;
}

/** The sums of a UTC day, of every quantity that was read on it; two of one where two histories that each had a part of it go on as one. */
export interface DaySums {
  /** The beginning of the day. */
  readonly at: number;
  readonly sums: readonly DaySum[];
}

/** What a step was counted from. */
export function beginOf({ after, amount, spent, added, expired }: SpendingStep): Point {
  return { at: after, amount: subtractDecimals(addDecimals(addDecimals(amount, spent), expired), added) };
}

/** When the first reading was taken that the sums of a day say something of; the beginning of the day where they say nothing. */
export function firstOf({ at, sums }: DaySums): number {
  return sums.length === 0 ? at : Math.min(...sums.map(({ steps, end }) => steps[0]?.after ?? end.last.at));
}

/**
 * The part of the sums of a day that belongs to a history which begins or ends on it. A step that goes over one of the two cannot be
 * divided, and belongs to neither of the histories: how much of it is whose is not known.
 */
export function sumsWithin(day: DaySums, begins: number, ends: number): DaySums {
  return {
    at: day.at,
    sums: day.sums.flatMap((sum): DaySum[] => {
      const steps = sum.steps.filter(({ after, at }) => after >= begins && at < ends);
      const points = [...sum.steps.map(beginOf), ...sum.steps, sum.end.last].filter(
        ({ at }) => at >= begins && at < ends,
      );
      const last = points.reduce<Point | undefined>(
        (latest, each) => (each.at >= (latest?.at ?? 0) ? each : latest),
        undefined,
      );
      if (last === undefined) {
        return [];
      }
      const amount = Number(last.amount);
      const state = { last: { at: last.at, amount: last.amount }, start: amount, lowest: amount };
      return [{ ...sum, steps, end: last.at === sum.end.last.at ? sum.end : state }];
    }),
  };
}
