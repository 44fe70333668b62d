import { type Decimal, subtractDecimals } from '../amount/decimal.ts';
import type { Point } from './series.ts';

/** A rise that starts a period. */
export interface TopUp {
  /** The first reading that showed it: wall-clock milliseconds since 1970. The top-up was between it and the one before. */
  readonly at: number;
  /** When the reading before was taken. */
  readonly after: number;
  /** By how much the amount rose between the two readings, less what was spent meanwhile. Exact, above 0. */
  readonly amount: Decimal;
}

/** The stretch between two top-ups: points `first` to `last` of the series, both included. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

/** The part of what a period began with that may come back, refunds of failed messages above all, without a top-up. */
const CORRECTION = 0.01;
/** And the part of what is left: a few messages on top of next to nothing were bought. */
const CORRECTION_OF_REST = 0.25;

/**
 * The periods of a series, oldest first; none for an empty one. A decrease is spending. A rise starts a period when it
 * lifts the amount above the lowest of the period by more than 1, and by more than 1 % of what the period began with or a
 * quarter of that lowest amount. A smaller rise is a correction: it counts against the spending. Not for quantities that are filled up anew each day.
 *
 * Computed in floating point: amounts of a hundred thousand readings are compared within milliseconds, and the rule is
 * coarser than a rounding error.
 */
export function periodsOf(series: readonly Point[]): readonly Period[] {
  const periods: Period[] = [];
  let first = 0;
  let start = 0;
  let lowest = 0;
  let text = '';
  let amount = 0;
  for (let index = 0; index < series.length; index++) {
    const point = series[index];
    if (point === undefined || point.amount === text) {
      continue;
    }
    text = point.amount;
    amount = Number(text);
    if (index > 0 && amount - lowest > Math.max(1, Math.min(start * CORRECTION, lowest * CORRECTION_OF_REST))) {
      periods.push({ first, last: index - 1 });
      first = index;
    }
    if (index === first) {
      start = amount;
      lowest = amount;
    }
    lowest = Math.min(lowest, amount);
  }
  if (series.length > 0) {
    periods.push({ first, last: series.length - 1 });
  }
  return periods;
}

/** The points since the last top-up. */
export function currentPeriod(series: readonly Point[]): readonly Point[] {
  const first = periodsOf(series).at(-1)?.first ?? 0;
  return first === 0 ? series : series.slice(first);
}

/** The top-ups of a series, oldest first. */
export function topUpsOf(series: readonly Point[]): readonly TopUp[] {
  return periodsOf(series).flatMap(({ first }) => {
    const [before, point] = [series[first - 1], series[first]];
    return before === undefined || point === undefined
      ? []
      : [{ at: point.at, after: before.at, amount: subtractDecimals(point.amount, before.amount) }];
  });
}
