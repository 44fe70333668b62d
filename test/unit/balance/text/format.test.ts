import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareDecimals, scaleOf, subtractDecimals } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Unit } from '../../../../src/balance/amount/quantity.ts';
import {
  formatAge,
  formatAmount,
  formatCompact,
  formatDateTime,
  formatMoment,
  formatQuantity,
  formatShort,
  formatSoon,
  shownAmount,
} from '../../../../src/balance/text/format.ts';
import { english, type Language } from '../../../../src/base/language.ts';
import { exact } from '../amount/exact.ts';

const chinese: Language = { ...english, locale: 'zh-CN' };

function quantity(amount: string | null, unit: Unit): Quantity {
  return { key: 'balance', amount: amount === null ? 'not-allocated' : exact(amount), unit };
}

for (const [amount, unit, expected] of [
  ['9410', 'messages', '9,410'],
  ['0', 'messages', '0'],
  ['-5', 'messages', '-5'],
  ['-1234', 'emails', '-1,234'],
  ['9007199254740993', 'messages', '9,007,199,254,740,993'],
  ['123456789012345678901.123456789', 'emails', '123,456,789,012,345,678,901.123456789'],
  ['1.50', 'messages', '1.50'],
  ['100.15', 'CNY', '¥100.15'],
  ['14197.087', 'CNY', '¥14,197.087'],
  ['50', 'CNY', '¥50.00'],
  ['0.5', 'CNY', '¥0.50'],
  ['-12.3', 'CNY', '-¥12.30'],
  ['123456789012345678901.123456789', 'CNY', '¥123,456,789,012,345,678,901.123456789'],
  ['0.123456789012345678901', 'CNY', '¥0.123456789012345678901'],
] as const) {
  test(`row 26: ${amount} ${unit} is shown as ${expected}`, () => {
    assert.equal(formatAmount(exact(amount), unit, english), expected);
    assert.equal(formatAmount(exact(amount), unit, chinese), expected);
    assert.equal(formatQuantity(quantity(amount, unit), english).startsWith(expected), true);
  });
}

for (const [amount, expected, shown] of [
  ['277.199999999999989', '277.19', '¥277.19'],
  ['14197.087', '14197.08', '¥14,197.08'],
  ['-12.349', '-12.35', '-¥12.35'],
  ['-12.340', '-12.34', '-¥12.34'],
  ['-12.34', '-12.34', '-¥12.34'],
  ['-9.999', '-10.00', '-¥10.00'],
  ['99.999', '99.99', '¥99.99'],
  ['0.004', '0.004', '¥0.004'],
  ['-0.0041', '-0.005', '-¥0.005'],
  ['-0.991', '-1.00', '-¥1.00'],
  ['-0.004', '-0.004', '-¥0.004'],
  ['0.00000015', '0.0000001', '¥0.0000001'],
  ['0.104', '0.10', '¥0.10'],
  ['5.004', '5.00', '¥5.00'],
  ['0.000', '0.00', '¥0.00'],
  ['100.1', '100.1', '¥100.10'],
  ['50', '50', '¥50.00'],
] as const) {
  test(`D5: row 26: at a glance money has the digits of its currency, rounded down: ${amount}`, () => {
    assert.equal(shownAmount(exact(amount), 'CNY'), expected);
    assert.equal(shownAmount(exact(amount), 'messages'), amount);
    assert.equal(formatShort(quantity(amount, 'CNY'), english), shown);
  });
}

test('D5: row 26: what is shown never says more than there is, nor 0 where something is', () => {
  const amount = fc
    .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 6n), fc.stringMatching(/^[0-9]{1,12}$/))
    .map(([minus, whole, fraction]) => exact(`${minus ? '-' : ''}${whole}.${fraction}`));
  const zero = exact('0');
  fc.assert(
    fc.property(amount, (each) => {
      const shown = shownAmount(each, 'CNY');
      assert.ok(compareDecimals(shown, each) <= 0, `${each}: ${shown}`);
      assert.ok(compareDecimals(subtractDecimals(each, shown), exact('0.01')) < 0, `${each}: ${shown}`);
      assert.equal(Math.sign(compareDecimals(shown, zero)), Math.sign(compareDecimals(each, zero)));
      assert.ok(scaleOf(shown) <= 2 || /^-?0\.0*(?:[1-9]|10)$/.test(shown), shown);
    }),
  );
});

