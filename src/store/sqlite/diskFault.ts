import { codeOf } from '../../base/errorCode.ts';

/** What kept a statement from running. `busy` passes by itself; `corrupt` needs a fresh file; the others do not pass soon. */
export type DiskFault = 'busy' | 'corrupt' | 'disk-full' | 'read-only' | 'io';

/** SQLite's primary result codes, which are the low byte of an error's `errcode`. */
const FAULTS: ReadonlyMap<number, DiskFault> = new Map([
  [5, 'busy'], // SQLITE_BUSY
  [6, 'busy'], // SQLITE_LOCKED
  [8, 'read-only'], // SQLITE_READONLY
  [11, 'corrupt'], // SQLITE_CORRUPT
  [13, 'disk-full'], // SQLITE_FULL
  [26, 'corrupt'], // SQLITE_NOTADB
]);

const SYSTEM_FAULTS: ReadonlyMap<string, DiskFault> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
]);

/** SQLite could not make its journal (SQLITE_READONLY_DIRECTORY is its own code; this is SQLITE_CANTOPEN). */
const CANNOT_OPEN = 14;

/** What an error of `node:sqlite` or of the file system means. What is not known counts as a fault of the disk. */
export function diskFaultOf(error: unknown): DiskFault {
  const code = numberOf(error, 'errcode');
  if (code !== undefined) {
    return (code & 0xff) === CANNOT_OPEN ? 'read-only' : (FAULTS.get(code & 0xff) ?? 'io');
  }
  return SYSTEM_FAULTS.get(codeOf(error)) ?? 'io';
}

/** Whether SQLite refused values that do not fit their table (SQLITE_CONSTRAINT). */
export function isRefused(error: unknown): boolean {
  return ((numberOf(error, 'errcode') ?? 0) & 0xff) === 19;
}

function numberOf(error: unknown, name: string): number | undefined {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === 'number' ? value : undefined;
}
