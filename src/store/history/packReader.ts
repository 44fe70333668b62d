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

/** What stands in JSON that holds more than lists of numbers without an exponent and `null`. */
const FOREIGN: readonly string[] = ['"', '{', 'e', 'E'];
/** What stands in a list of numbers that are not whole or below 0, or no numbers. */
const NOT_COUNTED: readonly string[] = ['-', '.', 'n'];

/**
 * Reads the rows of a pack into columns, one for each amount of its shape, and says behind which row it ended. Whole lists
 * are copied wherever nothing is unusual: a year has half a million numbers.
 */
export function readPack(pack: Pack, columns: readonly PackColumn[], target: PackTarget): number {
  const lists = listsIn(pack, columns.length);
  const [times, ...amounts] = lists ?? [];
  if (times === undefined) {
    return target.rows;
  }
  const { at, placeOf, rows, fromMs, toMs } = target;
  const isClean = isPlain(pack.text, columns.length + 1);
  const whole = isClean && pack.at >= fromMs && pack.at + Number(times.at(-1)) < toMs;
  const places = whole ? undefined : placesIn(pack, times, isClean ? [] : amounts, fromMs, toMs);
  const end = rows + (places ?? times).length;
  for (let row = rows; row < end; row++) {
    const place = places === undefined ? row - rows : (places[row - rows] ?? 0);
    placeOf[row] = place;
    at[row] = pack.at + Number(times[place]);
  }
  for (const [place, list] of amounts.entries()) {
    put(list, columns[place]?.values, places, rows, end);
  }
  return end;
}

/** The lists of a pack if there is one for each column, each as long as it must be. */
function listsIn({ text, count }: Pack, width: number): readonly (readonly unknown[])[] | undefined {
  try {
    const lists: unknown = JSON.parse(text);
    const fits = (list: unknown, place: number): list is readonly unknown[] =>
      Array.isArray(list) && (list.length === count || (place > 0 && list.length === 1 && count > 0));
    return Array.isArray(lists) && lists.length === width + 1 && lists.every(fits) ? lists : undefined;
  } catch {
    return undefined;
  }
}

/** Whether lists that could be parsed hold whole numbers first, then numbers and `null`. Such looks cost next to nothing. */
function isPlain(text: string, lists: number): boolean {
  const times = text.slice(0, text.indexOf(']'));
  return (
    !FOREIGN.some((mark) => text.includes(mark)) &&
    !NOT_COUNTED.some((mark) => times.includes(mark)) &&
    text.split('[').length === lists + 2
  );
}

/** The places of the readings that are in a range and whose amounts can be read. */
function placesIn(
  { at, text }: Pack,
  times: readonly unknown[],
  unsure: readonly (readonly unknown[])[],
  fromMs: number,
  toMs: number,
): readonly number[] {
  // No amount has an exponent, and where one has been read it cannot be told which: such a text is not believed.
  if (unsure.length > 0 && /\d[eE]/.test(text.replace(/"[^"]*"/g, ''))) {
    return [];
  }
  const isAmount = (value: unknown): boolean => value === null || typeof value === 'number';
  return [...times.keys()].filter((place) => {
    const later = times[place];
    const moment = at + (typeof later === 'number' && Number.isInteger(later) && later >= 0 ? later : Number.NaN);
    const amounts = unsure.every((list) => isAmount(list.length === 1 ? list[0] : list[place]));
    return amounts && moment >= fromMs && moment < toMs;
  });
}

/** Puts a list, or those of its amounts that stand at the places, into the rows from one to before another. */
function put(
  list: readonly unknown[],
  values: Float64Array<ArrayBuffer> | undefined,
  places: readonly number[] | undefined,
  from: number,
  to: number,
): void {
  const numberOf = (value: unknown): number => (value === null ? Number.NaN : Number(value));
  if (list.length === 1) {
    values?.fill(numberOf(list[0]), from, to);
  } else if (places === undefined && !list.includes(null)) {
    values?.set(list as readonly number[], from);
  } else {
    for (let row = from; row < to && values !== undefined; row++) {
      values[row] = numberOf(list[places === undefined ? row - from : (places[row - from] ?? -1)]);
    }
  }
}
