import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import {
  afterFailure,
  decide,
  dueAt,
  heldFor,
  holdOf,
  IN_FLIGHT_MS,
  isTooSoon,
  LATEST_MS,
  LEAST_GAP_MS,
  MOST_HOLD_MS,
  nextAttemptAt,
  phaseOf,
  TOGETHER_MS,
} from '../../../../src/monitor/when/schedule.ts';
import { readingOf } from '../../fakes/amounts.ts';
import { HOUR, MINUTE, NOW, record, SECOND } from '../../fakes/records.ts';

const INTERVAL = 15 * MINUTE;
/** A step of the clock that is no jump. */
const STEP = 10 * SECOND;
const LASTING: Fault = { kind: 'not-enabled', code: '50008' };
const PASSING: Fault = { kind: 'timeout', host: 'h', seconds: 15 };
const STRAY: Fault = { kind: 'auth', definitive: false };
const fail = (claimed: Parameters<typeof afterFailure>[0], fault: Fault, random = 0) =>
  afterFailure(claimed, fault, 'mark', NOW, INTERVAL, () => random);

test('row 42: the place of an account is the same in every version, so that windows of two versions agree', () => {
  for (const [id, place] of [
    ['', 447_806_413],
    ['a', 187_517_516],
    ['jiguang-1', 3_469_333_256],
    ['submail-1', 2_031_373_823],
    ['\u4f59\u989d', 108_418_069],
  ] as const) {
    assert.equal(phaseOf(id) * 2 ** 32, place, id);
  }
});

test('row 45: a step of the clock by exactly ten seconds voids nothing, one millisecond more does', () => {
  const longest = NOW + MOST_HOLD_MS;
  assert.equal(holdOf(record({ holdUntil: longest }), NOW - STEP), longest);
  assert.equal(holdOf(record({ holdUntil: longest }), NOW - STEP - 1), undefined);
  const claimed = record({ claimedAt: NOW, nextDue: NOW + INTERVAL });
  assert.equal(dueAt(claimed, NOW - STEP, INTERVAL), NOW + INTERVAL);
  assert.equal(dueAt(claimed, NOW - STEP - 1, INTERVAL), NOW - STEP - 1);
});

test('C8: a plan from half an interval to a whole one away is left alone, any other is an interval away', () => {
  const planned = (nextDue: number): number => {
    const decision = decide(record({ nextDue, reading: readingOf('1', NOW) }), 'manual', NOW, INTERVAL);
    assert.ok(decision.go);
    return decision.nextDue - NOW;
  };
  for (const [away, expected] of [
    [-INTERVAL, INTERVAL],
    [0, INTERVAL],
    [INTERVAL / 2 - 1, INTERVAL],
    [INTERVAL / 2, INTERVAL / 2],
    [INTERVAL, INTERVAL],
    [INTERVAL + SECOND, INTERVAL],
  ] as const) {
    assert.equal(planned(NOW + away), expected, `${away}`);
  }
});

test('the least gap counts from a claim that was made, also when its answer is there', () => {
  const answered = record({ claimedAt: NOW - 1, nextDue: NOW });
  assert.equal(nextAttemptAt(answered, NOW, INTERVAL), NOW - 1 + LEAST_GAP_MS);
});

test('after a lasting fault the plan stays, but no attempt is later than an interval after the one that failed', () => {
  for (const [nextDue, expected] of [
    [NOW + INTERVAL / 2, NOW + INTERVAL / 2],
    [NOW + 1.9 * INTERVAL, NOW + INTERVAL],
  ] as const) {
    const outcome = fail(record({ claimedAt: NOW, settled: false, nextDue }), LASTING);
    assert.equal(outcome.nextDue, expected);
    assert.equal(outcome.holdUntil, 0);
  }
});

test('what is no refusal marks no credential', () => {
  const claimed = record({ claimedAt: NOW, settled: false });
  for (const fault of [LASTING, PASSING]) {
    assert.equal('refusedMark' in fail(claimed, fault), false);
  }
  // Nor does the mark of a credential from before.
  const trouble = { fault: STRAY, since: NOW - HOUR, attempts: 2 };
  assert.equal('refusedMark' in fail({ ...claimed, refusedMark: 'old', trouble }, PASSING), false);
});

test('the next attempt is at a whole millisecond, and never sooner than was drawn', () => {
  const { nextDue } = fail(record({ claimedAt: NOW, settled: false, nextDue: NOW + INTERVAL }), PASSING, 0.876_543_21);
  assert.ok(Number.isInteger(nextDue));
  assert.ok(nextDue >= NOW + 0.876_543_21 * 20 * SECOND, `${nextDue - NOW}`);
});

test('row 17: another credential that is refused begins its 60 s anew, in the same trouble', () => {
  const before = {
    fault: STRAY,
    since: NOW - HOUR,
    attempts: 2,
    refused: { mark: 'old', since: NOW - HOUR, count: 2 },
  };
  const outcome = fail(record({ claimedAt: NOW, settled: false, refusedMark: 'old', trouble: before }), STRAY);
  assert.deepEqual(outcome.trouble, {
    fault: STRAY,
    since: NOW - HOUR,
    attempts: 3,
    refused: { mark: 'mark', since: NOW, count: 1 },
  });
  assert.deepEqual([outcome.holdUntil, outcome.nextDue], [0, NOW + MINUTE]);
});

for (const [late, kept] of [
  [0, 0],
  // Those that it waited for, and what a timer takes.
  [TOGETHER_MS + 500, TOGETHER_MS + 500],
  [LATEST_MS, LATEST_MS],
  [LATEST_MS + 1, 0],
] as const) {
  test(`a request that is ${late} ms late is followed by one ${kept} ms less than an interval later`, () => {
    const decision = decide(record({ nextDue: NOW - late }), 'timer', NOW, INTERVAL);
    assert.deepEqual(decision, { go: true, nextDue: NOW + INTERVAL - kept });
  });
}

test('a claim whose outcome did not come keeps others from asking for as long as it may take, and no longer', () => {
  const claimed = record({ settled: false, claimedAt: NOW, nextDue: NOW + INTERVAL });
  for (const later of [0, IN_FLIGHT_MS - 1]) {
    assert.equal(dueAt(claimed, NOW + later, INTERVAL), NOW + IN_FLIGHT_MS);
    assert.equal(nextAttemptAt({ ...claimed, nextDue: NOW }, NOW + later, INTERVAL), NOW + IN_FLIGHT_MS);
  }
  assert.equal(nextAttemptAt({ ...claimed, nextDue: NOW }, NOW + IN_FLIGHT_MS, INTERVAL), NOW + LEAST_GAP_MS);
});

for (const [leastMs, held] of [
  [0, { holdUntil: NOW + SECOND, nextDue: NOW + MINUTE }],
  [MINUTE / 2, { holdUntil: NOW + MINUTE / 2, nextDue: NOW + MINUTE }],
  [HOUR, { holdUntil: NOW + HOUR, nextDue: NOW + HOUR }],
] as const) {
  test(`a provider that wants ${leastMs} ms between two requests holds everyone, and puts off what is due sooner`, () => {
    assert.deepEqual(heldFor({ holdUntil: NOW + SECOND, nextDue: NOW + MINUTE }, NOW, leastMs), held);
  });
}

test('only the least gap makes a request too soon', () => {
  assert.equal(isTooSoon({ go: true, nextDue: NOW }), false);
  for (const because of ['held', 'in-flight', 'not-due'] as const) {
    assert.equal(isTooSoon({ go: false, because, until: NOW }), false);
  }
  assert.equal(isTooSoon({ go: false, because: 'too-soon', until: NOW }), true);
});
