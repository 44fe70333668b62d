import type { DatabaseSync } from 'node:sqlite';
import { DAY_MS } from '../../base/duration.ts';
import { lastRowOf, type Pack, packRows } from './pack.ts';

/** Readings that one pack holds at most: a day of one every five minutes, and no text that is slow to write. */
const MOST_ROWS = 300;
/** Packs that are made at once: one a day is usual, more only where there is some catching up to do. */
const MOST_PACKS = 4;

/** The UTC day that a time belongs to, by its beginning. Packs never go beyond one, so that days can be thinned and dropped as a whole. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** The packed readings in an open file. Its methods throw what SQLite throws. */
export function openPackTable(database: DatabaseSync) {
  const some = database.prepare(
    'SELECT at, shape, count, readings AS text FROM pack WHERE series = ? AND at >= ? AND at < ? ORDER BY at, number',
  );
  const add = database.prepare('INSERT INTO pack (series, at, shape, count, readings) VALUES (?, ?, ?, ?, ?)');
  const oldest = database.prepare(
    `SELECT at, generation, shape, amounts FROM reading WHERE series = ? AND at < ? ORDER BY at, generation LIMIT ${MOST_ROWS}`,
  );
  const lastRow = database.prepare('SELECT max(at) AS at FROM reading WHERE series = ? AND at >= ? AND at < ?');
  const dropDay = database.prepare('DELETE FROM pack WHERE series = ? AND at >= ? AND at < ?');
  const dropRows = database.prepare('DELETE FROM reading WHERE series = ? AND at >= ? AND at < ?');
  const drop = database.prepare('DELETE FROM reading WHERE series = ? AND (at, generation) <= (?, ?)');

  /** Packs the oldest rows that fit together; whether there were any. */
  const packOldest = (series: number, before: number): boolean => {
    const rows = oldest.all(series, before).map((row) => ({
      at: Number(row['at']),
      generation: Number(row['generation']),
      shape: Number(row['shape']),
      amounts: String(row['amounts']),
    }));
    const [first] = rows;
    if (first === undefined) {
      return false;
    }
    const end = rows.findIndex(({ at, shape }) => shape !== first.shape || dayOf(at) !== dayOf(first.at));
    const together = end < 0 ? rows : rows.slice(0, end);
    const pack = packRows(first.shape, together);
    const last = together[pack.count - 1] ?? first;
    insert(series, pack);
    drop.run(series, last.at, last.generation);
    return true;
  };
  const of = (series: number, fromMs: number, toMs: number): readonly Pack[] =>
    some.all(series, dayOf(fromMs), toMs).map((row) => ({
      at: Number(row['at']),
      shape: Number(row['shape']),
      count: Number(row['count']),
      text: String(row['text']),
    }));
  const insert = (series: number, { at, shape, count, text }: Pack): void => {
    add.run(series, at, shape, count, text);
  };
  return {
    /** Those that may hold readings from `fromMs` to before `toMs`, oldest first. */
    of,
    /** Packs the oldest rows of a series from days before that of `at`, a few packs at a time. */
    packBefore(series: number, at: number): void {
      for (let made = 0; made < MOST_PACKS && packOldest(series, dayOf(at)); made++);
    },
    /** Leaves one reading of the packs of a UTC day, its last one; and none where a row is later. Rows before it go too. */
    thinDay(series: number, day: number): void {
      const days = [series, day, day + DAY_MS] as const;
      let latest = Number(lastRow.get(...days)?.['at'] ?? Number.NEGATIVE_INFINITY);
      let kept: Pack | undefined;
      for (const pack of of(...days)) {
        const row = lastRowOf(pack);
        // Of two at the same moment the later one counts; a row was written behind all packs.
        if (row !== undefined && (row.at > latest || (row.at === latest && kept !== undefined))) {
          kept = packRows(pack.shape, [row]);
          latest = row.at;
        }
      }
      dropDay.run(...days);
      if (kept !== undefined) {
        dropRows.run(...days);
        insert(series, kept);
      }
    },
  };
}
