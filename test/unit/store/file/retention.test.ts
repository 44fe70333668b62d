import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { KEPT_MS, keepThin, purging, type Run, takeTurn, thinning } from '../../../../src/store/file/retention.ts';
import { shareDatabase } from '../../../../src/store/file/sharedFile.ts';
import { openHistory } from '../../../../src/store/history/history.ts';
import { openPackTable } from '../../../../src/store/history/packTable.ts';
import { migrate } from '../../../../src/store/sqlite/schema.ts';
import { HandClock } from '../../net/handClock.ts';
import { DAY, HOUR, NOON } from '../sample.ts';

/** A file with a reading every six hours on the days from `fromDay` to before `NOON`. */
function openRows(test: TestContext, fromDay: number): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  test.after(() => database.close());
  migrate(database, 'salt');
  database.exec(`INSERT INTO series (account) VALUES ('a'); INSERT INTO shape VALUES (1, '[["q0","messages"]]')`);
  const insert = database.prepare("INSERT INTO reading VALUES (1, ?, 1, 1, '1')");
  for (let at = NOON - fromDay * DAY; at <= NOON; at += 6 * HOUR) {
    insert.run(at);
  }
  return database;
}

/** The same with all days packed but the last one. */
function openPacks(test: TestContext, fromDay: number): DatabaseSync {
  const database = openRows(test, fromDay);
  const rowsLeft = () => Number(database.prepare('SELECT count(*) AS n FROM reading').get()?.['n']);
  for (let before = Number.POSITIVE_INFINITY; rowsLeft() < before; ) {
    before = rowsLeft();
    openPackTable(database).packBefore(1, NOON);
  }
  assert.equal(rowsLeft(), 3);
  return database;
}

function finish(run: Run): number {
  let slices = 0;
  while (run.slice()) {
    slices++;
  }
  return slices;
}

function times(database: DatabaseSync): number[] {
  return Array.from(openHistory(database).rows('a', -DAY, Number.MAX_SAFE_INTEGER).at);
}

