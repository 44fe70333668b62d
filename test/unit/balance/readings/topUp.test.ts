import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { type Point, seriesOf } from '../../../../src/balance/readings/series.ts';
import { currentPeriod, periodsOf, topUpsOf } from '../../../../src/balance/readings/topUp.ts';
import { exact } from '../amount/exact.ts';

/** One point per minute from time 0. */
const course = (...amounts: readonly string[]): readonly Point[] =>
  amounts.map((amount, minute) => ({ at: minute * 60_000, amount: exact(amount) }));

test('a rise starts a period, a decrease does not', () => {
  const series = course('100', '90', '40', '540', '500', '1500');
  assert.deepEqual(periodsOf(series), [
    { first: 0, last: 2 },
    { first: 3, last: 4 },
    { first: 5, last: 5 },
  ]);
  assert.deepEqual(topUpsOf(series), [
    { at: 180_000, after: 120_000, amount: '500' },
    { at: 300_000, after: 240_000, amount: '1000' },
  ]);
  assert.deepEqual(currentPeriod(series), series.slice(5));
});

test('no top-up: one period; nothing read: none', () => {
  const series = course('100', '100', '99');
  assert.deepEqual(periodsOf(series), [{ first: 0, last: 2 }]);
  assert.deepEqual(topUpsOf(series), []);
  assert.equal(currentPeriod(series), series);
  assert.deepEqual(periodsOf([]), []);
  assert.deepEqual(currentPeriod([]), []);
});

test('the amount of a top-up is exact', () => {
  assert.equal(topUpsOf(course('0.10', '14197.087'))[0]?.amount, '14196.987');
  assert.equal(topUpsOf(course('1', '12345678901234567890'))[0]?.amount, '12345678901234567889');
  assert.equal(topUpsOf(course('-20', '80'))[0]?.amount, '100');
});

test('a refund of up to 1 % of what the period began with is a correction', () => {
  assert.equal(periodsOf(course('10000', '5000', '5100', '5000')).length, 1);
  assert.equal(periodsOf(course('10000', '5000', '5101')).length, 2);
  assert.equal(periodsOf(course('10', '5', '6')).length, 1);
  assert.equal(periodsOf(course('10', '5', '7')).length, 2);
  assert.equal(periodsOf(course('100000', '500', '20000', '10000', '10201')).length, 3, '1 % of the latest period');
});

test('a rise by over a quarter of next to nothing is a top-up, however small beside the beginning', () => {
  assert.equal(periodsOf(course('90000', '10', '900')).length, 2);
  assert.equal(periodsOf(course('90000', '100', '125', '100')).length, 1);
  assert.equal(periodsOf(course('90000', '100', '126', '100')).length, 2);
});

test('small rises that add up are a top-up', () => {
  assert.equal(periodsOf(course('10000', '5000', '5060', '5060', '5120')).length, 2);
  assert.equal(periodsOf(course('10000', '5000', '5060', '4950', '5040')).length, 1, 'less what was spent meanwhile');
});

test('a series holds one quantity: not allocated, not reported and not yet are left out', () => {
  const quantity = (key: string, amount: string | null) =>
    ({ key, amount: amount === null ? null : exact(amount), unit: 'messages' }) as const;
  const readings = [
    { at: 1, quantities: [quantity('a', '5'), quantity('b', '6')] },
    { at: 2, quantities: [quantity('a', null)] },
    { at: 3, quantities: [quantity('b', '7')] },
    { at: 4, quantities: [quantity('a', '4')] },
    { at: 5, quantities: [quantity('a', '3')] },
  ];
  assert.deepEqual(seriesOf(rowsOf(readings), 'a', 4), [
    { at: 1, amount: '5' },
    { at: 4, amount: '4' },
  ]);
});
