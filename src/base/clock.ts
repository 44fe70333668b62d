import { type Disposable, toDisposable } from './lifecycle.ts';

/** Timers longer than this fire at once in Node, so no delay may exceed it. Milliseconds. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Time as the program sees it. Injected everywhere, so that tests decide what time it is. */
export interface Clock {
  /** Wall-clock time in milliseconds since 1970; it may jump either way. */
  now(): number;
  /** Milliseconds on a clock that never goes back; its zero means nothing. */
  monotonic(): number;
  /** Runs `action` once after `delayMs`, never before, clamped to [0, {@link LONGEST_TIMER_MS}]; what is no number is 0. */
  after(delayMs: number, action: () => void): Disposable;
}

/** A delay that a timer of Node keeps. */
export function timerDelay(delayMs: number): number {
  return delayMs > 0 ? Math.min(delayMs, LONGEST_TIMER_MS) : 0;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, action) {
    // Node counts whole milliseconds: a timer of its own goes off up to two of them early, and who asks then has to wait again.
    const timer = setTimeout(action, timerDelay(Math.ceil(delayMs) + 1));
    return toDisposable(() => clearTimeout(timer));
  },
};

/** Resolves after `delayMs`, or at once when `signal` is aborted. */
export function elapsed(clock: Pick<Clock, 'after'>, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const stop = (): void => {
      timer.dispose();
      resolve();
    };
    const timer = clock.after(delayMs, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
