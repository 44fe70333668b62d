import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../base/clock.ts';
import { moveAside } from './file/corruptFile.ts';
import { openDamaged } from './file/damagedFile.ts';
import { watchFolder } from './file/folderWatch.ts';
import { currentFile, NAME_PREFIX } from './file/generation.ts';
import { type Opened, openFile, type Sqlite } from './file/openFile.ts';
import type { Keeping } from './file/retention.ts';
import { beginSalvage } from './file/salvage.ts';
import { createMemoryStore, newSalt } from './memory.ts';
import type { Store } from './port/store.ts';
import { SharedStore } from './shared.ts';

/** How often a file is opened that another window moves away meanwhile, or that is followed by a corrupt one. */
const MOST_OPENINGS = 10;
/** How long opening waits for a lock, in milliseconds. */
const PATIENCE_MS = 1800;

/** `node:sqlite` is not in every build of Node, and it is slow to load: only when it is needed, and never with the bundle. */
async function loadSqlite(): Promise<Sqlite> {
  return await import('node:sqlite');
}

/**
 * Opens the store that all windows share, in a folder of its own. Never rejects: where there can be no file, the store
 * is this window's memory and its mode says why. `random` gives numbers from 0 to below 1.
 */
export async function openStore(
  folder: string,
  clock: Clock,
  random: () => number,
  keeping: Keeping,
  load: () => Promise<Sqlite> = loadSqlite,
): Promise<Store> {
  let sqlite: Sqlite;
  try {
    sqlite = await load();
  } catch {
    return createMemoryStore('no-sqlite');
  }
  const salt = newSalt();
  const path = (): string => currentFile(folder);
  const openBefore = (path: string): DatabaseSync | undefined => openDamaged(sqlite, path);
  const open = (wanted: string, patienceMs: number): Opened => {
    const current = path();
    const fill = (database: DatabaseSync): void => beginSalvage(database, current, openBefore);
    return openFile({ sqlite, path: current, salt: wanted, patienceMs, fill });
  };
  const { opened, movedTo } = openSound(path, clock, () => open(salt, PATIENCE_MS));
  const store = new SharedStore(
    { path, clock, random, keeping, open, salt, openDamaged: openBefore, memory: createMemoryStore },
    opened,
    movedTo,
  );
  const watch = watchFolder(folder, NAME_PREFIX, clock, () => store.look());
  store.own(watch);
  // A lock that ends, or a fault, is told by nobody, and what this window knows may wait for it.
  store.own(store.onDidChange(watch.expect));
  store.own(store.onDidChangeMode(watch.expect));
  return store;
}

/** Opens the file; moves a corrupt one aside and opens a fresh one. */
function openSound(path: () => string, clock: Clock, open: () => Opened): { opened: Opened; movedTo?: string } {
  let movedTo: string | undefined;
  for (let step = 0; step < MOST_OPENINGS; step++) {
    const opened = open();
    if (opened.kind !== 'corrupt') {
      return { opened, ...(movedTo === undefined ? {} : { movedTo }) };
    }
    const moved = moveAside(path(), opened.identity, clock.now());
    if (moved.kind === 'failed') {
      return { opened };
    }
    if (moved.kind === 'moved') {
      movedTo = moved.to;
    }
  }
  return { opened: { kind: 'failed', fault: 'io' } };
}
