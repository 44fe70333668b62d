import { accessSync, chmodSync, closeSync, constants, lstatSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { codeOf } from '../../base/errorCode.ts';
import { type DiskFault, diskFaultOf } from '../sqlite/diskFault.ts';
import { inSnapshot, MIGRATIONS, type Migrations, migrate, versionOf } from '../sqlite/schema.ts';
import { inTurns, waitInTurns } from '../sqlite/turns.ts';
import { currentFile } from './generation.ts';
import { isLocalFolder } from './localFolder.ts';
import { type SharedFile, shareDatabase } from './sharedFile.ts';

/** The built-in module, as far as it is used. */
export type Sqlite = Pick<typeof import('node:sqlite'), 'DatabaseSync'>;

/** SQLite before this version can lose a write-ahead log's frames at a checkpoint, which corrupts the file. */
const FIRST_SAFE_WAL = '3.51.3';
/** Pages in the write-ahead log before they are moved into the file: few, so that no commit takes long. */
const CHECKPOINT_PAGES = 200;

export type Opened =
  | { readonly kind: 'open'; readonly file: SharedFile; readonly identity: string }
  /** The file can be read. `file` is absent where even that fails. */
  | { readonly kind: 'readable'; readonly why: 'newer-schema' | 'read-only'; readonly file?: SharedFile }
  /** Also when another window moved the file away while it was being opened: `identity` is not that of the path any more. */
  | { readonly kind: 'corrupt'; readonly identity: string }
  | { readonly kind: 'failed'; readonly fault: Exclude<DiskFault, 'corrupt'> };

/** What to open, and with what. */
export interface Opening {
  readonly sqlite: Sqlite;
  readonly path: string;
  /** Used if the file has none. */
  readonly salt: string;
  /** How long all of opening may wait for other windows; it holds the thread of the extension host. */
  readonly patienceMs: number;
  readonly migrations?: Migrations;
  /** Fills a file that is made, in the transaction that makes its tables. */
  readonly fill?: (database: DatabaseSync) => void;
}

/** Opens the file, makes it if it is missing, and brings its schema up to date. Never throws. */
export function openFile(opening: Opening): Opened {
  let identity = '';
  let database: DatabaseSync | undefined;
  try {
    identity = prepareFile(opening.path);
    const opened = new opening.sqlite.DatabaseSync(opening.path);
    database = opened;
    const deadline = performance.now() + opening.patienceMs;
    const file = inTurns(opening.patienceMs, () => setUp(opened, opening, deadline));
    if (!isInPlace(opening.path, identity)) {
      throw new MovedAway();
    }
    if (file === 'newer') {
      closeQuietly(opened);
      return { kind: 'readable', why: 'newer-schema', ...readOnly(opening) };
    }
    return { kind: 'open', file, identity };
  } catch (error) {
    closeQuietly(database);
    const fault = faultAtOpening(error);
    const wasMoved = error instanceof MovedAway || (identity !== '' && identityOf(opening.path) !== identity);
    if (fault === 'corrupt' || wasMoved) {
      return { kind: 'corrupt', identity };
    }
    return fault === 'read-only'
      ? { kind: 'readable', why: 'read-only', ...readOnly(opening) }
      : { kind: 'failed', fault };
  }
}

/** Whether the file with this identity still is the one that windows share. */
export function isInPlace(path: string, identity: string): boolean {
  return identity !== '' && identityOf(path) === identity && currentFile(dirname(path)) === path;
}

/** Another window moved the file away between two looks at its place. */
class MovedAway extends Error {}

/** What tells a file from another one that took its place; empty when there is none. */
export function identityOf(path: string): string {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}.${ino}`;
  } catch {
    return '';
  }
}

/** Makes the folder (0700) and the file (0600) before SQLite would make them with wider rights. Returns its identity. */
function prepareFile(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    // Only where there is none: closing a file that SQLite has open would drop its locks.
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (identityOf(path) === '') {
      throw codeOf(error) === 'EEXIST' && !isLink(path) ? new MovedAway() : error;
    }
  }
  narrow(dirname(path), 0o700);
  narrow(path, 0o600);
  const identity = identityOf(path);
  try {
    // SQLite would open it for reading and say so at the first write only.
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? new MovedAway() : error;
  }
  if (identity === '') {
    throw new MovedAway();
  }
  return identity;
}

/** Takes rights from others and gives none: someone may have made it read-only on purpose. */
function narrow(path: string, mode: number): void {
  try {
    const current = statSync(path).mode;
    if ((current & 0o077) !== 0) {
      chmodSync(path, current & mode);
    }
  } catch {
    // Not ours to change: what can be read is still worth showing.
  }
}

/** A link to nowhere is in the way each time; a file that was there a moment ago is not. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/**
 * Brings a database that was just opened into use. What is usual takes one look with one lock: among busy writers, several
 * would hardly find the file free in a row. Each step is done again when a lock was in the way, and none of those before it.
 */
function setUp(database: DatabaseSync, opening: Opening, deadline: number): SharedFile | 'newer' {
  const patiently = <T>(step: () => T): T => inTurns(deadline - performance.now(), step);
  waitInTurns(database);
  database.exec('PRAGMA trusted_schema = OFF');
  const isLocal = isLocalFolder(dirname(opening.path));
  if (!isLocal) {
    leaveLog(database, patiently);
  }
  const expected = (opening.migrations ?? MIGRATIONS).length;
  const found = patiently(() => inSnapshot(database, () => look(database, expected)));
  if (found === 'newer') {
    return 'newer';
  }
  setJournalMode(database, isLocal && hasSafeWal(database) ? 'WAL' : 'DELETE');
  const isLogged = patiently(() => database.prepare('PRAGMA journal_mode').get()?.['journal_mode'] === 'wal');
  // A log is whole after a power cut all the same, without its last seconds; and no window waits for a disk to flush.
  database.exec(
    `PRAGMA synchronous = ${isLogged ? 'NORMAL' : 'FULL'}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
  );
  if (found !== 'older') {
    return found;
  }
  migrate(database, opening.salt, opening.migrations, patiently, opening.fill);
  const made = patiently(() => inSnapshot(database, () => look(database, expected)));
  if (made === 'older') {
    throw new Error('no such table');
  }
  return made;
}

