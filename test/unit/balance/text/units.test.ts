import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit, Wordless } from '../../../../src/balance/amount/quantity.ts';
import {
  formatAmount,
  formatCompact,
  formatQuantity,
  formatShort,
  shownAmount,
} from '../../../../src/balance/text/format.ts';
import { english, type Language } from '../../../../src/base/language.ts';
import { exact } from '../amount/exact.ts';

const chinese: Language = { ...english, locale: 'zh-CN' };

for (const [amount, unit, inEnglish, inChinese] of [
  ['100.15', 'USD', '$100.15', 'US$100.15'],
  ['-12.3', 'EUR', '-€12.30', '-€12.30'],
  ['1785.5', 'KES', 'KES\u00a01,785.50', 'KES\u00a01,785.50'],
  ['1234', 'JPY', 'JPY\u00a01,234', 'JP¥1,234'],
  ['1.2345', 'KWD', 'KWD\u00a01.2345', 'KWD\u00a01.2345'],
  ['50', 'CNY', '¥50.00', '¥50.00'],
  ['12.50', 'credits', '12.50', '12.50'],
  ['7.25', 'tokens', '7.25', '7.25'],
] as const) {
  test(`Units: ${amount} ${unit} has the sign and the digits of its currency in both languages`, () => {
    assert.equal(formatAmount(exact(amount), unit as Unit, english), inEnglish);
    assert.equal(formatAmount(exact(amount), unit as Unit, chinese), inChinese);
  });
}

test('Units: no currency has the sign of another one in the same language', () => {
  for (const { locale } of [english, chinese]) {
    const shown = Intl.supportedValuesOf('currency').map((code) =>
      formatAmount(exact('1'), code as Unit, { ...english, locale }),
    );
    assert.deepEqual(
      shown.filter((text) => text.startsWith('¥')),
      ['¥1.00'],
    );
    assert.equal(new Set(shown).size, shown.length, locale);
  }
});

for (const [amount, unit, expected] of [
  ['12.349', 'USD', '12.34'],
  ['1234.9', 'JPY', '1234'],
  ['-1234.9', 'JPY', '-1235'],
  ['-1234.0', 'JPY', '-1234'],
  ['-0.05', 'JPY', '-0.05'],
  ['-12.341', 'credits', '-12.35'],
  ['0.05', 'JPY', '0.05'],
  ['1.23456', 'KWD', '1.234'],
  ['12.349', 'credits', '12.34'],
  ['12.349', 'tokens', '12.349'],
] as const) {
  test(`Units: at a glance ${amount} ${unit} has the digits of its currency, rounded down`, () =>
    assert.equal(shownAmount(exact(amount), unit as Unit), expected));
}

for (const [word, inWords] of [
  ['not-allocated', 'Not allocated'],
  ['not-told', 'Not told'],
  ['postpaid', 'Postpaid'],
  ['unlimited', 'Unlimited'],
  ['used-only', 'Used only'],
  ['of-a-later-version', 'Not told'],
] as const) {
  test(`Limits: ${word} is a word and no number`, () => {
    const said = { key: 'balance', unit: 'USD', amount: word as Wordless } as const;
    for (const format of [formatQuantity, formatShort, formatCompact]) {
      assert.equal(format(said, english), inWords);
    }
  });
}

test('Limits: what was used stands where nothing else is told', () => {
  const used = { key: 'balance', unit: 'emails', amount: 'used-only', used: exact('120') } as const;
  assert.equal(formatQuantity(used, english), '120 e-mails used');
  assert.equal(formatShort(used, english), '120 used');
});
