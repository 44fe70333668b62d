import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { Reading } from '../../balance/amount/quantity.ts';
import { openHistory } from '../history/history.ts';
import { openRewriting } from '../history/rewriting.ts';
import type { Meanwhile } from '../port/meanwhile.ts';
import type { Note } from '../port/notes.ts';
import type { AccountRecord, FileSize, HistoryOf, Outcome } from '../port/store.ts';
import { diskFaultOf } from '../sqlite/diskFault.ts';
import { rollBack, versionOf } from '../sqlite/schema.ts';
import { inTurns } from '../sqlite/turns.ts';
import { openNoteTable } from '../tables/noteTable.ts';
import { openRecordTable, type RecordTable } from '../tables/recordTable.ts';
import { afterOutcome, isSame, newsOf, sameClaim, withKnown } from '../tables/transition.ts';

/** What of the patience is kept for the commit, in milliseconds. */
const COMMIT_MS = 100;
/**
 * How long reads or writes wait once waiting was in vain, until one of them succeeds: many accounts must not add up their
 * waits. Of a file that is only written to elsewhere reads go on succeeding, and say nothing about the next write.
 */
const SHORT_PATIENCE_MS = 50;

/**
 * An open SQLite file. Its methods throw what SQLite throws (see `diskFaultOf`) and then have changed nothing. Each
 * waits for a locked file as long as the patience, no longer.
 */
export type SharedFile = ReturnType<typeof shareDatabase>;

