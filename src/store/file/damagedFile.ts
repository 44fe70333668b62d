import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { DAY_MS } from '../../base/duration.ts';
import { lastRowOf, type Pack, packRows, rowsIn } from '../history/pack.ts';
import { isRefused } from '../sqlite/diskFault.ts';
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

/**
 * Copies records, notes and which series there are into a file that is made. A record's mark of a refused credential means nothing
 * beside another salt. Nothing here throws for the damaged file; the other one may throw.
 */
export function copyAccounts(database: DatabaseSync, damaged: DatabaseSync): void {
  const salts = [database, damaged].map((one) =>
    readable(() => one.prepare("SELECT value FROM meta WHERE name = 'salt'").get()?.['value']),
  );
  const mark = salts[0] === salts[1] ? 'refused_mark' : 'NULL';
  const claim = 'account, generation, claimed_at, settled, next_due, hold_until, reading, trouble, identity, about';
  // A file of an earlier version does not say where a series begins and ends, and nothing ends before it begins.
  const hasBounds = readable(() => damaged.prepare('SELECT begins, ends FROM series')) !== undefined;
  const bounds = hasBounds
    ? `iif(begins < ends, begins, 0) AS begins, iif(begins < ends, ends, ${Number.MAX_SAFE_INTEGER}) AS ends`
    : `0 AS begins, ${Number.MAX_SAFE_INTEGER} AS ends`;
  for (const [table, names, values] of [
    ['record', `${claim}, refused_mark, revision`, `${claim}, ${mark}, revision FROM record`],
    ['note', 'account, key, text', 'account, key, text FROM note'],
    [
      'series',
      'number, source, account, identity, about, begins, ends',
      `number, number AS source, account, identity, about, ${bounds} FROM series NOT INDEXED WHERE account IS NOT NULL`,
    ],
  ] as const) {
    const places = names.split(', ').map(() => '?');
    const add = database.prepare(`INSERT INTO ${table} (${names}) VALUES (${places.join()}) ON CONFLICT DO NOTHING`);
    for (const row of rowsThatCanBeRead(damaged, `SELECT ${values}`)) {
      addIfSound(() => add.run(...Object.values(row)));
    }
  }
}

/** What can be copied of the history in a damaged file. */
export type Copy = ReturnType<typeof copying>;

/** A series here that takes readings of one there, from `begins` to before `ends`. */
interface Part {
  readonly number: number;
  readonly begins: number;
  readonly ends: number;
}

