import type { FailureSpan } from '../../balance/history/failureSpans.ts';
import type { HistoryModel, HistorySeries, TopUp } from '../../balance/history/historyModel.ts';
import { type Cell, cellAt } from '../../balance/readings/rows.ts';

/** A line of the table. */
export type TableRow =
  /** A reading, with one amount for each quantity. */
  | {
      readonly kind: 'reading';
      readonly at: number;
      readonly cells: readonly Cell[];
      readonly topUps: readonly (TopUp & { readonly series: HistorySeries })[];
    }
  /** A time without readings. */
  | { readonly kind: 'failure'; readonly at: number; readonly failure: FailureSpan };

type Noted = TopUp & { readonly series: HistorySeries };

/**
 * The lines of the table, the newest first: the rows of the chart, and the failures between them. A top-up whose own
 * reading is not among the rows stands in the next one that is.
 */
export function tableRows(model: HistoryModel, shown: readonly HistorySeries[]): readonly TableRow[] {
  const noted = new Map<number, Noted[]>();
  for (const series of shown) {
    for (const topUp of series.topUps) {
      const row = model.at.findIndex((at) => at >= topUp.at);
      noted.set(row, [...(noted.get(row) ?? []), { ...topUp, series }]);
    }
  }
  const readings = model.at.map(
    (at, row): TableRow => ({
      kind: 'reading',
      at,
      cells: shown.map(({ cells }) => cellAt(cells, row)),
      topUps: noted.get(row) ?? [],
    }),
  );
  const failures = model.failures.map((failure): TableRow => ({ kind: 'failure', at: failure.fromMs, failure }));
  return [...readings, ...failures].sort((a, b) => b.at - a.at);
}
