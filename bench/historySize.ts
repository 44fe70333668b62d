import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { trendOf } from '../src/balance/forecast/trend.ts';
import { seriesOf } from '../src/balance/readings/series.ts';
import { systemClock } from '../src/base/clock.ts';
import { DAY_MS, openPackTable } from '../src/store/history/packTable.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/port/store.ts';
import type { Journal } from '../test/unit/store/processes/windowProcess.ts';
import { fileIn, good, newFolder, oldSqlite } from '../test/unit/store/sample.ts';
import { type Row, spread, timeOf } from './table.ts';

export const YEAR_MS = 365 * DAY_MS;
export const END = Date.UTC(2026, 2, 10);
/** What Jiguang reports: four quantities, of which one or two move from one reading to the next. */
const SHAPE = '[["q0","messages"],["q1","messages"],["q2","messages"],["q3","messages"]]';

function open(folder: string, journal: Journal): Promise<Store> {
  const load = journal === 'delete' ? oldSqlite : undefined;
  return openStore(folder, systemClock, Math.random, () => 400, load);
}

/** Measures one file with a year of 5-minute readings of one account and one reading an hour of the others. */
export async function measureHistory(accounts: number, journal: Journal, times: number): Promise<readonly Row[]> {
  const folder = newFolder();
  const fresh = await open(folder, journal);
  fresh.dispose();
  const rows = fill(folder, accounts);
  const opening: number[] = [];
  let store = await open(folder, journal);
  for (let time = 0; time < 9; time++) {
    store.dispose();
    const start = performance.now();
    store = await open(folder, journal);
    opening.push(performance.now() - start);
  }
  const first = timeOf(() => store.rows('account 0', END - YEAR_MS, END));
  const queries = repeat(25, () => timeOf(() => store.rows('account 0', END - YEAR_MS, END)));
  const statement = statementTimes(folder, 'SELECT at, shape, count, readings FROM pack WHERE series = 1 ORDER BY at');
  const trends = repeat(25, () => timeOf(() => trendsOf(store)));
  const claims: number[] = [];
  const appends: number[] = [];
  for (let index = 0; index < times; index++) {
    const id = `account ${index % accounts}`;
    const now = END + index * 1000;
    const seen = store.record(id);
    let claimed = seen;
    claims.push(timeOf(() => (claimed = store.claim(seen, now, now) ?? seen)));
    appends.push(timeOf(() => store.settle(claimed, good(now, `${index}`, null, '0', '12'))));
  }
  const reads = repeat(times, () => timeOf(() => store.record('account 0')));
  store.dispose();
  const size = statSync(fileIn(folder)).size;
  const name = `${accounts} accounts, ${journal}`;
  return [
    { what: `${name}: opening`, measured: spread(opening) },
    { what: `${name}: a year's range, first time`, measured: `${first.toFixed(1)} ms`, goal: '≤ 50 ms' },
    { what: `${name}: a year's range (105,120 readings)`, measured: spread(queries), goal: '≤ 50 ms' },
    { what: `${name}: its longest statement`, measured: spread(statement), goal: '≤ 20 ms in the middle' },
    { what: `${name}: trends of four quantities from 60 days`, measured: spread(trends), goal: '≤ 50 ms' },
    { what: `${name}: a claim`, measured: spread(claims), goal: '≤ 50 ms' },
    { what: `${name}: an outcome with its history`, measured: spread(appends), goal: '≤ 50 ms' },
    { what: `${name}: a record`, measured: spread(reads) },
    {
      what: `${name}: size`,
      measured: `${(size / 2 ** 20).toFixed(1)} MiB, ${(size / rows).toFixed(1)} bytes per reading (${rows} readings)`,
    },
  ];
}

/** What the monitor makes of the history at each reading of an account. */
function trendsOf(store: Store): unknown {
  const rows = store.rows('account 0', END - 60 * DAY_MS, END);
  return rows.columns.map(({ key }) => trendOf(seriesOf(rows, key, END), END, END - DAY_MS));
}

function statementTimes(folder: string, sql: string): number[] {
  const database = new DatabaseSync(fileIn(folder), { readOnly: true });
  const statement = database.prepare(sql);
  const times = repeat(25, () => timeOf(() => statement.all()));
  database.close();
  return times;
}

/** What this machine's disk takes for what every commit needs: the floor under claims and outcomes. */
export function measureFloor(times: number): Row {
  const file = openSync(join(newFolder(), 'floor'), 'w');
  const page = Buffer.alloc(4096);
  const syncs = repeat(times, () =>
    timeOf(() => {
      writeSync(file, page, 0, page.length, 0);
      fsyncSync(file);
    }),
  );
  closeSync(file);
  return { what: 'floor: 4 KiB written and flushed', measured: spread(syncs) };
}

function repeat(times: number, measure: () => number): number[] {
  return Array.from({ length: times }, measure);
}

/** Fills a file that nobody has open with what `measureHistory` says; the count of its readings. */
export function fill(folder: string, accounts: number): number {
  const database = new DatabaseSync(fileIn(folder));
  database.exec(`BEGIN; INSERT INTO shape VALUES (1, '${SHAPE}')`);
  const series = database.prepare('INSERT INTO series (number, account) VALUES (?, ?)');
  const reading = database.prepare('INSERT INTO reading VALUES (?, ?, ?, 1, ?)');
  const packs = openPackTable(database);
  let rows = 0;
  for (let number = 1; number <= accounts; number++) {
    series.run(number, `account ${number - 1}`);
    const step = number === 1 ? 5 * 60_000 : 3_600_000;
    let generation = 1;
    for (let at = END - YEAR_MS; at < END; at += step) {
      reading.run(number, at, generation++, `${200_000 - generation},null,${50_000 - (generation >> 3)},0`);
      rows++;
      if (at % DAY_MS === 0) {
        packs.packBefore(number, at);
      }
    }
  }
  database.exec('COMMIT');
  database.close();
  return rows;
}
