import { type Decimal, parseDecimal, scaleOf } from '../balance/amount/decimal.ts';
import type { Unit } from '../balance/amount/quantity.ts';
import { JsonNumber, type JsonValue } from '../net/json.ts';

/**
 * The exact amount that a field holds as a number or as a string of plain decimal notation; what is counted in pieces has no
 * fraction. `undefined` for everything else, above all for what would only become an amount by guessing.
 */
export function readAmount(value: JsonValue | undefined, unit: Unit): Decimal | undefined {
  const text = value instanceof JsonNumber ? value.source : value;
  const amount = typeof text === 'string' ? parseDecimal(text) : undefined;
  return amount !== undefined && (isMoney(unit) || scaleOf(amount) === 0) ? amount : undefined;
}

function isMoney(unit: Unit): boolean {
  switch (unit) {
    case 'CNY':
      return true;
    case 'messages':
    case 'emails':
      return false;
  }
}
