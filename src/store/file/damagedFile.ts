import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { DAY_MS } from '../../base/duration.ts';
import { closeQuietly, type Sqlite } from './openFile.ts';

/** As many rows as a pack takes to copy. */
const PACK_COSTS = 10;

type Row = Record<string, SQLOutputValue>;

/** Opens a damaged file to be read, with its log or journal where that works; `undefined` where nothing can be read. */
export function openDamaged({ DatabaseSync }: Sqlite, path: string): DatabaseSync | undefined {
  const alone = pathToFileURL(path);
  alone.searchParams.set('immutable', '1');
  for (const place of [path, alone]) {
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(place, { readOnly: true });
      database.exec('PRAGMA trusted_schema = OFF');
      database.prepare('SELECT count(*) FROM sqlite_master').get();
      return database;
    } catch {
      closeQuietly(database);
    }
  }
  return undefined;
}

/** What can be copied from a damaged file. */
export type Copy = ReturnType<typeof copying>;

/** What can be copied. Nothing here throws for the damaged file; the other one may throw. */
export function copying(database: DatabaseSync, damaged: DatabaseSync) {
  // A file of an earlier version does not say where a series begins and ends.
  const hasBounds = readable(() => damaged.prepare('SELECT begins, ends FROM series')) !== undefined;
  const bounds = hasBounds ? 'begins, ends' : `0, ${Number.MAX_SAFE_INTEGER}`;
  const subject = `CASE WHEN account IS NOT NULL THEN json_array(account, identity, about, ${bounds}) END`;
  const subjects = tableOf(damaged, `number, ${subject}`, 'series');
  const shapes = tableOf(damaged, 'number, quantities', 'shape');
  const seriesOf = database.prepare(
    "SELECT number FROM series WHERE account = :text ->> '$[0]' AND identity = :text ->> '$[1]'",
  );
  const addSeries = database.prepare(
    `INSERT INTO series (account, identity, about, begins, ends)
     VALUES (:text ->> '$[0]', :text ->> '$[1]', :text ->> '$[2]', :text ->> '$[3]', :text ->> '$[4]')`,
  );
  const shapeOf = database.prepare('SELECT number FROM shape WHERE quantities = :text');
  const addShape = database.prepare('INSERT INTO shape (quantities) VALUES (:text) ON CONFLICT DO NOTHING');
  const addReading = database.prepare(
    `INSERT INTO reading (series, at, generation, shape, amounts) SELECT :series, :at, :generation, :shape, :amounts
     WHERE NOT EXISTS (SELECT 1 FROM reading WHERE series = :series AND at = :at)`,
  );
  const addEvent = database.prepare(
    'INSERT OR IGNORE INTO event (series, at, generation, kind, fault_kind) VALUES (?, ?, ?, ?, ?)',
  );
  const addSums = database.prepare('INSERT OR IGNORE INTO day_sum (series, at, sums) VALUES (?, ?, ?)');
  // A file of a version that kept no sums has no table for them.
  const dayTables = ['reading', 'event', 'day_sum'].filter(
    (table) => table !== 'day_sum' || readable(() => damaged.prepare('SELECT 1 FROM day_sum')) !== undefined,
  );
  const addPack = database.prepare('INSERT INTO pack (series, at, shape, count, readings) VALUES (?, ?, ?, ?, ?)');
  /** The number here of a series or a shape there, which is made where there is none. */
  const numberOf = (
    known: ReadonlyMap<number, string>,
    number: number,
    find: typeof seriesOf,
    add: typeof addSeries,
  ) => {
    const text = known.get(number);
    if (text === undefined) {
      return undefined;
    }
    const found = find.get({ text })?.['number'];
    return typeof found === 'number' ? found : Number(add.run({ text }).lastInsertRowid);
  };
  const seriesHere = (number: number) => numberOf(subjects, number, seriesOf, addSeries);
  const shapeHere = (number: number) => numberOf(shapes, number, shapeOf, addShape);
  const rowsOf = (sql: string, ...values: readonly number[]): readonly Row[] | undefined =>
    readable(() => damaged.prepare(sql).all(...values));
  /** Reads a range as a whole where that works, else in halves down to the least; what cannot be read is told. */
  const inHalves = (
    from: number,
    to: number,
    least: number,
    read: (from: number, to: number) => readonly Row[] | undefined,
    lost: (from: number) => void,
  ): readonly Row[] => {
    const rows = read(from, to);
    if (rows !== undefined) {
      return rows;
    }
    if (to - from <= least) {
      lost(from);
      return [];
    }
    const middle = from + Math.ceil((to - from) / 2 / least) * least;
    return [...inHalves(from, middle, least, read, lost), ...inHalves(middle, to, least, read, lost)];
  };
  const insertReading = (series: number, row: Row): void => {
    const shape = shapeHere(Number(row['shape']));
    if (shape !== undefined) {
      addReading.run({
        series,
        at: Number(row['at']),
        generation: Number(row['generation']),
        shape,
        amounts: String(row['amounts']),
      });
    }
  };
  const insertEvent = (series: number, row: Row): void => {
    const [at, generation, kind] = [Number(row['at']), Number(row['generation']), String(row['kind'])];
    addEvent.run(series, at, generation, kind, row['fault_kind'] ?? null);
  };
  const last = rowsOf('SELECT max(number) AS number FROM pack NOT INDEXED');
  /** When packs begin, from the index, which may be sound where they are not. */
  const packTimes = new Map(
    (rowsOf('SELECT number, at FROM pack INDEXED BY pack_at') ?? []).map(({ number, at }) => [
      Number(number),
      Number(at),
    ]),
  );
  /** When the history begins, as far as the packs tell; else 0. */
  let since = 0;
  for (const at of packTimes.values()) {
    since = since === 0 ? at : Math.min(since, at);
  }
  return {
    /** The number of the last pack there. Where it cannot be read, more than any file has. */
    lastPack: last === undefined ? 100_000 : Number(last[0]?.['number'] ?? -1),
    /** The next series there, or -1. */
    seriesAfter: (number: number): number =>
      [...subjects.keys()].sort((a, b) => a - b).find((one) => one > number) ?? -1,
    /** Records and notes. A record's mark of a refused credential means nothing beside another salt. */
    others(): void {
      const salts = [database, damaged].map((one) =>
        readable(() => one.prepare("SELECT value FROM meta WHERE name = 'salt'").get()?.['value']),
      );
      const columns =
        'account, generation, claimed_at, settled, next_due, hold_until, reading, trouble, identity, about';
      const mark = salts[0] === salts[1] ? 'refused_mark' : 'NULL';
      for (const [table, names, values] of [
        ['record', `${columns}, refused_mark, revision`, `${columns}, ${mark}, revision`],
        ['note', 'account, key, text', 'account, key, text'],
      ] as const) {
        const rows = rowsOf(`SELECT ${values} FROM ${table}`) ?? [];
        const places = names.split(', ').map(() => '?');
        const add = database.prepare(
          `INSERT INTO ${table} (${names}) VALUES (${places.join()}) ON CONFLICT DO NOTHING`,
        );
        for (const row of rows) {
          add.run(...Object.values(row));
        }
      }
    },
    packs(from: number, to: number) {
      const lost: number[] = [];
      const columns = 'series, at, shape, count, readings';
      // One alone is looked up: the end of a range may lie on a page that is damaged.
      const read = (first: number, end: number) =>
        end - first === 1
          ? rowsOf(`SELECT ${columns} FROM pack NOT INDEXED WHERE number = ?`, first)
          : rowsOf(`SELECT ${columns} FROM pack NOT INDEXED WHERE number >= ? AND number < ?`, first, end);
      const rows = inHalves(from, to, 1, read, (number) => {
        const at = packTimes.get(number);
        if (at !== undefined) {
          lost.push(Math.floor(at / DAY_MS) * DAY_MS);
        }
      });
      let readings = 0;
      for (const row of rows) {
        const [series, shape] = [seriesHere(Number(row['series'])), shapeHere(Number(row['shape']))];
        if (series !== undefined && shape !== undefined) {
          addPack.run(series, Number(row['at']), shape, Number(row['count']), String(row['readings']));
          readings += Number(row['count']);
        }
      }
      return { rows: PACK_COSTS * rows.length, readings, lost };
    },
    span(number: number, from: number, to: number) {
      const lost: number[] = [];
      const tell = (day: number): void => {
        // Before there was any history nothing can be missing.
        if (day + DAY_MS > since) {
          lost.push(day);
        }
      };
      const where = 'WHERE series = ? AND at >= ? AND at < ?';
      const read = (table: string) => (first: number, end: number) =>
        rowsOf(`SELECT * FROM ${table} ${where}`, number, first, end);
      const [readings = [], events = [], sums = []] = dayTables.map((table) =>
        inHalves(from, to, DAY_MS, read(table), tell),
      );
      const series = readings.length + events.length + sums.length > 0 ? seriesHere(number) : undefined;
      if (series !== undefined) {
        readings.forEach((row) => void insertReading(series, row));
        sums.forEach((row) => void addSums.run(series, Number(row['at']), String(row['sums'])));
        events.forEach((row) => void insertEvent(series, row));
      }
      return { rows: readings.length, lost };
    },
  };
}

/** A small table of numbers and texts. Where it cannot be read as a whole, as many of its rows as can be. */
function tableOf(damaged: DatabaseSync, columns: string, table: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  readable(() => {
    for (const row of damaged.prepare(`SELECT ${columns} FROM ${table} NOT INDEXED`).iterate()) {
      const [number, text] = Object.values(row);
      if (typeof number === 'number' && typeof text === 'string') {
        found.set(number, text);
      }
    }
  });
  return found;
}

/** What could be read; `undefined` where the damaged file fails. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
