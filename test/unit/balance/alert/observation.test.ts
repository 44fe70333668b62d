import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparedValue, daysLeftOf, observationOf } from '../../../../src/balance/alert/observation.ts';
import type { Unit } from '../../../../src/balance/amount/quantity.ts';
import type { Forecast } from '../../../../src/balance/forecast/forecast.ts';
import { quantity, reading, status, trouble } from '../../ui/sample.ts';
import { exact } from '../amount/exact.ts';

const forecast = (daysLeft: number): Forecast => ({
  kind: 'forecast',
  daysLeft,
  runsOutAt: 0,
  perDay: 1,
  confidence: 'high',
});
const READING = reading(0, [quantity('general', '7'), quantity('voice', null)]);

test('a good state says what its reading says of a quantity', () => {
  const fine = status('a', { kind: 'ok', reading: READING });
  assert.deepEqual(observationOf(fine, 'general'), { at: READING.at, amount: '7', daysLeft: null });
  assert.deepEqual(observationOf(fine, 'general', forecast(2.5)), { at: READING.at, amount: '7', daysLeft: '2.50' });
  assert.deepEqual(observationOf(fine, 'voice', forecast(2.5)), {
    at: READING.at,
    amount: 'not-allocated',
    daysLeft: '2.50',
  });
  assert.equal(observationOf(fine, 'gone'), undefined);
});

test('17: of money an observation names the currency', () => {
  const { quantities, ...rest } = reading(0, [quantity('general', '7')]);
  const inUnit = (unit: Unit) =>
    observationOf(
      status('a', { kind: 'ok', reading: { ...rest, quantities: quantities.map((each) => ({ ...each, unit })) } }),
      'general',
    );
  assert.deepEqual(inUnit('EUR'), { at: rest.at, amount: '7', daysLeft: null, currency: 'EUR' });
  assert.deepEqual(inUnit('credits'), { at: rest.at, amount: '7', daysLeft: null });
});

test('errors and what is out of date say nothing', () => {
  for (const state of [
    { kind: 'stale', reading: READING, trouble: trouble() },
    { kind: 'paused', reading: READING, trouble: trouble() },
    { kind: 'failed', trouble: trouble() },
    { kind: 'loading' },
  ] as const) {
    assert.equal(observationOf(status('a', state), 'general'), undefined, state.kind);
  }
  assert.equal(observationOf(status('a', { kind: 'ok', reading: READING }, { old: true }), 'general'), undefined);
});

test('the days left of a forecast, to two digits', () => {
  for (const [given, expected] of [
    [forecast(3), '3.00'],
    [forecast(0.004), '0.00'],
    [forecast(1.239), '1.24'],
    [forecast(Number.POSITIVE_INFINITY), null],
    [forecast(Number.NaN), null],
    [{ kind: 'empty', since: 5 }, '0'],
    [{ kind: 'empty' }, null],
    [{ kind: 'none', missing: 'spending' }, null],
  ] as const) {
    assert.equal(daysLeftOf(given as Forecast), expected, JSON.stringify(given));
  }
});

test('a threshold compares the amount, or the days left of what is allocated', () => {
  const amount = { kind: 'amount', level: exact('1') } as const;
  const days = { kind: 'daysLeft', level: exact('1') } as const;
  const seen = { at: 0, amount: exact('7'), daysLeft: exact('2') };
  assert.deepEqual([comparedValue(seen, amount), comparedValue(seen, days)], ['7', '2']);
  assert.equal(comparedValue({ ...seen, daysLeft: null }, days), null);
  assert.equal(comparedValue({ ...seen, amount: 'not-allocated' }, days), null);
  assert.equal(comparedValue({ ...seen, amount: 'not-allocated' }, amount), null);
});
