import type { FailureSpan } from '../../balance/history/failureSpans.ts';
import type { TopUp } from '../../balance/history/historyModel.ts';
import { type Cell, cellAt } from '../../balance/readings/rows.ts';
import type { NamedHistory, ShownQuantity } from '../base/quantities.ts';
import { topUpsByRow } from '../base/topUps.ts';

/** A top-up with what was topped up. */
type NotedTopUp = TopUp & { readonly quantity: ShownQuantity };

/** What the readings of an account say in the columns of the table: as many lists as there are columns, empty for those of other accounts. */
interface Told {
  readonly cells: readonly (readonly Cell[])[];
  /** The top-ups by the row that tells of them. */
  readonly topUps: ReadonlyMap<number, readonly NotedTopUp[]>;
}

/** A line of the table. A year has thousands of them, of which one page is seen: no list is made of each. */
export type TableRow =
  /** A row of what its account's readings say. */
  | { readonly kind: 'reading'; readonly at: number; readonly row: number; readonly told: Told }
  /** A time without readings; `account` where several are shown. */
  | { readonly kind: 'failure'; readonly at: number; readonly failure: FailureSpan; readonly account?: string };

/** What a line says in a column; nothing where it is no reading. */
export function cellIn(line: TableRow, column: number): Cell {
  return line.kind === 'reading' ? cellAt(line.told.cells[column] ?? [], line.row) : '';
}

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
  const topUps = new Map<number, readonly NotedTopUp[]>();
  for (const quantity of own) {
    for (const [row, all] of topUpsByRow(model.at, quantity.series.topUps)) {
      topUps.set(row, [...(topUps.get(row) ?? []), ...all.map((topUp) => ({ ...topUp, quantity }))]);
    }
  }
  const told = { cells: shown.map((quantity) => (own.includes(quantity) ? quantity.series.cells : [])), topUps };
  const readings = model.at.map((at, row): TableRow => ({ kind: 'reading', at, row, told }));
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
