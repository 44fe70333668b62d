import type { Decimal } from '../amount/decimal.ts';
import type { HistoryRows } from './rows.ts';

/** What one quantity held at one moment. `at` is wall-clock time in milliseconds since 1970. */
export interface Point {
  readonly at: number;
  readonly amount: Decimal;
}

/**
 * The course of one quantity, oldest first. A reading that does not hold the quantity, or holds it as not allocated, leaves
 * a gap and no point; so does one that is later than `now`, which a clock that ran ahead has left behind. The history may
 * lack the latest reading, when it said the same as the one before: add it at the end.
 */
export function seriesOf({ at, columns }: HistoryRows, key: string, now: number): readonly Point[] {
  const column = columns.find((candidate) => candidate.key === key);
  const points: Point[] = [];
  for (let row = 0; row < at.length && column !== undefined; row++) {
    const [time, amount] = [at[row] ?? 0, column.cell(row)];
    if (amount !== null && amount !== '' && time <= now) {
      points.push({ at: time, amount });
    }
  }
  return points;
}
