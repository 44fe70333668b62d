import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advanceUnusual,
  parseUnusualRecord,
  snoozeUnusual,
  type UnusualRecord,
} from '../../../../src/balance/alert/unusualAlert.ts';
import type { Unusual } from '../../../../src/balance/forecast/unusual.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/base/duration.ts';
import { exact } from '../amount/exact.ts';

const NOW = Date.UTC(2026, 0, 5);
const much: Unusual = { kind: 'unusual-spending', since: NOW - 3 * HOUR_MS, spent: 150, usual: 30 };
const none: Unusual = { kind: 'no-spending', since: NOW - DAY_MS, spent: 0, usual: 240 };

/** One record, and what was told of it at which hour. */
class Record {
  record: UnusualRecord | undefined;
  readonly told: string[] = [];

  take(hour: number, unusual: Unusual | undefined, amount = '1000', lateMs = 0): void {
    const at = NOW + hour * HOUR_MS;
    const { record, raise } = advanceUnusual(this.record, { at, amount: exact(amount) }, unusual, at + lateMs);
    // It lives in the store as a text.
    this.record = record && parseUnusualRecord(JSON.parse(JSON.stringify(record)));
    assert.deepEqual(this.record, record);
    if (raise !== undefined) {
      this.told.push(`${raise.unusual.kind} ${hour}`);
    }
  }
}

test('17: what is unusual is told by the second of two readings that find it, and once', () => {
  const record = new Record();
  for (let hour = 0; hour < 72; hour++) {
    record.take(hour, much);
  }
  assert.deepEqual(record.told, ['unusual-spending 1']);
});

test('17: a single reading tells nothing, and leaves nothing behind', () => {
  const record = new Record();
  for (const hour of [0, 2, 4]) {
    record.take(hour, much);
    record.take(hour + 1, undefined);
  }
  assert.deepEqual(record.told, []);
  assert.equal(record.record, undefined);
});

test('17: unusual spending is over after a usual day, and told anew then', () => {
  for (const [pause, told] of [
    [23, ['unusual-spending 1']],
    [25, ['unusual-spending 1', 'unusual-spending 27']],
  ] as const) {
    const record = new Record();
    record.take(0, much);
    record.take(1, much);
    for (let hour = 2; hour <= pause; hour++) {
      record.take(hour, undefined);
    }
    record.take(1 + pause, much);
    record.take(2 + pause, much);
    assert.deepEqual(record.told, told, `${pause}`);
  }
});

test('17: no spending is over when something is spent, and not while nothing is', () => {
  const record = new Record();
  for (const hour of [0, 1, 2]) {
    record.take(hour, none);
  }
  record.take(3, undefined);
  record.take(60, none);
  record.take(61, none);
  assert.deepEqual(record.told, ['no-spending 1']);
  record.take(62, undefined, '999');
  assert.equal(record.record, undefined);
  record.take(90, none, '999');
  record.take(91, none, '999');
  assert.deepEqual(record.told, ['no-spending 1', 'no-spending 91']);
});

test('17: who snoozes it is told again after a day, if it still is unusual', () => {
  for (const [still, told] of [
    [much, ['unusual-spending 1', 'unusual-spending 25']],
    [undefined, ['unusual-spending 1']],
  ] as const) {
    const record = new Record();
    record.take(0, much);
    record.take(1, much);
    record.record = snoozeUnusual(record.record, NOW + HOUR_MS);
    for (let hour = 2; hour < 60; hour++) {
      record.take(hour, still);
    }
    assert.deepEqual(record.told, told);
  }
  assert.equal(snoozeUnusual(undefined, NOW), undefined);
  const pending: UnusualRecord = { seen: NOW, pending: 'no-spending' };
  assert.equal(snoozeUnusual(pending, NOW), pending);
});

test('17: one kind after the other is told as well', () => {
  const record = new Record();
  for (const [hour, unusual] of [much, much, none, none, much].entries()) {
    record.take(hour, unusual);
  }
  assert.deepEqual(record.told, ['unusual-spending 1', 'no-spending 3']);
});

test('17: a reading counts once, while it is fresh, and with an amount', () => {
  const record = new Record();
  record.take(0, much);
  record.take(0, much);
  record.take(1, much, '1000', 6 * MINUTE_MS);
  assert.deepEqual(record.told, []);
  const at = NOW + HOUR_MS;
  assert.deepEqual(advanceUnusual(record.record, { at, amount: 'not-allocated' }, much, at), { record: record.record });
  record.take(1, much);
  assert.deepEqual(record.told, ['unusual-spending 1']);
});

test('17: a clock that was set back silences nothing for good', () => {
  const ahead: UnusualRecord = { seen: NOW + 50 * DAY_MS, pending: 'unusual-spending' };
  const { raise } = advanceUnusual(ahead, { at: NOW, amount: exact('1') }, much, NOW);
  assert.equal(raise?.unusual, much);
  const snoozed = snoozeUnusual(
    { seen: NOW, told: { kind: 'no-spending', last: NOW, amount: exact('1') } },
    NOW + 50 * DAY_MS,
  );
  const later = NOW + HOUR_MS;
  assert.equal(advanceUnusual(snoozed, { at: later, amount: exact('1') }, none, later).raise?.unusual, none);
});

test('17: a record that is not exactly one is none', () => {
  const told = { kind: 'no-spending', last: 1, amount: '5' };
  for (const right of [{ seen: 1 }, { seen: 1, pending: 'no-spending' }, { seen: 1, told }]) {
    assert.deepEqual(parseUnusualRecord(right), right);
  }
  for (const wrong of [
    ...[undefined, null, 1, [], {}, { seen: '1' }, { seen: 1, pending: true }, { seen: 1, told: 1 }],
    ...[{ kind: 'x' }, { last: null }, { amount: 5 }, { amount: 'many' }, { snoozedUntil: 'x' }].map((part) => ({
      seen: 1,
      told: { ...told, ...part },
    })),
  ]) {
    assert.equal(parseUnusualRecord(wrong), undefined, JSON.stringify(wrong));
  }
});
