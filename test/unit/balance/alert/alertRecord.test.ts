import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AccountState, AccountStatus } from '../../../../src/balance/account/state.ts';
import { acknowledgeAlert, levelOf, snoozeAlert, worstLevel } from '../../../../src/balance/alert/alert.ts';
import { type AlertRecord, parseAlertRecord } from '../../../../src/balance/alert/alertRecord.ts';
import { daysLeftOf, type Observation, observationOf } from '../../../../src/balance/alert/observation.ts';
import { exact } from '../amount/exact.ts';
import { amountBelow, Course, daysBelow } from './alertCourse.ts';

const full: AlertRecord = {
  threshold: amountBelow(1000),
  seen: { at: 5, value: exact('-1.50') },
  pending: true,
  raised: { at: 4, value: exact('900'), lowest: exact('0'), empty: true },
  acknowledged: true,
  snooze: { kind: 'until', at: 6 },
};

test('row 48: a record survives a restart, whatever order its fields were set in', () => {
  assert.deepEqual(parseAlertRecord(JSON.parse(JSON.stringify(full))), full);
  const reversed = Object.fromEntries(Object.entries(full).reverse());
  assert.deepEqual(parseAlertRecord(reversed), full);

  const course = new Course(amountBelow(1000));
  const same = (): void => {
    const { record } = course;
    assert.ok(record !== undefined);
    assert.deepEqual(parseAlertRecord(JSON.parse(JSON.stringify(record))), record);
  };
  for (const amount of [900, 900, 800]) {
    course.read(amount);
    same();
  }
  course.change(acknowledgeAlert(course.record));
  same();
  for (const snooze of ['day', 'topUp'] as const) {
    course.change(snoozeAlert(course.record, snooze, course.now));
    same();
  }
});

test('row 48: the currency of a record survives a restart; what is none is as if none stood there', () => {
  const euros = { ...full, currency: 'EUR' };
  assert.deepEqual(parseAlertRecord(JSON.parse(JSON.stringify(euros))), euros);
  for (const currency of ['eur', '', 5, null, ['EUR']]) {
    assert.deepEqual(parseAlertRecord({ ...full, currency }), full, JSON.stringify(currency));
  }
});

test('a record of days left is one, too', () => {
  const days = { ...full, threshold: { kind: 'daysLeft', level: '3' } };
  assert.deepEqual(parseAlertRecord(days), days);
});

test('row 46: what is not exactly a record is none', () => {
  const damages: [string, unknown][] = [
    ['threshold', { kind: 'other', level: '1' }],
    ['threshold', { kind: 'amount', level: '-1' }],
    ['threshold', { kind: 'amount', level: 1 }],
    ['threshold', undefined],
    ['seen', { at: '5', value: '1' }],
    ['seen', { at: 5, value: '1e5' }],
    ['seen', { at: Number.NaN, value: '1' }],
    ['seen', { at: Number.POSITIVE_INFINITY, value: '1' }],
    ['seen', undefined],
    ['pending', false],
    ['raised', { at: 4, value: '900' }],
    ['raised', { at: null, value: '900', lowest: '1' }],
    ['raised', null],
    ['raised', { at: 4, value: '900', lowest: '1', empty: false }],
    ['acknowledged', 1],
    ['snooze', { kind: 'until' }],
    ['snooze', { kind: 'until', at: '5' }],
    ['snooze', { kind: 'until', at: Number.NaN }],
    ['snooze', { kind: 'ever', at: 5 }],
    ['snooze', { kind: 'ever' }],
    ['snooze', 'topUp'],
  ];
  for (const [field, value] of damages) {
    assert.equal(parseAlertRecord({ ...full, [field]: value }), undefined, `${field}: ${JSON.stringify(value)}`);
  }
  for (const value of [undefined, null, [], 'x', 5]) {
    assert.equal(parseAlertRecord(value), undefined);
  }
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.doesNotThrow(() => parseAlertRecord(value))));
});

