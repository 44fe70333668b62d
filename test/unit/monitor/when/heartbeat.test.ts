import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Heartbeat } from '../../../../src/monitor/when/heartbeat.ts';
import { phaseOf } from '../../../../src/monitor/when/schedule.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { blank, HOUR, MINUTE, NOW, record, SECOND, YEAR } from '../../fakes/records.ts';
import { INTERVAL, Pulse } from './pulse.ts';

const IDS = Array.from({ length: 40 }, (_, index) => `account-${index}`);

test('a chain of timeouts: one timer at a time, and never an interval', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(3);
  for (const id of ['a', 'b', 'c']) {
    pulse.plan(id);
    assert.equal(pulse.clock.timers, 1);
  }
  for (let beat = 0; beat < 100; beat++) {
    await pulse.clock.advance(10 * SECOND);
    assert.equal(pulse.clock.timers, 1);
  }
  for (const file of ['when/heartbeat', 'ask/monitor', 'ask/attempt']) {
    const source = await readFile(new URL(`../../../../src/monitor/${file}.ts`, import.meta.url), 'utf8');
    assert.doesNotMatch(source, /setInterval/);
  }
});

test('an account is fired when it is due, once', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(1);
  pulse.plan('a', { nextDue: NOW + 10 * MINUTE });
  await pulse.clock.advance(10 * MINUTE - 1);
  assert.equal(pulse.fired.length, 0);
  await pulse.clock.advance(250);
  assert.equal(pulse.fired.length, 1);
  await pulse.clock.advance(INTERVAL - SECOND);
  assert.equal(pulse.fired.length, 1);
  await pulse.clock.advance(2 * SECOND);
  assert.equal(pulse.fired.length, 2);
});

test('beats are at most 30 s apart, and at least 250 ms although an account stays due', async () => {
  const clock = new FakeClock(NOW);
  let fired = 0;
  const heartbeat = new Heartbeat(clock, () => fired++);
  heartbeat.start(1);
  heartbeat.plan('a', record({ nextDue: NOW + HOUR }), 24 * HOUR);
  const before = clock.timersSet;
  await clock.advance(5 * MINUTE);
  assert.equal(clock.timersSet - before, 10);
  heartbeat.plan('a', record({ nextDue: NOW - HOUR }), INTERVAL);
  await clock.advance(10 * SECOND);
  assert.equal(fired, 40);
});

for (const [what, ids] of [
  ['without an account', []],
  ['while all accounts are being asked', ['a', 'b']],
] as const) {
  test(`beats go on ${what}, so that what becomes old is said and no sleep is found where none was`, async () => {
    const clock = new FakeClock(NOW);
    const [beats, fired]: [number[], number[]] = [[], []];
    const note = (list: number[]) => () => list.push((clock.now() - NOW) / SECOND);
    const heartbeat = new Heartbeat(clock, note(fired), note(beats));
    heartbeat.start(ids.length);
    for (const id of ids) {
      heartbeat.plan(id, { ...record({ nextDue: NOW }), accountId: id }, INTERVAL, Number.POSITIVE_INFINITY);
    }
    await clock.advance(5 * MINUTE);
    assert.deepEqual(beats, [30, 60, 90, 120, 150, 180, 210, 240, 270, 300]);
    heartbeat.plan('z', record({ nextDue: NOW }), INTERVAL);
    await clock.advance(SECOND);
    assert.deepEqual(fired.slice(0, 1), [300.25]);
  });
}

test('an account that comes due sooner than the next beat does not wait for it', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(1);
  pulse.plan('a', { nextDue: NOW + 10 * MINUTE });
  pulse.plan('b', { nextDue: NOW + 5 * SECOND });
  await pulse.clock.advance(5 * SECOND);
  assert.deepEqual(
    pulse.fired.map(({ id }) => id),
    ['b'],
  );
});

test('row 42: a start is spread by the phase of the accounts, a second for each, 30 s at most', async () => {
  for (const [count, most] of [
    [1, 0.25],
    [5, 4.25],
    [40, 30.25],
  ] as const) {
    const pulse = new Pulse();
    const from = pulse.clock.monotonic();
    pulse.heartbeat.start(count);
    for (const id of IDS.slice(0, count)) {
      pulse.heartbeat.plan(id, { ...blank(), accountId: id }, INTERVAL);
    }
    await pulse.clock.advance(31 * SECOND);
    assert.equal(pulse.fired.length, count);
    assert.ok(Math.max(...pulse.since(from)) <= most, `${count}: ${pulse.since(from).join()}`);
    for (const { id, monotonic } of pulse.fired) {
      assert.ok((monotonic - from) / SECOND >= phaseOf(id) * Math.min(30, count - 1));
    }
  }
});

test('row 44: a sleep of 8 hours brings one request for each account, spread over 30 s', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(1);
  for (const id of IDS) {
    pulse.plan(id, { nextDue: NOW + 10 * MINUTE });
  }
  await pulse.clock.advance(7 * SECOND);
  pulse.clock.sleep(8 * HOUR);
  const from = pulse.clock.monotonic();
  await pulse.clock.advance(61 * SECOND);
  assert.deepEqual(pulse.fired.map(({ id }) => id).sort(), [...IDS].sort());
  const times = pulse.since(from);
  assert.ok(Math.max(...times) - Math.min(...times) > 20, times.join());
  for (let second = 0; second < 61; second++) {
    const burst = times.filter((time) => time >= second && time < second + 1).length;
    assert.ok(burst <= 6, `${burst} requests in second ${second}`);
  }
});

