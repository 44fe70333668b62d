import { parseDecimal } from '../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading, Unit } from '../../../src/balance/amount/quantity.ts';

/** A quantity of the fake provider's product `sms`. */
export function messages(amount: string, key = 'sms', unit: Unit = 'messages'): readonly Quantity[] {
  const exact = parseDecimal(amount);
  if (exact === undefined) {
    throw new TypeError(`${amount} is no decimal`);
  }
  return [{ key, amount: exact, unit }];
}

/** A reading of the fake provider's product `sms`. */
export function readingOf(amount: string, at: number): Reading {
  return { quantities: messages(amount), at };
}
