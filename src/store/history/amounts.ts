import type { Quantity } from '../../balance/amount/quantity.ts';
import { isMoment, isUnit } from '../../balance/readings/savedReading.ts';
import type { RowShape, ShapeEntry } from './packedRows.ts';

/** The shape of a list of quantities, which is what many readings of an account have in common, as it is stored. */
export function shapeText(quantities: readonly Quantity[]): string {
  return JSON.stringify(
    quantities.map(
      ({ key, unit, expiresAt }): ShapeEntry => (expiresAt === undefined ? [key, unit] : [key, unit, expiresAt]),
    ),
  );
}

/** The shape that a text stands for, or `undefined`. What a later version has added to an entry is left aside. */
export function shapeFrom(text: unknown): RowShape | undefined {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return Array.isArray(value) && value.every(isEntry) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is ShapeEntry {
  if (!Array.isArray(value)) {
    return false;
  }
  const [key, unit, expiresAt]: unknown[] = value;
  return typeof key === 'string' && isUnit(unit) && (expiresAt === undefined || isMoment(expiresAt));
}

/** The amounts of a reading as they are stored: exact decimals, or words in their places, separated by commas. */
export function amountsText(quantities: readonly Quantity[]): string {
  return quantities.map(({ amount }) => (amount === 'not-allocated' ? 'null' : amount)).join(',');
}
