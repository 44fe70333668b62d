import assert from 'node:assert/strict';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import { amountsText, shapeText } from '../../../../src/store/history/amounts.ts';
import { openHistory } from '../../../../src/store/history/history.ts';
import { MIGRATIONS, migrate, versionOf } from '../../../../src/store/sqlite/schema.ts';
import { DAY, fileIn, HOUR, NOON, newFolder, openWindow, poll, reading } from '../sample.ts';

const MINUTE = 60_000;
/** The steps that files had taken before there were packs. */
const BEFORE_PACKS = MIGRATIONS.slice(0, 2);

/** Writes readings of an account as files had them before there were packs. */
function addLoose(database: DatabaseSync, readings: readonly Reading[]): void {
  database.exec("INSERT INTO series (number, account) VALUES (1, 'a')");
  database
    .prepare('INSERT INTO shape (number, quantities) VALUES (1, ?)')
    .run(shapeText(readings[0]?.quantities ?? []));
  const add = database.prepare('INSERT INTO reading (series, at, generation, shape, amounts) VALUES (1, ?, ?, 1, ?)');
  for (const [index, { at, quantities }] of readings.entries()) {
    add.run(at, index + 1, amountsText(quantities));
  }
}

function open(test: TestContext) {
  const database = new DatabaseSync(':memory:');
  test.after(() => database.close());
  migrate(database, 'salt');
  return database;
}

/** A database that does something right after packs were read from it. */
class Watched extends DatabaseSync {
  afterPacks: () => void = () => undefined;

  override prepare(sql: string) {
    const statement = super.prepare(sql);
    if (sql.includes('AS text FROM pack')) {
      const all = statement.all.bind(statement);
      const watched = (...values: SQLInputValue[]) => {
        const rows = all(...values);
        this.afterPacks();
        return rows;
      };
      Object.assign(statement, { all: watched });
    }
    return statement;
  }
}

