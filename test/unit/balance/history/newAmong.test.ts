import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading } from '../../../../src/balance/amount/quantity.ts';
import { newAmong } from '../../../../src/balance/history/newAmong.ts';
import type { DaySums } from '../../../../src/balance/readings/daySums.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;

const quantity = (key: string, amount: string): Quantity => ({ key, unit: 'messages', amount: amount as Decimal });
const reading = (at: number, ...quantities: readonly Quantity[]): Reading => ({ at, quantities });

/** The sums of a day, which count one quantity from one time on. */
function sumsOf(day: number, after: number): DaySums {
  const [zero, one] = ['0' as Decimal, '1' as Decimal];
  const step = { after, at: day * DAY + HOUR, amount: one, spent: one, added: zero, expired: zero };
  const end = { last: { at: step.at, amount: one }, start: 1, lowest: 1 };
  return { at: day * DAY, sums: [{ key: 'sms', unit: 'messages', steps: [step], end }] };
}

it('23.3: of days between sums those are new that the sums behind them do not count from before', () => {
  const sums = [sumsOf(2, 2 * DAY), sumsOf(5, 5 * DAY), sumsOf(9, 7 * DAY)];
  const sms = (hours: number): Reading => reading(hours * HOUR, quantity('sms', '5'));
  const cases: readonly [Reading, boolean][] = [
    [sms(47), true],
    [sms(48), false],
    [sms(71), false],
    [sms(72), true],
    [sms(119), true],
    [sms(120), false],
    [sms(144), true],
    [sms(167), true],
    [sms(168), false],
    // It would be counted twice, and another quantity would not, or one in another unit, or a word.
    [sms(190), false],
    [reading(191 * HOUR, quantity('voice', '5')), true],
    [reading(192 * HOUR, { ...quantity('sms', '5'), unit: 'credits' }), true],
    [reading(193 * HOUR, { ...quantity('sms', '5'), amount: 'postpaid' }), true],
    [reading(194 * HOUR, quantity('voice', '5'), quantity('sms', '5')), false],
    // But nothing is taken on a day that is a sum.
    [reading(230 * HOUR, quantity('voice', '5')), false],
    [sms(240), true],
  ];
  const wanted = cases.filter(([, isNew]) => isNew).map(([each]) => each);
  const all = cases.map(([each]) => each);
  assert.deepEqual(newAmong(all, { at: [], sums }), { fresh: wanted, summed: cases.length - wanted.length });
  const known = { at: [1, 47 * HOUR, 48 * HOUR, 500 * HOUR], sums };
  assert.deepEqual(newAmong(all, known), { fresh: wanted.slice(1), summed: cases.length - wanted.length - 1 });
});
