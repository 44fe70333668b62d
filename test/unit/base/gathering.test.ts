import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gathering as gatheringOf } from '../../../src/base/gathering.ts';
import { FakeClock } from '../fakes/fakeClock.ts';

function gathered() {
  const clock = new FakeClock();
  const began = clock.now();
  const runs: number[] = [];
  const gathering = gatheringOf(clock, { first: 10, further: 100 }, () => runs.push(clock.now() - began));
  return { clock, runs, gathering };
}

test('the first is done soon with what belongs to it, and all that follow within the time together at its end', async () => {
  const { clock, runs, gathering } = gathered();
  gathering.ask();
  gathering.ask();
  assert.deepEqual(runs, []);
  await clock.advance(50);
  assert.deepEqual(runs, [10]);
  gathering.ask();
  gathering.ask();
  await clock.advance(59);
  assert.deepEqual(runs, [10]);
  await clock.advance(1);
  assert.deepEqual(runs, [10, 110]);
});

test('what nothing else belongs to is done sooner, yet not within the time after a run', async () => {
  const { clock, runs, gathering } = gathered();
  gathering.ask(0);
  await clock.advance(5);
  gathering.ask(0);
  await clock.advance(1_000);
  assert.deepEqual(runs, [0, 100]);
});

test('what is asked for without end is done once in each time', async () => {
  const { clock, runs, gathering } = gathered();
  for (let passed = 0; passed < 350; passed += 10) {
    gathering.ask();
    await clock.advance(10);
  }
  assert.deepEqual(runs, [10, 110, 210, 310]);
});

test('after a quiet time the next is done soon, and no timer is left', async () => {
  const { clock, runs, gathering } = gathered();
  gathering.ask();
  await clock.advance(1_000);
  assert.equal(clock.timers, 0);
  gathering.ask();
  await clock.advance(10);
  assert.deepEqual(runs, [10, 1_010]);
});

test('an action that asks again is done again, later', async () => {
  const clock = new FakeClock();
  let runs = 0;
  const gathering = gatheringOf(clock, { first: 10, further: 100 }, () => {
    runs++;
    gathering.ask();
  });
  gathering.ask();
  await clock.advance(10);
  assert.equal(runs, 1);
  await clock.advance(100);
  assert.equal(runs, 2);
});

test('one that is disposed does nothing that was to follow', async () => {
  const { clock, runs, gathering } = gathered();
  gathering.ask();
  await clock.advance(10);
  gathering.ask();
  gathering.dispose();
  gathering.ask();
  await clock.advance(1_000);
  assert.deepEqual(runs, [10]);
});

test('an action that throws does not keep the next from being done', async () => {
  const clock = new FakeClock();
  let runs = 0;
  const gathering = gatheringOf(clock, { first: 10, further: 100 }, () => {
    runs++;
    throw new Error('once');
  });
  for (const expected of [1, 2]) {
    gathering.ask();
    await assert.rejects(clock.advance(100), /once/);
    assert.equal(runs, expected);
  }
});
