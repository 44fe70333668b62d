import type { Decimal } from './decimal.ts';
import type { Reading, Unit } from './quantity.ts';

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

/** Readings by column: a year of them is looked at in milliseconds, and exact amounts are only made where they are shown. */
export interface HistoryRows {
  /** Milliseconds since 1970, ascending. */
  readonly at: ArrayLike<number>;
  /** In the order in which the readings first named them. */
  readonly columns: readonly HistoryColumn[];
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
        return quantity === undefined ? '' : quantity.amount;
      });
      const values = cells.map((cell) => (cell === null || cell === '' ? Number.NaN : Number(cell)));
      return { key, unit, values, cell: (row) => cellAt(cells, row) };
    }),
  };
}
