import { parseDecimal } from './decimal.ts';
import type { Pack } from './pack.ts';

/** Where the amounts of one quantity are put, row by row. */
export interface PackColumn {
  /** Rounded to floating point; `NaN` where there is none. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Where each row's amount stands in the text of its pack; 0, where a time stands, for rows without it. */
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** Where rows are put, from `rows` on, and which. */
export interface PackTarget {
  readonly at: Float64Array<ArrayBuffer>;
  readonly rows: number;
  /** Inclusive. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
}

/** Stands for something that is neither an amount nor `null`. */
const MALFORMED = Number.POSITIVE_INFINITY;
/** Longer amounts are rounded by the language, which does it exactly. */
const MOST_CHARACTERS = 15;

const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
/** Ends a row that goes on as the one before. */
const COLON = 0x3a;
/** Ends a row that is whole. */
const SEMICOLON = 0x3b;

/** Reads the rows of a pack into columns, one for each amount of its shape, and says behind which row it ended. */
export function readPack(pack: Pack, columns: readonly PackColumn[], target: PackTarget): number {
  return new PackReader(pack, columns, target).read();
}

/**
 * Reads one row after the other. It makes no text of a usual number, and writes an amount that does not change for many
 * rows at once: a year has half a million of them.
 */
class PackReader {
  readonly #pack: Pack;
  readonly #text: string;
  readonly #columns: readonly PackColumn[];
  readonly #target: PackTarget;
  #position = 0;
  /** The row that is read. */
  #row: number;
  /** The present amounts, where they stand, and from which row on. */
  readonly #values: Float64Array;
  readonly #starts: Uint32Array;
  readonly #since: Uint32Array;
  /** How many of the present amounts are none. */
  #malformed: number;

  constructor(pack: Pack, columns: readonly PackColumn[], target: PackTarget) {
    this.#pack = pack;
    this.#text = pack.text;
    this.#columns = columns;
    this.#target = target;
    this.#row = target.rows;
    const width = columns.length;
    this.#values = new Float64Array(width).fill(MALFORMED);
    this.#starts = new Uint32Array(width);
    this.#since = new Uint32Array(width).fill(target.rows);
    this.#malformed = width;
  }

  read(): number {
    const { at, rows, fromMs, toMs } = this.#target;
    const end = rows + this.#pack.count;
    while (this.#row < end && this.#position < this.#text.length) {
      const later = this.#amount();
      const whole = this.#readAmounts();
      const moment = this.#pack.at + later;
      if (whole && Number.isInteger(later) && later >= 0 && moment >= fromMs && moment < toMs) {
        at[this.#row] = moment;
        this.#row++;
      }
    }
    for (let place = 0; place < this.#columns.length; place++) {
      this.#write(place);
    }
    return this.#row;
  }

  /** Reads the amounts of a row, to behind its end; whether there is one for each column now. */
  #readAmounts(): boolean {
    const text = this.#text;
    let place = 0;
    for (; text.charCodeAt(this.#position) === COMMA; place++) {
      const start = ++this.#position;
      if (!isEnd(text.charCodeAt(start)) && place < this.#columns.length) {
        this.#write(place);
        const value = this.#amount();
        this.#malformed += Number(value === MALFORMED) - Number(this.#values[place] === MALFORMED);
        this.#values[place] = value;
        this.#starts[place] = start;
        this.#since[place] = this.#row;
      } else if (place >= this.#columns.length) {
        this.#amount();
      }
    }
    const width = this.#columns.length;
    const goesOn = text.charCodeAt(this.#position) === COLON && place < width;
    this.#position++;
    return this.#malformed === 0 && (goesOn || place === width);
  }

  /** Writes the present amount of a column for all rows that have it. */
  #write(place: number): void {
    const column = this.#columns[place];
    const [from, value, start] = [this.#since[place] ?? 0, this.#values[place] ?? MALFORMED, this.#starts[place] ?? 0];
    if (column !== undefined && this.#row === from + 1) {
      column.values[from] = value;
      column.starts[from] = start;
    } else if (column !== undefined && this.#row > from) {
      column.values.fill(value, from, this.#row);
      column.starts.fill(start, from, this.#row);
    }
  }

  /** The amount that begins here; {@link MALFORMED} where there is none. Stops at its end. */
  #amount(): number {
    const text = this.#text;
    const start = this.#position;
    const negative = text.charCodeAt(start) === MINUS;
    let position = negative ? start + 1 : start;
    let code = text.charCodeAt(position);
    const leading = code;
    let value = 0;
    let scale = 0;
    for (; (code >= ZERO && code <= NINE) || (code === POINT && scale === 0); code = text.charCodeAt(++position)) {
      if (code === POINT) {
        scale = 1;
      } else {
        value = value * 10 + (code - ZERO);
        scale *= 10;
      }
    }
    this.#position = position;
    const length = position - start;
    const usual =
      leading >= ZERO &&
      leading <= NINE &&
      length <= MOST_CHARACTERS &&
      scale !== 1 &&
      (leading !== ZERO || length === 1);
    if (!(usual && isEnd(code))) {
      return this.#unusual(start);
    }
    return (negative ? -value : value) / Math.max(1, scale);
  }

  /** Anything but a short plain number. */
  #unusual(start: number): number {
    const text = this.#text;
    let end = start;
    while (!isEnd(text.charCodeAt(end))) {
      end++;
    }
    this.#position = end;
    const word = text.slice(start, end);
    return word === 'null' ? Number.NaN : parseDecimal(word) === undefined ? MALFORMED : Number(word);
  }
}

/** Whether a character ends an amount; behind the last one there is `NaN`. */
function isEnd(code: number): boolean {
  return code === COMMA || code === SEMICOLON || code === COLON || Number.isNaN(code);
}
