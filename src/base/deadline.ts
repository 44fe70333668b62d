import type { Clock } from './clock.ts';

/**
 * Runs `work` with a signal that is aborted as `signal` is, and with the reason that `late` gives after `ms`. The first Nodes of
 * version 20, on which the command runs, have no `AbortSignal.any`.
 */
export async function withDeadline<T>(
  signal: AbortSignal,
  clock: Clock,
  ms: number,
  late: () => unknown,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const follow = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', follow);
  if (signal.aborted) {
    follow();
  }
  const deadline = clock.after(ms, () => controller.abort(late()));
  try {
    return await work(controller.signal);
  } finally {
    deadline.dispose();
    signal.removeEventListener('abort', follow);
  }
}