describe('the packs of the history', () => {
  const STEP = 5 * MINUTE;
  const MIDNIGHT = NOON + DAY / 2;

  /** How many packs there are, and how many readings are loose. */
  function counts(database: DatabaseSync) {
    const count = (table: string) => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
    return { packs: count('pack'), rows: count('reading') };
  }

  /** Appends a reading every five minutes, each one less than the one before. */
  function fill(history: ReturnType<typeof openHistory>, from: number, readings: number, id = 'a') {
    const all = amounts(from, readings);
    for (const [index, one] of all.entries()) {
      history.append(id, index + 1, one);
    }
    return all;
  }

  function amounts(from: number, readings: number) {
    return Array.from({ length: readings }, (_, index) =>
      reading(from + index * STEP, String(90_000 - index), null, '0.50'),
    );
  }

  it('hold the days that are over, and nothing is lost or changed on the way', (test) => {
    const database = open(test);
    const history = openHistory(database);
    const all = fill(history, MIDNIGHT - 3 * DAY, 3 * 288 + 10);
    assert.deepEqual(counts(database), { packs: 3, rows: 10 });
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), all);
    for (const [from, to] of [
      [0, 1],
      [287, 289],
      [288, 576],
      [300, 870],
      [864, 874],
    ] as const) {
      const range = history.rows('a', all[from]?.at ?? 0, all[to]?.at ?? NOON * 2);
      assert.deepEqual(range.readings(), all.slice(from, to), `${from} to ${to}`);
    }
  });

  it('are of one account, one shape and one day each', (test) => {
    const database = open(test);
    const history = openHistory(database);
    const a = fill(history, MIDNIGHT - DAY, 100);
    const b = fill(history, MIDNIGHT - DAY, 3, 'b');
    const other = [1, 2].map((index) => reading(MIDNIGHT - index * MINUTE, '7')).reverse();
    const next = [reading(MIDNIGHT, '6'), reading(MIDNIGHT + DAY, '5')];
    for (const [index, one] of [...other, ...next].entries()) {
      history.append('a', 200 + index, one);
    }
    const [last] = [other[0]];
    assert.ok(last !== undefined);
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), [...a, last, ...next]);
    assert.deepEqual(history.rows('b', 0, NOON * 2).readings(), b);
    assert.deepEqual(counts(database), { packs: 3, rows: 4 });
  });

  it('row 45: take readings of a clock that was set back in their place', (test) => {
    const history = openHistory(open(test));
    const all = fill(history, MIDNIGHT - DAY, 300);
    const late = [reading(MIDNIGHT - DAY + 1, '1'), reading(MIDNIGHT - 2 * DAY, '2'), reading(MIDNIGHT - DAY + 2, '3')];
    for (const [index, one] of late.entries()) {
      history.append('a', 400 + index, one);
    }
    const sorted = [...all, ...late].toSorted((one, other) => one.at - other.at);
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), sorted);
    const next = reading(MIDNIGHT + DAY, '4');
    history.append('a', 500, next);
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), [...sorted, next]);
  });

  it('take the readings of a file of the time before packs, a few days with each reading', (test) => {
    const database = new DatabaseSync(':memory:');
    test.after(() => database.close());
    migrate(database, 'salt', BEFORE_PACKS);
    const all = amounts(MIDNIGHT - 20 * DAY, 20 * 288);
    addLoose(database, all);
    assert.equal(migrate(database, 'salt'), 'ready');
    const history = openHistory(database);
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), all);
    for (let index = 0; index < 6; index++) {
      const one = reading(MIDNIGHT + index * STEP, String(index), null, '0.50');
      history.append('a', 9_000 + index, one);
      all.push(one);
      assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), all, `after ${index + 1}`);
    }
    assert.deepEqual(counts(database), { packs: 20, rows: 6 });
  });

  it('keep what a later version understands, with its unit, and lose no neighbour of what nobody does', (test) => {
    const database = open(test);
    const history = openHistory(database);
    const all = fill(history, MIDNIGHT - DAY, 288);
    database.exec(`UPDATE reading SET amounts = '1;2' WHERE at = ${all[4]?.at}`);
    database.exec(`INSERT INTO shape VALUES (77, '[["q0","bitcoin"]]')`);
    database.exec(`UPDATE reading SET shape = 77, amounts = '3' WHERE at = ${all[6]?.at}`);
    history.append('a', 999, reading(MIDNIGHT, '1'));
    assert.equal(counts(database).packs, 4);
    const later = { at: all[6]?.at ?? 0, quantities: [{ key: 'q0', unit: 'bitcoin', amount: '3' }] };
    const expected = all.flatMap((each, index) => (index === 4 ? [] : [index === 6 ? later : each]));
    assert.deepEqual(history.rows('a', 0, MIDNIGHT).readings(), expected);
    database.exec(`UPDATE shape SET quantities = '[["q0",5]]' WHERE number = 77`);
    assert.deepEqual(
      history.rows('a', 0, MIDNIGHT).readings(),
      expected.filter((each) => each !== later),
    );
  });

  it('are read together with the rows, whatever another window packs meanwhile', (test) => {
    const folder = newFolder();
    const [database, other] = [new Watched(fileIn(folder)), new DatabaseSync(fileIn(folder))];
    test.after(() => {
      database.close();
      other.close();
    });
    database.exec('PRAGMA journal_mode = WAL');
    migrate(database, 'salt');
    const [history, packing] = [openHistory(database), openHistory(other)];
    const all = fill(history, MIDNIGHT - DAY, 288);
    database.afterPacks = () => packing.append('a', 999, reading(MIDNIGHT, '1'));
    assert.deepEqual(history.rows('a', 0, MIDNIGHT).readings(), all);
    database.afterPacks = () => undefined;
    assert.equal(counts(database).packs, 1);
    assert.deepEqual(history.rows('a', 0, MIDNIGHT).readings(), all);
  });

  it('go with the transaction that makes them', (test) => {
    const database = open(test);
    const history = openHistory(database);
    const all = fill(history, MIDNIGHT - DAY, 288);
    database.exec('BEGIN');
    history.append('a', 999, reading(MIDNIGHT, '1'));
    assert.equal(counts(database).packs, 1);
    database.exec('ROLLBACK');
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), all);
    assert.deepEqual(counts(database), { packs: 0, rows: 288 });
  });
});

describe('a file from before there were packs', () => {
  /** A file of the second version with two days of readings. */
  function earlier(): { folder: string; readings: ReturnType<typeof reading>[] } {
    const folder = newFolder();
    const database = new DatabaseSync(fileIn(folder));
    migrate(database, 'salt', BEFORE_PACKS);
    const readings = Array.from({ length: 48 }, (_, hour) => reading(NOON - (50 - hour) * HOUR, String(hour), null));
    addLoose(database, readings);
    database.close();
    return { folder, readings };
  }

  it('row 46: goes on with all that is in it', async (test) => {
    const { folder, readings } = earlier();
    const store = await openWindow(test, folder);
    assert.deepEqual(store.mode, { kind: 'shared' });
    assert.deepEqual(store.rows('a', 0, NOON)?.readings(), readings);
    poll(store, 'a', NOON, '99', null);
    const all = [...readings, reading(NOON, '99', null)];
    assert.deepEqual(store.rows('a', 0, NOON + 1)?.readings(), all);
    assert.deepEqual(store.salt, 'salt');
    store.dispose();
    assert.deepEqual((await openWindow(test, folder)).rows('a', 0, NOON + 1)?.readings(), all);
    const database = new DatabaseSync(fileIn(folder));
    assert.equal(database.prepare('SELECT count(*) AS n FROM pack').get()?.['n'], 2);
    assert.equal(versionOf(database), MIGRATIONS.length);
    database.close();
  });
});
