import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { inTime, READING_MS } from '../../../../src/monitor/ask/credentials.ts';
import { HandClock } from '../../net/handClock.ts';

const CREDENTIAL = { key: 'key', secret: 'a-secret' };
const isLocked = (error: unknown): boolean => error instanceof BalanceError && error.fault.kind === 'secret-store';

test('what is read in time is given on, and neither a timer nor a listener stays', async () => {
  const clock = new HandClock();
  const { signal } = new AbortController();
  assert.deepEqual(await inTime(Promise.resolve(CREDENTIAL), clock, signal), CREDENTIAL);
  await assert.rejects(inTime(Promise.reject(new Error('locked')), clock, signal), /locked/);
  assert.equal(clock.pending, 0);
  assert.deepEqual(getEventListeners(signal, 'abort'), []);
});

test('what takes too long is given up, and so is what nobody waits for any more, before or meanwhile', async () => {
  const clock = new HandClock();
  const hanging = new Promise<never>(() => undefined);
  const late = assert.rejects(inTime(hanging, clock, new AbortController().signal), isLocked);
  clock.pass(READING_MS);
  await late;
  const controller = new AbortController();
  const given = assert.rejects(inTime(hanging, clock, controller.signal), isLocked);
  controller.abort();
  await given;
  await assert.rejects(inTime(hanging, clock, AbortSignal.abort()), isLocked);
  assert.equal(clock.pending, 0);
});