test('row 26: nothing is rounded; money has two fraction digits at least and no needless zeros behind them', () => {
  const whole = fc.bigInt(0n, 10n ** 24n);
  const fraction = fc.stringMatching(/^[0-9]{0,12}$/);
  fc.assert(
    fc.property(
      whole,
      fraction,
      fc.boolean(),
      fc.constantFrom<Unit>('messages', 'CNY'),
      (digits, rest, minus, unit) => {
        const amount = exact(`${minus ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}`);
        const sign = amount.startsWith('-') ? '-' : '';
        const shownRest = unit === 'CNY' ? rest.replace(/0+$/, '').padEnd(2, '0') : rest;
        const expected = `${sign}${digits}${shownRest === '' ? '' : `.${shownRest}`}`;
        assert.equal(formatAmount(amount, unit, english).replace(/[,¥]/g, ''), expected);
      },
    ),
  );
});

test('the language of the window decides on the grouping', () => {
  assert.equal(formatAmount(exact('1234567.5'), 'messages', { ...english, locale: 'de' }), '1.234.567,5');
  assert.equal(formatAmount(exact('1234567'), 'messages', { ...english, locale: 'zh-cn' }), '1,234,567');
});

for (const [amount, unit, expected] of [
  ['9410', 'messages', '9,410 messages'],
  ['1', 'messages', '1 message'],
  ['-1', 'messages', '-1 messages'],
  ['0', 'messages', '0 messages'],
  ['11', 'messages', '11 messages'],
  ['50', 'emails', '50 e-mails'],
  ['1', 'emails', '1 e-mail'],
  ['1', 'CNY', '¥1.00'],
  ['100.15', 'CNY', '¥100.15'],
  [null, 'messages', 'Not allocated'],
  [null, 'emails', 'Not allocated'],
  [null, 'CNY', 'Not allocated'],
  ['1', 'credits', '1 credit'],
  ['12.5', 'credits', '12.5 credits'],
] as const) {
  test(`a quantity in words: ${expected}`, () =>
    assert.equal(formatQuantity(quantity(amount, unit), english), expected));
}

