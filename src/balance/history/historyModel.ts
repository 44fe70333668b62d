import { type Decimal, subtractDecimals } from '../amount/decimal.ts';
import type { Unit } from '../amount/quantity.ts';
import type { Cell, HistoryRows } from '../readings/rows.ts';
import { type Point, seriesOf } from '../readings/series.ts';
import { topUpsOf } from '../readings/topUp.ts';
import { type FailureSpan, failureSpans, type HistoryMark } from './failureSpans.ts';
import { type Columns, thin } from './thinning.ts';

/** What is known of a quantity besides its amounts. */
export interface QuantityInfo {
  readonly key: string;
  readonly label: string;
  /** The provider fills it up each day: its increases are no top-ups. */
  readonly resetsDaily?: boolean;
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

/** An amount that was topped up between two readings; see `topUpsOf`. */
export interface TopUp {
  /** The first reading that showed it. */
  readonly at: number;
  /** The amount after it. */
  readonly amount: Decimal;
  readonly added: Decimal;
}

/** One quantity over time. */
export interface HistorySeries extends QuantityInfo {
  readonly unit: Unit;
  /** One for each of the model's rows. */
  readonly cells: readonly Cell[];
  /** What was used, from all readings; absent for fewer than two amounts and where the provider fills up each day. */
  readonly used?: Decimal;
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
  const known = quantities.flatMap((info) => {
    const column = rows.columns.find(({ key }) => key === info.key);
    return column === undefined ? [] : [{ info, column }];
  });
  const unknown = rows.columns.flatMap((column) => {
    const { key } = column;
    return quantities.some((info) => info.key === key) ? [] : [{ info: { key, label: key }, column }];
  });
  return {
    fromMs: columns.fromMs,
    toMs: columns.toMs,
    total: rows.at.length,
    at: chosen.map((row) => rows.at[row] ?? 0),
    series: [...known, ...unknown].map(({ info, column }) => ({
      ...info,
      unit: column.unit,
      cells: chosen.map((row) => column.cell(row)),
      ...spendingOf(info, seriesOf(rows, info.key, Number.POSITIVE_INFINITY), columns),
    })),
    failures: failureSpans(marks, columns),
  };
}

const ZERO = '0' as Decimal;

/** The top-ups, and what was used: what there was, and what was added, and is there no more. */
function spendingOf(
  { resetsDaily }: QuantityInfo,
  points: readonly Point[],
  columns: Columns,
): Pick<HistorySeries, 'used' | 'topUps'> {
  const [first, last] = [points[0], points.at(-1)];
  if (resetsDaily === true || first === undefined || last === undefined || points.length < 2) {
    return { topUps: [] };
  }
  const added = topUpsOf(points);
  const had = added.reduce((sum, { amount }) => addDecimals(sum, amount), first.amount);
  let place = 0;
  const topUps = added.map(({ at, amount }): TopUp => {
    // A clock that stood still can give two amounts the same time: the later one counts.
    while ((points[place + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) {
      place++;
    }
    return { at, amount: points[place]?.amount ?? ZERO, added: amount };
  });
  return { used: subtractDecimals(had, last.amount), topUps: fewer(topUps, columns) };
}

function addDecimals(a: Decimal, b: Decimal): Decimal {
  return subtractDecimals(a, subtractDecimals(ZERO, b));
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
