import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  clampHold,
  DEFAULT_INTERVAL_MS,
  dueAt,
  holdOf,
  intervalMs,
  LEAST_INTERVAL_MS,
  MOST_HOLD_MS,
  MOST_INTERVAL_MS,
  phaseOf,
} from '../../../../src/monitor/when/schedule.ts';
import { blank, HOUR, MINUTE, NOW, record, SECOND, YEAR } from '../../fakes/records.ts';

const INTERVAL = 15 * MINUTE;

test('row 48: an interval is clamped to [60 s, 24 h], and is the default when it is no number', () => {
  const table: readonly (readonly [unknown, number])[] = [
    [15, 15 * MINUTE],
    [1, MINUTE],
    [1440, 24 * HOUR],
    [1.5, 90 * SECOND],
    [0, LEAST_INTERVAL_MS],
    [0.999, LEAST_INTERVAL_MS],
    [-5, LEAST_INTERVAL_MS],
    [Number.NEGATIVE_INFINITY, LEAST_INTERVAL_MS],
    [1441, MOST_INTERVAL_MS],
    [25 * 24 * 60, MOST_INTERVAL_MS],
    [1e12, MOST_INTERVAL_MS],
    [Number.MAX_VALUE, MOST_INTERVAL_MS],
    [Number.POSITIVE_INFINITY, MOST_INTERVAL_MS],
    [Number.NaN, DEFAULT_INTERVAL_MS],
    ['15', DEFAULT_INTERVAL_MS],
    [null, DEFAULT_INTERVAL_MS],
    [undefined, DEFAULT_INTERVAL_MS],
    [[5], DEFAULT_INTERVAL_MS],
  ];
  for (const [minutes, expected] of table) {
    assert.equal(intervalMs(minutes), expected, String(minutes));
  }
  assert.equal(LEAST_INTERVAL_MS, 60 * SECOND);
  assert.equal(MOST_INTERVAL_MS, 24 * HOUR);
  assert.equal(DEFAULT_INTERVAL_MS, 15 * MINUTE);
});

test('row 48: whatever stands in the setting, the interval is one that a timer can keep', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer(), fc.anything()), (minutes) => {
      const ms = intervalMs(minutes);
      assert.ok(ms >= LEAST_INTERVAL_MS && ms <= MOST_INTERVAL_MS);
    }),
  );
});

test('row 19: a wish of the provider is clamped to [interval, 6 h]', () => {
  const table: readonly (readonly [number, number, number])[] = [
    [0, INTERVAL, INTERVAL],
    [-1, INTERVAL, INTERVAL],
    [Number.NEGATIVE_INFINITY, INTERVAL, INTERVAL],
    [Number.NaN, INTERVAL, INTERVAL],
    [INTERVAL, INTERVAL, INTERVAL],
    [HOUR, INTERVAL, HOUR],
    [6 * HOUR, INTERVAL, MOST_HOLD_MS],
    [6 * HOUR + 1, INTERVAL, MOST_HOLD_MS],
    [1e12, INTERVAL, MOST_HOLD_MS],
    [Number.POSITIVE_INFINITY, INTERVAL, MOST_HOLD_MS],
    [0, MOST_INTERVAL_MS, MOST_HOLD_MS],
  ];
  for (const [wish, interval, expected] of table) {
    assert.equal(clampHold(wish, interval), expected, `${wish} at ${interval}`);
  }
});

test('row 42: phases are the same in every window and spread over the interval', () => {
  assert.equal(phaseOf('a'), phaseOf('a'));
  for (const idOf of [(n: number) => `account-${n}`, (n: number) => `${n}`, (n: number) => `${n}-account`]) {
    const tenths = new Array<number>(10).fill(0);
    for (let n = 0; n < 1_000; n++) {
      const phase = phaseOf(idOf(n));
      assert.ok(phase >= 0 && phase < 1);
      const tenth = Math.floor(phase * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // 100 are expected in each; chance alone stays far within these bounds.
    assert.ok(Math.min(...tenths) > 60 && Math.max(...tenths) < 140, tenths.join());
  }
});

test('a hold counts while it lasts, and not when no rule could have set it', () => {
  const table: readonly (readonly [number, number | undefined])[] = [
    [0, undefined],
    [NOW - 1, undefined],
    [NOW, undefined],
    [NOW + 1, NOW + 1],
    [NOW + MOST_HOLD_MS, NOW + MOST_HOLD_MS],
    [NOW + MOST_HOLD_MS + MINUTE, undefined],
    [NOW + YEAR, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ];
  for (const [holdUntil, expected] of table) {
    assert.equal(holdOf(record({ holdUntil }), NOW), expected, `${holdUntil - NOW}`);
  }
});

test('row 18: the longest hold outlives a small step of the clock', () => {
  const held = record({ holdUntil: NOW + MOST_HOLD_MS });
  assert.equal(holdOf(held, NOW - 5 * SECOND), held.holdUntil);
});

test('row 45: a plan that no rule could have made is due now', () => {
  const table: readonly (readonly [string, Parameters<typeof record>[0], number])[] = [
    ['planned', { nextDue: NOW + 10 * MINUTE }, NOW + 10 * MINUTE],
    ['long ago', { nextDue: NOW - YEAR }, NOW - YEAR],
    ['an interval away', { nextDue: NOW + INTERVAL }, NOW + INTERVAL],
    ['further away than the interval allows', { nextDue: NOW + INTERVAL + MINUTE }, NOW],
    ['held that long', { nextDue: NOW + 5 * HOUR, holdUntil: NOW + 5 * HOUR }, NOW + 5 * HOUR],
    ['claimed in the future: the clock was set back', { claimedAt: NOW + HOUR }, NOW],
    ['claimed in the future by a small step of the clock', { claimedAt: NOW + 3 * SECOND }, NOW + 10 * MINUTE],
    ['no number', { nextDue: Number.NaN }, NOW],
    ['endless', { nextDue: Number.POSITIVE_INFINITY }, NOW],
  ];
  for (const [name, changes, expected] of table) {
    assert.equal(dueAt(record(changes), NOW, INTERVAL), expected, name);
  }
  assert.equal(dueAt(blank(), NOW, INTERVAL), NOW);
});

test('a shortened interval makes a far plan due now', () => {
  const planned = record({ nextDue: NOW + 10 * HOUR });
  assert.equal(dueAt(planned, NOW, 24 * HOUR), NOW + 10 * HOUR);
  assert.equal(dueAt(planned, NOW, INTERVAL), NOW);
});
