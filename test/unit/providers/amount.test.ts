import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonNumber } from '../../../src/net/json.ts';
import { readAmount, readCurrency, readMoney } from '../../../src/providers/amount.ts';

for (const text of ['0', '12', '-3', '9007199254740993']) {
  test(`row 26: a whole amount in any unit: ${text}`, () => {
    for (const unit of ['messages', 'emails', 'CNY'] as const) {
      assert.equal(readAmount(text, unit), text);
      assert.equal(readAmount(new JsonNumber(text), unit), text);
    }
  });
}

for (const text of ['0.50', '12.300', '-0.01']) {
  test(`row 26: only money has a fraction: ${text}`, () => {
    assert.equal(readAmount(text, 'CNY'), text);
    assert.equal(readAmount(new JsonNumber(text), 'CNY'), text);
    for (const unit of ['messages', 'emails'] as const) {
      assert.equal(readAmount(text, unit), undefined);
      assert.equal(readAmount(new JsonNumber(text), unit), undefined);
    }
  });
}

for (const [text, money, count] of [
  ['1E+2', '100', '100'],
  ['1.5e-7', '0.00000015', undefined],
  ['1.50e1', '15.0', '15'],
  ['150e-1', '15.0', '15'],
  ['0.5e1', '5', '5'],
  ['-1.5e-1', '-0.15', undefined],
  ['-0e5', '0', '0'],
  ['1e14', `1${'0'.repeat(14)}`, `1${'0'.repeat(14)}`],
  ['1.234567890123456789e18', '1234567890123456789', '1234567890123456789'],
  ['1e40', undefined, undefined],
  ['1e-38', `0.${'0'.repeat(37)}1`, undefined],
  ['1e-39', undefined, undefined],
  ['1e999999999', undefined, undefined],
  ['1e-999999999', undefined, undefined],
  ['9.0', '9.0', '9'],
  ['-0.0', '0.0', '0'],
] as const) {
  test(`D1: the number ${text} is exact, of money and of pieces`, () => {
    assert.equal(readAmount(new JsonNumber(text), 'CNY'), money);
    assert.equal(readAmount(new JsonNumber(text), 'messages'), count);
  });
}

for (const text of ['1e15', '1e30', '-1.5e20', '1.234567890123456789e19']) {
  test(`16: the number ${text} was rounded by whoever wrote it, and is no exact amount`, () => {
    assert.equal(readAmount(new JsonNumber(text), 'CNY'), undefined);
    assert.equal(readAmount(new JsonNumber(text), 'messages'), undefined);
  });
}

for (const [text, money, count] of [
  ['9410.000', '9410.000', '9410'],
  ['-3.0', '-3.0', '-3'],
  ['12.50 ', '12.50', undefined],
  [' \t5\r\n', '5', '5'],
  ['+5', '5', '5'],
  ['+0.50', '0.50', undefined],
] as const) {
  test(`D1: the text ${JSON.stringify(text)} is clear`, () => {
    assert.equal(readAmount(text, 'CNY'), money);
    assert.equal(readAmount(text, 'messages'), count);
  });
}

const UNCLEAR = [
  '1,234',
  '1,234.0',
  '1 234',
  '5 6',
  '5 messages',
  '+-5',
  '++5',
  '+ 5',
  '+05',
  '5+3',
  '5.',
  '.0',
  '5\u00a0',
  '1E+2',
];
for (const text of UNCLEAR) {
  test(`D1: the text ${JSON.stringify(text)} is still refused`, () => {
    assert.equal(readAmount(text, 'CNY'), undefined);
    assert.equal(readAmount(text, 'messages'), undefined);
  });
}

for (const value of [undefined, null, true, false, '', 'string', '1e3', [], ['1'], new Map()]) {
  test(`row 24: no amount: ${JSON.stringify(value)}`, () => {
    for (const unit of ['messages', 'emails', 'CNY'] as const) {
      assert.equal(readAmount(value, unit), undefined);
    }
  });
}

for (const [text, form, unit, expected] of [
  ['1,157.74', { thousands: ',' }, 'CNY', '1157.74'],
  ['-12,345,678', { thousands: ',' }, 'messages', '-12345678'],
  ['123', { thousands: ',' }, 'messages', '123'],
  ['1,15', { thousands: ',' }, 'CNY', undefined],
  ['1157,740', { thousands: ',' }, 'CNY', undefined],
  ['1,157,74', { thousands: ',' }, 'CNY', undefined],
  ['0,98', { thousands: ',' }, 'messages', undefined],
  ['1.234,50', { thousands: '.', decimal: ',' }, 'EUR', '1234.50'],
  ['1 234,50', { thousands: ' ', decimal: ',' }, 'EUR', '1234.50'],
  ['12,5', { decimal: ',' }, 'EUR', '12.5'],
  ['12.5', { decimal: ',' }, 'EUR', undefined],
  ['1.234', { decimal: ',' }, 'EUR', undefined],
  ['1,2,3', { decimal: ',' }, 'EUR', undefined],
  ['12345', { scale: 4 }, 'SEK', '1.2345'],
  ['-5', { scale: 2 }, 'CNY', '-0.05'],
  ['10050.5', { scale: 2 }, 'CNY', '100.505'],
  ['1200', { scale: 2 }, 'messages', '12'],
  ['1250', { scale: 2 }, 'messages', undefined],
  ['12.5', {}, 'credits', '12.5'],
] as const) {
  test(`Units: ${text} as ${JSON.stringify(form)} is ${expected} ${unit}`, () => {
    assert.equal(readAmount(text, unit, form), expected);
  });
}

test('Units: a number of JSON has a point whatever the form of texts is', () => {
  assert.equal(readAmount(new JsonNumber('12.5'), 'EUR', { decimal: ',' }), '12.5');
  assert.equal(readAmount(new JsonNumber('12345'), 'SEK', { scale: 4 }), '1.2345');
});

for (const [text, expected] of [
  ['KES 1785.50', { amount: '1785.50', unit: 'KES' }],
  ['1785.50 KES', { amount: '1785.50', unit: 'KES' }],
  ['kes1785.50', { amount: '1785.50', unit: 'KES' }],
  ['1785.50KES', { amount: '1785.50', unit: 'KES' }],
  ['1785.50 \t kes', { amount: '1785.50', unit: 'KES' }],
  ['USD -3', { amount: '-3', unit: 'USD' }],
  ['USD 1,785.50', undefined],
  ['USD', undefined],
  ['1785.50', undefined],
  ['USDT 5', undefined],
  ['USD 5 EUR', undefined],
  ['$5', undefined],
  ['5 EUROS', undefined],
  ['5 EUR\n6', undefined],
  ['6\n5 EUR', undefined],
  ['EUR 5\n6', undefined],
  [undefined, undefined],
] as const) {
  test(`Units: the money in ${JSON.stringify(text)}`, () => assert.deepEqual(readMoney(text), expected));
}

test('Units: money with separators in its own form', () =>
  assert.deepEqual(readMoney('USD 1,785.50', { thousands: ',' }), { amount: '1785.50', unit: 'USD' }));

for (const [value, expected] of [
  ['usd', 'USD'],
  [' CNY ', 'CNY'],
  ['', undefined],
  ['US', undefined],
  ['US$', undefined],
  ['USDT', undefined],
  [new JsonNumber('840'), undefined],
  [null, undefined],
] as const) {
  test(`Units: the currency ${JSON.stringify(value)}`, () => assert.equal(readCurrency(value), expected));
}
