import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberReadings } from '../../../../src/providers/declaring/numberForm.ts';

for (const [text, expected] of [
  ['1234.56', [[{}, '1234.56']]],
  [' -5 ', [[{}, '-5']]],
  ['+7', [[{}, '7']]],
  ['1,234.56', [[{ thousands: ',' }, '1234.56']]],
  ['1,234,567', [[{ thousands: ',' }, '1234567']]],
  // Only who knows the account can tell.
  [
    '1,234',
    [
      [{ thousands: ',' }, '1234'],
      [{ decimalComma: true }, '1.234'],
    ],
  ],
  [
    '1.234',
    [
      [{}, '1.234'],
      [{ thousands: '.', decimalComma: true }, '1234'],
    ],
  ],
  ['0.234', [[{}, '0.234']]],
  ['12,5', [[{ decimalComma: true }, '12.5']]],
  ['1.234,56', [[{ thousands: '.', decimalComma: true }, '1234.56']]],
  ['1 234,56', [[{ thousands: ' ', decimalComma: true }, '1234.56']]],
  ['1 234', [[{ thousands: ' ' }, '1234']]],
  ['KES 1785.50', [[{ prefix: 'KES ' }, '1785.50']]],
  ['KES1785.50', [[{ prefix: 'KES' }, '1785.50']]],
  ['$12.30', [[{ prefix: '$' }, '12.30']]],
  ['12.30 EUR', [[{ suffix: ' EUR' }, '12.30']]],
  ['12.30€', [[{ suffix: '€' }, '12.30']]],
  ['balance: 12', [[{ prefix: 'balance: ' }, '12']]],
  ['', []],
  ['plenty', []],
  ['E7', []],
  ['v2', []],
  ['10GB', []],
  ['2026-11-28', []],
  ['12:30', []],
  ['0,-2', []],
  ['1.2.3', []],
  ['9'.repeat(80), []],
  ['1e5', []],
] as const) {
  test(`21.1 ${JSON.stringify(text.slice(0, 20))} read as a number`, () =>
    assert.deepEqual(
      numberReadings(text).map(({ form, amount }) => [form, amount]),
      expected,
    ));
}
