import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '../../../../src/base/clock.ts';
import { Heartbeat } from '../../../../src/monitor/when/heartbeat.ts';
import { phaseOf } from '../../../../src/monitor/when/schedule.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { blank, MINUTE, NOW, record, SECOND } from '../../fakes/records.ts';
import { INTERVAL, Pulse } from './pulse.ts';

/** Fires what was planned for these seconds, and tells at which seconds that was: `[second, how many]`. */
async function beatsOf(pulse: Pulse, seconds: readonly number[]): Promise<(readonly [number, number])[]> {
  const from = pulse.clock.monotonic();
  for (const [index, second] of seconds.entries()) {
    pulse.plan(`account-${index}`, { nextDue: NOW + second * SECOND });
  }
  await pulse.clock.advance(5 * MINUTE);
  return [...Map.groupBy(pulse.since(from), (second) => second)].map(([second, { length }]) => [second, length]);
}

for (const [what, seconds, beats] of [
  ['one alone at its time', [60], [[60, 1]]],
  ['within five seconds, with the last of them', [60, 62, 65], [[65, 3]]],
  ['in whatever order they are known', [65, 60, 62], [[65, 3]]],
  [
    'later than that, each at its time',
    [60, 65.001],
    [
      [60, 1],
      [65.001, 1],
    ],
  ],
  [
    'of a chain, what is within five seconds of its first',
    [60, 64, 68, 72],
    [
      [64, 2],
      [72, 2],
    ],
  ],
  ['of many at the same time, all', Array.from({ length: 8 }, () => 60), [[60, 8]]],
  [
    'of many, five at most wait for each other',
    [60, 60.5, 61, 61.5, 62, 62.5, 63, 63.5],
    [
      [62, 5],
      [63.5, 3],
    ],
  ],
] as const) {
  test(`what is due is asked for together: ${what}`, async () => {
    const pulse = new Pulse();
    pulse.heartbeat.start(1);
    assert.deepEqual(await beatsOf(pulse, seconds), beats);
  });
}

test('who waits for others is not asked less often for it, whatever holds them up', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(1);
  const from = pulse.clock.monotonic();
  pulse.held.set('c', 3 * SECOND);
  for (const id of ['a', 'b', 'c']) {
    pulse.plan(id, { nextDue: NOW + MINUTE });
  }
  await pulse.clock.advance(MINUTE + 5 * SECOND + 10 * INTERVAL);
  const asked = pulse.fired.filter(({ id }) => id === 'a').map(({ monotonic }) => monotonic - from);
  assert.equal(asked.length, 11);
  const late = asked.map((at, round) => at - MINUTE - round * INTERVAL);
  assert.deepEqual(late.slice(0, 3), [0, 3 * SECOND, 0]);
  assert.ok(Math.min(...late) >= 0 && Math.max(...late) <= 5 * SECOND, late.join());
});

const { accountId: _, ...NEVER } = blank();
for (const [what, changes, notBefore, beats] of [
  ['an account that was never asked waits for nobody, and makes others wait no longer', NEVER, 0, [0.25, 6.5]],
  ['one that was asked waits', { nextDue: NOW }, 0, [4, 6.5]],
  ['one that cannot be asked yet hurries nobody', NEVER, 20 * SECOND, [6.5]],
] as const) {
  test(what, async () => {
    const pulse = new Pulse();
    pulse.heartbeat.start(1);
    const from = pulse.clock.monotonic();
    pulse.plan('a', { nextDue: NOW + 4 * SECOND });
    pulse.plan('b', changes, from + notBefore);
    pulse.plan('c', { nextDue: NOW + 6.5 * SECOND });
    await pulse.clock.advance(7 * SECOND);
    assert.deepEqual([...new Set(pulse.since(from))], beats);
  });
}

for (const [what, isKnownFirst, timers] of [
  // The last of them is due after the timer that is set already.
  ['one more timer when they come to be known later, not one each 250 ms', false, 2],
  ['no timer of its own', true, 1],
] as const) {
  test(`waiting for others takes ${what}`, async () => {
    const pulse = new Pulse();
    const plan = () => {
      pulse.plan('a', { nextDue: NOW + 20 * SECOND });
      pulse.plan('b', { nextDue: NOW + 25 * SECOND });
    };
    if (isKnownFirst) {
      plan();
    }
    pulse.heartbeat.start(1);
    plan();
    const before = pulse.clock.timersSet;
    await pulse.clock.advance(25 * SECOND);
    assert.equal(pulse.fired.length, 2);
    // With the one after both.
    assert.equal(pulse.clock.timersSet - before, timers);
  });
}

test('in a spread nobody waits for others', async () => {
  const pulse = new Pulse();
  const from = pulse.clock.monotonic();
  pulse.heartbeat.start(5);
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    pulse.heartbeat.plan(id, { ...blank(), accountId: id }, INTERVAL);
  }
  await pulse.clock.advance(5 * SECOND);
  for (const { id, monotonic } of pulse.fired) {
    assert.ok((monotonic - from) / SECOND <= phaseOf(id) * 4 + 0.25, id);
  }
  assert.equal(pulse.fired.length, 5);
});

test('timers that are late are no sleep: nothing is spread for them', async () => {
  const clock = new FakeClock(NOW);
  const late: Clock = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    after: (ms, action) => clock.after(ms + 9, action),
  };
  const fired: number[] = [];
  const heartbeat = new Heartbeat(late, () => fired.push((clock.now() - NOW) / SECOND));
  heartbeat.start(1);
  // Its place in a spread is a late one.
  assert.ok(phaseOf('jiguang-1') > 0.8);
  heartbeat.plan('jiguang-1', { ...record({ nextDue: NOW + 65 * SECOND }), accountId: 'jiguang-1' }, INTERVAL);
  await clock.advance(66 * SECOND);
  assert.deepEqual(fired.slice(0, 1), [65.009]);
});
