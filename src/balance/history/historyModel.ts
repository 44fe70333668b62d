import type { Decimal } from '../amount/decimal.ts';
import { isAmount, type Resets, type Unit } from '../amount/quantity.ts';
import { type Cell, columnId, type HistoryColumn, type HistoryRows } from '../readings/rows.ts';
import { spendingSteps, sumOf } from '../readings/spending.ts';
import { type FailureSpan, failureSpans, type HistoryMark } from './failureSpans.ts';
import { type Columns, thin } from './thinning.ts';

/** What is known of a quantity besides its amounts. */
export interface QuantityInfo {
  readonly key: string;
  readonly label: string;
  /** The provider fills it up by itself: its increases are no top-ups. */
  readonly resets?: Resets;
  /** What it holds now in words, where that is more than an amount: with its limit, or with what was used. */
  readonly present?: string;
  readonly threshold?: Decimal;
  /** When it will have run out at the present rate; milliseconds since 1970. */
  readonly runsOutAt?: number;
}

/** Everything that a history is made from. Times are milliseconds since 1970. */
export interface HistoryInput {
  /** The readings from `columns.fromMs` to `columns.toMs`. */
  readonly rows: HistoryRows;
  /** All of them up to `columns.toMs`, oldest first: a failure may have begun before the first reading. */
  readonly marks: readonly HistoryMark[];
  /** In the order in which they are shown. Quantities that only the readings know follow. */
  readonly quantities: readonly QuantityInfo[];
  readonly columns: Columns;
}

/** An amount that was topped up between two readings, or on a day that was thinned. */
export interface TopUp {
  /** The first reading that showed it. */
  readonly at: number;
  /** The amount after it. */
  readonly amount: Decimal;
  readonly added: Decimal;
}

/** One quantity over time, as far as it has one unit. What it was in another unit before is a series with a key of its own. */
export interface HistorySeries extends QuantityInfo {
  readonly unit: Unit;
  /** One for each of the model's rows. */
  readonly cells: readonly Cell[];
  /** What was used, from all readings; absent for fewer than two amounts and where the provider fills up by itself. */
  readonly used?: Decimal;
  /** All that was topped up, from all readings; absent where nothing was. */
  readonly toppedUp?: Decimal;
  /** At most one for each of the columns, the greatest. */
  readonly topUps: readonly TopUp[];
}

/** What the history panel shows of an account. It is plain data: it survives JSON. */
export interface HistoryModel {
  readonly fromMs: number;
  readonly toMs: number;
  /** How many readings there are in this time; `at` may have fewer. */
  readonly total: number;
  /** The times of the rows, oldest first. */
  readonly at: readonly number[];
  readonly series: readonly HistorySeries[];
  readonly failures: readonly FailureSpan[];
}

/** Prepares readings for drawing: thinned to the chart's columns, with top-ups and failures. */
export function historyModel({ rows, marks, quantities, columns }: HistoryInput): HistoryModel {
  const chosen = thin(
    rows.at,
    rows.columns.map(({ values }) => values),
    columns,
  );
  const seriesFor = (info: QuantityInfo, column: HistoryColumn): HistorySeries => ({
    ...info,
    unit: column.unit,
    cells: chosen.map((row) => column.cell(row)),
    ...spendingOf(info, rows, column, columns),
  });
  return {
    fromMs: columns.fromMs,
    toMs: columns.toMs,
    total: rows.at.length,
    at: chosen.map((row) => rows.at[row] ?? 0),
    series: namedColumns(rows, quantities).map(([info, column]) => seriesFor(info, column)),
    failures: failureSpans(marks, columns),
  };
}

/** All columns with what is known of their quantities, in the order in which they are shown. */
export function namedColumns(
  rows: HistoryRows,
  quantities: readonly QuantityInfo[],
): readonly (readonly [QuantityInfo, HistoryColumn])[] {
  const keys = new Set([...quantities, ...rows.columns].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const info = quantities.find((known) => known.key === key) ?? { key, label: key };
    const { resets } = info;
    return columnsOf(key, rows).map((column, place) => {
      const { unit } = column;
      const other = { key: columnId(key, unit), label: `${info.label} · ${unit}`, ...(resets && { resets }) };
      return [place === 0 ? info : other, column] as const;
    });
  });
}

/** The columns of a quantity, that of its present unit first. */
function columnsOf(key: string, { at, columns }: HistoryRows): readonly HistoryColumn[] {
  const own = columns.filter((column) => column.key === key);
  const latestRow = (column: HistoryColumn): number => {
    let row = at.length - 1;
    while (row >= 0 && column.cell(row) === '') {
      row--;
    }
    return row;
  };
  return own.length < 2 ? own : own.toSorted((a, b) => latestRow(b) - latestRow(a));
}

/** The top-ups, and what was used: what there was and what was added, and is there no more, without what has expired. */
function spendingOf(
  { resets }: QuantityInfo,
  rows: HistoryRows,
  column: HistoryColumn,
  columns: Columns,
): Pick<HistorySeries, 'used' | 'toppedUp' | 'topUps'> {
  const steps = resets === undefined ? spendingSteps(rows, column, () => Number.POSITIVE_INFINITY) : [];
  if (steps.length === 0) {
    return { topUps: [] };
  }
  const added = steps.filter((step) => Number(step.added) > 0);
  let row = 0;
  let latest: Pick<TopUp, 'at' | 'amount'> | undefined;
  const topUps = added.map(({ at, amount, added: by }): TopUp => {
    // A clock that stood still can give two amounts the same time: the later one counts.
    for (; (rows.at[row] ?? Number.POSITIVE_INFINITY) <= at; row++) {
      const cell = rows.at[row] === at ? column.cell(row) : '';
      latest = isAmount(cell) ? { at, amount: cell } : latest;
    }
    return { at, amount: latest?.at === at ? latest.amount : amount, added: by };
  });
  const sum = sumOf(steps);
  return {
    used: sum.spent,
    ...(added.length === 0 ? {} : { toppedUp: sum.added }),
    topUps: fewer(topUps, columns),
  };
}

/** At most one top-up for each column, the greatest, when there are more than can be told apart. */
function fewer(topUps: readonly TopUp[], columns: Columns): readonly TopUp[] {
  if (topUps.length <= columns.count) {
    return topUps;
  }
  const greatest = new Map<number, TopUp>();
  for (const topUp of topUps) {
    const column = Math.floor(((topUp.at - columns.fromMs) / (columns.toMs - columns.fromMs)) * columns.count);
    const other = greatest.get(column);
    if (other === undefined || Number(topUp.added) > Number(other.added)) {
      greatest.set(column, topUp);
    }
  }
  return [...greatest.values()];
}
