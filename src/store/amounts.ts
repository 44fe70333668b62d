import { parseDecimal } from '../balance/decimal.ts';
import type { Quantity, Unit } from '../balance/quantity.ts';
import { isUnit } from './storedRecord.ts';

/** The keys and units of a reading, in order; what the readings of an account have in common. */
export type Shape = readonly (readonly [key: string, unit: Unit])[];

const NOT_ALLOCATED = 'null';
const COMMA = 44;

/** The shape of a list of quantities as it is stored. */
export function shapeText(quantities: readonly Quantity[]): string {
  return JSON.stringify(quantities.map(({ key, unit }) => [key, unit]));
}

/** The shape that a text stands for, or `undefined`. */
export function shapeFrom(text: unknown): Shape | undefined {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return Array.isArray(value) && value.every(isPair) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPair(value: unknown): value is readonly [string, Unit] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && isUnit(value[1]);
}

/** The amounts of a reading as they are stored: exact decimals and `null`, separated by commas. */
export function amountsText(quantities: readonly Quantity[]): string {
  return quantities.map(({ amount }) => amount ?? NOT_ALLOCATED).join(',');
}

/**
 * Reads stored amounts of one shape, row after row. A row with a wrong number of amounts, or with one that is none, is
 * `undefined`. An amount that is written as the one before shares its object, without being cut out of the text, and so
 * does a whole row: a year has a hundred thousand readings, and most of their amounts do not change from one to the next.
 */
export function amountsReader(shape: Shape): (text: string) => readonly Quantity[] | undefined {
  const current: Quantity[] = [];
  let row: readonly Quantity[] | undefined;
  return (text) => {
    let from = 0;
    for (let index = 0; index < shape.length; index++) {
      const known = wordOf(current[index]);
      if (known !== undefined && isAt(text, from, known)) {
        from += known.length + 1;
        continue;
      }
      const word = wordAt(text, from);
      const quantity = quantityOf(shape[index], word);
      if (quantity === undefined) {
        return undefined;
      }
      current[index] = quantity;
      row = undefined;
      from += word.length + 1;
    }
    row ??= current.slice();
    // Behind the last amount there is no comma; a shape without quantities has an empty text.
    return from === text.length + 1 || (shape.length === 0 && text === '') ? row : undefined;
  };
}

function wordOf(quantity: Quantity | undefined): string | undefined {
  return quantity && (quantity.amount ?? NOT_ALLOCATED);
}

function wordAt(text: string, from: number): string {
  const comma = text.indexOf(',', from);
  return text.slice(from, comma < 0 ? text.length : comma);
}

function isAt(text: string, from: number, word: string): boolean {
  const end = from + word.length;
  return text.startsWith(word, from) && (end === text.length || text.charCodeAt(end) === COMMA);
}

function quantityOf(pair: Shape[number] | undefined, word: string): Quantity | undefined {
  const amount = word === NOT_ALLOCATED ? null : parseDecimal(word);
  return pair === undefined || amount === undefined ? undefined : { key: pair[0], amount, unit: pair[1] };
}