/** What can be copied of the history. Nothing here throws for the damaged file; the other one may throw. */
export function copying(database: DatabaseSync, damaged: DatabaseSync) {
  const shapes = shapesOf(damaged);
  const nextSource = database.prepare(
    'SELECT min(source) AS number FROM series WHERE source > ? AND account IS NOT NULL',
  );
  // The first one has its number, and readings from before it began, too, where they were imported.
  const partsOf = database.prepare(
    `SELECT number, iif(number = source, 0, begins) AS begins, ends FROM series
     WHERE source = ? AND account IS NOT NULL ORDER BY number`,
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
  /** The number here of a shape there, which is made where there is none. */
  const shapeHere = (number: number): number | undefined => {
    const text = shapes.get(number);
    if (text === undefined) {
      return undefined;
    }
    const found = shapeOf.get({ text })?.['number'];
    return typeof found === 'number' ? found : Number(addShape.run({ text }).lastInsertRowid);
  };
  /** Where the readings of a series there go: several where its account began anew here, none where it was deleted here. */
  const partsHere = (source: number): readonly Part[] =>
    partsOf.all(source).map(({ number, begins, ends }) => ({
      number: Number(number),
      begins: Number(begins),
      ends: Number(ends),
    }));
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
  const insertReading = (parts: readonly Part[], row: Row): void => {
    const at = Number(row['at']);
    const [series, shape] = [partAt(parts, at)?.number, shapeHere(Number(row['shape']))];
    if (series !== undefined && shape !== undefined) {
      const [generation, amounts] = [Number(row['generation']), String(row['amounts'])];
      addIfSound(() => addReading.run({ series, at, generation, shape, amounts }));
    }
  };
  const insertEvent = (parts: readonly Part[], row: Row): void => {
    const [at, generation, kind] = [Number(row['at']), Number(row['generation']), String(row['kind'])];
    const part = partAt(parts, at);
    if (part !== undefined) {
      addIfSound(() => addEvent.run(part.number, at, generation, kind, row['fault_kind'] ?? null));
    }
  };
  /** The sums of a day on which an account began anew are in both. */
  const insertSums = (parts: readonly Part[], row: Row): void => {
    const at = Number(row['at']);
    for (const { number } of parts.filter(({ begins, ends }) => begins < at + DAY_MS && at < ends)) {
      addIfSound(() => addSums.run(number, at, String(row['sums'])));
    }
  };
  /** Inserts a pack, in pieces where an account began anew within its day. How many readings were inserted. */
  const insertPack = (parts: readonly Part[], pack: Pack): number => {
    const first = partAt(parts, pack.at);
    const isWhole = first === partAt(parts, lastRowOf(pack)?.at ?? pack.at);
    const pieces = isWhole ? [[first, pack] as const] : piecesOf(parts, pack);
    let readings = 0;
    for (const [part, { at, shape, count, text }] of pieces) {
      if (part !== undefined) {
        readings += addIfSound(() => addPack.run(part.number, at, shape, count, text)) ? count : 0;
      }
    }
    return readings;
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
    /** The next series there that is wanted here, or -1. */
    seriesAfter: (number: number): number => Number(nextSource.get(number)?.['number'] ?? -1),
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
        const shape = shapeHere(Number(row['shape']));
        if (shape !== undefined) {
          const [at, count, text] = [Number(row['at']), Number(row['count']), String(row['readings'])];
          readings += insertPack(partsHere(Number(row['series'])), { at, shape, count, text });
        }
      }
      return { rows: PACK_COSTS * rows.length, readings, lost };
    },
    span(number: number, from: number, to: number) {
      const parts = partsHere(number);
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
      readings.forEach((row) => void insertReading(parts, row));
      sums.forEach((row) => void insertSums(parts, row));
      events.forEach((row) => void insertEvent(parts, row));
      return { rows: readings.length, lost };
    },
  };
}

/** Where readings of a time go; into none where the user deleted that. */
function partAt(parts: readonly Part[], at: number): Part | undefined {
  return parts.find(({ begins, ends }) => begins <= at && at < ends);
}

function piecesOf(parts: readonly Part[], pack: Pack): readonly (readonly [Part | undefined, Pack])[] {
  const pieces = Map.groupBy(rowsIn(pack), ({ at }) => partAt(parts, at));
  return [...pieces].map(([part, rows]) => [part, packRows(pack.shape, rows)]);
}

function shapesOf(damaged: DatabaseSync): ReadonlyMap<number, string> {
  const shapes = new Map<number, string>();
  for (const { number, quantities } of rowsThatCanBeRead(damaged, 'SELECT number, quantities FROM shape NOT INDEXED')) {
    if (typeof number === 'number' && typeof quantities === 'string') {
      shapes.set(number, quantities);
    }
  }
  return shapes;
}

/** The rows of a small table. Where it cannot be read as a whole, as many as can be. */
function rowsThatCanBeRead(damaged: DatabaseSync, sql: string): readonly Row[] {
  const rows: Row[] = [];
  readable(() => {
    for (const row of damaged.prepare(sql).iterate()) {
      rows.push(row);
    }
  });
  return rows;
}

/** What does not fit its table is no sound row; it must not keep the others from being copied. Whether it was added. */
function addIfSound(add: () => void): boolean {
  try {
    add();
    return true;
  } catch (error) {
    if (!isRefused(error)) {
      throw error;
    }
    return false;
  }
}

/** What could be read; `undefined` where the damaged file fails. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
