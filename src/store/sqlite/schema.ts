import type { DatabaseSync } from 'node:sqlite';

/** What brings a file from each version to the next; a file's version is the number of steps it has taken. */
export type Migrations = readonly string[];

/**
 * `record`: what the windows share; `revision` grows with each write. `series` and `shape` give short numbers: to an account of
 * a provider (`identity`, see `identityOf`; `about` names it: [name, provider, product]) below the account of the setting that
 * it was read for, and to a list of quantities ([[key, unit], …], with the nearest expiry of what is left where there is one). `reading` holds
 * the amounts of one reading in its shape's order, `null` for "not allocated" and other words in their places, separated by
 * commas. A `pack` holds the readings of a series from a UTC day that is over, see
 * `Pack`: a year of rows would take too long to read. A series without an account waits for its readings to be deleted;
 * `thinned_to` is how far its readings have been thinned, and a `day_sum` says what was spent on a UTC day that was. Rows are
 * clustered by series and time. Where an account begins anew at some time, one series `ends` and another one `begins` there;
 * `changed` counts how often readings were deleted from a series or imported into it, less what was undone. `source` is the number, in
 * the damaged file before this one, of the series whose readings it takes, see `salvage.ts`; it has the same number, unless its
 * account began anew since. `note` holds what windows remember together about an account beside its record.
 */
export const MIGRATIONS: Migrations = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE record (
    account TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    claimed_at INTEGER NOT NULL,
    settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
    next_due INTEGER NOT NULL,
    hold_until INTEGER NOT NULL,
    reading TEXT,
    trouble TEXT,
    refused_mark TEXT,
    revision INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE series (
    number INTEGER PRIMARY KEY,
    account TEXT UNIQUE,
    thinned_to INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE shape (number INTEGER PRIMARY KEY, quantities TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE reading (
    series INTEGER NOT NULL,
    at INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    shape INTEGER NOT NULL,
    amounts TEXT NOT NULL,
    PRIMARY KEY (series, at, generation)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE event (
    series INTEGER NOT NULL,
    at INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('trouble', 'recovered')),
    fault_kind TEXT,
    PRIMARY KEY (series, at, generation)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE note (
    account TEXT NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (account, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE pack (
    number INTEGER PRIMARY KEY,
    series INTEGER NOT NULL,
    at INTEGER NOT NULL,
    shape INTEGER NOT NULL,
    count INTEGER NOT NULL,
    readings TEXT NOT NULL
  ) STRICT;
  CREATE INDEX pack_at ON pack (series, at);
  `,
  `
  ALTER TABLE record ADD COLUMN identity TEXT NOT NULL DEFAULT '';
  ALTER TABLE record ADD COLUMN about TEXT NOT NULL DEFAULT '';
  ALTER TABLE series RENAME TO nameless;
  CREATE TABLE series (
    number INTEGER PRIMARY KEY,
    account TEXT,
    identity TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    thinned_to INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account, identity)
  ) STRICT;
  INSERT INTO series (number, account, thinned_to) SELECT number, account, thinned_to FROM nameless;
  DROP TABLE nameless;
  `,
  `
  CREATE TABLE day_sum (
    series INTEGER NOT NULL,
    at INTEGER NOT NULL,
    sums TEXT NOT NULL,
    PRIMARY KEY (series, at)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE series ADD COLUMN begins INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE series ADD COLUMN ends INTEGER NOT NULL DEFAULT ${Number.MAX_SAFE_INTEGER};
  `,
  `
  ALTER TABLE series ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
  `,
  `
  ALTER TABLE series ADD COLUMN source INTEGER;
  `,
];

/** The number of migrations that a file has taken. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/**
 * Takes the steps that are missing, all of them or none. `newer`, and nothing changes, when the file has taken more
 * steps than are known here. Windows that open a fresh file together wait for each other: what may meet a lock is done
 * `patiently`. `fill` is called for a fresh one, so that nobody ever finds it without what it begins with.
 */
export function migrate(
  database: DatabaseSync,
  salt: string,
  migrations: Migrations = MIGRATIONS,
  patiently: <T>(step: () => T) => T = (step) => step(),
  fill?: (database: DatabaseSync) => void,
): 'ready' | 'newer' {
  if (patiently(() => versionOf(database)) === migrations.length) {
    return 'ready';
  }
  patiently(() => database.exec('BEGIN IMMEDIATE'));
  try {
    const version = versionOf(database);
    for (const step of migrations.slice(version)) {
      database.exec(step);
    }
    if (version < migrations.length) {
      database.exec(`PRAGMA user_version = ${migrations.length}`);
      database.prepare("INSERT INTO meta (name, value) VALUES ('salt', ?) ON CONFLICT DO NOTHING").run(salt);
    }
    if (version === 0) {
      fill?.(database);
    }
    // A commit that meets readers keeps others from coming: done again, it gets in behind them.
    patiently(() => database.exec('COMMIT'));
    return version > migrations.length ? 'newer' : 'ready';
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** Reads with one lock, and everything as it is at one moment. */
export function inSnapshot<T>(database: DatabaseSync, read: () => T): T {
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    rollBack(database);
  }
}

/** Ends a transaction that failed. SQLite may have ended it already, which is no fault. */
export function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // No transaction is open any more.
  }
}
