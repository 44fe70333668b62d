import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import {
  afterAbort,
  afterFailure,
  afterSuccess,
  LEAST_GAP_MS,
  troubleAfter,
} from '../../../../src/monitor/when/schedule.ts';
import { readingOf } from '../../fakes/amounts.ts';
import { HOUR, MINUTE, NOW, record, SECOND } from '../../fakes/records.ts';

const INTERVAL = 15 * MINUTE;
const DOWN: Fault = { kind: 'provider-down', status: 503 };
const STRAY: Fault = { kind: 'auth', definitive: false };
const WRONG: Fault = { kind: 'auth', definitive: true, code: '50004' };
const claim = record({ claimedAt: NOW, settled: false, nextDue: NOW + INTERVAL });

function trouble(fault: Fault, attempts = 1, since = NOW - HOUR) {
  return { fault, since, attempts };
}

test('row 20: passing faults back off exponentially with full jitter, at least 10 s, at most 30 min', () => {
  const delayOf = (attempts: number, random: number, interval: number): number => {
    const claimed = record({ claimedAt: NOW, nextDue: NOW + interval, trouble: trouble(DOWN, attempts - 1) });
    return afterFailure(claimed, DOWN, 'mark', NOW, interval, () => random).nextDue - NOW;
  };
  const day = 24 * HOUR;
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 5_000].map((attempts) => Math.round(delayOf(attempts, 0.999999, day) / SECOND)),
    [20, 40, 80, 160, 320, 640, 1280, 1800, 1800, 1800, 1800],
  );
  assert.deepEqual(
    [1, 4, 100].map((attempts) => delayOf(attempts, 0, day)),
    [LEAST_GAP_MS, LEAST_GAP_MS, LEAST_GAP_MS],
  );
  assert.equal(delayOf(100, 0.5, day), 15 * MINUTE);
  assert.equal(Math.round(delayOf(100, 0.999999, INTERVAL) / SECOND), INTERVAL / SECOND);
});

test('row 20: the next attempt is sent within one interval of the one that failed, however long that took', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const attempts = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(attempts, random, fc.integer({ min: 0, max: 45 * SECOND }), (before, part, took) => {
      const interval = MINUTE;
      const claimed = record({ claimedAt: NOW - took, nextDue: NOW + interval, trouble: trouble(DOWN, before) });
      const { nextDue } = afterFailure(claimed, DOWN, 'mark', NOW, interval, () => part);
      assert.ok(nextDue <= claimed.claimedAt + interval + 1);
      assert.ok(nextDue >= NOW + LEAST_GAP_MS);
    }),
  );
});

test('every passing fault is tried again soon, every lasting one at its slot', () => {
  const nextOf = (fault: Fault): number => afterFailure(claim, fault, 'mark', NOW, INTERVAL, () => 0.9).nextDue - NOW;
  const passing: readonly Fault[] = [
    { kind: 'network', host: 'h', problem: 'reset' },
    { kind: 'timeout', host: 'h', seconds: 15 },
    { kind: 'proxy' },
    { kind: 'not-the-provider', host: 'h' },
    { kind: 'bad-response', host: 'h', problem: 'empty' },
    { kind: 'too-large', host: 'h', limitBytes: 1 },
    { kind: 'clock', code: '151' },
    { kind: 'internal', name: 'TypeError' },
    DOWN,
  ];
  for (const fault of passing) {
    assert.equal(nextOf(fault), 18 * SECOND, fault.kind);
  }
  const lasting: readonly Fault[] = [
    { kind: 'tls', host: 'h', problem: 'expired' },
    { kind: 'redirect', host: 'h', target: 't' },
    { kind: 'not-enabled', code: '1' },
    { kind: 'blocked', code: '1' },
    { kind: 'ip-blocked', code: '1' },
    { kind: 'bad-endpoint', code: '1' },
    { kind: 'provider-error', code: '1', text: '' },
  ];
  for (const fault of lasting) {
    assert.equal(nextOf(fault), INTERVAL, fault.kind);
  }
});

