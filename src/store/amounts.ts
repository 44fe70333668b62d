import { parseDecimal } from '../balance/decimal.ts';
import type { Quantity, Unit } from '../balance/quantity.ts';
import { isUnit } from './storedRecord.ts';

/** The keys and units of a reading, in order; what the readings of an account have in common. */
export type Shape = readonly (readonly [key: string, unit: Unit])[];

const NOT_ALLOCATED = 'null';

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
 * `undefined`. An amount that equals the one before shares its object: most amounts of a year do not change from one
 * reading to the next, and a year has a hundred thousand readings.
 */
export function amountsReader(shape: Shape): (text: string) => readonly Quantity[] | undefined {
  let before: readonly Quantity[] = [];
  let words: readonly string[] = [];
  return (text) => {
    const next = shape.length === 0 && text === '' ? [] : text.split(',');
    if (next.length !== shape.length) {
      return undefined;
    }
    const quantities: Quantity[] = [];
    for (let index = 0; index < next.length; index++) {
      const word = next[index];
      const last = before[index];
      const quantity = last !== undefined && word === words[index] ? last : quantityOf(shape[index], word);
      if (quantity === undefined) {
        return undefined;
      }
      quantities.push(quantity);
    }
    before = quantities;
    words = next;
    return quantities;
  };
}

function quantityOf(pair: Shape[number] | undefined, word: string | undefined): Quantity | undefined {
  const amount = word === undefined ? undefined : word === NOT_ALLOCATED ? null : parseDecimal(word);
  return pair === undefined || amount === undefined ? undefined : { key: pair[0], amount, unit: pair[1] };
}
