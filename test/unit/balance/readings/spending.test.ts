import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { DaySums } from '../../../../src/balance/readings/daySums.ts';
import { spendingSteps, sumOf } from '../../../../src/balance/readings/spending.ts';

const DAY = 86_400_000;

test('23.6: each row is looked at once, however many days with sums lie between them', () => {
  const days = 200;
  const amountOf = (day: number): Decimal => String(9_000 - 10 * day) as Decimal;
  // A sum on each even day, readings on each odd one.
  const sums = Array.from({ length: days / 2 }, (_, index): DaySums => {
    const end = {
      last: { at: 2 * index * DAY, amount: amountOf(2 * index) },
      start: 9_000,
      lowest: 9_000 - 20 * index,
    };
    return { at: 2 * index * DAY, sums: [{ key: 'sms', unit: 'messages', steps: [], end }] };
  });
  const at = Array.from({ length: days / 2 }, (_, index) => (2 * index + 1) * DAY);
  let looks = 0;
  const values = new Proxy(at, {
    get: (list, name) => {
      looks++;
      return typeof name === 'string' && /^\d+$/.test(name)
        ? Number(amountOf(2 * Number(name) + 1))
        : Reflect.get(list, name);
    },
  });
  const column = {
    ...{ key: 'sms', unit: 'messages' as const, values },
    cell: (row: number) => amountOf(2 * row + 1),
    expiresAt: () => undefined,
  };
  const steps = spendingSteps(
    { at, columns: [column], sums, readings: () => [] },
    column,
    () => Number.POSITIVE_INFINITY,
  );
  assert.equal(Number(sumOf(steps).spent), 10 * (days - 1));
  assert.ok(looks <= 3 * days, `${looks} looks`);
});
