import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** How the names of all generations, and of what SQLite keeps beside them, begin. */
export const NAME_PREFIX = 'balances';
/** The name of the first generation. */
export const FILE_NAME = 'balances.sqlite';

const NAME = /^balances(?:-([1-9]\d*))?\.sqlite$/;

/**
 * The file that windows share. A corrupt one is followed by one of another name, the next generation. SQLite finds a
 * file's journal and log by its name: with the same name again, a window that has the corrupt file open still would take
 * the journal of the fresh one for its own, play it into the corrupt file and delete it.
 */
export function currentFile(folder: string): string {
  let newest = 1;
  for (const name of namesIn(folder)) {
    newest = Math.max(newest, generationOf(name) ?? 0);
  }
  return join(folder, nameOf(newest));
}

/** The file that follows this one when it is corrupt. */
export function nextFile(path: string): string {
  return join(dirname(path), nameOf((generationOf(basename(path)) ?? 1) + 1));
}

/** The damaged file that this one follows: where it was moved to, or where it was left; `undefined` where there is none. */
export function damagedBefore(path: string): string | undefined {
  const folder = dirname(path);
  const generation = generationOf(basename(path)) ?? 1;
  const before = nameOf(generation - 1);
  const names = generation < 2 ? [] : namesIn(folder);
  const moved = names.filter((name) => name.startsWith(`${before}.corrupt-`) && !/-(?:journal|wal|shm)$/.test(name));
  const name = moved.sort().at(-1) ?? names.find((one) => one === before);
  return name === undefined ? undefined : join(folder, name);
}

function generationOf(name: string): number | undefined {
  const match = NAME.exec(name);
  return match === null ? undefined : Number(match[1] ?? 1);
}

function nameOf(generation: number): string {
  return generation === 1 ? FILE_NAME : `balances-${generation}.sqlite`;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // There is no folder yet, or it cannot be read: opening a file in it says so.
    return [];
  }
}
