import { compareDecimals, type Decimal } from './decimal.ts';

const ZERO = '0' as Decimal;

/** Whether an amount is used up: zero, or negative where the provider grants credit. */
export function isEmpty(amount: Decimal): boolean {
  return compareDecimals(amount, ZERO) <= 0;
}
