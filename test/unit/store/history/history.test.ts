import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import type { Unit } from '../../../../src/balance/amount/quantity.ts';
import { shareDatabase } from '../../../../src/store/file/sharedFile.ts';
import { openHistory } from '../../../../src/store/history/history.ts';
import { migrate } from '../../../../src/store/sqlite/schema.ts';
import { afterClaim, blankRecord } from '../../../../src/store/tables/transition.ts';
import { DAY, good, HOUR, NOON, reading, timeout, trouble } from '../sample.ts';

const MINUTE = 60_000;

function open(test: TestContext) {
  const database = new DatabaseSync(':memory:');
  test.after(() => database.close());
  migrate(database, 'salt');
  return database;
}

/** Appends readings of account `a` with growing generations, and says what was kept. */
function keep(test: TestContext, ...readings: ReturnType<typeof reading>[]) {
  const history = openHistory(open(test));
  readings.forEach((one, index) => {
    history.append('a', index + 1, one);
  });
  return history.rows('a', 0, Number.MAX_SAFE_INTEGER).readings();
}

describe('the history of readings', () => {
  it('keeps a reading that differs, and skips one that says the same', (test) => {
    const first = reading(NOON, '1', null);
    const other = reading(NOON + 2 * MINUTE, '1', '0');
    const kept = keep(test, first, reading(NOON + MINUTE, '1.0', null), other);
    assert.deepEqual(kept, [first, other]);
  });

  it('Packages: keeps the nearest expiry of each reading, also in what is packed', (test) => {
    const expiring = (at: number, amount: string, expiresAt?: number) => ({
      at,
      quantities: reading(at, amount).quantities.map((each) => ({
        ...each,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      })),
    });
    const all = [expiring(NOON, '5', 7), expiring(NOON + MINUTE, '5', 9), expiring(NOON + MINUTE * 2, '4')];
    assert.deepEqual(keep(test, ...all), all);
    const packed = keep(test, ...all, expiring(NOON + 2 * DAY, '3', 8));
    assert.deepEqual(packed.slice(0, 3), all);
  });

  it('Units: keeps each currency of a quantity apart', (test) => {
    const money = (at: number, unit: Unit) => ({
      at,
      quantities: reading(at, '5').quantities.map((each) => ({ ...each, unit })),
    });
    const history = openHistory(open(test));
    history.append('a', 1, money(NOON, 'USD'));
    history.append('a', 2, money(NOON + MINUTE, 'EUR'));
    const { columns } = history.rows('a', 0, NOON + DAY);
    assert.deepEqual(
      columns.map(({ unit, cell }) => [unit, cell(0), cell(1)]),
      [
        ['USD', '5', ''],
        ['EUR', '', '5'],
      ],
    );
  });

  it('keeps one per hour that says the same', (test) => {
    const all = Array.from({ length: 25 }, (_, index) => reading(NOON + index * 5 * MINUTE, '1'));
    assert.deepEqual(keep(test, ...all), [all[0], all[12], all[24]]);
  });

  it('keeps a reading that returns to an earlier amount', (test) => {
    const all = [reading(NOON, '1'), reading(NOON + MINUTE, '2'), reading(NOON + 2 * MINUTE, '1')];
    assert.deepEqual(keep(test, ...all), all);
  });

  it('row 45: orders by time and floods nothing when the clock was set back', (test) => {
    const all = [
      reading(NOON, '3'),
      reading(NOON - HOUR, '2'),
      reading(NOON - HOUR + MINUTE, '2'),
      reading(NOON - HOUR + 2 * MINUTE, '2'),
      reading(NOON + MINUTE, '3'),
    ];
    assert.deepEqual(keep(test, ...all), [all[1], all[0]]);
  });

  it('gives a range from its first to before its last moment', (test) => {
    const history = openHistory(open(test));
    const all = [0, 1, 2, 3].map((day) => reading(NOON + day * DAY, String(day)));
    all.forEach((one, index) => {
      history.append('a', index, one);
    });
    history.append('b', 1, reading(NOON + DAY, '9'));
    assert.deepEqual(history.rows('a', NOON + DAY, NOON + 3 * DAY).readings(), [all[1], all[2]]);
    assert.deepEqual(history.rows('nobody', 0, NOON * 2).readings(), []);
  });

  it('leaves out a row that cannot be read', (test) => {
    const database = open(test);
    const history = openHistory(database);
    history.append('a', 1, reading(NOON, '1'));
    history.append('a', 2, reading(NOON + MINUTE, '2'));
    history.append('a', 3, reading(NOON + 2 * MINUTE, '3'));
    database.exec(`UPDATE reading SET amounts = '' WHERE at = ${NOON}`);
    database.exec(`UPDATE reading SET shape = 77 WHERE at = ${NOON + MINUTE}`);
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), [reading(NOON + 2 * MINUTE, '3')]);
  });

  it('gives the same readings whether they are all of one kind or not', (test) => {
    const database = open(test);
    const history = openHistory(database);
    const all = Array.from({ length: 20 }, (_, index) =>
      reading(NOON + index, String(index), index % 3 ? null : '-1.50'),
    );
    all.forEach((one, index) => {
      history.append('a', index + 1, one);
    });
    assert.deepEqual(history.rows('a', NOON, NOON + 20).readings(), all);
    const other = reading(NOON + 20, '1', null, '3');
    history.append('a', 21, other);
    assert.deepEqual(history.rows('a', NOON, NOON + 21).readings(), [...all, other]);
    const money = { at: NOON + 22, quantities: other.quantities.map((one) => ({ ...one, unit: 'CNY' as const })) };
    history.append('a', 22, money);
    assert.deepEqual(history.rows('a', NOON + 20, NOON + 23).readings(), [other, money]);
    database.exec(`UPDATE reading SET amounts = '1' || char(10) || '2' WHERE at = ${NOON + 5}`);
    assert.deepEqual(history.rows('a', NOON, NOON + 20).readings(), all.toSpliced(5, 1));
    database.exec(`UPDATE reading SET amounts = '7,' WHERE at = ${NOON + 5}`);
    assert.deepEqual(history.rows('a', NOON, NOON + 20).readings(), all.toSpliced(5, 1));
  });

  it('hides what was forgotten, also from an account that comes back', (test) => {
    const history = openHistory(open(test));
    history.append('a', 1, reading(NOON, '1'));
    history.hide('a');
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), []);
    history.append('a', 1, reading(NOON + 1, '2'));
    assert.deepEqual(history.rows('a', 0, NOON * 2).readings(), [reading(NOON + 1, '2')]);
  });

  it('finds a range by its indexes alone', (test) => {
    const database = open(test);
    const planOf = (sql: string) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => row['detail']);
    assert.deepEqual(
      planOf(
        'SELECT at FROM reading WHERE series = 1 AND (at, generation) > (1, 2) AND at < 2 ORDER BY at, generation',
      ),
      ['SEARCH reading USING PRIMARY KEY (series=? AND (at,generation)>(?,?) AND at<?)'],
    );
    assert.deepEqual(planOf('SELECT readings FROM pack WHERE series = 1 AND at >= 1 AND at < 2 ORDER BY at, number'), [
      'SEARCH pack USING INDEX pack_at (series=? AND at>? AND at<?)',
    ]);
  });
});

