import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { AccountRecord } from '../port/store.ts';
import {
  aboutText,
  readingFrom,
  readingText,
  safeMs,
  subjectFrom,
  troubleFrom,
  troubleText,
} from '../sqlite/storedRecord.ts';
import { isOther } from './transition.ts';

/** What tells that a record changed: it differs after every write, also after a forgotten account came back. */
export type Stamps = ReadonlyMap<string, string>;

/** The records in an open file. Its methods throw what SQLite throws. */
export type RecordTable = ReturnType<typeof openRecordTable>;

export function openRecordTable(database: DatabaseSync) {
  const columns =
    'account, generation, claimed_at, settled, next_due, hold_until, reading, trouble, refused_mark, identity, about';
  const one = database.prepare(`SELECT ${columns} FROM record WHERE account = ?`);
  const every = database.prepare(`SELECT ${columns} FROM record`);
  const marks = database.prepare('SELECT account, claimed_at, revision FROM record');
  const insert = database.prepare(
    `INSERT INTO record (${columns}, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING`,
  );
  const claimOne = database.prepare(
    `UPDATE record SET generation = generation + 1, claimed_at = ?, settled = 0, next_due = ?, identity = ?, about = ?,
     revision = revision + 1 WHERE account = ? AND generation = ? AND claimed_at = ?`,
  );
  const emptyOne = database.prepare(
    'UPDATE record SET reading = NULL, trouble = NULL, refused_mark = NULL WHERE account = ?',
  );
  const claimOver = (seen: AccountRecord, claimed: AccountRecord): boolean => {
    const isMine =
      claimOne.run(
        safeMs(claimed.claimedAt),
        safeMs(claimed.nextDue),
        ...subjectTexts(claimed),
        seen.accountId,
        seen.generation,
        safeMs(seen.claimedAt),
      ).changes === 1;
    if (isMine && isOther(seen, claimed.subject)) {
      emptyOne.run(seen.accountId);
    }
    return isMine;
  };
  const writeOne = database.prepare(
    `UPDATE record SET settled = ?, next_due = ?, hold_until = ?, reading = ?, trouble = ?, refused_mark = ?,
     revision = revision + 1 WHERE account = ? AND generation = ? AND claimed_at = ?`,
  );
  const removeOne = database.prepare('DELETE FROM record WHERE account = ?');
  const add = (record: AccountRecord): boolean =>
    insert.run(
      record.accountId,
      record.generation,
      safeMs(record.claimedAt),
      record.settled ? 1 : 0,
      safeMs(record.nextDue),
      safeMs(record.holdUntil),
      ...contents(record),
      ...subjectTexts(record),
    ).changes === 1;
  return {
    read(accountId: string): AccountRecord | undefined {
      const row = one.get(accountId);
      // Node 22 cuts a text at its first NUL when it reads it; the id that was asked for is whole.
      return row && { ...recordIn(row), accountId };
    },
    all: (): readonly AccountRecord[] => every.all().map(recordIn),
    stamps: (): Stamps =>
      new Map(marks.all().map((row) => [String(row['account']), `${row['claimed_at']}.${row['revision']}`])),
    /** Writes the claim if the record is still what `seen` says; belongs into a transaction. Whether it was. */
    claim: (seen: AccountRecord, claimed: AccountRecord): boolean =>
      seen.generation === 0 ? add(claimed) : claimOver(seen, claimed),
    /** Writes everything of a record over its own claim. `false` when there is a later claim. */
    write: (record: AccountRecord): boolean =>
      writeOne.run(
        record.settled ? 1 : 0,
        safeMs(record.nextDue),
        safeMs(record.holdUntil),
        ...contents(record),
        record.accountId,
        record.generation,
        safeMs(record.claimedAt),
      ).changes === 1,
    /** Writes a record where none is. */
    add,
    remove: (accountId: string): boolean => removeOne.run(accountId).changes > 0,
  };
}

/** The columns reading, trouble and refused_mark. */
function contents(record: AccountRecord): [string | null, string | null, string | null] {
  return [
    record.reading === undefined ? null : readingText(record.reading),
    record.trouble === undefined ? null : troubleText(record.trouble),
    record.refusedMark ?? null,
  ];
}

/** The columns identity and about; empty ones stand for none. */
function subjectTexts({ subject }: AccountRecord): [string, string] {
  return subject === undefined ? ['', ''] : [subject.identity, aboutText(subject)];
}

function recordIn(row: Record<string, SQLOutputValue>): AccountRecord {
  const claimedAt = Number(row['claimed_at']);
  const reading = readingFrom(row['reading']);
  const mark = row['refused_mark'];
  const subject = subjectFrom(row['identity'], row['about']);
  return {
    accountId: String(row['account']),
    generation: Number(row['generation']),
    claimedAt,
    settled: row['settled'] !== 0,
    nextDue: Number(row['next_due']),
    holdUntil: Number(row['hold_until']),
    ...(reading === undefined ? {} : { reading }),
    ...(row['trouble'] === null ? {} : { trouble: troubleFrom(row['trouble'], claimedAt) }),
    ...(typeof mark === 'string' ? { refusedMark: mark } : {}),
    ...(subject === undefined ? {} : { subject }),
  };
}
