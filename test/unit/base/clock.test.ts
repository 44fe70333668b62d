import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elapsed, LONGEST_TIMER_MS, systemClock, timerDelay } from '../../../src/base/clock.ts';
import { FakeClock, settled } from '../fakes/fakeClock.ts';

test('row 48: a delay over 24.8 days, negative or no number is clamped to what a timer of Node keeps', () => {
  const delays: readonly (readonly [number, number])[] = [
    [0, 0],
    [-5, 0],
    [Number.NaN, 0],
    [Number.NEGATIVE_INFINITY, 0],
    [0.5, 0.5],
    [30_000, 30_000],
    [LONGEST_TIMER_MS, 2_147_483_647],
    [LONGEST_TIMER_MS + 1, 2_147_483_647],
    [1e12, 2_147_483_647],
    [Number.POSITIVE_INFINITY, 2_147_483_647],
  ];
  for (const [asked, kept] of delays) {
    assert.equal(timerDelay(asked), kept, `${asked}`);
  }
});

test("the machine's clock sets timers with clamped delays, so long that Node's whole milliseconds make none of them early", (t) => {
  const delays: unknown[] = [];
  t.mock.method(globalThis, 'setTimeout', (_action: () => void, delay: unknown) => {
    delays.push(delay);
    return undefined;
  });
  for (const delay of [1e12, -1, Number.NaN, 250, 250.4]) {
    systemClock.after(delay, () => undefined);
  }
  assert.deepEqual(delays, [LONGEST_TIMER_MS, 0, 0, 251, 252]);
});

test("the machine's clock runs an action once, and not at all when it is disposed first", (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const ran: string[] = [];
  systemClock.after(100, () => ran.push('kept'));
  const cancelled = systemClock.after(100, () => ran.push('cancelled'));
  t.mock.timers.tick(100);
  assert.deepEqual(ran, []);
  cancelled.dispose();
  t.mock.timers.tick(1_000);
  assert.deepEqual(ran, ['kept']);
});

test("the machine's clock tells the time of day and, apart from it, one that is never set", (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 5_000 });
  t.mock.method(performance, 'now', () => 42);
  assert.equal(systemClock.now(), 5_000);
  assert.equal(systemClock.monotonic(), 42);
});

test('a wait ends after its time and leaves no listener', async () => {
  const clock = new FakeClock();
  const { signal } = new AbortController();
  const removed: unknown[] = [];
  signal.removeEventListener = (type: string) => removed.push(type);
  let over = false;
  void elapsed(clock, 100, signal).then(() => (over = true));
  await clock.advance(99);
  assert.equal(over, false);
  await clock.advance(1);
  assert.equal(over, true);
  assert.deepEqual(removed, ['abort']);
});

test('a wait that is given up ends at once and leaves no timer', async () => {
  const clock = new FakeClock();
  const abort = new AbortController();
  let over = 0;
  void elapsed(clock, 100, abort.signal).then(() => over++);
  abort.abort();
  void elapsed(clock, 100, abort.signal).then(() => over++);
  await settled();
  assert.equal(over, 2);
  assert.equal(clock.timers, 0);
});