test('rows 18 and 19: a wish of the provider becomes a deadline in [interval, 6 h], and so does being asked too often', () => {
  const table: readonly (readonly [Fault, number])[] = [
    [{ kind: 'rate-limited' }, INTERVAL],
    [{ kind: 'rate-limited', code: '50009' }, INTERVAL],
    [{ kind: 'rate-limited', retryAfterMs: HOUR }, HOUR],
    [{ kind: 'rate-limited', retryAfterMs: 0 }, INTERVAL],
    [{ kind: 'rate-limited', retryAfterMs: -5 }, INTERVAL],
    [{ kind: 'rate-limited', retryAfterMs: Number.NaN }, INTERVAL],
    [{ kind: 'rate-limited', retryAfterMs: 1e12 }, 6 * HOUR],
    [{ kind: 'provider-down', status: 503, retryAfterMs: HOUR }, HOUR],
    [{ kind: 'provider-down', status: 503, retryAfterMs: 0 }, INTERVAL],
  ];
  for (const [fault, expected] of table) {
    const outcome = afterFailure(claim, fault, 'mark', NOW, INTERVAL, () => 0);
    assert.equal(outcome.holdUntil - NOW, expected, JSON.stringify(fault));
    assert.equal(outcome.nextDue, outcome.holdUntil);
  }
  assert.equal(afterFailure(claim, DOWN, 'mark', NOW, INTERVAL, () => 0).holdUntil, 0);
});

test('row 16: a definitive refusal pauses at once', () => {
  const outcome = afterFailure(claim, WRONG, 'mark', NOW, INTERVAL, () => 0);
  assert.equal(outcome.refusedMark, 'mark');
  assert.equal(outcome.holdUntil, 0);
});

test('row 17: a stray refusal pauses after a second one, 60 s later', () => {
  const first = afterFailure(claim, STRAY, 'mark', NOW, INTERVAL, () => 0);
  assert.equal(first.refusedMark, undefined);
  assert.equal(first.nextDue, NOW + MINUTE);
  const again = { ...claim, trouble: first.trouble };
  assert.equal(afterFailure(again, STRAY, 'mark', NOW + MINUTE - 1, INTERVAL, () => 0).refusedMark, undefined);
  assert.equal(afterFailure(again, STRAY, 'mark', NOW + MINUTE, INTERVAL, () => 0).refusedMark, 'mark');
});

test('A3: refusals without a word pause when there were three over an hour', () => {
  const silent: Fault = { kind: 'auth', definitive: false, empty: true };
  const attempts = (minutes: readonly number[], interval = INTERVAL) => {
    let { trouble: before } = claim;
    return minutes.map((minute) => {
      const now = NOW + minute * MINUTE;
      const due = record({ claimedAt: now, settled: false, nextDue: now + interval });
      const claimed = before === undefined ? due : { ...due, trouble: before };
      const { trouble, refusedMark, nextDue } = afterFailure(claimed, silent, 'mark', now, interval, () => 0);
      before = trouble;
      return refusedMark === undefined ? (nextDue - now) / MINUTE : 'paused';
    });
  };
  assert.deepEqual(attempts([0, 15, 30, 45, 60]), [15, 15, 15, 15, 'paused']);
  // Few attempts are brought forward, so that a wrong credential is told of within the hour.
  assert.deepEqual(attempts([0, 30, 60], 24 * HOUR), [30, 30, 'paused']);
  assert.deepEqual(attempts([0, 120, 121], 24 * HOUR), [30, 30, 'paused']);
  assert.deepEqual(attempts([0, 1, 2, 59, 60], MINUTE), [1, 1, 1, 1, 'paused']);
});

test('A3: what the provider says counts with what was said without a word before', () => {
  const silent: Fault = { kind: 'auth', definitive: false, empty: true };
  const first = afterFailure(claim, silent, 'mark', NOW, INTERVAL, () => 0);
  const again = { ...claim, trouble: first.trouble };
  assert.equal(afterFailure(again, STRAY, 'mark', NOW + MINUTE, INTERVAL, () => 0).refusedMark, 'mark');
  assert.equal(afterFailure(again, silent, 'mark', NOW + 2 * HOUR, INTERVAL, () => 0).refusedMark, undefined);
  assert.equal(afterFailure(again, WRONG, 'mark', NOW, INTERVAL, () => 0).refusedMark, 'mark');
});

test('row 17: a refusal, another fault, a refusal: counted anew', () => {
  const first = afterFailure(claim, STRAY, 'mark', NOW, INTERVAL, () => 0);
  const second = afterFailure({ ...claim, trouble: first.trouble }, DOWN, 'mark', NOW + MINUTE, INTERVAL, () => 0);
  assert.equal(second.trouble.refused, undefined);
  const third = afterFailure({ ...claim, trouble: second.trouble }, STRAY, 'mark', NOW + HOUR, INTERVAL, () => 0);
  assert.equal(third.refusedMark, undefined);
  assert.equal(third.trouble.since, NOW);
});

