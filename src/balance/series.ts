import type { Decimal } from './decimal.ts';
import type { Reading } from './quantity.ts';

/** What one quantity held at one moment. `at` is wall-clock time in milliseconds since 1970. */
export interface Point {
  readonly at: number;
  readonly amount: Decimal;
}

/**
 * The course of one quantity, oldest first, from readings in that order. A reading that does not hold the quantity, or
 * holds it as not allocated, leaves a gap and no point; so does one that is later than `now`, which a clock that ran
 * ahead has left behind. The history may lack the latest reading, when it said the same as the one before: add it at the end.
 */
export function seriesOf(readings: readonly Reading[], key: string, now: number): readonly Point[] {
  const points: Point[] = [];
  for (const { at, quantities } of readings) {
    for (const quantity of quantities) {
      if (quantity.key === key && quantity.amount !== null && at <= now) {
        points.push({ at, amount: quantity.amount });
      }
    }
  }
  return points;
}