test('row 44: a machine whose monotonic clock goes on in its sleep spreads as well', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(1);
  for (const id of IDS) {
    pulse.plan(id, { nextDue: NOW + 10 * MINUTE });
  }
  await pulse.clock.advance(7 * SECOND);
  pulse.clock.stall(8 * HOUR);
  const from = pulse.clock.monotonic();
  await pulse.clock.advance(31 * SECOND);
  assert.equal(pulse.fired.length, IDS.length);
  const times = pulse.since(from);
  assert.ok(Math.max(...times) - Math.min(...times) > 20, times.join());
});

test('row 45: a clock that is set back, an hour or a year, puts nothing off', async () => {
  for (const jump of [5 * MINUTE, HOUR, YEAR]) {
    const pulse = new Pulse();
    pulse.heartbeat.start(1);
    pulse.plan('a', { claimedAt: NOW, nextDue: NOW + INTERVAL });
    await pulse.clock.advance(MINUTE);
    pulse.clock.setWall(pulse.clock.now() - jump);
    await pulse.clock.advance(INTERVAL - MINUTE - SECOND);
    assert.equal(pulse.fired.length, 0);
    await pulse.clock.advance(SECOND + 250);
    assert.equal(pulse.fired.length, 1, `${jump}`);
  }
});

test('row 45: a clock that is set forward brings one request, within a beat and a spread', async () => {
  for (const jump of [HOUR, YEAR]) {
    const pulse = new Pulse();
    pulse.heartbeat.start(1);
    pulse.plan('a');
    await pulse.clock.advance(MINUTE);
    pulse.clock.setWall(pulse.clock.now() + jump);
    await pulse.clock.advance(MINUTE + SECOND);
    assert.equal(pulse.fired.length, 1, `${jump}`);
  }
});

test('row 45: a record is overdue when its time has passed on the monotonic clock, and no other record is', async () => {
  const pulse = new Pulse();
  const state = record({ claimedAt: NOW, nextDue: NOW + 10 * MINUTE });
  pulse.heartbeat.plan('a', state, INTERVAL);
  pulse.clock.setWall(NOW - HOUR);
  pulse.heartbeat.plan('a', state, INTERVAL);
  await pulse.clock.advance(10 * MINUTE - 1);
  assert.equal(pulse.heartbeat.isOverdue(state, INTERVAL), false);
  await pulse.clock.advance(1);
  assert.equal(pulse.heartbeat.isOverdue(state, INTERVAL), true);
  for (const other of [
    { ...state, generation: 8 },
    { ...state, settled: false },
    { ...state, nextDue: NOW },
    { ...state, holdUntil: NOW + HOUR },
    { ...state, accountId: 'b' },
  ]) {
    assert.equal(pulse.heartbeat.isOverdue(other, INTERVAL), false);
  }
  assert.equal(pulse.heartbeat.isOverdue(state, INTERVAL / 2), false);
});

test('a reason of its own keeps an account silent by the monotonic clock', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(1);
  pulse.plan('a', { nextDue: NOW - HOUR }, pulse.clock.monotonic() + 3 * MINUTE);
  await pulse.clock.advance(3 * MINUTE - 1);
  assert.equal(pulse.fired.length, 0);
  await pulse.clock.advance(250);
  assert.equal(pulse.fired.length, 1);
});

test('time that passed unseen can be noticed before the next beat', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(1);
  const [id = ''] = IDS.filter((candidate) => phaseOf(candidate) > 0.5);
  pulse.plan(id);
  await pulse.clock.advance(SECOND);
  assert.equal(pulse.heartbeat.isSpread(id), false);
  pulse.clock.sleep(HOUR);
  pulse.heartbeat.notice();
  assert.equal(pulse.heartbeat.isSpread(id), true);
  await pulse.clock.advance(31 * SECOND);
  assert.equal(pulse.heartbeat.isSpread(id), false);
  assert.equal(pulse.fired.length, 1);
});

test('forgotten accounts are silent', async () => {
  const pulse = new Pulse();
  pulse.heartbeat.start(2);
  pulse.plan('a', { nextDue: NOW });
  pulse.plan('b', { nextDue: NOW });
  pulse.heartbeat.forget('a');
  await pulse.clock.advance(INTERVAL);
  assert.deepEqual([...new Set(pulse.fired.map(({ id }) => id))], ['b']);
});

test('an error in one account does not stop the heart', async () => {
  const clock = new FakeClock(NOW);
  const heartbeat = new Heartbeat(clock, () => {
    throw new RangeError('a defect');
  });
  heartbeat.start(1);
  heartbeat.plan('a', record({ nextDue: NOW }), INTERVAL);
  await assert.rejects(clock.advance(SECOND), RangeError);
  assert.equal(clock.timers, 1);
});

test('nothing beats before the start and nothing after disposal', async () => {
  const pulse = new Pulse();
  pulse.plan('a', { nextDue: NOW });
  await pulse.clock.advance(HOUR);
  assert.equal(pulse.fired.length, 0);
  assert.equal(pulse.clock.timers, 0);
  pulse.heartbeat.start(1);
  await pulse.clock.advance(SECOND);
  assert.equal(pulse.fired.length, 1);
  pulse.heartbeat.dispose();
  assert.equal(pulse.clock.timers, 0);
  pulse.plan('a', { nextDue: NOW });
  await pulse.clock.advance(HOUR);
  assert.equal(pulse.fired.length, 1);
  assert.equal(pulse.clock.timers, 0);
});
