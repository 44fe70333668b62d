/** A reading as it is stored: its time and its amounts, exact decimals or `null`, separated by commas. */
export interface PackableRow {
  readonly at: number;
  readonly amounts: string;
}

/**
 * Readings of one shape, oldest first, in one text: `later,amount,amount;later,amount:later,,amount;…`, where `later` counts
 * the milliseconds since `at`. An amount that is written as the one before it is left out, as most are; a row that ends in a
 * colon leaves out all the rest.
 */
export interface Pack {
  /** The time of the first reading. */
  readonly at: number;
  /** The number of its shape. */
  readonly shape: number;
  /** How many readings there are. */
  readonly count: number;
  readonly text: string;
}

const ROW_END = ';';
const REST_AS_BEFORE = ':';
/** Stands for an amount that is none, so that it does not pass for one that was left out. */
const NO_AMOUNT = '?';

/**
 * Packs rows of one shape, oldest first. What is no reading as a row is none in the pack either; a row that would pass for
 * two is left out.
 */
export function packRows(shape: number, rows: readonly PackableRow[]): Pack {
  const at = rows[0]?.at ?? 0;
  let before: readonly string[] = [];
  let text = '';
  let count = 0;
  for (const row of rows) {
    if (!/[;:]/.test(row.amounts)) {
      const words = row.amounts === '' ? [] : row.amounts.split(',').map((word) => (word === '' ? NO_AMOUNT : word));
      const sameWidth = words.length === before.length;
      const short = words.map((word, place) => (sameWidth && word === before[place] ? '' : word));
      const needed = short.findLastIndex((word) => word !== '') + 1;
      text += [row.at - at, ...short.slice(0, needed)].join() + (needed < words.length ? REST_AS_BEFORE : ROW_END);
      before = words;
      count++;
    }
  }
  return { at, shape, count, text };
}

/** The last row of a pack, as it was packed; `undefined` for a text that is none. */
export function lastRowOf({ at, text }: Pack): PackableRow | undefined {
  let words: readonly string[] = [];
  let later = Number.NaN;
  for (const [line, end] of text.matchAll(/[^;:]+([;:]|$)/g)) {
    const [time, ...short] = line.replace(/[;:]$/, '').split(',');
    const before = words;
    const rest = end === REST_AS_BEFORE ? before.slice(short.length) : [];
    words = [...short.map((word, place) => (word === '' ? (before[place] ?? NO_AMOUNT) : word)), ...rest];
    later = Number(time);
  }
  return Number.isSafeInteger(later) ? { at: at + later, amounts: words.join() } : undefined;
}
