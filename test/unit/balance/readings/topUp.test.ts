import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { TopUpFinder } from '../../../../src/balance/readings/topUp.ts';
import { exact } from '../amount/exact.ts';
import { liftsOf, pointsOf } from './wholeSeries.ts';

/** One point per minute from time 0. */
const course = (...amounts: readonly string[]): readonly Point[] =>
  amounts.map((amount, minute) => ({ at: minute * 60_000, amount: exact(amount) }));

const topUpsOf = (series: readonly Point[]) => liftsOf(series).filter((lift) => 'amount' in lift);
const countOf = (...amounts: readonly string[]): number => topUpsOf(course(...amounts)).length;

test('a rise is a top-up, a decrease is not', () => {
  assert.deepEqual(topUpsOf(course('100', '90', '40', '540', '500', '1500')), [
    { at: 180_000, after: 120_000, amount: '500' },
    { at: 300_000, after: 240_000, amount: '1000' },
  ]);
  assert.deepEqual(topUpsOf(course('100', '100', '99')), []);
  assert.deepEqual(topUpsOf([]), []);
});

test('the amount of a top-up is exact', () => {
  assert.equal(topUpsOf(course('0.10', '14197.087'))[0]?.amount, '14196.987');
  assert.equal(topUpsOf(course('1', '12345678901234567890'))[0]?.amount, '12345678901234567889');
  assert.equal(topUpsOf(course('-20', '80'))[0]?.amount, '100');
});

test('a refund of up to 1 % of what the period began with is a correction', () => {
  assert.equal(countOf('10000', '3000', '3100', '3000'), 0);
  assert.equal(countOf('10000', '3000', '3101'), 1);
  assert.equal(countOf('10', '5', '6'), 0);
  assert.equal(countOf('10', '5', '7'), 1);
  assert.equal(countOf('100000', '500', '20000', '5000', '5201'), 2, '1 % of the latest period');
});

test('17: a refund of up to 2.5 % of what is left is a correction', () => {
  assert.equal(countOf('98500', '68500', '70000'), 0);
  assert.equal(countOf('70000', '68500', '70000', '69000', '67000', '68500'), 0);
  assert.equal(countOf('10000', '8000', '8200', '8000'), 0);
  assert.equal(countOf('10000', '8000', '8201'), 1);
});

test('a rise by over a quarter of next to nothing is a top-up, however small beside the beginning', () => {
  assert.equal(countOf('90000', '10', '900'), 1);
  assert.equal(countOf('90000', '100', '125', '100'), 0);
  assert.equal(countOf('90000', '100', '126', '100'), 1);
});

for (const [unit, amounts, count] of [
  ['EUR', ['5', '1.10', '2.00'], 1],
  ['EUR', ['5', '0', '0.50'], 1],
  ['EUR', ['5', '2', '2.40'], 1],
  ['messages', ['5', '1', '2'], 0],
  ['EUR', ['100', '0', '0.05', '0'], 0],
  ['EUR', ['100000', '3', '3.80', '3'], 0],
  ['EUR', ['-10', '-10.05', '-10.04', '-10.10'], 0],
  ['EUR', ['-10', '-12', '-11.9'], 0],
  ['EUR', ['-10', '-12', '-2'], 1],
  ['messages', ['-100', '-200', '-198'], 0],
] as const) {
  test(`17: ${amounts.join(' → ')} ${unit}: ${count} top-ups`, () => {
    assert.equal(liftsOf(course(...amounts), unit).length, count);
  });
}

test('small rises that add up are a top-up', () => {
  assert.equal(countOf('10000', '3000', '3060', '3060', '3120'), 1);
  assert.equal(countOf('10000', '3000', '3060', '2950', '3040'), 0, 'less what was spent meanwhile');
});

test('17: a copy of a finder goes on from where it was', () => {
  const finder = new TopUpFinder();
  course('10000', '3000').forEach((point) => void finder.take(point));
  const copy = finder.copy();
  assert.equal(finder.take({ at: 180_000, amount: exact('3100') }), undefined);
  assert.deepEqual(copy.take({ at: 180_000, amount: exact('3101') }), { at: 180_000, after: 60_000, amount: '101' });
});

test('a series holds one quantity: not allocated and not reported are left out', () => {
  const quantity = (key: string, amount: string | null) =>
    ({ key, amount: amount === null ? 'not-allocated' : exact(amount), unit: 'messages' }) as const;
  const readings = [
    { at: 1, quantities: [quantity('a', '5'), quantity('b', '6')] },
    { at: 2, quantities: [quantity('a', null)] },
    { at: 3, quantities: [quantity('b', '7')] },
    { at: 4, quantities: [quantity('a', '4')] },
    { at: 5, quantities: [quantity('a', '3')] },
  ];
  const columnA = rowsOf(readings).columns.find(({ key }) => key === 'a') ?? assert.fail();
  assert.deepEqual(pointsOf([1, 2, 3, 4, 5], columnA), [
    { at: 1, amount: '5' },
    { at: 4, amount: '4' },
    { at: 5, amount: '3' },
  ]);
});
