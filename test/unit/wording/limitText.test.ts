import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { english, type Language } from '../../../src/base/language.ts';
import {
  expiryText,
  holdingText,
  nearestExpiryText,
  partText,
  resetText,
  shortHoldingText,
  spanText,
  unusedText,
} from '../../../src/wording/limitText.ts';
import { rateOf } from '../../../src/wording/rateText.ts';
import { exact } from '../balance/amount/exact.ts';
import { chinese } from './chinese.ts';

const language: Language = { ...english, timeZone: 'UTC' };
const NOW = Date.UTC(2026, 10, 28, 12);

const quantity = (more: Partial<Quantity>): Quantity => ({
  ...{ key: 'quota', unit: 'emails', amount: exact('1234') },
  ...more,
});

for (const [given, long, short] of [
  [quantity({ limit: exact('50000') }), '1,234 of 50,000 e-mails left', '1,234 of 50,000 left'],
  [quantity({ limit: exact('50000'), used: exact('48766') }), '1,234 of 50,000 e-mails left', '1,234 of 50,000 left'],
  [quantity({}), '1,234 e-mails', '1,234'],
  [
    quantity({ unit: 'USD', amount: exact('9.999'), limit: exact('10') }),
    '$9.999 of $10.00 left',
    '$9.99 of $10.00 left',
  ],
  [quantity({ amount: 'unlimited', used: exact('120') }), 'Unlimited, 120 e-mails used', 'Unlimited, 120 used'],
  [quantity({ amount: 'unlimited' }), 'Unlimited', 'Unlimited'],
  [quantity({ amount: 'used-only', used: exact('120') }), '120 e-mails used', '120 used'],
  [quantity({ amount: 'postpaid' }), 'Postpaid', 'Postpaid'],
  [quantity({ amount: 'not-told' }), 'Not told', 'Not told'],
  [quantity({ amount: 'not-told', limit: exact('2000') }), 'Not told, limit 2,000 e-mails', 'Not told, limit 2,000'],
] as const) {
  test(`Limits: ${long}`, () => {
    assert.equal(holdingText(given, language), long);
    assert.equal(shortHoldingText(given, language), short);
  });
}

for (const [what, given, rule, expected] of [
  ['today', quantity({ resetsAt: Date.UTC(2026, 10, 28, 23) }), {}, 'resets today'],
  ['tomorrow', quantity({}), { resets: 'day', resetZone: 'UTC' }, 'resets tomorrow'],
  ['a date', quantity({}), { resets: 'month', resetZone: 'UTC' }, 'resets on Dec 1'],
  ['a date of another year', quantity({ resetsAt: Date.UTC(2027, 0, 5) }), {}, 'resets on Jan 5, 2027'],
  ['a rolling day', quantity({}), { resets: 'rolling day' }, ''],
  ['never', quantity({}), {}, ''],
] as const) {
  test(`Limits: when a quota resets: ${what}`, () => assert.equal(resetText(given, rule, NOW, language), expected));
}

for (const [what, now, at, expected] of [
  ['the evening before a day of 23 hours', '2026-03-07T23:30-05:00', '2026-03-08T12:00-04:00', 'expires tomorrow'],
  ['the same, a day later', '2026-03-07T23:30-05:00', '2026-03-09T00:10-04:00', 'expires on Mar 9'],
  ['the first hour of a day of 25 hours', '2026-11-01T00:10-04:00', '2026-11-02T12:00-05:00', 'expires tomorrow'],
] as const) {
  test(`17: tomorrow is the next day, however long this one is: ${what}`, () => {
    const inZone = { ...english, timeZone: 'America/New_York' };
    assert.equal(expiryText(Date.parse(at), Date.parse(now), inZone), expected);
  });
}

test('18.2: of what time a rolling quota is does not say when it resets', () => {
  assert.equal(spanText({ resets: 'rolling day' }, language), 'of the last 24 hours');
  assert.equal(spanText({ resets: 'day' }, language), '');
  assert.equal(spanText({}, language), '');
});

