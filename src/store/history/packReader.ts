import type { Pack } from './pack.ts';

/** Where the amounts of one quantity are put, row by row. */
export interface PackColumn {
  /** Rounded to floating point; `NaN` where there is none. */
  readonly values: Float64Array<ArrayBuffer>;
}

/** Where rows are put, from `rows` on, and which. */
export interface PackTarget {
  readonly at: Float64Array<ArrayBuffer>;
  /** The place of each row in its pack. */
  readonly placeOf: Uint32Array<ArrayBuffer>;
  readonly rows: number;
  /** Inclusive. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
}

/** Reads the rows of a pack into columns, one for each amount of its shape, and says behind which row it ended. */
export function readPack(pack: Pack, columns: readonly PackColumn[], target: PackTarget): number {
  const [times, ...amounts] = listsIn(pack, columns.length) ?? [];
  const { at, placeOf, fromMs, toMs } = target;
  let { rows } = target;
  for (const [place, later] of (times ?? []).entries()) {
    const moment = pack.at + countOf(later);
    if (moment >= fromMs && moment < toMs && amounts.every((list) => isAmount(entryOf(list, place)))) {
      placeOf[rows] = place;
      at[rows] = moment;
      for (const [index, list] of amounts.entries()) {
        columns[index]?.values.fill(Number(entryOf(list, place) ?? Number.NaN), rows, rows + 1);
      }
      rows++;
    }
  }
  return rows;
}

/**
 * The lists of a pack if there is one for each column, each as long as it must be. No amount has an exponent, and where one
 * has been read it cannot be told which: such a text is not believed.
 */
function listsIn({ text, count }: Pack, width: number): readonly (readonly unknown[])[] | undefined {
  if (/e/i.test(text) && /\d[eE]/.test(text.replace(/"[^"]*"/g, ''))) {
    return undefined;
  }
  try {
    const lists: unknown = JSON.parse(text);
    const fits = (list: unknown, place: number): list is readonly unknown[] =>
      Array.isArray(list) && (list.length === count || (place > 0 && list.length === 1 && count > 0));
    return Array.isArray(lists) && lists.length === width + 1 && lists.every(fits) ? lists : undefined;
  } catch {
    return undefined;
  }
}

/** A single entry stands for all rows. */
function entryOf(list: readonly unknown[], place: number): unknown {
  return list.length === 1 ? list[0] : list[place];
}

/** A count of milliseconds; `NaN` for anything else. */
function countOf(later: unknown): number {
  return typeof later === 'number' && Number.isInteger(later) && later >= 0 ? later : Number.NaN;
}

function isAmount(value: unknown): boolean {
  return value === null || typeof value === 'number';
}
