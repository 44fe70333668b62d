import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withThreshold } from '../../../src/sharing/thresholdEntry.ts';
import { exact } from '../balance/amount/exact.ts';

const entry = { id: 'a', comment: [1], thresholds: { voice: '5', other: 7 } };
const days = { ...entry, daysLeft: '4' };
const LONG = '9007199254740993.10';

for (const [name, before, kind, level, expected] of [
  ['an amount', entry, 'amount', '1000', { ...entry, thresholds: { other: 7, voice: 1000 } }],
  ['all digits of an amount', { id: 'a' }, 'amount', LONG, { id: 'a', thresholds: { voice: LONG } }],
  ['an amount beside days', days, 'amount', '6', { ...days, thresholds: { other: 7, voice: 6 } }],
  ['an amount for what is no list', { id: 'a', thresholds: 5 }, 'amount', '1', { id: 'a', thresholds: { voice: 1 } }],
  ['no amount', days, 'amount', undefined, { ...days, thresholds: { other: 7 } }],
  ['no amount any more', { id: 'a', thresholds: { voice: 1 } }, 'amount', undefined, { id: 'a' }],
  ['days in place of an amount', entry, 'daysLeft', '3', { ...entry, thresholds: { other: 7 }, daysLeft: 3 }],
  ['other days', { id: 'a', daysLeft: 9 }, 'daysLeft', '1.5', { id: 'a', daysLeft: 1.5 }],
  ['no days, which leaves amounts', days, 'daysLeft', undefined, entry],
  ['what is no entry', 'text', 'amount', '1', 'text'],
] as const) {
  test(`17: a threshold is written into an entry as people write it, and everything else stays: ${name}`, () => {
    const edit = { kind, key: 'voice', level: level === undefined ? undefined : exact(level) };
    assert.deepEqual(withThreshold(before, edit), expected);
  });
}
