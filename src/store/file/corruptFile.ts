import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { nextFile } from './generation.ts';
import { isInPlace } from './openFile.ts';

/** What SQLite keeps beside a file. */
const COMPANIONS = ['-journal', '-wal', '-shm'] as const;

/**
 * `moved`: to `to`, and there is a fresh file. `gone`: another window was faster, and something else is in its place.
 * `failed`: there can be no fresh file.
 */
export type Moved = { readonly kind: 'moved'; readonly to: string } | { readonly kind: 'gone' | 'failed' };

/**
 * Makes the next generation and moves the corrupt file and its companions aside as `<path>.corrupt-<time>`, if it still is
 * the current one, with `identity`. Nothing is ever deleted; a file that the system does not let go of stays where it is.
 * Of windows that find the same corrupt file, the one that makes the next generation moves it: its name is the claim, and
 * whoever is killed behind it leaves a file that all windows share.
 */
export function moveAside(path: string, identity: string, now: number): Moved {
  if (!isInPlace(path, identity)) {
    return { kind: 'gone' };
  }
  try {
    closeSync(openSync(nextFile(path), 'wx', 0o600));
  } catch {
    return { kind: existsSync(nextFile(path)) ? 'gone' : 'failed' };
  }
  return {
    kind: 'moved',
    to: rename(path, freeName(`${path}.corrupt-${new Date(now).toISOString().replace(/[:.]/g, '-')}`)),
  };
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

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number++) {
    name = `${wanted}-${number}`;
  }
  return name;
}
