import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { identityOf } from './openFile.ts';

/** A window that moves a file for longer than this was killed in the middle of it. Milliseconds. */
const STALE_LOCK_MS = 10_000;
/** What SQLite keeps beside a file. They go first: a log beside a fresh file would be played into it. */
const COMPANIONS = ['-journal', '-wal', '-shm'] as const;

/**
 * `moved`: to `to`. `gone`: another window was faster and something else is in its place. `wait`: another window is at
 * it. `failed`: the system does not let go of it.
 */
export type Moved =
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'failed' };

/**
 * Moves a corrupt file and its companions aside as `<path>.corrupt-<time>`, if it still is the one with `identity`.
 * Nothing is ever deleted. Windows that find the same corrupt file do it once together.
 */
export function moveAside(path: string, identity: string, now: number): Moved {
  const lock = `${path}.moving`;
  try {
    if (!takeLock(lock, now)) {
      return { kind: 'wait' };
    }
  } catch {
    return { kind: 'failed' };
  }
  try {
    if (identity === '' || identityOf(path) !== identity) {
      return { kind: 'gone' };
    }
    const to = freeName(`${path}.corrupt-${new Date(now).toISOString().replace(/[:.]/g, '-')}`);
    for (const companion of COMPANIONS) {
      if (existsSync(path + companion)) {
        renameSync(path + companion, to + companion);
      }
    }
    renameSync(path, to);
    return { kind: 'moved', to };
  } catch {
    return { kind: 'failed' };
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock: string, now: number): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
    // Between two looks the other window may have finished.
    const taken = statSync(lock, { throwIfNoEntry: false });
    if (taken !== undefined && Math.abs(now - taken.mtimeMs) > STALE_LOCK_MS) {
      rmSync(lock, { force: true });
    }
    return false;
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number++) {
    name = `${wanted}-${number}`;
  }
  return name;
}
