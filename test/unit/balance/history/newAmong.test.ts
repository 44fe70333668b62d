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

it('23.3: of days between sums those are new that have none themselves', () => {
  const sums = [2, 5, 9].map((day): DaySums => ({ at: day * DAY, sums: [] }));
  const sms = (hours: number): Reading => reading(hours * HOUR, quantity('sms', '5'));
  const cases: readonly [Reading, boolean][] = [
    [sms(47), true],
    [sms(48), false],
    [sms(71), false],
    [sms(72), true],
    [sms(119), true],
    [sms(120), false],
    [sms(144), true],
    [sms(215), true],
    // Nothing is taken on a day that is a sum, also of a quantity that the sums do not have.
    [reading(230 * HOUR, quantity('voice', '5')), false],
    [sms(240), true],
  ];
  const wanted = cases.filter(([, isNew]) => isNew).map(([each]) => each);
  const all = cases.map(([each]) => each);
  assert.deepEqual(newAmong(all, { at: [], sums }), { fresh: wanted, summed: cases.length - wanted.length });
  const known = { at: [1, 47 * HOUR, 48 * HOUR, 500 * HOUR], sums };
  assert.deepEqual(newAmong(all, known), { fresh: wanted.slice(1), summed: cases.length - wanted.length - 1 });
});
