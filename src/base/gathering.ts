import type { Clock } from './clock.ts';
import { type Disposable, MutableDisposable } from './lifecycle.ts';

/** How long a gathering waits, in milliseconds. */
export interface Waits {
  /** After a quiet time, for what belongs to the first that is asked. */
  readonly first: number;
  /** After each run, for all that is asked meanwhile. */
  readonly further: number;
}

/** What {@link gathering} gives. */
export interface Gathering extends Disposable {
  /** `soonMs` in place of {@link Waits.first}, for what nothing else belongs to. */
  ask(soonMs?: number): void;
}

/** Runs an action soon after it is first asked for, and once more for all that is asked within a time after each run. */
export function gathering(clock: Clock, { first, further }: Waits, action: () => void): Gathering {
  const timer = new MutableDisposable();
  let isWaiting = false;
  let isDue = false;
  const wait = (ms: number): void => {
    isWaiting = true;
    timer.set(
      clock.after(ms, () => {
        isWaiting = false;
        if (isDue) {
          isDue = false;
          wait(further);
          action();
        }
      }),
    );
  };
  return {
    ask(soonMs = first) {
      isDue = true;
      if (!isWaiting) {
        wait(soonMs);
      }
    },
    dispose: () => timer.dispose(),
  };
}
