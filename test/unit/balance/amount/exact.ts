import assert from 'node:assert/strict';
import { type Decimal, parseDecimal } from '../../../../src/balance/amount/decimal.ts';

/** The decimal that `text` is; fails when it is none. */
export function exact(text: string): Decimal {
  const decimal = parseDecimal(text);
  assert.ok(decimal !== undefined, `not a decimal: ${text}`);
  return decimal;
}
