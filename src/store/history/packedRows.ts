import { type Decimal, parseDecimal } from '../../balance/amount/decimal.ts';
import { isWordless, type Quantity, type Unit, type Wordless } from '../../balance/amount/quantity.ts';
import type { DaySums } from '../../balance/readings/daySums.ts';
import { type Cell, columnId, type HistoryColumn, type HistoryRows } from '../../balance/readings/rows.ts';
import { isPlain, listsOf, type Pack } from './pack.ts';
import { type PackedCell, PackedColumn, type PackedList } from './packedColumn.ts';

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
  const taken: Taken = { count: 0, at: new Float64Array(most), shapeOf: new Float64Array(most), columns: new Map() };
  for (const pack of packs) {
    takePack(pack, shapes.get(pack.shape), fromMs, toMs, taken);
  }
  const order = orderOf(taken);
  const ordered = (list: Float64Array): Float64Array =>
    order === undefined ? list.subarray(0, taken.count) : Float64Array.from(order, (row) => list[row] ?? Number.NaN);
  const [at, shapeOf] = [ordered(taken.at), ordered(taken.shapeOf)];
  const made = new Map(
    Array.from(taken.columns, ([id, { entry, column }]): [string, HistoryColumn] => {
      const [key, unit] = entry;
      // A year has a hundred thousand rows, and few shapes.
      const expiries = new Map(Array.from(shapes, ([number, shape]) => [number, expiryIn(shape, id)]));
      const never = [...expiries.values()].every((expiry) => expiry === undefined);
      return [
        id,
        {
          ...{ key, unit, values: ordered(column.values) },
          cell: (row) => column.cell(order?.[row] ?? row),
          expiresAt: never ? () => undefined : (row) => expiries.get(shapeOf[row] ?? Number.NaN),
        },
      ];
    }),
  );
  return {
    at,
    sums,
    columns: [...made.values()],
    readings: () =>
      Array.from(at, (moment, row) => ({
        at: moment,
        quantities: (shapes.get(shapeOf[row] ?? Number.NaN) ?? []).map((entry): Quantity => {
          const [key, unit, expiresAt] = entry;
          const amount = made.get(idOf(entry))?.cell(row) as Decimal | Wordless;
          return { key, amount, unit, ...(expiresAt === undefined ? {} : { expiresAt }) };
        }),
      })),
  };
}

/** The rows in the order of time, which they are not in after a clock was set back; `undefined` where they are. */
function orderOf({ at, count }: Taken): Uint32Array | undefined {
  for (let row = 1; row < count; row++) {
    if ((at[row] ?? 0) < (at[row - 1] ?? 0)) {
      const rows = Uint32Array.from(at.subarray(0, count).keys());
      return rows.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
    }
  }
  return undefined;
}

function expiryIn(shape: RowShape, id: string): number | undefined {
  return shape.find((entry) => idOf(entry) === id)?.[2];
}

function idOf([key, unit]: ShapeEntry): string {
  return columnId(key, unit);
}

/** What was taken of packs, row by row. */
interface Taken {
  /** How many rows there are so far. */
  count: number;
  readonly at: Float64Array;
  /** The numbers of their shapes. */
  readonly shapeOf: Float64Array;
  readonly columns: Map<string, { readonly entry: ShapeEntry; readonly column: PackedColumn }>;
}

/** Takes the readings that are wanted and whose amounts can be read. */
function takePack(pack: Pack, shape: RowShape | undefined, fromMs: number, toMs: number, taken: Taken): void {
  for (const entry of shape ?? []) {
    if (!taken.columns.has(idOf(entry))) {
      taken.columns.set(idOf(entry), { entry, column: new PackedColumn(taken.at.length) });
    }
  }
  const [times, ...amounts] = (shape && listsIn(pack, shape.length)) ?? [];
  if (shape === undefined || times === undefined) {
    return;
  }
  const unsure = amounts.filter((list) => list.includes(undefined));
  // No list is made of a row: a year has a hundred thousand.
  const places: number[] = [];
  for (let place = 0; place < times.length; place++) {
    const moment = pack.at + countIn(times[place]);
    if (moment >= fromMs && moment < toMs && unsure.every((list) => cellIn(list, place) !== undefined)) {
      taken.at[taken.count + places.length] = moment;
      places.push(place);
    }
  }
  for (const [index, entry] of shape.entries()) {
    taken.columns.get(idOf(entry))?.column.put(taken.count, amounts[index] ?? [], places);
  }
  taken.shapeOf.fill(pack.shape, taken.count, taken.count + places.length);
  taken.count += places.length;
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
const EXACT = /^(?:(?:0|-?[1-9]\d{0,9})(?:\.\d{0,4}[1-9])?(?:,(?!$)|$))+$/;

/**
 * The cells of a list; `undefined` for what is none. Most lists are exact as numbers: a year of half a million amounts is there in 20 ms,
 * and in 50 when a text is made of each.
 */
function cellsIn(list: string): PackedList {
  return EXACT.test(list)
    ? JSON.parse(`[${list}]`)
    : list.split(',').map((word) => (isCell(word) ? cellOf(word) : undefined));
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