/**
 * What a file is, in a snapshot. Its version is read first, which takes the lock: without it SQLite may not find out that
 * another window has just made the tables, and then says of a sound file that there is no such table.
 */
function look(database: DatabaseSync, expected: number): SharedFile | 'older' | 'newer' {
  const version = versionOf(database);
  if (version < 0) {
    throw new Error('unsupported file format');
  }
  return version === expected ? shareDatabase(database) : version < expected ? 'older' : 'newer';
}

/**
 * A log needs memory that all windows share, which a folder on a network cannot give: windows of two machines would write
 * over each other. So a file that was left with a log is held alone, which does without that memory, while the log is
 * taken in. Throws "busy" when another window uses the log.
 */
function leaveLog(database: DatabaseSync, patiently: <T>(step: () => T) => T): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  // The first look finds out that there is a log.
  patiently(() => versionOf(database));
  patiently(() => database.exec('PRAGMA journal_mode = DELETE'));
  database.exec('PRAGMA locking_mode = NORMAL');
}

/** Another window on this machine may be using the file in the other mode; both work, so nobody waits for the better one. */
function setJournalMode(database: DatabaseSync, mode: 'WAL' | 'DELETE'): void {
  try {
    database.exec(`PRAGMA journal_mode = ${mode}`);
  } catch (error) {
    if (diskFaultOf(error) !== 'busy') {
      throw error;
    }
  }
}

function hasSafeWal(database: DatabaseSync): boolean {
  return isSafeForWal(String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']));
}

/** Whether this version of SQLite keeps a write-ahead log safely. */
export function isSafeForWal(version: string): boolean {
  return /^\d/.test(version) && version.localeCompare(FIRST_SAFE_WAL, 'en', { numeric: true }) >= 0;
}

/**
 * Opens for reading. A file in write-ahead mode needs a writable folder even for that, unless nobody writes: then it is
 * opened as one that does not change.
 */
function readOnly(opening: Opening): { readonly file: SharedFile } | Record<never, never> {
  const url = pathToFileURL(opening.path);
  url.searchParams.set('immutable', '1');
  const isLogged = sizeOf(`${opening.path}-wal`) > 0;
  // Without its journal or log such a file could be half a transaction; and no log is read over a network.
  const complete = sizeOf(`${opening.path}-journal`) === 0 && !isLogged;
  const places = isLogged && !isLocalFolder(dirname(opening.path)) ? [] : [opening.path];
  for (const place of complete ? [...places, url] : places) {
    let database: DatabaseSync | undefined;
    try {
      database = new opening.sqlite.DatabaseSync(place, { readOnly: true });
      return { file: shareDatabase(database) };
    } catch {
      closeQuietly(database);
    }
  }
  return {};
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A file whose version says that tables are there which are not is as broken as one that is no database. */
function faultAtOpening(error: unknown): DiskFault {
  const message = error instanceof Error ? error.message : '';
  return /^(?:no such (?:table|column)|no salt|unsupported file format|table \w+ (?:already exists|has no column))/.test(
    message,
  )
    ? 'corrupt'
    : diskFaultOf(error);
}

/** Closes a database that may be closed already. */
export function closeQuietly(database: { close(): void } | undefined): void {
  try {
    database?.close();
  } catch {
    // It was closed before, or never quite open.
  }
}
