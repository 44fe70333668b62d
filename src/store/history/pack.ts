/** A reading as it is stored: its time and its amounts, exact decimals, `null` for "not allocated" or other words in their places, separated by commas. */
export interface PackableRow {
  readonly at: number;
  readonly amounts: string;
}

/** Readings of one shape, oldest first, in one text. */
export interface Pack {
  /** The time of the first reading. */
  readonly at: number;
  /** The number of its shape. */
  readonly shape: number;
  /** How many readings there are. */
  readonly count: number;
  /**
   * Lists as JSON, `[[later,later,…],[amount,amount,…],[amount],…]`: for each reading the milliseconds since `at`, then for
   * each amount of the shape one per reading, or a single one that all of them have. Amounts are numbers with all their
   * digits, or `null`; what is neither is a string.
   */
  readonly text: string;
}

/** No amount has more; see `parseDecimal`. */
const MOST_CHARACTERS = 40;
/** An exact decimal is a number of JSON as it is written. */
const PLAIN = /^(?:null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)$/;

/** Packs rows of one shape, oldest first: as many from the first on as have as many amounts as that. Nothing is lost. */
export function packRows(shape: number, rows: readonly PackableRow[]): Pack {
  const words = rows.map(({ amounts }) => (amounts === '' ? [] : amounts.split(',')));
  const width = words[0]?.length ?? 0;
  const end = words.findIndex((list) => list.length !== width);
  const count = end < 0 ? rows.length : end;
  const at = rows[0]?.at ?? 0;
  const times = rows.slice(0, count).map((row) => row.at - at);
  const columns = Array.from({ length: width }, (_, place) => {
    const column = words.slice(0, count).map((list) => jsonOf(list[place] ?? ''));
    return column.every((word) => word === column[0]) ? column.slice(0, 1) : column;
  });
  return { at, shape, count, text: `[${[times, ...columns].map((list) => `[${list.join()}]`).join()}]` };
}

function jsonOf(word: string): string {
  return isPlain(word) ? word : JSON.stringify(word);
}

/** Whether an entry is an exact decimal or `null`. */
export function isPlain(word: string): boolean {
  return word.length <= MOST_CHARACTERS && PLAIN.test(word);
}

/** The lists of a pack as they are written: the times, then the amounts, with commas between entries. None has a comma in it. */
export function listsOf({ text }: Pack): readonly string[] {
  return text.startsWith('[[') && text.endsWith(']]') ? text.slice(2, -2).split('],[') : [];
}

/** The rows of a pack, as they were packed; none for a text that is no pack. */
export function rowsIn(pack: Pack): readonly PackableRow[] {
  const [times = [], ...columns] = listsOf(pack).map((list) => list.split(','));
  const isWhole = times.length === pack.count && columns.every(({ length }) => length === 1 || length === pack.count);
  const rows = times.map((time, place) => ({
    at: /^\d+$/.test(time) ? pack.at + Number(time) : Number.NaN,
    amounts: columns.map((column) => wordIn((column.length === 1 ? column[0] : column[place]) ?? '')).join(),
  }));
  return isWhole && rows.every(({ at }) => Number.isSafeInteger(at)) ? rows : [];
}

/** The last row of a pack, as it was packed; `undefined` for a text that is none. */
export function lastRowOf(pack: Pack): PackableRow | undefined {
  const [times, ...columns] = listsOf(pack).map((list) => list.slice(list.lastIndexOf(',') + 1));
  const later = /^\d+$/.test(times ?? '') ? Number(times) : Number.NaN;
  return Number.isSafeInteger(later) ? { at: pack.at + later, amounts: columns.map(wordIn).join() } : undefined;
}

function wordIn(json: string): string {
  try {
    return PLAIN.test(json) ? json : String(JSON.parse(json));
  } catch {
    return '';
  }
}
