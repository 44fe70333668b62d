import type { DatabaseSync } from 'node:sqlite';
import { endOfPeriod } from '../../balance/text/zone.ts';
import type { Clock } from '../../base/clock.ts';
import { DAY_MS } from '../../base/duration.ts';
import { type Disposable, MutableDisposable } from '../../base/lifecycle.ts';
import { openHistory } from '../history/history.ts';
import { dayOf, openPackTable } from '../history/packTable.ts';
import { rollBack } from '../sqlite/schema.ts';
import type { SharedFile } from './sharedFile.ts';

/** Thinned readings are kept this long. */
export const KEPT_MS = 5 * 366 * DAY_MS;
/** One window thins the file this often. */
const EVERY_MS = DAY_MS;
/** How often each window looks whether it is time. */
const LOOK_MS = 3_600_000;
/** The earliest look after opening, plus up to as much again: start-up is busy enough. */
const FIRST_LOOK_MS = 5 * 60_000;
/** Between two slices, so that the host's thread has time for others. */
const PAUSE_MS = 200;
/** Days of one account that one run thins at most: a clock that is years ahead for an hour must not cost years. */
const MOST_DAYS = 30;
/** Rows that one statement deletes at most. */
const MOST_ROWS = 500;
/** And packs: each holds a day. */
const MOST_PACKS = 50;
/**
 * A wall clock that went its own way by more than this since the last look is not trusted with deleting before the next
 * one: the machine slept, or the clock was set, and may be set back.
 */
const TRUSTED_DRIFT_MS = 5 * 60_000;

/** What is left to do in this run. A slice does one piece and says whether there is more. */
export interface Run {
  slice(): boolean;
}

/** What the user wants of the history, asked whenever it is thinned. */
export interface Keeping {
  readonly retentionDays: () => number;
  /** Whose days are the user's, as IANA names the zone; those of this machine where it is `undefined`. */
  readonly timeZone: () => string | undefined;
}

/** The background work on a file's history. */
export interface Thinning extends Disposable {
  /** Deletes the readings of forgotten accounts soon. */
  purgeSoon(): void;
}

/**
 * Starts thinning in the background: readings older than `retentionDays` are thinned to the last one of each UTC day and to sums
 * of what was spent on it, which are deleted after five years; events are deleted when readings are thinned. Each step is one
 * short transaction that never waits; a locked file or any other fault puts the rest off until the next look.
 */
export function keepThin(file: SharedFile, clock: Clock, random: () => number, keeping: Keeping): Thinning {
  const timer = new MutableDisposable();
  let offset = clock.now() - clock.monotonic();
  let running = false;
  const go = (run: Run | undefined): void => {
    running = run !== undefined;
    timer.set(run === undefined ? clock.after(LOOK_MS, look) : clock.after(PAUSE_MS, () => step(run)));
  };
  const step = (run: Run): void => go(transact(file, () => run.slice()) === true ? run : undefined);
  const look = (): void => {
    const now = clock.now();
    const before = offset;
    offset = now - clock.monotonic();
    const trusted = Math.abs(offset - before) < TRUSTED_DRIFT_MS;
    go(
      transact(file, () =>
        trusted && takeTurn(file.database, now)
          ? thinning(file.database, now, keeping.retentionDays(), keeping.timeZone())
          : undefined,
      ),
    );
  };
  timer.set(clock.after(FIRST_LOOK_MS * (1 + random()), look));
  return {
    purgeSoon() {
      if (!running) {
        go(transact(file, () => purging(file.database)));
      }
    },
    dispose: () => timer.dispose(),
  };
}

/** Whether this window is the one that thins today. A time in the future was written under a wrong clock. */
export function takeTurn(database: DatabaseSync, now: number): boolean {
  const turn = database.prepare(
    `INSERT INTO meta (name, value) VALUES ('thinned_at', :text)
     ON CONFLICT DO UPDATE SET value = :text WHERE CAST(value AS INTEGER) <= :before OR CAST(value AS INTEGER) > :now`,
  );
  return turn.run({ text: String(now), before: now - EVERY_MS, now }).changes === 1;
}

