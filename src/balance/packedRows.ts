import { type Decimal, parseDecimal } from './decimal.ts';
import type { Cell, HistoryColumn, HistoryRows } from './historyRows.ts';
import type { Pack } from './pack.ts';
import { type PackColumn, readPack } from './packReader.ts';
import type { Quantity, Reading, Unit } from './quantity.ts';

/** The keys and units of a reading's amounts, in order. */
export type RowShape = readonly (readonly [key: string, unit: Unit])[];

/** No amount that is one has more. */
const MOST_CHARACTERS = 41;

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
  const packOf = new Uint32Array(most);
  const columns = new Map<string, UnpackedColumn>();
  let rows = 0;
  for (const [place, pack] of packs.entries()) {
    const targets = shapes.get(pack.shape)?.map(([key, unit]) => {
      const column = columns.get(key) ?? newColumn(most);
      column.unit = unit;
      columns.set(key, column);
      return column;
    });
    if (targets !== undefined) {
      const end = readPack(pack, targets, { at, rows, fromMs, toMs });
      packOf.fill(place, rows, end);
      rows = end;
    }
  }
  const order = orderOf(at, rows);
  const times = inOrder(at, rows, order);
  const places = inOrder(packOf, rows, order);
  const packAt = (row: number): Pack | undefined => packs[places[row] ?? -1];
  const made = [...columns].map(([key, { unit, values, starts }]): KnownColumn => {
    const known = inOrder(starts, rows, order);
    return { key, unit, values: inOrder(values, rows, order), starts: known, cell: cellsOf(known, packAt) };
  });
  const byKey = new Map(made.map((column) => [column.key, column]));
  return {
    at: times,
    columns: made,
    readings: () => {
      const found: Reading[] = [];
      let before: readonly Quantity[] = [];
      for (const [row, time] of times.entries()) {
        const shape = shapes.get(packAt(row)?.shape ?? Number.NaN) ?? [];
        before = quantitiesOf(shape, byKey, row, before);
        found.push({ at: time, quantities: before });
      }
      return found;
    },
  };
}

/** One quantity while it is read; see {@link HistoryColumn}. */
interface UnpackedColumn extends PackColumn {
  unit: Unit;
}

interface KnownColumn extends HistoryColumn {
  readonly starts: Uint32Array<ArrayBuffer>;
}

function newColumn(rows: number): UnpackedColumn {
  return { unit: 'messages', values: new Float64Array(rows).fill(Number.NaN), starts: new Uint32Array(rows) };
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

/** The exact amounts of a column. What stands where the last one stood is not cut out of the text again. */
function cellsOf(starts: Uint32Array, packAt: (row: number) => Pack | undefined): (row: number) => Cell {
  let known: { readonly pack: Pack | undefined; readonly start: number; readonly cell: Cell } | undefined;
  return (row) => {
    const [pack, start] = [packAt(row), starts[row] ?? 0];
    if (known?.pack !== pack || known?.start !== start) {
      known = { pack, start, cell: exactCell(pack?.text ?? '', start) };
    }
    return known.cell;
  };
}

function exactCell(text: string, start: number): Cell {
  if (start === 0) {
    return '';
  }
  const word = /[^,;:]*/.exec(text.slice(start, start + MOST_CHARACTERS))?.[0] ?? '';
  if (word === 'null') {
    return null;
  }
  // The reader has looked at each of its characters; a minus in front of nothing but zeros is still to be taken off.
  return word.startsWith('-') ? (parseDecimal(word) ?? '') : (word as Decimal);
}

/** The quantities of a row. What is as in the row before shares its objects: most amounts do not change. */
function quantitiesOf(
  shape: RowShape,
  columns: ReadonlyMap<string, HistoryColumn>,
  row: number,
  before: readonly Quantity[],
): readonly Quantity[] {
  let quantities: Quantity[] | undefined = before.length === shape.length ? undefined : [];
  for (const [place, [key, unit]] of shape.entries()) {
    const amount = columns.get(key)?.cell(row) as Decimal | null;
    const known = before[place];
    if (known === undefined || known.key !== key || known.unit !== unit || known.amount !== amount) {
      quantities ??= before.slice();
      quantities[place] = { key, amount, unit };
    } else if (quantities !== undefined) {
      quantities[place] = known;
    }
  }
  return quantities ?? before;
}