/** The file's methods over an open database whose schema is the expected one or a later one that kept its columns. */
export function shareDatabase(database: DatabaseSync) {
  const table = openRecordTable(database);
  const history = openHistory(database);
  const notes = openNoteTable(database);
  const rewriting = openRewriting(database);
  const edition = database.prepare("SELECT value FROM meta WHERE name = 'edition'");
  const nextEdition = database.prepare(
    `INSERT INTO meta (name, value) VALUES ('edition', '1')
     ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  );
  const pages = database.prepare(
    `SELECT page_count * page_size AS file, (page_count - freelist_count) * page_size AS used
     FROM pragma_page_count(), pragma_page_size(), pragma_freelist_count()`,
  );
  const dataVersion = database.prepare('PRAGMA data_version');
  const salt = database.prepare("SELECT value FROM meta WHERE name = 'salt'").get()?.['value'];
  if (typeof salt !== 'string') {
    throw new Error('no salt');
  }
  let patience = 0;
  const inVain = { reads: false, writes: false };
  const limit = (kind: 'reads' | 'writes'): number => (inVain[kind] ? Math.min(patience, SHORT_PATIENCE_MS) : patience);
  const waited = (error: unknown): void => {
    if (patience > 0 && diskFaultOf(error) === 'busy') {
      inVain.reads = true;
      inVain.writes = true;
    }
  };
  const patiently = <T>(work: () => T): T => {
    try {
      const result = inTurns(limit('reads'), work);
      inVain.reads = false;
      return result;
    } catch (error) {
      waited(error);
      throw error;
    }
  };
  const transaction = <T>(work: () => T): T => {
    const wait = limit('writes');
    const deadline = performance.now() + wait;
    // The commit waits for readers only, which are quick; all but a little of the patience is for the write lock.
    const forCommit = Math.min(COMMIT_MS, wait / 2);
    try {
      inTurns(wait - forCommit, () => database.exec('BEGIN IMMEDIATE'));
      const result = work();
      inTurns(Math.max(forCommit, deadline - performance.now()), () => database.exec('COMMIT'));
      inVain.reads = false;
      inVain.writes = false;
      return result;
    } catch (error) {
      rollBack(database);
      waited(error);
      throw error;
    }
  };
  const remember = (before: AccountRecord | undefined, after: AccountRecord, now: number, begins = 0): void => {
    const { accountId, generation, subject } = after;
    const { reading, event } = newsOf(before, after, now);
    if (reading !== undefined && reading.at >= begins) {
      history.append(accountId, generation, reading, subject);
    }
    if (event !== undefined && event.at >= begins) {
      history.note(accountId, generation, event, subject);
    }
  };
  /** What was read before the account began anew in another window would be spending in what begins there. */
  const rememberLate = (before: AccountRecord | undefined, after: AccountRecord, now = after.claimedAt): void =>
    remember(before, after, now, history.begins(after.accountId, after.subject));
  const forget = (accountId: string, withHistory: boolean): boolean => {
    notes.forget(accountId);
    if (withHistory) {
      history.hide(accountId);
    }
    return table.remove(accountId);
  };
  const editionNow = (): unknown => edition.get()?.['value'];
  let seen = dataVersion.get()?.['data_version'];
  let seenEdition = editionNow();

  return {
    salt,
    record: (accountId: string) => patiently(() => table.read(accountId)),
    stamps: () => patiently(table.stamps),
    /** Writes the claim, in one statement, if the record still is what `seen` says. */
    claim: (seen: AccountRecord, claimed: AccountRecord) => transaction(() => table.claim(seen, claimed)),
    /**
     * Writes the outcome and the history in one transaction; what the record is now, or `undefined` after a later claim. `isLate`: it waited
     * for a lock.
     */
    settle: (claimed: AccountRecord, outcome: Outcome, now: number, isLate = false): AccountRecord | undefined =>
      transaction(() => {
        const record = table.read(claimed.accountId);
        if (record === undefined || !sameClaim(record, claimed)) {
          return undefined;
        }
        const settled = afterOutcome(record, outcome);
        table.write(settled);
        (isLate ? rememberLate : remember)(record, settled, now);
        return settled;
      }),
    note: (accountId: string, key: string) => patiently(() => notes.read(accountId, key)),
    /** Replaces a note, in one statement, if it still is what was seen. */
    replaceNote: (...change: Parameters<typeof notes.replace>) => transaction(() => notes.replace(...change)),
    forget: (accountId: string, withHistory: boolean) => transaction(() => forget(accountId, withHistory)),
    rows: (of: HistoryOf, fromMs: number, toMs: number) => patiently(() => history.rows(of, fromMs, toMs)),
    events: (of: HistoryOf, fromMs: number, toMs: number) => patiently(() => history.events(of, fromMs, toMs)),
    kept: () => patiently(history.kept),
    /** Changes the past in one transaction; other windows find out by the edition. */
    rewrite<T>(work: (file: typeof rewriting) => T): T {
      const [result, written] = transaction(() => {
        nextEdition.run();
        return [work(rewriting), editionNow()] as const;
      });
      seenEdition = written;
      return result;
    },
    /** Whether another connection has changed the past since the last call. */
    rewritten(): boolean {
      const current = editionNow();
      const differs = current !== seenEdition;
      seenEdition = current;
      return differs;
    },
    addReadings: (accountId: string, readings: readonly Reading[], now: number): number =>
      transaction(() => rewriting.add(accountId, table.read(accountId)?.subject, readings, now)),
    size: (): FileSize =>
      patiently(() => {
        const row = pages.get();
        return { file: Number(row?.['file']), used: Number(row?.['used']) };
      }),
    /**
     * Takes over what a window did while it had no file, and what it knew where the file knows less or something older. `left`, where it
     * left this very file, are the records that there were: one that is gone by now was forgotten by another window.
     */
    adopt(
      records: readonly AccountRecord[],
      known: readonly Note[],
      { forgotten, recorded }: Meanwhile,
      left?: ReadonlyMap<string, AccountRecord>,
    ): void {
      transaction(() => {
        const gone = new Set([...(left?.keys() ?? [])].filter((accountId) => table.read(accountId) === undefined));
        const isThere = ({ accountId }: { readonly accountId: string }): boolean => !gone.has(accountId);
        for (const [accountId, withHistory] of forgotten) {
          forget(accountId, withHistory);
        }
        for (const { before, after } of recorded.filter((each) => isThere(each.after))) {
          rememberLate(before, after);
        }
        notes.adopt(known.filter(isThere), left !== undefined);
        const isRemembered = new Set(recorded.map(({ after }) => after.accountId));
        for (const record of records.filter(isThere)) {
          const before = table.read(record.accountId);
          const known = takeOver(table, before, record, left?.get(record.accountId));
          if (known !== undefined && !isRemembered.has(record.accountId)) {
            rememberLate(before, known);
          }
        }
      });
    },
    /** Whether another connection has written since the last call. */
    changed(): boolean {
      const current = dataVersion.get()?.['data_version'];
      const differs = current !== seen;
      seen = current;
      return differs;
    },
    /** How many migrations the file has taken by now. */
    version: () => versionOf(database),
    /** Sets how long to wait for a lock, in milliseconds; at first not at all. */
    patience(ms: number): void {
      patience = ms;
    },
    /** Does background work that hardly waits for a lock. */
    impatiently<T>(work: () => T): T {
      const before = patience;
      patience = 0;
      try {
        return work();
      } finally {
        patience = before;
      }
    },
    /** The open database, for what works on the whole file. */
    database,
    close: () => database.close(),
  };
}

/**
 * Puts what was known into what a file has, and returns what is new there. `left` is what the file had when this window left it.
 * Claims that are still open are taken over only where there is nothing else, so that their outcome finds them; the outcome of one
 * that the file holds is taken over, too.
 */
function takeOver(
  table: RecordTable,
  before: AccountRecord | undefined,
  record: AccountRecord,
  left: AccountRecord | undefined,
): AccountRecord | undefined {
  if (before === undefined) {
    return table.add(record) ? record : undefined;
  }
  const isOutcome = record.settled && !before.settled && sameClaim(before, record);
  const isLater = record.settled && record.claimedAt > before.claimedAt;
  const own = isSame(before, left) ? record : withKnown(record, before);
  const known = isOutcome || isLater ? own : withKnown(before, record);
  const next = isLater ? { ...known, generation: before.generation + 1 } : known;
  const isNew = !isDeepStrictEqual(next, before) && (!isLater || table.claim(before, next));
  return isNew && table.write(next) ? next : undefined;
}
