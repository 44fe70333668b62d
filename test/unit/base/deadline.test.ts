import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDeadline } from '../../../src/base/deadline.ts';
import { FakeClock } from '../fakes/fakeClock.ts';

/** Work that ends with the reason of its signal alone. */
const hangs = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const end = (): void => reject(signal.reason);
    signal.addEventListener('abort', end);
    if (signal.aborted) {
      end();
    }
  });
const late = (): unknown => new RangeError('late');

test('22.1: work that takes too long is ended with the reason for that, and leaves no timer', async () => {
  const clock = new FakeClock();
  const running = withDeadline(new AbortController().signal, clock, 5_000, late, hangs);
  const ended = assert.rejects(running, RangeError);
  await clock.advance(5_000);
  await ended;
  assert.equal(clock.timers, 0);
});

for (const before of [true, false]) {
  test(`22.1: an abort ${before ? 'before' : 'during'} the work reaches it with its own reason`, async () => {
    const [clock, stop] = [new FakeClock(), new AbortController()];
    if (before) {
      stop.abort('given up');
    }
    const ended = withDeadline(stop.signal, clock, 5_000, late, hangs).catch((reason: unknown) => reason);
    stop.abort('given up');
    assert.equal(await ended, 'given up');
    assert.equal(clock.timers, 0);
  });
}

test('22.1: what ends in time gives its result', async () => {
  const clock = new FakeClock();
  assert.equal(await withDeadline(new AbortController().signal, clock, 5_000, late, async () => 5), 5);
  assert.equal(clock.timers, 0);
});
