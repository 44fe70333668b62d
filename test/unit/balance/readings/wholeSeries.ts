import type { Unit } from '../../../../src/balance/amount/quantity.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';
import type { HistoryColumn } from '../../../../src/balance/readings/rows.ts';
import { pointAt } from '../../../../src/balance/readings/series.ts';
import { type Expiry, type TopUp, TopUpFinder } from '../../../../src/balance/readings/topUp.ts';

/** The points of a column, oldest first. */
export function pointsOf(at: ArrayLike<number>, column: HistoryColumn): readonly Point[] {
  return Array.from(at, (_, row) => pointAt(at, column, row)).filter((point) => point !== undefined);
}

/** The top-ups and the expiries of a series, oldest first. */
export function liftsOf(series: readonly Point[], unit?: Unit): readonly (TopUp | Expiry)[] {
  const finder = new TopUpFinder(unit);
  return series.flatMap((point) => finder.take(point) ?? []);
}
