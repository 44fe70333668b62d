import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import { endOf, expiringOf } from '../../../../src/balance/forecast/expiring.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { exact } from '../amount/exact.ts';
import { DAY, HOUR, MONDAY } from './forecastSeries.ts';
import { forecast } from './wholeSeries.ts';

const NOW = MONDAY + 100 * DAY;

const day = (days: number): number => NOW + days * DAY;

for (const [what, amount, expiring, perDay, lasts, unused] of [
  ['nothing expires', 250, [], 100, 2.5, undefined],
  ['all is spent before it expires', 250, [[250, 3]], 100, 2.5, undefined],
  ['all expires before it is spent', 1_000, [[1_000, 3]], 100, 3, [700, 1_000, 3]],
  ['what expires is spent first', 1_000, [[300, 3]], 100, 10, undefined],
  ['a part expires unused, the rest is spent', 10_500, [[10_000, 70]], 100, 75, [3_000, 10_000, 70]],
  [
    'two packages, the second too late',
    600,
    [
      [300, 3],
      [300, 4],
    ],
    100,
    4,
    [200, 300, 4],
  ],
  [
    'the first of two',
    900,
    [
      [500, 1],
      [400, 2],
    ],
    100,
    2,
    [400, 500, 1],
  ],
  ['within a day', 100, [[100, 0.25]], 100, 0.25, [75, 100, 0.25]],
  ['what should be gone already', 100, [[40, -1]], 30, 2, [40, 40, -1]],
  ['hardly anything is left over', 1_000, [[101, 1]], 100, 9.99, undefined],
  ['nothing is spent', 100, [[100, 5]], 0, 5, [100, 100, 5]],
  ['nothing is spent, nothing expires', 100, [], 0, undefined, undefined],
] as const) {
  test(`Packages: ${what}`, () => {
    const pools = expiring.map(([left, days]) => ({ amount: left, at: day(days) }));
    const end = endOf(amount, pools, NOW, () => perDay, 3_650);
    const [left, of, days] = unused ?? [];
    assert.equal(end.lasts?.toFixed(6), lasts?.toFixed(6));
    assert.deepEqual(
      end.unused && { ...end.unused, amount: Math.round(end.unused.amount) },
      days === undefined ? undefined : { amount: left, of, at: day(days) },
    );
  });
}

const quantity = (more: Partial<Quantity>): Quantity => ({ key: 'a', unit: 'messages', amount: exact('9'), ...more });
const part = (amount: string, expiresAt?: number) => ({
  ...{ name: 'p', amount: exact(amount) },
  ...(expiresAt === undefined ? {} : { expiresAt }),
});

for (const [what, given, expected] of [
  ['nothing', quantity({}), []],
  ['a quantity without packages as a whole', quantity({ expiresAt: 5 }), [[9, 5]]],
  [
    'packages, the first first',
    quantity({ expiresAt: 3, parts: [part('4', 7), part('5', 3)] }),
    [
      [5, 3],
      [4, 7],
    ],
  ],
  ['packages of the same time together', quantity({ parts: [part('4', 7), part('5', 7)] }), [[9, 7]]],
  ['not what has no expiry, nor what is used up', quantity({ parts: [part('4'), part('0', 7)] }), []],
  ['no word', quantity({ amount: 'postpaid', expiresAt: 5 }), []],
] as const) {
  test(`Packages: what expires when: ${what}`, () =>
    assert.deepEqual(
      expiringOf(given).map(({ amount, at }) => [amount, at]),
      expected,
    ));
}

/** Hourly readings of three days with 2 an hour spent; `lost` was gone two days ago, over an expiry or not. */
function series(lost: number, expiresAt?: number): readonly Point[] {
  return Array.from({ length: 73 }, (_, hour): Point => {
    const at = NOW - (72 - hour) * HOUR;
    const amount = exact(String(1_000 + (72 - hour) * 2 + (hour < 24 ? lost : 0)));
    return { at, amount, ...(expiresAt === undefined || at >= expiresAt ? {} : { expiresAt }) };
  });
}

test('Packages: a fall over an expiry is no spending', () => {
  const expected = forecast(series(0), NOW);
  assert.equal(expected.kind === 'forecast' && Math.round(expected.perDay), 48);
  const expired = forecast(series(500, NOW - 48 * HOUR), NOW);
  assert.deepEqual([expired.kind, expired.kind === 'forecast' && Math.round(expired.perDay)], ['forecast', 48]);
  const spent = forecast(series(500), NOW);
  assert.ok(spent.kind === 'forecast' && spent.perDay > 48.5, 'without an expiry the same fall is spending');
});

test('Packages: a forecast ends where what is left expires, and says what is lost', () => {
  const ahead = forecast(series(0), NOW, { expiring: [{ amount: 1_000, at: day(10) }] });
  assert.ok(ahead.kind === 'forecast');
  assert.equal(ahead.daysLeft.toFixed(3), '10.000');
  assert.deepEqual(ahead.unused && { ...ahead.unused, amount: Math.round(ahead.unused.amount) }, {
    ...{ amount: 520, of: 1_000, at: day(10) },
  });
});

for (const [resets, hours, usedUp] of [
  ['day', 24, false],
  ['month', 30 * 24, true],
  ['rolling day', 30 * 24, false],
] as const) {
  test(`Limits: what resets by ${resets} has no forecast to zero; used up before ${hours} hours are over: ${usedUp}`, () => {
    const ahead = forecast(series(0), NOW, { resets, resetsAt: NOW + hours * HOUR });
    assert.ok(ahead.kind === 'none' && ahead.missing === 'carry-over' && ahead.resets === resets);
    assert.equal(ahead.usedUpAt !== undefined, usedUp);
    assert.ok(!usedUp || Math.abs((ahead.usedUpAt ?? 0) - day(1_000 / 48)) < HOUR);
  });
}
