import { isAmount } from '../amount/quantity.ts';
import type { Point } from './point.ts';
import type { HistoryColumn } from './rows.ts';

/**
 * The course of one quantity, oldest first. A reading that does not hold the quantity, or says a word in place of an amount,
 * leaves a gap and no point; so does one that is later than `now`, which a clock that ran ahead has left behind. The history may
 * lack the latest reading, when it said the same as the one before: add it at the end.
 */
export function seriesOf(at: ArrayLike<number>, column: HistoryColumn, now: number): readonly Point[] {
  const points: Point[] = [];
  for (let row = 0; row < at.length; row++) {
    const point = pointAt(at, column, row);
    if (point !== undefined && point.at <= now) {
      points.push(point);
    }
  }
  return points;
}

/** What a row says of a quantity; `undefined` where it has no amount. */
export function pointAt(at: ArrayLike<number>, column: HistoryColumn, row: number): Point | undefined {
  const amount = column.cell(row);
  if (!isAmount(amount)) {
    return undefined;
  }
  const expiresAt = column.expiresAt(row);
  return expiresAt === undefined ? { at: at[row] ?? 0, amount } : { at: at[row] ?? 0, amount, expiresAt };
}
