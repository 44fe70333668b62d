import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columnsOf, cutToColumns, cutToWords } from '../../../../src/balance/text/columnWidth.ts';

for (const [text, columns] of [
  ['', 0],
  ['Production 9,410', 16],
  ['余额', 4],
  ['12.1万', 6],
  ['营销SMS（二）', 13],
  ['¥100.15…·', 9],
  ['한국', 4],
  ['😀', 2],
] as const) {
  test(`${JSON.stringify(text)} takes ${columns} columns`, () => assert.equal(columnsOf(text), columns));
}

for (const [text, most, cut] of [
  ['Production', 10, 'Production'],
  ['Production', 9, 'Producti…'],
  ['Main account', 6, 'Main…'],
  ['营销短信', 8, '营销短信'],
  ['营销短信', 7, '营销短…'],
  ['营销短信', 6, '营销…'],
  ['😀😀', 3, '😀…'],
] as const) {
  test(`${text} in ${most} columns is ${cut}`, () => assert.equal(cutToColumns(text, most), cut));
}

for (const [text, most, cut] of [
  ['Industry SMS', 12, 'Industry SMS'],
  ['Industry SMS', 11, 'Industry…'],
  ['Industry SMS', 9, 'Industry…'],
  ['Industry SMS', 8, '…'],
  ['sms-production-eu', 15, 'sms-production…'],
  ['sms-production-eu', 14, 'sms…'],
  ['SMS · production', 8, 'SMS…'],
  ['  Main account', 8, '  Main…'],
  ['营销短信', 7, '营销短…'],
  ['营销SMS短信', 8, '营销SMS…'],
  ['营销SMS短信', 7, '营销…'],
  ['', 1, ''],
  ['A', 1, 'A'],
] as const) {
  test(`E3: ${JSON.stringify(text)} in ${most} columns, cut behind a word, is ${cut}`, () =>
    assert.equal(cutToWords(text, most), cut));
}

test('what is cut has room', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, most) => {
      assert.ok(columnsOf(cutToColumns(text, most)) <= most);
      assert.ok(columnsOf(cutToWords(text, most)) <= most);
    }),
  );
});
