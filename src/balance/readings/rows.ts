import type { Decimal } from '../amount/decimal.ts';
import type { Quantity, Reading, Unit } from '../amount/quantity.ts';

/** An exact amount, `null` for not allocated, `''` where the reading does not have the quantity. */
export type Cell = Decimal | '' | null;

/** The cell at a place; `''` behind the ends. Not `??`, which would take "not allocated" for missing. */
export function cellAt(cells: readonly Cell[], place: number): Cell {
  const cell = cells[place];
  return cell === undefined ? '' : cell;
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
  /** In the order in which the readings first named them. */
  readonly columns: readonly HistoryColumn[];
  /** The rows as readings, made anew. */
  readings(): readonly Reading[];
}

/** One quantity of all rows. */
export interface HistoryColumn {
  readonly key: string;
  readonly unit: Unit;
  /** For comparing and drawing alone: rounded to floating point, `NaN` where there is no amount. */
  readonly values: ArrayLike<number>;
  /** What the row says, exactly. */
  cell(row: number): Cell;
}

/** Readings, oldest first, as columns. */
export function rowsOf(readings: readonly Reading[]): HistoryRows {
  const units = new Map<string, Unit>();
  for (const { quantities } of readings) {
    for (const { key, unit } of quantities) {
      units.set(key, unit);
    }
  }
  return {
    at: readings.map(({ at }) => at),
    columns: [...units].map(([key, unit], place): HistoryColumn => {
      const cells = readings.map(({ quantities }): Cell => {
        const usual = quantities[place];
        const quantity = usual?.key === key ? usual : quantities.find((candidate) => candidate.key === key);
        return cellOf(quantity);
      });
      return columnOf(key, unit, cells);
    }),
    readings: () => readings,
  };
}

/** The column of a quantity with its exact cells, one for each row. */
export function columnOf(key: string, unit: Unit, cells: readonly Cell[]): HistoryColumn {
  return { key, unit, values: cells.map(numberOf), cell: (row) => cellAt(cells, row) };
}

/** What a row says of a quantity that it may lack. */
function cellOf(quantity: Quantity | undefined): Cell {
  return quantity === undefined ? '' : quantity.amount;
}

function numberOf(cell: Cell): number {
  return cell === null || cell === '' ? Number.NaN : Number(cell);
}
