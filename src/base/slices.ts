import type { Clock } from './clock.ts';

/** How long work holds the thread at a time, in milliseconds, beside what it does until it yields. */
const TURN_MS = 10;

/** Does work that yields every few milliseconds, and lets others have their turn in between. */
export async function inSlices<T>(work: Generator<void, T>, clock: Clock): Promise<T> {
  for (;;) {
    const began = clock.monotonic();
    while (clock.monotonic() - began < TURN_MS) {
      const step = work.next();
      if (step.done === true) {
        return step.value;
      }
    }
    await new Promise<void>((resolve) => clock.after(0, resolve));
  }
}
