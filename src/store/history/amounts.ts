import type { Quantity, Unit } from '../../balance/amount/quantity.ts';
import { isUnit } from '../../balance/readings/savedReading.ts';
import type { RowShape } from './packedRows.ts';

/** The shape of a list of quantities, which is what the readings of an account have in common, as it is stored. */
export function shapeText(quantities: readonly Quantity[]): string {
  return JSON.stringify(quantities.map(({ key, unit }) => [key, unit]));
}

/** The shape that a text stands for, or `undefined`. */
export function shapeFrom(text: unknown): RowShape | undefined {
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
  return quantities.map(({ amount }) => amount ?? 'null').join(',');
}
