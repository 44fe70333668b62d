import { parseDecimal } from './decimal.ts';
import type { Cell, HistoryColumn, HistoryRows } from './historyRows.ts';
import type { Unit } from './quantity.ts';

/** The keys and units of a reading's amounts, in order. */
export type RowShape = readonly (readonly [key: string, unit: Unit])[];

/**
 * Unpacks readings, oldest first, from one text: `at,shape,amount,amount;at,shape,…` with exact decimals and `null` as
 * amounts. A row that is not exactly that, or whose shape is not known, is no reading and is left out. The text is kept:
 * exact amounts are taken from it when they are asked for.
 */
export function unpackRows(text: string, shapes: ReadonlyMap<number, RowShape>): HistoryRows {
  const most = countRows(text);
  const at = new Float64Array(most);
  const columns = new Map<string, Column>();
  const byShape = new Map<number, readonly Column[]>();
  const columnsOf = (number: number): readonly Column[] | undefined => {
    const shape = shapes.get(number);
    const known = byShape.get(number);
    if (known !== undefined || shape === undefined) {
      return known;
    }
    const made = shape.map(([key, unit]) => {
      const column = columns.get(key) ?? newColumn(unit, most);
      columns.set(key, column);
      return column;
    });
    byShape.set(number, made);
    return made;
  };
  const reader = new NumberReader(text);
  let row = 0;
  while (!reader.done) {
    const time = reader.next();
    const targets = reader.rowEnded ? undefined : columnsOf(reader.next());
    if (targets !== undefined && time >= 0 && time !== MALFORMED && readAmounts(reader, targets, row)) {
      at[row] = time;
      row++;
    }
    reader.skipRow();
  }
  return {
    at: at.subarray(0, row),
    columns: [...columns].map(
      ([key, { unit, values, starts }]): HistoryColumn => ({
        key,
        unit,
        values: values.subarray(0, row),
        cell: (index) => exactCell(text, starts[index] ?? 0),
      }),
    ),
  };
}

interface Column {
  readonly unit: Unit;
  readonly values: Float64Array;
  /** Where each row's amount stands in the text; 0, where the first row's time stands, for rows without it. */
  readonly starts: Uint32Array;
}

function newColumn(unit: Unit, rows: number): Column {
  return { unit, values: new Float64Array(rows).fill(Number.NaN), starts: new Uint32Array(rows) };
}

/** Whether the rest of the row is one amount for each column; else they are as if it had not been read. */
function readAmounts(reader: NumberReader, columns: readonly Column[], row: number): boolean {
  let good = !reader.rowEnded && columns.length > 0;
  for (let place = 0; place < columns.length && good; place++) {
    const column = columns[place];
    const start = reader.position;
    const value = reader.next();
    good = value !== MALFORMED && reader.rowEnded === (place === columns.length - 1);
    if (column !== undefined) {
      column.values[row] = value;
      column.starts[row] = start;
    }
  }
  if (!good) {
    for (const { values, starts } of columns) {
      values[row] = Number.NaN;
      starts[row] = 0;
    }
  }
  return good;
}

/** The exact amount that stands at `start`. */
function exactCell(text: string, start: number): Cell {
  let end = start;
  for (let code = text.charCodeAt(end); code !== COMMA && code !== SEMICOLON && end < text.length; ) {
    code = text.charCodeAt(++end);
  }
  const amount = text.slice(start, end);
  return start === 0 ? '' : amount === NONE ? null : (parseDecimal(amount) ?? '');
}

const NONE = 'null';
const ROW_END = ';';
/** What stands for something that is neither an amount nor `null`. */
const MALFORMED = Number.POSITIVE_INFINITY;

const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const SEMICOLON = 0x3b;

function countRows(text: string): number {
  let rows = text === '' ? 0 : 1;
  for (let end = text.indexOf(ROW_END); end >= 0; end = text.indexOf(ROW_END, end + 1)) {
    rows++;
  }
  return rows;
}

/** Reads numbers one after the other without making a text of each. */
class NumberReader {
  readonly #text: string;
  position = 0;
  /** The number read last was the last of its row. */
  rowEnded = false;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.position >= this.#text.length;
  }

  /** The next number; `NaN` for `null`, {@link MALFORMED} for anything that is none. */
  next(): number {
    const text = this.#text;
    const start = this.position;
    const negative = text.charCodeAt(start) === MINUS;
    let value = 0;
    let scale = 0;
    let digits = 0;
    let position = negative ? start + 1 : start;
    let code = text.charCodeAt(position);
    for (; (code >= ZERO && code <= NINE) || (code === POINT && scale === 0); code = text.charCodeAt(++position)) {
      if (code === POINT) {
        scale = 1;
      } else {
        value = value * 10 + (code - ZERO);
        scale *= 10;
        digits++;
      }
    }
    if (digits === 0 || !(code === COMMA || code === SEMICOLON || position >= text.length)) {
      return this.#word(start);
    }
    this.position = position + 1;
    this.rowEnded = code !== COMMA;
    return (negative ? -value : value) / Math.max(1, scale);
  }

  /** Goes on with the next row, unless the last number has ended this one. */
  skipRow(): void {
    if (!this.rowEnded) {
      const end = this.#text.indexOf(ROW_END, this.position);
      this.position = end < 0 ? this.#text.length : end + 1;
    }
    this.rowEnded = false;
  }

  #word(start: number): number {
    const text = this.#text;
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== COMMA && text.charCodeAt(end) !== SEMICOLON) {
      end++;
    }
    this.position = end + 1;
    this.rowEnded = text.charCodeAt(end) !== COMMA;
    return text.slice(start, end) === NONE ? Number.NaN : MALFORMED;
  }
}
