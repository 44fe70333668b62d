import type { Clock } from '../../../src/base/clock.ts';
import { toDisposable } from '../../../src/base/lifecycle.ts';

/** A clock that stands still until it is moved by hand. */
export class HandClock implements Clock {
  wall = Date.UTC(2026, 0, 1);
  elapsed = 1_000;
  readonly #timers = new Set<{ readonly at: number; readonly action: () => void }>();

  now(): number {
    return this.wall;
  }

  monotonic(): number {
    return this.elapsed;
  }

  after(delayMs: number, action: () => void) {
    const timer = { at: this.elapsed + delayMs, action };
    this.#timers.add(timer);
    return toDisposable(() => this.#timers.delete(timer));
  }

  /** Lets time pass and runs what is due. */
  pass(ms: number): void {
    this.wall += ms;
    this.elapsed += ms;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.elapsed)) {
      this.#timers.delete(timer);
      timer.action();
    }
  }

  get pending(): number {
    return this.#timers.size;
  }
}
