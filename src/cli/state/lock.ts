import { open, rm, stat } from 'node:fs/promises';
import { type Clock, elapsed } from '../../base/clock.ts';
import { codeOf } from '../../base/errorCode.ts';

/** Whoever holds the lock reads and writes one small file: one this old was left by a process that is gone. */
export const STALE_MS = 10_000;
/** Longer than a lock that was left behind is respected. */
export const LONGEST_WAIT_MS = 15_000;
/** So long is the lock waited for once the user has given up: what was learned until then is still written. */
export const LAST_WAIT_MS = 1_000;
const AGAIN_MS = 25;

/**
 * Runs `work` while no other process has the lock, which is a file. `undefined` when it was not to be had in time. It is held for
 * milliseconds, so its age alone says that its holder is gone, also where processes of other machines and containers share the
 * folder. `stop` is aborted when the user gives up. Rejects with what the system says when it cannot be made, and with what `work` throws.
 */
export async function locked<T>(
  path: string,
  clock: Clock,
  stop: AbortSignal,
  work: () => Promise<T>,
): Promise<{ readonly result: T } | undefined> {
  let until = clock.monotonic() + LONGEST_WAIT_MS;
  let isGivenUp = false;
  while (!(await take(path, clock))) {
    const now = clock.monotonic();
    if (stop.aborted && !isGivenUp) {
      isGivenUp = true;
      until = Math.min(until, now + LAST_WAIT_MS);
    }
    if (now >= until) {
      return undefined;
    }
    await elapsed(clock, AGAIN_MS, new AbortController().signal);
  }
  try {
    return { result: await work() };
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, clock: Clock): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      throw error;
    }
  }
  if (await isStale(path, clock)) {
    // Two that find it at the same moment may both go on: each then writes a whole file, and the later one counts.
    await rm(path, { force: true });
  }
  return false;
}

/** One from the future is as old: the clock was set back since. */
async function isStale(path: string, clock: Clock): Promise<boolean> {
  try {
    return Math.abs(clock.now() - (await stat(path)).mtimeMs) > STALE_MS;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return false;
    }
    throw error;
  }
}