/** Prepares a run over the readings and events of accounts that were forgotten with their history. */
export function purging(database: DatabaseSync): Run {
  const ownerless = database.prepare('SELECT number FROM series WHERE account IS NULL LIMIT 1');
  const forgetSeries = database.prepare('DELETE FROM series WHERE number = ?');
  const dropBefore = rowsBefore(database);
  return {
    slice() {
      const number = ownerless.get()?.['number'];
      if (typeof number !== 'number') {
        return false;
      }
      if (!dropBefore(number, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) {
        forgetSeries.run(number);
      }
      return true;
    },
  };
}

/** Prepares a run over everything that is due at `now`; sums are cut where days of the zone end. */
export function thinning(database: DatabaseSync, now: number, retentionDays: number, timeZone?: string): Run {
  const purge = purging(database);
  const every = database.prepare(
    'SELECT number, thinned_to FROM series WHERE account IS NOT NULL AND number > ? LIMIT 1',
  );
  const newest = database.prepare(
    `SELECT max(at) AS at FROM (SELECT max(at) AS at FROM reading WHERE series = :series
     UNION ALL SELECT max(at) FROM pack WHERE series = :series)`,
  );
  const next = database.prepare(
    `SELECT min(at) AS at FROM (SELECT min(at) AS at FROM reading WHERE series = :series AND at >= :from AND at < :to
     UNION ALL SELECT min(at) FROM pack WHERE series = :series AND at >= :from AND at < :to)`,
  );
  const packs = openPackTable(database);
  const history = openHistory(database);
  const thinDay = database.prepare(
    `DELETE FROM reading WHERE series = :series AND at >= :from AND at < :to AND (at, generation) <
     (SELECT at, generation FROM reading WHERE series = :series AND at >= :from AND at < :to ORDER BY at DESC, generation DESC LIMIT 1)`,
  );
  const advance = database.prepare('UPDATE series SET thinned_to = ? WHERE number = ?');
  const dropBefore = rowsBefore(database);
  const kept = Math.min(Math.max(1, Math.trunc(retentionDays) || 1) * DAY_MS, KEPT_MS);
  let series = 0;
  let thinned: number | undefined;
  let days = 0;

  const nextSeries = (): boolean => {
    const row = every.get(series);
    series = Number(row?.['number']);
    thinned = Number(row?.['thinned_to']);
    days = 0;
    return row !== undefined;
  };
  const endOfSeries = (): true => {
    thinned = undefined;
    return true;
  };
  const oneDay = (from: number): true => {
    // Readings say what time it is, too: a clock ahead of all of them is not believed.
    const time = Math.min(now, numberOf(newest.get({ series })) ?? 0);
    if (dropBefore(series, time - KEPT_MS, time - kept)) {
      return true;
    }
    const cutoff = dayOf(time - kept);
    const first = numberOf(next.get({ series, from, to: cutoff }));
    if (first === undefined || days >= MOST_DAYS) {
      return endOfSeries();
    }
    const day = dayOf(first);
    if (history.sumDay(series, day, (at) => endOfPeriod(at, 'day', timeZone))) {
      packs.thinDay(series, day);
      thinDay.run({ series, from: day, to: day + DAY_MS });
    }
    thinned = day + DAY_MS;
    days++;
    advance.run(thinned, series);
    return true;
  };
  return {
    slice() {
      return purge.slice() || (thinned === undefined ? nextSeries() : oneDay(thinned));
    },
  };
}

/** Deletes a slice of the readings and events of a series before two times; whether there was something to delete. */
function rowsBefore(database: DatabaseSync): (series: number, readings: number, events: number) => boolean {
  const deletions = ['reading', 'event'].map((table) =>
    database.prepare(
      `DELETE FROM ${table} WHERE series = :series AND (at, generation) IN
       (SELECT at, generation FROM ${table} WHERE series = :series AND at < :before ORDER BY at, generation LIMIT ${MOST_ROWS})`,
    ),
  );
  const packs = database.prepare(
    `DELETE FROM pack WHERE number IN
     (SELECT number FROM pack WHERE series = ? AND at < ? ORDER BY at LIMIT ${MOST_PACKS})`,
  );
  const sums = database.prepare(
    `DELETE FROM day_sum WHERE series = :series AND at IN
     (SELECT at FROM day_sum WHERE series = :series AND at < :before ORDER BY at LIMIT ${MOST_ROWS})`,
  );
  return (series, readings, events) =>
    [
      ...deletions.map((deletion, index) => deletion.run({ series, before: index === 0 ? readings : events })),
      // A pack is dropped when all of its day is.
      packs.run(series, dayOf(readings)),
      sums.run({ series, before: dayOf(readings) }),
    ].some(({ changes }) => Number(changes) > 0);
}

/** Runs work in a transaction that never waits; `undefined`, and nothing has changed, where a lock or any fault is in the way. */
export function transact<T>(file: SharedFile, work: () => T): T | undefined {
  const { database } = file;
  try {
    return file.impatiently(() => {
      database.exec('BEGIN IMMEDIATE');
      const result = work();
      database.exec('COMMIT');
      return result;
    });
  } catch {
    // Whoever writes next finds out what is wrong with the file.
    rollBack(database);
    return undefined;
  }
}

function numberOf(row: Record<string, unknown> | undefined): number | undefined {
  return typeof row?.['at'] === 'number' ? row['at'] : undefined;
}