test('row 17: the refusals of the credential from before do not count against the next one', () => {
  const refused = { mark: 'old', since: NOW - HOUR, count: 2 };
  const paused = { ...claim, refusedMark: 'old', trouble: { ...trouble(STRAY, 2), refused } };
  const outcome = afterFailure(paused, STRAY, 'new', NOW, INTERVAL, () => 0);
  assert.equal(outcome.refusedMark, undefined);
  assert.deepEqual(outcome.trouble.refused, { mark: 'new', since: NOW, count: 1 });
  assert.equal(afterFailure(paused, WRONG, 'new', NOW, INTERVAL, () => 0).refusedMark, 'new');
});

test('row 17: refusals of two credentials do not count together, however far apart', () => {
  const first = afterFailure(claim, STRAY, 'old', NOW, INTERVAL, () => 0);
  const later = { ...claim, nextDue: NOW + 2 * HOUR, trouble: first.trouble };
  const second = afterFailure(later, STRAY, 'new', NOW + HOUR, INTERVAL, () => 0);
  assert.equal(second.refusedMark, undefined);
  assert.deepEqual(second.trouble.refused, { mark: 'new', since: NOW + HOUR, count: 1 });
  assert.equal(second.nextDue, NOW + HOUR + MINUTE);
  const { trouble: before } = second;
  const third = afterFailure({ ...claim, trouble: before }, STRAY, 'old', NOW + 2 * HOUR, INTERVAL, () => 0);
  assert.equal(third.refusedMark, undefined);
  const fourth = afterFailure({ ...claim, trouble: before }, STRAY, 'new', NOW + 2 * HOUR, INTERVAL, () => 0);
  assert.equal(fourth.refusedMark, 'new');
});

test('row 17: a clock that was set back begins the 60 s anew', () => {
  const ahead = { ...claim, trouble: { ...trouble(STRAY), refused: { mark: 'mark', since: NOW + HOUR, count: 1 } } };
  const outcome = afterFailure(ahead, STRAY, 'mark', NOW, INTERVAL, () => 0);
  assert.equal(outcome.refusedMark, undefined);
  assert.deepEqual(outcome.trouble.refused, { mark: 'mark', since: NOW, count: 1 });
});

test('row 16: a paused account that is asked by hand stays paused, whatever goes wrong', () => {
  const paused = { ...claim, refusedMark: 'mark', trouble: trouble(WRONG) };
  const faults: readonly Fault[] = [STRAY, WRONG, DOWN, { kind: 'tls', host: 'h', problem: 'expired' }];
  for (const fault of faults) {
    const outcome = afterFailure(paused, fault, 'mark', NOW, INTERVAL, () => 0);
    assert.equal(outcome.refusedMark, 'mark', fault.kind);
    assert.equal(outcome.trouble.fault.kind, 'auth', fault.kind);
  }
  const limited = afterFailure(paused, { kind: 'rate-limited' }, 'mark', NOW, INTERVAL, () => 0);
  assert.equal(limited.refusedMark, 'mark');
  assert.equal(limited.holdUntil, NOW + INTERVAL);
});

test('a run of failures counts its attempts and keeps its beginning, but never one in the future', () => {
  const first = troubleAfter(undefined, DOWN, NOW);
  assert.deepEqual(first, { fault: DOWN, since: NOW, attempts: 1 });
  const tls: Fault = { kind: 'tls', host: 'h', problem: 'expired' };
  assert.deepEqual(troubleAfter(first, tls, NOW + HOUR), { fault: tls, since: NOW, attempts: 2 });
  assert.equal(troubleAfter(first, tls, NOW - HOUR).since, NOW - HOUR);
});

test('a good answer ends any deadline and keeps the plan', () => {
  const reading = readingOf('5', NOW);
  const claimed = { ...claim, holdUntil: NOW + HOUR, trouble: trouble(DOWN), refusedMark: 'mark' };
  assert.deepEqual(afterSuccess(claimed, reading), { nextDue: claim.nextDue, holdUntil: 0, reading });
});

test('a request that was given up says nothing, and anyone may ask', () => {
  assert.deepEqual(afterAbort(claim, NOW), { nextDue: NOW, holdUntil: 0 });
  const claimed = { ...claim, holdUntil: NOW + HOUR, trouble: trouble(WRONG), refusedMark: 'mark' };
  assert.deepEqual(afterAbort(claimed, NOW), {
    nextDue: NOW,
    holdUntil: NOW + HOUR,
    trouble: claimed.trouble,
    refusedMark: 'mark',
  });
});