const reading = {
  at: 7,
  quantities: [
    { key: 'balance', amount: exact('5'), unit: 'messages' },
    { key: 'none', amount: 'not-allocated', unit: 'messages' },
  ],
} as const;
const trouble = { fault: { kind: 'proxy' }, since: 1, attempts: 1 } as const;

function statusOf(state: AccountState, old = false): AccountStatus {
  return { account: { id: 'a', name: 'A', provider: 'p', product: 'sms' }, state, refreshing: false, old };
}

test('row 48: only a good reading is an observation', () => {
  assert.deepEqual(observationOf(statusOf({ kind: 'ok', reading }), 'balance'), { at: 7, amount: '5', daysLeft: null });
  assert.equal(observationOf(statusOf({ kind: 'ok', reading }), 'none')?.amount, 'not-allocated');
  assert.equal(observationOf(statusOf({ kind: 'ok', reading }), 'other'), undefined);
  const states: readonly AccountState[] = [
    { kind: 'loading' },
    { kind: 'stale', reading, trouble },
    { kind: 'failed', trouble },
    { kind: 'paused', reading, trouble },
  ];
  for (const state of states) {
    assert.equal(observationOf(statusOf(state), 'balance'), undefined, state.kind);
  }
  assert.equal(observationOf(statusOf({ kind: 'ok', reading }, true), 'balance'), undefined, 'old');
});

test('days left come from a forecast; what was used up has none left, what was never used has no number', () => {
  const made = { kind: 'forecast', perDay: 1, daysLeft: 2.345, runsOutAt: 0, confidence: 'low' } as const;
  assert.equal(daysLeftOf(made), '2.35');
  assert.equal(daysLeftOf({ kind: 'empty', since: 5 }), '0');
  assert.equal(daysLeftOf({ kind: 'empty' }), null);
  assert.equal(daysLeftOf({ kind: 'none', missing: 'readings' }), null);
  assert.equal(observationOf(statusOf({ kind: 'ok', reading }), 'balance', made)?.daysLeft, '2.35');
});

const holding = (amount: string | null, days: string | null = null): Observation => ({
  at: 1,
  amount: amount === null ? 'not-allocated' : exact(amount),
  daysLeft: days === null ? null : exact(days),
});

test('levels: low below the threshold, empty at zero, nothing for what is not allocated', () => {
  const thousand = amountBelow(1000);
  assert.equal(levelOf(holding('1000'), thousand), 'ok');
  assert.equal(levelOf(holding('999.99'), thousand), 'low');
  assert.equal(levelOf(holding('0'), thousand), 'empty');
  assert.equal(levelOf(holding('-5'), amountBelow(0)), 'empty');
  assert.equal(levelOf(holding(null), thousand), 'ok');
  assert.equal(levelOf(holding('1'), undefined), 'ok');
  assert.equal(levelOf(holding('0'), undefined), 'empty');
  assert.equal(levelOf(holding('5', '2'), daysBelow(3)), 'low');
  assert.equal(levelOf(holding('5', '3'), daysBelow(3)), 'ok');
  assert.equal(levelOf(holding('5'), daysBelow(3)), 'ok');
  assert.equal(levelOf(holding('0', '0'), daysBelow(3)), 'empty');
  assert.equal(levelOf(holding('0'), daysBelow(3)), 'ok', 'never used');
  assert.equal(worstLevel([]), 'ok');
  assert.equal(worstLevel(['ok', 'low', 'ok']), 'low');
  assert.equal(worstLevel(['low', 'empty']), 'empty');
});

test('a level that was low stays low until it is clear, under the same threshold', () => {
  const course = new Course(amountBelow(1000));
  course.read(999);
  assert.equal(levelOf(holding('1050'), amountBelow(1000), course.record), 'low');
  assert.equal(levelOf(holding('1050.5'), amountBelow(1000), course.record), 'ok');
  assert.equal(levelOf(holding('1010'), amountBelow(1005), course.record), 'ok');
  course.read(2000);
  assert.equal(levelOf(holding('1050'), amountBelow(1000), course.record), 'ok');
});