for (const [at, expected] of [
  [undefined, ''],
  [Date.UTC(2026, 11, 31), 'expires on Dec 31'],
  [Date.UTC(2026, 10, 29, 1), 'expires tomorrow'],
  [Date.UTC(2026, 10, 28, 18), 'expires today'],
  [Date.UTC(2026, 10, 1), 'expired on Nov 1, 2026'],
] as const) {
  test(`Packages: ${expected === '' ? 'no expiry' : expected}`, () =>
    assert.equal(expiryText(at, NOW, language), expected));
}

const END = Date.UTC(2026, 11, 31);
const pack = (amount: string, expiresAt?: number) => ({
  ...{ name: 'A', amount: exact(amount) },
  ...(expiresAt === undefined ? {} : { expiresAt }),
});
for (const [what, parts, expiresAt, inEnglish, inChinese] of [
  ['a part', [pack('500', END), pack('1000')], END, '500 expiring on Dec 31', '其中 500 将于12月31日过期'],
  [
    'two of three',
    [pack('1', END), pack('2', END), pack('9', END + 1)],
    END,
    '3 expiring on Dec 31',
    '其中 3 将于12月31日过期',
  ],
  ['soon', [pack('5', NOW + 1), pack('1000')], NOW + 1, '5 expiring today', '其中 5 今天过期'],
  ['past', [pack('5', NOW), pack('1000')], NOW, '5 expired on Nov 28, 2026', '其中 5 已于2026年11月28日过期'],
  ['all', [pack('500', END), pack('1000', END)], END, 'expires on Dec 31', '12月31日过期'],
  ['without packages', undefined, END, 'expires on Dec 31', '12月31日过期'],
  ['told beside its packages', [pack('500')], END, 'expires on Dec 31', '12月31日过期'],
  ['nothing', [pack('500')], undefined, '', ''],
] as const) {
  test(`17: not everything expires with the first package: ${what}`, () => {
    const given = quantity({ ...(parts && { parts }), ...(expiresAt === undefined ? {} : { expiresAt }) });
    const told = [language, { ...chinese, timeZone: 'UTC' }].map((each) => nearestExpiryText(given, NOW, each));
    assert.deepEqual(told, [inEnglish, inChinese]);
  });
}

test('Packages: a package in a few words', () => {
  const part = { name: 'A', amount: exact('1000'), total: exact('5000'), expiresAt: Date.UTC(2026, 11, 31) };
  assert.equal(partText(part, 'messages', NOW, language), '1,000 of 5,000 left, expires on Dec 31');
  assert.equal(partText({ name: 'A', amount: exact('1000') }, 'messages', NOW, language), '1,000');
});

test('Packages: what expires unused is told with the digits that are known', () => {
  const at = Date.UTC(2026, 11, 31);
  assert.equal(
    unusedText({ amount: 2_998.7, of: 10_000, at }, 'messages', NOW, language),
    'About 3,000 of 10,000 messages expire unused on Dec 31.',
  );
  assert.equal(
    unusedText({ amount: 12.345, of: 20, at: Date.UTC(2026, 10, 29, 5) }, 'USD', NOW, language),
    'About $12.30 of $20.00 expire unused tomorrow.',
  );
});

test('17: no more expires unused than there is', () => {
  const at = Date.UTC(2026, 11, 31);
  for (const [amount, of, expected] of [
    [9_998, 9_998, 'About 9,998 of 9,998 messages expire unused on Dec 31.'],
    [9_996.4, 9_998, 'About 9,998 of 9,998 messages expire unused on Dec 31.'],
    [9_990.4, 9_998, 'About 9,990 of 9,998 messages expire unused on Dec 31.'],
  ] as const) {
    assert.equal(unusedText({ amount, of, at }, 'messages', NOW, language), expected);
  }
});

test('17: a rate is one credit when it is just that', () => {
  const of = (perDay: number) => rateOf(perDay, 'credits', language).withUnit;
  assert.deepEqual([0.6, 1, 1.001, 1.4].map(of), ['0.60 credits', '1 credit', '1 credit', '1.40 credits']);
  assert.equal(rateOf(1.4, 'messages', language).withUnit, '1 message');
});
