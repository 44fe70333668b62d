import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import type { Trouble } from '../../../src/balance/account/state.ts';
import { parseDecimal } from '../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading } from '../../../src/balance/amount/quantity.ts';
import type { Fault } from '../../../src/balance/fault/fault.ts';
import { type Clock, systemClock } from '../../../src/base/clock.ts';
import { currentFile } from '../../../src/store/file/generation.ts';
import type { Sqlite } from '../../../src/store/file/openFile.ts';
import type { Keeping } from '../../../src/store/file/retention.ts';
import { openStore } from '../../../src/store/open.ts';
import type { AccountRecord, Outcome, Store } from '../../../src/store/port/store.ts';
import { MIGRATIONS } from '../../../src/store/sqlite/schema.ts';

export const NOON = Date.UTC(2026, 2, 10, 12);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Messages under made-up keys `q0`, `q1`…; `null` is "not allocated". */
export function quantities(...amounts: (string | null)[]): Quantity[] {
  return amounts.map((text, index) => {
    const amount = text === null ? 'not-allocated' : parseDecimal(text);
    if (amount === undefined) {
      throw new Error(`${text} is no amount`);
    }
    return { key: `q${index}`, amount, unit: 'messages' };
  });
}

export function reading(at: number, ...amounts: (string | null)[]): Reading {
  return { at, quantities: quantities(...amounts) };
}

export function good(at: number, ...amounts: (string | null)[]): Outcome {
  return { nextDue: at + HOUR, holdUntil: 0, reading: reading(at, ...amounts) };
}

export function trouble(fault: Fault, since: number, attempts = 1): Trouble {
  return { fault, since, attempts };
}

export const timeout: Fault = { kind: 'timeout', host: 'api.example', seconds: 15 };

/** Claims what is there; fails the test when someone else was faster. */
export function mustClaim(store: Store, accountId: string, now = NOON): AccountRecord {
  const claimed = store.claim(store.record(accountId), now, now + HOUR);
  if (claimed === undefined) {
    throw new Error(`${accountId} was not claimed`);
  }
  return claimed;
}

/** Claims and settles in one go. */
export function poll(store: Store, accountId: string, at: number, ...amounts: (string | null)[]): void {
  if (store.settle(mustClaim(store, accountId, at), good(at, ...amounts)) === 'late') {
    throw new Error(`${accountId} was not settled`);
  }
}

const folders: string[] = [];

/** A folder that goes when all tests of the file have ended: a window that still lives would make its folder again. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'balances-'));
  if (folders.push(folder) === 1) {
    process.once('exit', () => folders.forEach(removeFolder));
  }
  return folder;
}

function removeFolder(folder: string): void {
  for (const name of ['.', ...readdirSync(folder)]) {
    chmodSync(join(folder, name), 0o700);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

export function fileIn(folder: string): string {
  return currentFile(folder);
}

/** The SQLite of Node 22.19, as far as it knows itself: it is too old for a write-ahead log. */
class OldDatabase extends DatabaseSync {
  override prepare(sql: string) {
    return super.prepare(sql.replace('sqlite_version()', "'3.50.4'"));
  }
}

export const oldSqlite = async (): Promise<Sqlite> => ({ DatabaseSync: OldDatabase });

/** A disk on which a file has room for this many pages. */
export function smallDisk(pages: number): () => Promise<Sqlite> {
  class SmallDatabase extends OldDatabase {
    constructor(...args: ConstructorParameters<typeof DatabaseSync>) {
      super(...args);
      super.exec(`PRAGMA max_page_count = ${pages}`);
    }
  }
  return async () => ({ DatabaseSync: SmallDatabase });
}

/** What is kept of a history where a test says nothing of it. */
export const KEEPING: Keeping = { retentionDays: () => 400, timeZone: () => undefined };

/** A window's store, closed when the test ends. */
export async function openWindow(
  test: TestContext,
  folder: string,
  clock: Clock = systemClock,
  load?: () => Promise<Sqlite>,
): Promise<Store> {
  const store = await openStore(folder, clock, () => 0.5, KEEPING, load);
  test.after(() => store.dispose());
  return store;
}

/** Does something to a file with a connection of its own. */
export function inFile(folder: string, sql: string): void {
  const database = new DatabaseSync(fileIn(folder));
  database.exec(sql);
  database.close();
}

/** What a later version leaves behind. */
export const NEWER = `PRAGMA user_version = ${MIGRATIONS.length + 1}`;
