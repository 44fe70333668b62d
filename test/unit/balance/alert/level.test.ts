import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Threshold } from '../../../../src/balance/account/threshold.ts';
import { CLOCK_TOLERANCE_MS, FRESH_MS, levelOf, worstLevel } from '../../../../src/balance/alert/alert.ts';
import type { AlertRecord } from '../../../../src/balance/alert/alertRecord.ts';
import type { Observation } from '../../../../src/balance/alert/observation.ts';
import { DAY_MS } from '../../../../src/base/duration.ts';
import { exact } from '../amount/exact.ts';

const AT = Date.UTC(2026, 10, 20);

const seen = (amount: string | null, daysLeft: string | null = null): Observation => ({
  at: AT,
  amount: amount === null ? 'not-allocated' : exact(amount),
  daysLeft: daysLeft === null ? null : exact(daysLeft),
});
const below = (level: string, kind: Threshold['kind'] = 'amount'): Threshold => ({ kind, level: exact(level) });
const remembered = (level: string, more: Partial<AlertRecord>): AlertRecord => ({
  threshold: below(level),
  seen: { at: AT, value: exact('1') },
  ...more,
});
const raised = { at: AT, value: exact('1'), lowest: exact('1') };

for (const [name, level, expected] of [
  ['without a threshold, something is left', levelOf(seen('1'), undefined), 'ok'],
  ['without a threshold, nothing is left', levelOf(seen('0'), undefined), 'empty'],
  ['without a threshold, less than nothing is left', levelOf(seen('-0.5'), undefined), 'empty'],
  ['not allocated', levelOf(seen(null), undefined), 'ok'],
  ['not allocated, with a threshold', levelOf(seen(null), below('5')), 'ok'],
  ['above the threshold', levelOf(seen('5.01'), below('5')), 'ok'],
  ['at the threshold', levelOf(seen('5'), below('5')), 'ok'],
  ['below the threshold', levelOf(seen('4.99'), below('5')), 'low'],
  ['used up comes before low', levelOf(seen('0'), below('5')), 'empty'],
  ['used up at a threshold of 0', levelOf(seen('0'), below('0')), 'empty'],
  ['days above', levelOf(seen('9', '3'), below('3', 'daysLeft')), 'ok'],
  ['days below', levelOf(seen('9', '2.99'), below('3', 'daysLeft')), 'low'],
  ['no days are left of an amount', levelOf(seen('9', '0'), below('0', 'daysLeft')), 'low'],
  ['days are unknown', levelOf(seen('9', null), below('3', 'daysLeft')), 'ok'],
  ['used up, and days are known', levelOf(seen('0', '0'), below('3', 'daysLeft')), 'empty'],
  ['may never have been used, as days are unknown', levelOf(seen('0', null), below('3', 'daysLeft')), 'ok'],
] as const) {
  test(`the level at once: ${name}`, () => assert.equal(level, expected));
}

for (const [name, record, amount, expected] of [
  ['an alert was raised', remembered('100', { raised }), '105', 'low'],
  ['one low reading was seen', remembered('100', { pending: true }), '105', 'low'],
  ['nothing was seen', remembered('100', {}), '105', 'ok'],
  ['it is clear', remembered('100', { raised }), '105.01', 'ok'],
  ['the threshold was another one', remembered('99', { raised }), '105', 'ok'],
  ['the threshold is written otherwise', remembered('100.0', { raised }), '105', 'low'],
  ['no record, within the margin', undefined, '105', 'ok'],
] as const) {
  test(`the colour does not flicker: ${name}`, () => {
    assert.equal(levelOf(seen(amount), below('100'), record), expected);
  });
}

test('17: the colour does not flicker: of money 5 % alone are the margin', () => {
  const record = remembered('10', { raised });
  const levels = (amount: string) => [
    levelOf(seen(amount), below('10'), record),
    levelOf({ ...seen(amount), currency: 'EUR' }, below('10'), record),
  ];
  assert.deepEqual(levels('10.5'), ['low', 'low']);
  assert.deepEqual(levels('10.51'), ['low', 'ok']);
  assert.deepEqual(levels('11.01'), ['ok', 'ok']);
});

test('an account stands as its worst quantity does', () => {
  for (const [levels, expected] of [
    [[], 'ok'],
    [['ok', 'ok'], 'ok'],
    [['ok', 'low'], 'low'],
    [['low', 'empty', 'ok'], 'empty'],
    [['empty'], 'empty'],
  ] as const) {
    assert.equal(worstLevel(levels), expected, levels.join());
  }
});

test('the times of alerts are those that the documents name', () => {
  assert.deepEqual([DAY_MS, FRESH_MS, CLOCK_TOLERANCE_MS], [86_400_000, 300_000, 60_000]);
});