test('what is not allocated is never shown as a number', () => {
  for (const unit of ['messages', 'emails', 'CNY'] as const) {
    assert.equal(formatShort(quantity(null, unit), english), 'Not allocated');
  }
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
for (const [age, expected, inChinese] of [
  [0, 'just now', 'just now'],
  [MINUTE - 1, 'just now', 'just now'],
  [MINUTE, '1 minute ago', '1 分钟前'],
  [5 * MINUTE + 59_999, '5 minutes ago', '5 分钟前'],
  [HOUR - 1, '59 minutes ago', '59 分钟前'],
  [HOUR, '1 hour ago', '1 小时前'],
  [2 * DAY - 1, '47 hours ago', '47 小时前'],
  [2 * DAY, '2 days ago', '2 天前'],
  [400 * DAY, '400 days ago', '400 天前'],
  [-1, 'just now', 'just now'],
  [-365 * DAY, 'just now', 'just now'],
] as const) {
  test(`row 45: an age of ${age} ms is ${expected}`, () => {
    const now = Date.UTC(2026, 10, 20, 12);
    assert.equal(formatAge(now - age, now, english), expected);
    assert.equal(formatAge(now - age, now, chinese), inChinese);
  });
}

test('row 45: no age is negative or in the future, whatever the clock did', () => {
  const moment = fc.integer({ min: 0, max: 8.64e15 });
  fc.assert(
    fc.property(moment, moment, (at, now) => assert.match(formatAge(at, now, english), /^(just now|[\d,]+ \w+ ago)$/)),
  );
});

const now = Date.UTC(2026, 10, 20, 12);
for (const [at, zone, expected, inChinese] of [
  [Date.UTC(2026, 10, 20, 14, 5), 'UTC', '14:05', '14:05'],
  [Date.UTC(2026, 10, 20, 0, 5), 'UTC', '00:05', '00:05'],
  [Date.UTC(2026, 10, 20, 14, 5), 'Asia/Shanghai', '22:05', '22:05'],
  [Date.UTC(2026, 10, 21, 14, 5), 'UTC', 'Nov 21, 14:05', '11月21日 14:05'],
  // The same day in London is the next one in Shanghai.
  [Date.UTC(2026, 10, 20, 16, 5), 'Asia/Shanghai', 'Nov 21, 00:05', '11月21日 00:05'],
  [Date.UTC(2027, 10, 20, 12), 'UTC', 'Nov 20, 2027, 12:00', '2027年11月20日 12:00'],
  [Date.UTC(2025, 10, 21, 12), 'UTC', 'Nov 21, 2025, 12:00', '2025年11月21日 12:00'],
  [Date.UTC(2026, 0, 20, 12), 'UTC', 'Jan 20, 12:00', '1月20日 12:00'],
  [Date.UTC(2027, 0, 2, 12), 'UTC', 'Jan 2, 12:00', '1月2日 12:00'],
] as const) {
  test(`18.2: a moment in ${zone}: ${expected}`, () => {
    assert.equal(formatMoment(at, now, { ...english, timeZone: zone }), expected);
    assert.equal(formatMoment(at, now, { ...chinese, timeZone: zone }), inChinese);
  });
}

test('a moment with its date and its zone', () => {
  const at = Date.UTC(2026, 10, 20, 6, 5);
  assert.equal(formatDateTime(at, { ...english, timeZone: 'Asia/Shanghai' }), 'Nov 20, 2026, 14:05 GMT+8');
  assert.equal(formatDateTime(at, { ...english, timeZone: 'UTC' }), 'Nov 20, 2026, 06:05 UTC');
  assert.match(formatDateTime(at, { ...chinese, timeZone: 'Asia/Shanghai' }), /^2026年11月20日.*14:05/);
});

test('without a time zone the one of the machine holds', () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  assert.equal(formatMoment(now, now, english), formatMoment(now, now, { ...english, timeZone: zone }));
  assert.equal(formatDateTime(now, english), formatDateTime(now, { ...english, timeZone: zone }));
});

for (const [amount, unit, short, inChinese] of [
  ['121981', 'messages', '121K', '12.1万'],
  ['11683', 'messages', '11.6K', '1.16万'],
  ['999999', 'messages', '999K', '99.9万'],
  ['1000000', 'emails', '1M', '100万'],
  ['123456789', 'emails', '123M', '1.23亿'],
  ['9007199254740993', 'messages', '9000T', '9000万亿'],
  ['14197.087', 'CNY', '¥14.1K', '¥1.41万'],
  ['1000', 'messages', '1K', '1,000'],
  // Below zero, down is away from it.
  ['-121981', 'messages', '-122K', '-12.2万'],
  ['-14197.087', 'CNY', '-¥14.2K', '-¥1.42万'],
  ['-999.991', 'CNY', '-¥1K', '-¥1,000.00'],
  // What would be no shorter, or has no word for what is left out, is exact.
  ['9410', 'messages', '9,410', '9,410'],
  ['9999', 'messages', '9,999', '9,999'],
  ['702', 'messages', '702', '702'],
  ['0', 'messages', '0', '0'],
  ['999.99', 'CNY', '¥999.99', '¥999.99'],
  ['0.123456', 'CNY', '¥0.12', '¥0.12'],
] as const) {
  test(`${amount} ${unit} in short is ${short}, in Chinese ${inChinese}`, () => {
    assert.equal(formatCompact(quantity(amount, unit), english), short);
    assert.equal(formatCompact(quantity(amount, unit), chinese), inChinese);
  });
}

test('what is not allocated is so in short, too', () => {
  assert.equal(formatCompact(quantity(null, 'messages'), english), 'Not allocated');
});

const WORDS: Readonly<Record<string, bigint>> = {
  ...{ K: 1_000n, M: 1_000_000n, B: 1_000_000_000n, T: 1_000_000_000_000n },
  ...{ 万: 10_000n, 亿: 100_000_000n, 万亿: 1_000_000_000_000n },
};

test('a short number is never more than there is, and less by under a hundredth', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1_000n, max: 10n ** 15n }), fc.constantFrom(english, chinese), (amount, language) => {
      const short = formatCompact(quantity(String(amount), 'messages'), language);
      const [, digits = '', word = ''] = /^([\d.,]+)(\D*)$/.exec(short) ?? [];
      // In hundredths, as three digits have at most two behind the point.
      const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.');
      const shown = BigInt(whole + fraction.padEnd(2, '0')) * (word === '' ? 1n : (WORDS[word] ?? assert.fail(word)));
      assert.ok(shown <= amount * 100n && shown > amount * 99n, `${amount}: ${short}`);
    }),
  );
});

for (const [seconds, expected, inChinese] of [
  [-5, 'in 1 minute', '1 分钟后'],
  [1, 'in 1 minute', '1 分钟后'],
  [61, 'in 2 minutes', '2 分钟后'],
  [300, 'in 5 minutes', '5 分钟后'],
  [59 * 60, 'in 59 minutes', '59 分钟后'],
  [59 * 60 + 1, undefined, undefined],
  [86_400, undefined, undefined],
] as const) {
  test(`C9: what is ${seconds} seconds ahead is ${expected ?? 'told by its time of day'}`, () => {
    assert.equal(formatSoon(now + seconds * 1_000, now, english), expected);
    assert.equal(formatSoon(now + seconds * 1_000, now, chinese), inChinese);
  });
}
