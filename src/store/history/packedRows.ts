import { type Decimal, parseDecimal } from '../../balance/amount/decimal.ts';
import { isWordless, type Quantity, type Unit, type Wordless } from '../../balance/amount/quantity.ts';
import type { DaySums } from '../../balance/readings/daySums.ts';
import { type Cell, cellAt, columnId, columnOf, type HistoryRows } from '../../balance/readings/rows.ts';
import { isPlain, listsOf, type Pack } from './pack.ts';

/** What the amount of a reading belongs to, and the nearest expiry of what was left. */
export type ShapeEntry = readonly [key: string, unit: Unit, expiresAt?: number];

/** One entry for each of a reading's amounts, in order. */
export type RowShape = readonly ShapeEntry[];

/**
 * Unpacks the readings from `fromMs` to before `toMs`, oldest first, beside the `sums` of days. A row with anything unusual is no
 * reading and is left out: it must not become a wrong one.
 */
export function unpackRows(
  packs: readonly Pack[],
  shapes: ReadonlyMap<number, RowShape>,
  fromMs = Number.NEGATIVE_INFINITY,
  toMs = Number.POSITIVE_INFINITY,
  sums: readonly DaySums[] = [],
): HistoryRows {
  const taken: Taken = { at: [], shapeOf: [], cellsOf: new Map() };
  const columns = new Map<string, ShapeEntry>();
  for (const pack of packs) {
    const shape = shapes.get(pack.shape);
    for (const entry of shape ?? []) {
      columns.set(idOf(entry), entry);
    }
    takePack(pack, shape, (moment) => moment >= fromMs && moment < toMs, taken);
  }
  const { at, shapeOf, cellsOf } = taken;
  // Rows are not in order after a clock was set back.
  const isInOrder = at.every((moment, row) => row === 0 || moment >= (at[row - 1] ?? 0));
  const order = Array.from(at.keys());
  if (!isInOrder) {
    order.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  }
  const times = isInOrder ? at : order.map((row) => at[row] ?? 0);
  return {
    at: times,
    sums,
    columns: [...columns].map(([id, [key, unit]]) => {
      const cells = cellsOf.get(id) ?? [];
      // A year has a hundred thousand rows, and few shapes.
      const expiries = new Map([...shapes.values()].map((shape) => [shape, expiryIn(shape, id)]));
      return columnOf(
        ...([key, unit] as const),
        order.map((row) => cellAt(cells, row)),
        [...expiries.values()].every((expiry) => expiry === undefined)
          ? () => undefined
          : (place) => expiries.get(shapeOf[order[place] ?? -1] ?? []),
      );
    }),
    readings: () =>
      order.map((row, place) => ({
        at: times[place] ?? 0,
        quantities: (shapeOf[row] ?? []).map((entry): Quantity => {
          const [key, unit, expiresAt] = entry;
          const amount = cellAt(cellsOf.get(idOf(entry)) ?? [], row) as Decimal | Wordless;
          return { key, amount, unit, ...(expiresAt === undefined ? {} : { expiresAt }) };
        }),
      })),
  };
}

function expiryIn(shape: RowShape, id: string): number | undefined {
  return shape.find((entry) => idOf(entry) === id)?.[2];
}

function idOf([key, unit]: ShapeEntry): string {
  return columnId(key, unit);
}

/** What was taken of packs, row by row. */
interface Taken {
  readonly at: number[];
  readonly shapeOf: RowShape[];
  readonly cellsOf: Map<string, Cell[]>;
}

function takePack(pack: Pack, shape: RowShape | undefined, isWanted: (at: number) => boolean, taken: Taken): void {
  const [times, ...amounts] = (shape && listsIn(pack, shape.length)) ?? [];
  if (shape === undefined || times === undefined) {
    return;
  }
  const columns = shape.map((entry) => {
    const cells = taken.cellsOf.get(idOf(entry)) ?? [];
    taken.cellsOf.set(idOf(entry), cells);
    return cells;
  });
  const lists = amounts.map(cellsIn);
  for (const [place, later] of times.entries()) {
    const moment = pack.at + countIn(later);
    // No list is made of a row: a year has a hundred thousand.
    if (isWanted(moment) && lists.every((list) => cellIn(list, place) !== undefined)) {
      for (const [index, cells] of columns.entries()) {
        cells[taken.at.length] = cellIn(lists[index] ?? [], place) ?? '';
      }
      taken.at.push(moment);
      taken.shapeOf.push(shape);
    }
  }
}

/** The cell of a row; a list of one is for all rows. */
function cellIn(list: readonly (Cell | undefined)[], place: number): Cell | undefined {
  return list[list.length === 1 ? 0 : place];
}

/** The lists of a pack if there is one for each amount and one for the times, each as long as it must be. */
function listsIn(pack: Pack, width: number): readonly (readonly string[])[] | undefined {
  const lists = listsOf(pack);
  const fits = ({ length }: readonly string[], place: number) => length === pack.count || (place > 0 && length === 1);
  return lists.length === width + 1 && pack.count > 0 && lists.every(fits) ? lists : undefined;
}

/** The cells of an amount; `undefined` for what is none. Most words are those of the row before. */
function cellsIn(words: readonly string[]): readonly (Cell | undefined)[] {
  let [before, cell]: [string | undefined, Cell | undefined] = [undefined, undefined];
  return words.map((word) => {
    if (word !== before) {
      before = word;
      cell = isCell(word) ? cellOf(word) : undefined;
    }
    return cell;
  });
}

/** A count of milliseconds; `NaN` for anything else. */
function countIn(word: string): number {
  return /^\d+$/.test(word) ? Number(word) : Number.NaN;
}

/** An amount, or a word in quotes in its place. */
function isCell(word: string): boolean {
  return isPlain(word) || (/^".*"$/.test(word) && isWordless(word.slice(1, -1)));
}

/** A minus in front of nothing but zeros is to be taken off. */
function cellOf(word: string): Cell {
  if (word === 'null') {
    return 'not-allocated';
  }
  if (word.startsWith('"')) {
    return word.slice(1, -1) as Wordless;
  }
  return word.startsWith('-') ? (parseDecimal(word) ?? '') : (word as Decimal);
}
