import { compareDecimals, type Decimal, ZERO } from './decimal.ts';

/** Whether an amount is used up: zero, or negative where the provider grants credit. */
export function isEmpty(amount: Decimal): boolean {
  return compareDecimals(amount, ZERO) <= 0;
}
