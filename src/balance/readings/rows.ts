import type { Decimal } from '../amount/decimal.ts';
import type { Quantity, Reading, Unit, Wordless } from '../amount/quantity.ts';
import type { DaySums } from './daySums.ts';

/** An exact amount, the word in its place, or `''` where the reading does not have the quantity. */
export type Cell = Decimal | Wordless | '';

/** The cell at a place; `''` behind the ends. */
export function cellAt(cells: readonly Cell[], place: number): Cell {
  return cells[place] ?? '';
}

/** The latest cell that says something. */
export function latestCell(cells: readonly Cell[]): Cell {
  return cellAt(
    cells,
    cells.findLastIndex((cell) => cell !== ''),
  );
}

/** Readings by column: a year of them is looked at in milliseconds, and exact amounts are only calculated with where they are shown. */
export interface HistoryRows {
  /** Milliseconds since 1970, ascending. */
  readonly at: ArrayLike<number>;
  /** In the order in which the readings first named them. A quantity that changed its unit has a column for each unit. */
  readonly columns: readonly HistoryColumn[];
  /** What is kept of days that were thinned, oldest first. Of such a day only sums say what was spent. */
  readonly sums: readonly DaySums[];
  /** The rows as readings, made anew. */
  readings(): readonly Reading[];
}

/** One quantity of all rows, as far as it has one unit. */
export interface HistoryColumn {
  readonly key: string;
  readonly unit: Unit;
  /** For comparing and drawing alone: rounded to floating point, `NaN` where there is no amount. */
  readonly values: ArrayLike<number>;
  /** What the row says, exactly. */
  cell(row: number): Cell;
  /** The nearest expiry of what was left then, in milliseconds since 1970, where there was one. */
  expiresAt(row: number): number | undefined;
}

/** Tells the columns of a history apart. */
export function columnId(key: string, unit: Unit): string {
  return `${unit} ${key}`;
}

/** Readings, oldest first, as columns, with the sums of days. */
export function rowsOf(readings: readonly Reading[], sums: readonly DaySums[] = []): HistoryRows {
  const found = new Map<string, Quantity>();
  for (const { quantities } of readings) {
    for (const quantity of quantities) {
      const id = columnId(quantity.key, quantity.unit);
      found.set(id, found.get(id) ?? quantity);
    }
  }
  return {
    at: readings.map(({ at }) => at),
    columns: [...found.values()].map(({ key, unit }, place): HistoryColumn => {
      const isOwn = (quantity: Quantity): boolean => quantity.key === key && quantity.unit === unit;
      const own = readings.map(({ quantities }) => {
        const usual = quantities[place];
        return usual !== undefined && isOwn(usual) ? usual : quantities.find(isOwn);
      });
      const cells = own.map((quantity): Cell => quantity?.amount ?? '');
      return columnOf(key, unit, cells, (row) => own[row]?.expiresAt);
    }),
    sums,
    readings: () => readings,
  };
}

/** The rows, and a later reading behind them, without making the others anew. */
export function withLatest(rows: HistoryRows, reading: Reading): HistoryRows {
  const { length } = rows.at;
  const latest = rowsOf([reading]).columns;
  const added = latest.filter((own) => !rows.columns.some((column) => isSame(column, own)));
  return {
    at: followed(rows.at, reading.at),
    columns: [...rows.columns, ...added].map((column): HistoryColumn => {
      const { key, unit } = column;
      const before = added.includes(column) ? undefined : column;
      const own = latest.find((each) => isSame(each, column));
      let values: ArrayLike<number> | undefined;
      return {
        ...{ key, unit },
        get values() {
          values ??= followed(
            before?.values ?? new Float64Array(length).fill(Number.NaN),
            own?.values[0] ?? Number.NaN,
          );
          return values;
        },
        cell: (row) => (row < length ? before?.cell(row) : own?.cell(row - length)) ?? '',
        expiresAt: (row) => (row < length ? before?.expiresAt(row) : own?.expiresAt(row - length)),
      };
    }),
    sums: rows.sums,
    readings: () => [...rows.readings(), reading],
  };
}

function followed(list: ArrayLike<number>, last: number): ArrayLike<number> {
  const longer = new Float64Array(list.length + 1);
  longer.set(list);
  longer[list.length] = last;
  return longer;
}

function isSame(a: HistoryColumn, b: HistoryColumn): boolean {
  return a.key === b.key && a.unit === b.unit;
}

/** The column of a quantity with its exact cells, one for each row, and what expires when. */
export function columnOf(
  key: string,
  unit: Unit,
  cells: readonly Cell[],
  expiresAt: HistoryColumn['expiresAt'],
): HistoryColumn {
  let values: readonly number[] | undefined;
  return {
    ...{ key, unit, expiresAt },
    get values() {
      values ??= cells.map(numberOf);
      return values;
    },
    cell: (row) => cellAt(cells, row),
  };
}

/** A word in place of an amount is no number either. */
function numberOf(cell: Cell): number {
  return cell === '' ? Number.NaN : Number(cell);
}
