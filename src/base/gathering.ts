import type { Clock } from './clock.ts';
import { type Disposable, MutableDisposable } from './lifecycle.ts';

/** How long a gathering waits, in milliseconds. */
export interface Waits {
  /** After a quiet time, for what belongs to the first that is asked. */
  readonly first: number;
  /** After each run, for all that is asked meanwhile. */
  readonly further: number;
}

/** Runs an action soon after it is first asked for, and once more for all that is asked within a time after each run. */
export class Gathering implements Disposable {
  readonly #clock: Clock;
  readonly #waits: Waits;
  readonly #action: () => void;
  readonly #timer = new MutableDisposable();
  #isWaiting = false;
  #isDue = false;

  constructor(clock: Clock, waits: Waits, action: () => void) {
    this.#clock = clock;
    this.#waits = waits;
    this.#action = action;
  }

  ask(): void {
    this.#isDue = true;
    if (!this.#isWaiting) {
      this.#wait(this.#waits.first);
    }
  }

  dispose(): void {
    this.#timer.dispose();
  }

  #wait(ms: number): void {
    this.#isWaiting = true;
    this.#timer.set(
      this.#clock.after(ms, () => {
        this.#isWaiting = false;
        if (this.#isDue) {
          this.#isDue = false;
          this.#wait(this.#waits.further);
          this.#action();
        }
      }),
    );
  }
}
