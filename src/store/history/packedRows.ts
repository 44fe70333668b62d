import { type Decimal, parseDecimal } from '../../balance/amount/decimal.ts';
import { isWordless, type Quantity, type Unit, type Wordless } from '../../balance/amount/quantity.ts';
import type { DaySums } from '../../balance/readings/daySums.ts';
import { type Cell, columnId, columnOf, type HistoryColumn, type HistoryRows } from '../../balance/readings/rows.ts';
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
  const most = packs.reduce((sum, { count }) => sum + count, 0);
  const taken: Taken = { at: [], shapeOf: [], cellsOf: new Map() };
  const columns = new Map<string, ShapeEntry>();
  for (const pack of packs) {
    const shape = shapes.get(pack.shape);
    for (const entry of shape ?? []) {
      columns.set(idOf(entry), entry);
      taken.cellsOf.set(idOf(entry), taken.cellsOf.get(idOf(entry)) ?? new Array<PackedCell>(most).fill(''));
    }
    takePack(pack, shape, fromMs, toMs, taken);
  }
  for (const cells of taken.cellsOf.values()) {
    cells.length = taken.at.length;
  }
  const { at, shapeOf, cellsOf } = inOrder(taken);
  const made = new Map(
    Array.from(columns, ([id, [key, unit]]): [string, HistoryColumn] => {
      // A year has a hundred thousand rows, and few shapes.
      const expiries = new Map([...shapes.values()].map((shape) => [shape, expiryIn(shape, id)]));
      const never = [...expiries.values()].every((expiry) => expiry === undefined);
      const expiresAt = never ? () => undefined : (row: number) => expiries.get(shapeOf[row] ?? []);
      return [id, columnOf(key, unit, cellsOf.get(id) ?? [], expiresAt)];
    }),
  );
  return {
    at,
    sums,
    columns: [...made.values()],
    readings: () =>
      at.map((moment, row) => ({
        at: moment,
        quantities: (shapeOf[row] ?? []).map((entry): Quantity => {
          const [key, unit, expiresAt] = entry;
          const amount = made.get(idOf(entry))?.cell(row) as Decimal | Wordless;
          return { key, amount, unit, ...(expiresAt === undefined ? {} : { expiresAt }) };
        }),
      })),
  };
}

/** What was taken in the order of time: rows are not after a clock was set back. */
function inOrder({ at, shapeOf, cellsOf }: Taken): Taken {
  if (at.every((moment, row) => row === 0 || moment >= (at[row - 1] ?? 0))) {
    return { at, shapeOf, cellsOf };
  }
  const order = [...at.keys()].sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  return {
    at: order.map((row) => at[row] ?? 0),
    shapeOf: order.map((row) => shapeOf[row] ?? []),
    cellsOf: new Map(Array.from(cellsOf, ([id, cells]) => [id, order.map((row) => cells[row] ?? '')])),
  };
}

function expiryIn(shape: RowShape, id: string): number | undefined {
  return shape.find((entry) => idOf(entry) === id)?.[2];
}

function idOf([key, unit]: ShapeEntry): string {
  return columnId(key, unit);
}

/** An exact amount may be a number that JavaScript writes as the pack does. */
type PackedCell = Cell | number;
/** `undefined`: what stands there is none. */
type PackedList = readonly (PackedCell | undefined)[];

/** What was taken of packs, row by row. */
interface Taken {
  readonly at: number[];
  readonly shapeOf: RowShape[];
  readonly cellsOf: Map<string, PackedCell[]>;
}

function takePack(pack: Pack, shape: RowShape | undefined, fromMs: number, toMs: number, taken: Taken): void {
  const [times, ...amounts] = (shape && listsIn(pack, shape.length)) ?? [];
  if (shape === undefined || times === undefined) {
    return;
  }
  const places = placesIn(pack, times, amounts, fromMs, toMs);
  const rows = taken.at.length;
  for (const place of places) {
    taken.at.push(pack.at + countIn(times[place]));
    taken.shapeOf.push(shape);
  }
  for (const [index, entry] of shape.entries()) {
    const cells = taken.cellsOf.get(idOf(entry)) ?? [];
    const list = amounts[index] ?? [];
    for (let row = 0; row < places.length; row++) {
      cells[rows + row] = cellIn(list, places[row] ?? 0) ?? '';
    }
  }
}

/** The places of the readings that are wanted and whose amounts can be read. No list is made of a row: a year has a hundred thousand. */
function placesIn(
  { at }: Pack,
  times: PackedList,
  amounts: readonly PackedList[],
  fromMs: number,
  toMs: number,
): readonly number[] {
  const unsure = amounts.filter((list) => list.includes(undefined));
  const places: number[] = [];
  for (let place = 0; place < times.length; place++) {
    const moment = at + countIn(times[place]);
    if (moment >= fromMs && moment < toMs && unsure.every((list) => cellIn(list, place) !== undefined)) {
      places.push(place);
    }
  }
  return places;
}

/** The cell of a row; a list of one is for all rows. */
function cellIn(list: PackedList, place: number): PackedCell | undefined {
  return list[list.length === 1 ? 0 : place];
}

/** The lists of a pack if there is one for each amount and one for the times, each as long as it must be. */
function listsIn(pack: Pack, width: number): readonly PackedList[] | undefined {
  const lists = listsOf(pack).map(cellsIn);
  const fits = ({ length }: PackedList, place: number) => length === pack.count || (place > 0 && length === 1);
  return lists.length === width + 1 && pack.count > 0 && lists.every(fits) ? lists : undefined;
}

/**
 * Floating point holds every number of 15 digits, and JavaScript writes it with the very same characters where it does not end in a
 * zero behind the point.
 */
const EXACT_NUMBERS = /^(?:(?:0|-?[1-9]\d{0,9})(?:\.\d{0,4}[1-9])?(?:,(?!$)|$))+$/;

/**
 * The cells of a list; `undefined` for what is none. Most lists are exact as numbers: so no text is made for each of half a million
 * amounts.
 */
function cellsIn(list: string): PackedList {
  let [before, cell]: [string | undefined, Cell | undefined] = [undefined, undefined];
  return (
    numbersIn(list) ??
    list.split(',').map((word) => {
      if (word !== before) {
        before = word;
        cell = isCell(word) ? cellOf(word) : undefined;
      }
      return cell;
    })
  );
}

function numbersIn(list: string): readonly number[] | undefined {
  return EXACT_NUMBERS.test(list) ? JSON.parse(`[${list}]`) : undefined;
}

/** A count of milliseconds; `NaN` for anything else. */
function countIn(cell: PackedCell | undefined): number {
  const count = cell === undefined || cell === '' ? Number.NaN : Number(cell);
  return Number.isSafeInteger(count) && count >= 0 ? count : Number.NaN;
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
