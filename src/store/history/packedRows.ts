import { type Decimal, parseDecimal } from '../../balance/amount/decimal.ts';
import type { Reading, Unit } from '../../balance/amount/quantity.ts';
import type { Cell, HistoryColumn, HistoryRows } from '../../balance/readings/rows.ts';
import { listsOf, type Pack, wordsOf } from './pack.ts';
import { type PackColumn, readPack } from './packReader.ts';

/** The keys and units of a reading's amounts, in order. */
export type RowShape = readonly (readonly [key: string, unit: Unit])[];

/**
 * Unpacks the readings from `fromMs` to before `toMs`, oldest first. A row with anything unusual is no reading and is left
 * out: it must not become a wrong one. The texts are kept: exact amounts are taken from them when they are asked for.
 */
export function unpackRows(
  packs: readonly Pack[],
  shapes: ReadonlyMap<number, RowShape>,
  fromMs = Number.NEGATIVE_INFINITY,
  toMs = Number.POSITIVE_INFINITY,
): HistoryRows {
  const most = packs.reduce((sum, { count }) => sum + count, 0);
  const at = new Float64Array(most);
  const [packOf, placeOf] = [new Uint32Array(most), new Uint32Array(most)];
  const columns = new Map<string, UnpackedColumn>();
  let rows = 0;
  for (const [index, pack] of packs.entries()) {
    const targets = shapes.get(pack.shape)?.map(([key, unit]) => {
      const column = columns.get(key) ?? { unit, values: new Float64Array(most).fill(Number.NaN) };
      column.unit = unit;
      columns.set(key, column);
      return column;
    });
    if (targets !== undefined) {
      const end = readPack(pack, targets, { at, placeOf, rows, fromMs, toMs });
      packOf.fill(index, rows, end);
      rows = end;
    }
  }
  const order = orderOf(at, rows);
  const times = inOrder(at, rows, order);
  const sources: Sources = {
    packs,
    shapes,
    packOf: inOrder(packOf, rows, order),
    placeOf: inOrder(placeOf, rows, order),
  };
  const made = [...columns].map(([key, { unit, values }]): HistoryColumn => {
    return { key, unit, values: inOrder(values, rows, order), cell: cellsOf(key, sources) };
  });
  return { at: times, columns: made, readings: () => readingsOf(times, made, sources) };
}

/** One quantity while it is read; see {@link HistoryColumn}. */
interface UnpackedColumn extends PackColumn {
  unit: Unit;
}

/** Where the rows come from: for each one its pack, and its place in that. */
interface Sources {
  readonly packs: readonly Pack[];
  readonly shapes: ReadonlyMap<number, RowShape>;
  readonly packOf: Uint32Array;
  readonly placeOf: Uint32Array;
}

/** The order of the rows by time where it is not the present one, as after a clock was set back. */
function orderOf(at: Float64Array<ArrayBuffer>, rows: number): Uint32Array<ArrayBuffer> | undefined {
  for (let row = 1; row < rows; row++) {
    if ((at[row] ?? 0) < (at[row - 1] ?? 0)) {
      return Uint32Array.from({ length: rows }, (_, place) => place).sort(
        (a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b,
      );
    }
  }
  return undefined;
}

function inOrder<T extends Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  list: T,
  rows: number,
  order: Uint32Array<ArrayBuffer> | undefined,
): T {
  if (order === undefined) {
    return list.subarray(0, rows) as T;
  }
  const sorted = list.slice(0, rows) as T;
  for (const [row, from] of order.entries()) {
    sorted[row] = list[from] ?? 0;
  }
  return sorted;
}

/** The exact amounts of a quantity. A text is taken apart when its first amount is asked for. */
function cellsOf(key: string, { packs, shapes, packOf, placeOf }: Sources): (row: number) => Cell {
  const lists = new Map<number, readonly string[]>();
  const listOf = (index: number): readonly string[] => {
    const pack = packs[index];
    const place = (pack && shapes.get(pack.shape))?.findIndex(([name]) => name === key) ?? -1;
    const list = pack && place >= 0 ? listsOf(pack)[place + 1] : undefined;
    return list === undefined ? [] : wordsOf(list);
  };
  return (row) => {
    const index = packOf[row] ?? -1;
    const list = lists.get(index) ?? listOf(index);
    lists.set(index, list);
    const word = list.length === 1 ? list[0] : list[placeOf[row] ?? -1];
    if (word === undefined) {
      return '';
    }
    return word === 'null' ? null : exactAmount(word);
  };
}

/** What the reader has taken for a number is one; a minus in front of nothing but zeros is still to be taken off. */
function exactAmount(word: string): Cell {
  return word.startsWith('-') ? (parseDecimal(word) ?? '') : (word as Decimal);
}

/** A row has the quantities of its shape. */
function readingsOf(
  times: Float64Array,
  columns: readonly HistoryColumn[],
  { packs, shapes, packOf }: Sources,
): readonly Reading[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return Array.from(times, (at, row) => {
    const shape = shapes.get(packs[packOf[row] ?? -1]?.shape ?? Number.NaN) ?? [];
    const amountOf = (key: string) => byKey.get(key)?.cell(row) as Decimal | null;
    return { at, quantities: shape.map(([key, unit]) => ({ key, amount: amountOf(key), unit })) };
  });
}
