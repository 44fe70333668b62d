import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { settled } from '../fakes/fakeClock.ts';

const MOST_TURNS = 2_000;

/**
 * Does something that waits for the machine's timers, and lets each go off at once: the settings are looked at again a moment
 * after they were written.
 */
export async function quickly<T>(run: () => Promise<T>): Promise<T> {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    let hasEnded = false;
    const end = (): void => {
      hasEnded = true;
    };
    const running = run();
    running.then(end, end);
    for (let turn = 0; !hasEnded; turn++) {
      assert.ok(turn < MOST_TURNS, 'it waits for something else');
      mock.timers.tick(1_000);
      await settled();
    }
    return await running;
  } finally {
    mock.timers.reset();
  }
}
