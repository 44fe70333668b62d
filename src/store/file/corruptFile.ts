import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { nextFile } from './generation.ts';
import { isInPlace } from './openFile.ts';

/** A window that moves a file for longer than this was killed in the middle of it. Milliseconds. */
const STALE_LOCK_MS = 10_000;
/** What SQLite keeps beside a file. */
const COMPANIONS = ['-journal', '-wal', '-shm'] as const;

/**
 * `moved`: to `to`, and there is a fresh file. `gone`: another window was faster, and something else is in its place.
 * `wait`: another window is at it. `failed`: there can be no fresh file.
 */
export type Moved =
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'failed' };

/**
 * Makes the next generation and moves the corrupt file and its companions aside as `<path>.corrupt-<time>`, if it still is
 * the current one, with `identity`. Nothing is ever deleted; a file that the system does not let go of stays where it is.
 * Windows that find the same corrupt file do it once together.
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
    if (!isInPlace(path, identity)) {
      return { kind: 'gone' };
    }
    // First: whoever is killed between the two leaves a file that all windows share.
    closeSync(openSync(nextFile(path), 'wx', 0o600));
    return {
      kind: 'moved',
      to: rename(path, freeName(`${path}.corrupt-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)),
    };
  } catch {
    return { kind: 'failed' };
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Where the file and its companions are then: Windows does not rename a file that a window has open. */
function rename(path: string, to: string): string {
  if (!renameIfPossible(path, to)) {
    return path;
  }
  for (const companion of COMPANIONS) {
    renameIfPossible(path + companion, to + companion);
  }
  return to;
}

function renameIfPossible(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    // It is not there, or it stays: the next generation has another name, so it is in nobody's way.
    return false;
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
