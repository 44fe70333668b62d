import { type Clock, timerDelay } from '../../../src/base/clock.ts';
import { type Disposable, toDisposable } from '../../../src/base/lifecycle.ts';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** Lets every promise that can go on do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock that moves when it is told to. Its two times are separate, as they are in a machine that sleeps. */
export class FakeClock implements Clock {
  #wall: number;
  #monotonic = 1_000_000;
  readonly #timers = new Set<Timer>();
  /** How many timers were ever set. */
  timersSet = 0;

  constructor(wall = Date.UTC(2026, 0, 5, 9)) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(delayMs: number, action: () => void): Disposable {
    const timer = { at: this.#monotonic + timerDelay(delayMs), action };
    this.timersSet++;
    this.#timers.add(timer);
    return toDisposable(() => this.#timers.delete(timer));
  }

  /** Timers that are still to go off; more than expected is a leak. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Lets time pass on both clocks. Timers go off in order, each at its own time, and what they begin goes on at once. */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    await settled();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#timers.delete(next);
      this.#pass(Math.max(0, next.at - this.#monotonic));
      next.action();
      await settled();
    }
    this.#pass(end - this.#monotonic);
    await settled();
  }

  /** The machine sleeps: the wall clock goes on, timers and the monotonic clock stand still. */
  sleep(ms: number): void {
    this.#wall += ms;
  }

  /** Both clocks go on and no timer goes off: the thread is blocked, or the machine counts its sleep. */
  stall(ms: number): void {
    this.#pass(ms);
  }

  /** Someone, or a time server, sets the wall clock. */
  setWall(wall: number): void {
    this.#wall = wall;
  }

  #pass(ms: number): void {
    this.#wall += ms;
    this.#monotonic += ms;
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (first === undefined || timer.at < first.at)) {
        first = timer;
      }
    }
    return first;
  }
}
