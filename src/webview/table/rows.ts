import type { FailureSpan } from '../../balance/history/failureSpans.ts';
import type { TopUp } from '../../balance/history/historyModel.ts';
import { type Cell, cellAt } from '../../balance/readings/rows.ts';
import type { NamedHistory, ShownQuantity } from '../quantities.ts';
import { topUpsByRow } from '../topUps.ts';

/** A top-up with what was topped up. */
type NotedTopUp = TopUp & { readonly quantity: ShownQuantity };

/** A line of the table. */
export type TableRow =
  /** A reading, with one cell for each shown quantity; those of other accounts are empty. */
  | {
      readonly kind: 'reading';
      readonly at: number;
      readonly cells: readonly Cell[];
      readonly topUps: readonly NotedTopUp[];
    }
  /** A time without readings; `account` where several are shown. */
  | { readonly kind: 'failure'; readonly at: number; readonly failure: FailureSpan; readonly account?: string };

/**
 * The lines of the table, the newest first: the rows of the charts, and the failures between them. Accounts of which no quantity
 * is shown have none beside those of others.
 */
export function tableRows(histories: readonly NamedHistory[], shown: readonly ShownQuantity[]): readonly TableRow[] {
  const told = histories.filter(
    ({ accountId }) => shown.length === 0 || shown.some((quantity) => quantity.accountId === accountId),
  );
  return told.flatMap((history) => rowsOf(history, shown)).sort((a, b) => b.at - a.at);
}

function rowsOf({ accountId, model, account }: NamedHistory, shown: readonly ShownQuantity[]): readonly TableRow[] {
  const own = shown.filter((quantity) => quantity.accountId === accountId);
  const noted = new Map<number, readonly NotedTopUp[]>();
  for (const quantity of own) {
    for (const [row, topUps] of topUpsByRow(model.at, quantity.series.topUps)) {
      noted.set(row, [...(noted.get(row) ?? []), ...topUps.map((topUp) => ({ ...topUp, quantity }))]);
    }
  }
  const columns = shown.map((quantity) => (own.includes(quantity) ? quantity.series.cells : []));
  const readings = model.at.map(
    (at, row): TableRow => ({
      kind: 'reading',
      at,
      cells: columns.map((cells) => cellAt(cells, row)),
      topUps: noted.get(row) ?? [],
    }),
  );
  const failures = model.failures.map(
    (failure): TableRow => ({
      kind: 'failure',
      at: failure.fromMs,
      failure,
      ...(account === undefined ? {} : { account }),
    }),
  );
  return [...readings, ...failures];
}
