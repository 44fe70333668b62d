import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextReset } from '../../../../src/balance/text/reset.ts';

const at = (text: string): number => Date.parse(text);

for (const [what, now, rule, told, expected] of [
  [
    'the day of the provider',
    '2026-11-28T17:00:00Z',
    { resets: 'day', resetZone: 'Asia/Shanghai' },
    undefined,
    '2026-11-29T16:00:00Z',
  ],
  ['the day of the user', '2026-11-28T17:00:00Z', { resets: 'day' }, undefined, '2026-11-29T08:00:00Z'],
  [
    'the month of the provider',
    '2026-11-28T17:00:00Z',
    { resets: 'month', resetZone: 'UTC' },
    undefined,
    '2026-12-01T00:00:00Z',
  ],
  [
    'the last day of a year',
    '2026-12-31T23:59:59Z',
    { resets: 'month', resetZone: 'UTC' },
    undefined,
    '2027-01-01T00:00:00Z',
  ],
  [
    'a month in which the clocks are set',
    '2026-03-02T12:00:00Z',
    { resets: 'month', resetZone: 'Europe/Berlin' },
    undefined,
    '2026-03-31T22:00:00Z',
  ],
  ['February', '2028-02-01T12:00:00Z', { resets: 'month', resetZone: 'UTC' }, undefined, '2028-03-01T00:00:00Z'],
  [
    'what the reply tells',
    '2026-11-28T17:00:00Z',
    { resets: 'month', resetZone: 'UTC' },
    '2026-12-07T00:00:00Z',
    '2026-12-07T00:00:00Z',
  ],
  [
    'what the reply told and is over',
    '2026-12-08T00:00:00Z',
    { resets: 'month', resetZone: 'UTC' },
    '2026-12-07T00:00:00Z',
    undefined,
  ],
  ['a reply alone', '2026-11-28T17:00:00Z', {}, '2026-12-07T00:00:00Z', '2026-12-07T00:00:00Z'],
  ['a rolling day', '2026-11-28T17:00:00Z', { resets: 'rolling day' }, undefined, undefined],
  ['nothing', '2026-11-28T17:00:00Z', {}, undefined, undefined],
] as const) {
  test(`16: Limits: the next reset: ${what}`, () => {
    const quantity = told === undefined ? {} : { resetsAt: at(told) };
    const next = nextReset(quantity, rule, at(now), 'America/Los_Angeles');
    assert.equal(next === undefined ? undefined : new Date(next).toISOString().replace('.000', ''), expected);
  });
}