describe('the history of events', () => {
  it('tells when a trouble began, changed its kind, and ended; a failure is no reading', (test) => {
    const file = shareDatabase(open(test));
    let record = blankRecord('a');
    let now = NOON;
    const settle = (outcome: ReturnType<typeof good>): void => {
      const claimed = afterClaim(record, now, now + HOUR);
      assert.ok(file.claim(record, claimed));
      const settled = file.settle(claimed, outcome, now + 5);
      assert.ok(settled !== undefined);
      record = settled;
      now += HOUR;
    };
    const failing = (kind: 'timeout' | 'secret-store', since: number) => {
      const fault = kind === 'timeout' ? timeout : { kind };
      settle({ nextDue: 0, holdUntil: 0, trouble: trouble(fault, since) });
    };
    settle(good(NOON, '1'));
    failing('timeout', NOON + HOUR);
    failing('timeout', NOON + HOUR);
    failing('secret-store', NOON + HOUR);
    settle({ nextDue: 0, holdUntil: 0 });
    settle(good(NOON + 5 * HOUR, '2'));
    assert.deepEqual(file.events('a', 0, NOON * 2), [
      { at: NOON + HOUR, kind: 'trouble', faultKind: 'timeout' },
      { at: NOON + 3 * HOUR + 5, kind: 'trouble', faultKind: 'secret-store' },
      { at: NOON + 5 * HOUR, kind: 'recovered' },
    ]);
    assert.deepEqual(file.rows('a', 0, NOON * 2).readings(), [reading(NOON, '1'), reading(NOON + 5 * HOUR, '2')]);
  });
});