for (const [how, open] of [
  ['rows', openRows],
  ['packs', openPacks],
] as const) {
  describe(`the retention of the history, in ${how}`, () => {
    it('keeps every reading of the last days, and the last one of each UTC day before', (test) => {
      const database = open(test, 20);
      const before = times(database);
      finish(thinning(database, NOON, 10));
      const cutoff = Math.floor((NOON - 10 * DAY) / DAY) * DAY;
      const expected = before.filter((at) => at >= cutoff || at % DAY === 18 * HOUR);
      assert.deepEqual(times(database), expected);
      assert.ok(expected.length < before.length);
      finish(thinning(database, NOON, 10));
      assert.deepEqual(times(database), expected, 'a second run changes nothing');
    });

    it('catches up over several runs, and goes on where it was', (test) => {
      const database = open(test, 100);
      finish(thinning(database, NOON, 10));
      const first = times(database).length;
      finish(thinning(database, NOON, 10));
      const second = times(database).length;
      for (let run = 0; run < 3; run++) {
        finish(thinning(database, NOON, 10));
      }
      assert.ok(first > second && second > times(database).length);
      assert.equal(times(database).filter((at) => at < NOON - 11 * DAY).length, 89);
    });

    it('deletes what is older than five years, and events older than the readings are kept in full', (test) => {
      const database = open(test, 10);
      const old = NOON - KEPT_MS;
      database.exec(`INSERT INTO reading VALUES (1, ${old - 1}, 1, 1, '1'), (1, ${old + DAY}, 1, 1, '1')`);
      database.exec(
        `INSERT INTO event VALUES (1, ${NOON - 6 * DAY}, 1, 'recovered', NULL), (1, ${NOON}, 1, 'recovered', NULL)`,
      );
      finish(thinning(database, NOON, 5));
      assert.deepEqual(times(database).slice(0, 1), [old + DAY]);
      assert.deepEqual(
        database
          .prepare('SELECT at FROM event')
          .all()
          .map((row) => row['at']),
        [NOON],
      );
    });

    it('row 45: does not believe a clock that is ahead of all readings', (test) => {
      const database = open(test, 5);
      const before = times(database);
      finish(thinning(database, NOON + 3650 * DAY, 10));
      assert.deepEqual(times(database), before);
    });

    it('row 45: loses a month of detail at most to a clock that wrote one reading far ahead', (test) => {
      const database = open(test, 300);
      const before = times(database);
      database.exec(`INSERT INTO reading VALUES (1, ${NOON + 1000 * DAY}, 1, 1, '1')`);
      finish(thinning(database, NOON + 1000 * DAY, 10));
      assert.ok(times(database).length >= before.length - 30 * 3);
    });

    it('deletes the readings of forgotten accounts in slices', (test) => {
      const database = open(test, 400);
      database.exec("INSERT INTO event VALUES (1, 1, 1, 'recovered', NULL)");
      const { account } = database.prepare('UPDATE series SET account = NULL RETURNING number AS account').get() ?? {};
      assert.equal(account, 1);
      assert.ok(finish(purging(database)) > 3);
      for (const table of ['reading', 'pack', 'event', 'series']) {
        assert.equal(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'], 0, table);
      }
    });

    it('is the turn of one window a day', (test) => {
      const database = open(test, 1);
      assert.equal(takeTurn(database, NOON), true);
      assert.equal(takeTurn(database, NOON + DAY - 1), false);
      assert.equal(takeTurn(database, NOON + DAY), true);
      assert.equal(takeTurn(database, NOON - DAY), true, 'a turn in the future was taken under a wrong clock');
    });

    it('happens in the background, not at start-up, and leaves no timer behind', (test) => {
      const clock = new HandClock();
      clock.wall = NOON;
      const database = open(test, 20);
      const before = times(database).length;
      const thin = keepThin(shareDatabase(database), clock, () => 0.5, {
        retentionDays: () => 10,
        timeZone: () => undefined,
      });
      clock.pass(7 * 60_000);
      assert.equal(times(database).length, before);
      for (let step = 0; step < 200; step++) {
        clock.pass(60_000);
      }
      assert.ok(times(database).length < before);
      thin.dispose();
      assert.equal(clock.pending, 0);
    });

    /** A file of twenty days that is kept thin at ten. */
    function openThinning(context: TestContext) {
      const clock = new HandClock();
      clock.wall = NOON;
      const database = open(context, 20);
      const thin = keepThin(shareDatabase(database), clock, () => 0.5, {
        retentionDays: () => 10,
        timeZone: () => undefined,
      });
      return { clock, thin, count: () => times(database).length };
    }

    it('row 45: deletes nothing in the hour after the clock has jumped', (test) => {
      const { clock, count, thin } = openThinning(test);
      const before = count();
      clock.wall += HOUR;
      passHours(clock, 1);
      assert.equal(count(), before);
      thin.dispose();
    });

    it('C7: thins again after the machine has slept, however often it sleeps', (test) => {
      const { clock, count, thin } = openThinning(test);
      const before = count();
      for (let day = 0; day < 3; day++) {
        // On Linux the monotonic clock stands still meanwhile.
        clock.wall += 8 * HOUR;
        passHours(clock, 3);
      }
      assert.ok(count() < before);
      thin.dispose();
      assert.equal(clock.pending, 0);
    });
  });
}

function passHours(clock: HandClock, hours: number): void {
  for (let minute = 0; minute < hours * 60; minute++) {
    clock.pass(60_000);
  }
}

describe('a day of packed readings and rows', () => {
  const MIDNIGHT = NOON - (NOON % DAY);

  function open(test: TestContext, rows: readonly number[], packs: readonly (readonly number[])[]) {
    const database = openRows(test, 0);
    const table = openPackTable(database);
    database.exec('DELETE FROM reading');
    const insert = database.prepare('INSERT INTO reading VALUES (1, ?, ?, 1, ?)');
    for (const times of packs) {
      for (const hour of times) {
        insert.run(MIDNIGHT - DAY + hour * HOUR, hour, String(hour));
      }
      table.packBefore(1, MIDNIGHT);
    }
    for (const hour of rows) {
      insert.run(MIDNIGHT - DAY + hour * HOUR, hour, String(hour));
    }
    insert.run(NOON + 20 * DAY, 1, '99');
    return database;
  }

  const cases: readonly [name: string, rows: readonly number[], packs: readonly (readonly number[])[], last: number][] =
    [
      ['a row behind the packs', [22], [[1, 2, 20]], 22],
      ['a row before the end of the packs', [5], [[1, 2, 20]], 20],
      [
        'packs that lie within each other',
        [],
        [
          [1, 20, 21],
          [3, 4],
        ],
        21,
      ],
      [
        'packs one after the other',
        [],
        [
          [1, 2],
          [8, 9],
        ],
        9,
      ],
      ['rows alone', [1, 2], [], 2],
    ];
  for (const [name, rows, packs, last] of cases) {
    it(`is thinned to the last one of all: ${name}`, (test) => {
      const database = open(test, rows, packs);
      finish(thinning(database, NOON + 20 * DAY, 10));
      const kept = openHistory(database).rows('a', 0, NOON).readings();
      assert.deepEqual(
        kept.map(({ at, quantities }) => [at, quantities[0]?.amount]),
        [[MIDNIGHT - DAY + last * HOUR, String(last)]],
      );
    });
  }
});
