import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading, Unit, Wordless } from '../../../../src/balance/amount/quantity.ts';
import { historyModel } from '../../../../src/balance/history/historyModel.ts';
import type { Spending } from '../../../../src/balance/readings/daySums.ts';
import type { HistoryRows } from '../../../../src/balance/readings/rows.ts';
import { columnsWithSums, spendingSteps, sumOf } from '../../../../src/balance/readings/spending.ts';
import { endOfPeriod, startOfDay } from '../../../../src/balance/text/zone.ts';
import { copyAccounts, copying } from '../../../../src/store/file/damagedFile.ts';
import { KEPT_MS, thinning } from '../../../../src/store/file/retention.ts';
import { openHistory } from '../../../../src/store/history/history.ts';
import { migrate } from '../../../../src/store/sqlite/schema.ts';
import { DAY, HOUR, NOON } from '../sample.ts';

const MIDNIGHT = NOON - (NOON % DAY);
const DAYS_KEPT = 2;
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'];

function open(readings: readonly Reading[]): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  migrate(database, 'salt');
  const history = openHistory(database);
  for (const [index, reading] of readings.entries()) {
    history.append('a', index + 1, reading);
  }
  return database;
}

function rowsIn(database: DatabaseSync, fromMs = 0): HistoryRows {
  return openHistory(database).rows('a', fromMs, Number.MAX_SAFE_INTEGER);
}

/** Thins all that is older than two days, which takes several runs. */
function thinAll(database: DatabaseSync, timeZone: string): void {
  const last = Number(rowsIn(database).at[rowsIn(database).at.length - 1]);
  for (let runs = 0; runs < 5; runs++) {
    const run = thinning(database, last, DAYS_KEPT, timeZone);
    while (run.slice()) {
      // Slice after slice.
    }
  }
}

/** What was spent, added and expired of each quantity on each of the user's days, without zeros behind the point. */
function spendingByDay(rows: HistoryRows, timeZone: string): ReadonlyMap<string, Spending> {
  const plain = (amount: Decimal): string => String(Number(amount));
  return new Map(
    columnsWithSums(rows).flatMap((column) => {
      const steps = spendingSteps(rows, column, (at) => endOfPeriod(at, 'day', timeZone));
      const byDay = Map.groupBy(steps, ({ at }) => startOfDay(at, timeZone));
      return [...byDay].map(([day, ofDay]) => {
        const { spent, added, expired } = sumOf(ofDay);
        const words = { spent: plain(spent), added: plain(added), expired: plain(expired) } as unknown as Spending;
        return [`${column.key} ${column.unit} ${new Date(day).toISOString()}`, words] as const;
      });
    }),
  );
}

/** What becomes of a quantity until the next reading. */
const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('spend' as const), amount: fc.integer({ min: 0, max: 400 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('topUp' as const), amount: fc.integer({ min: 1, max: 3_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refund' as const), amount: fc.integer({ min: 1, max: 9 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('expire' as const), amount: fc.integer({ min: 1, max: 500 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('word' as const), amount: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('missing' as const), amount: fc.constant(0) }) },
);

/** Eight days with up to twelve readings each, at any time of the day, of two quantities, the second in two units. */
const course = fc
  .array(fc.record({ minutes: fc.integer({ min: 1, max: 300 }), sms: change, mail: change, isEur: fc.boolean() }), {
    minLength: 2,
    maxLength: 100,
  })
  .map((steps) => {
    let [at, sms, mail] = [MIDNIGHT - 60 * DAY, 5_000, 800_000];
    const quantityOf = (key: string, unit: Unit, kind: string, amount: string, expiresAt?: number): Quantity[] =>
      kind === 'missing'
        ? []
        : [
            {
              key,
              unit,
              amount: (kind === 'word' ? 'postpaid' : amount) as Decimal | Wordless,
              ...(expiresAt === undefined ? {} : { expiresAt }),
            },
          ];
    const after = (before: number, { kind, amount }: { kind: string; amount: number }): number =>
      kind === 'spend' || kind === 'expire'
        ? before - amount
        : kind === 'topUp' || kind === 'refund'
          ? before + amount
          : before;
    return steps.map((step, index): Reading => {
      at += step.minutes * 60_000 * 2;
      sms = after(sms, step.sms);
      mail = after(mail, step.mail);
      const expires = steps[index + 1]?.sms.kind === 'expire' ? at + 30_000 : undefined;
      return {
        at,
        quantities: [
          ...quantityOf('sms', 'messages', step.sms.kind, String(sms), expires),
          ...quantityOf('mail', step.isEur ? 'EUR' : 'USD', step.mail.kind, (mail / 100).toFixed(2)),
        ],
      };
    });
  });

/** A reading that has nothing to do with the others, long after them: all of them are thinned. */
const END: Reading = { at: MIDNIGHT, quantities: [{ key: 'end', unit: 'messages', amount: '1' as Decimal }] };

describe('what was spent on days that are thinned', () => {
  it('23.2: is the same before and after, in the days of each zone, with several top-ups a day', () => {
    fc.assert(
      fc.property(course, fc.constantFrom(...ZONES), (readings, zone) => {
        const database = open([...readings, END]);
        const before = spendingByDay(rowsIn(database), zone);
        const count = rowsIn(database).at.length;
        thinAll(database, zone);
        const after = rowsIn(database);
        assert.deepEqual(spendingByDay(after, zone), before);
        assert.ok(after.at.length <= count);
        const dates = Array.from(after.at, (at) => Math.floor(at / DAY));
        assert.equal(new Set(dates).size, dates.length, 'a reading is left of each day');
        database.close();
      }),
      { numRuns: 100 },
    );
  });

  it('23.2: is the same while half of the days are thinned, also where it is read from the middle of them', () => {
    fc.assert(
      fc.property(course, (readings) => {
        const database = open(readings);
        const before = spendingByDay(rowsIn(database), 'UTC');
        thinAll(database, 'UTC');
        assert.deepEqual(spendingByDay(rowsIn(database), 'UTC'), before);
        const days = rowsIn(database).sums;
        const later = rowsIn(database, days[days.length >> 1]?.at ?? 0);
        // Of the first day of a quantity what came between it and the day before is left out, as it is of readings.
        const seen = new Set<string>();
        for (const [day, spending] of spendingByDay(later, 'UTC')) {
          const quantity = day.slice(0, day.lastIndexOf(' '));
          if (seen.has(quantity)) {
            assert.deepEqual(spending, before.get(day), day);
          }
          seen.add(quantity);
        }
        database.close();
      }),
      { numRuns: 60 },
    );
  });

  /** Thirty messages an hour over sixty days, with a top-up of 3,000 every so many days. */
  function toppedUp(everyDays: number): Reading[] {
    let amount = 6_000;
    return Array.from({ length: 60 * 24 }, (_, hour) => {
      amount += hour > 0 && hour % (everyDays * 24) === 12 ? 720 * everyDays : 0;
      amount -= hour === 0 ? 0 : 30;
      return {
        at: MIDNIGHT - 60 * DAY + hour * HOUR,
        quantities: [{ key: 'sms', unit: 'messages', amount: String(amount) as Decimal }],
      };
    });
  }

  for (const [name, days] of [
    ['weekly', 7],
    ['daily', 1],
  ] as const) {
    it(`23.2: is told by the history in full with ${name} top-ups`, () => {
      const readings = toppedUp(days);
      const database = open(readings);
      const modelOf = () => {
        const columns = { fromMs: readings[0]?.at ?? 0, toMs: MIDNIGHT, count: 1_000 };
        return historyModel({ rows: rowsIn(database), marks: [], quantities: [], columns }).series[0];
      };
      const before = modelOf();
      thinAll(database, 'Asia/Shanghai');
      const after = modelOf();
      assert.equal(rowsIn(database).at.length < 200, true);
      assert.equal(after?.used, before?.used);
      const added = (model: typeof after): number =>
        (model?.topUps ?? []).reduce((sum, topUp) => sum + Number(topUp.added), 0);
      assert.equal(added(after), added(before));
      assert.ok(added(after) > 0);
      database.close();
    });
  }

  it('23.2: is deleted with the last readings, after five years', (test: TestContext) => {
    const database = open([...toppedUp(7), END]);
    test.after(() => database.close());
    thinAll(database, 'UTC');
    const count = () => Number(database.prepare('SELECT count(*) AS n FROM day_sum').get()?.['n']);
    assert.equal(count(), 58, 'all but the two days that are kept');
    openHistory(database).append('a', 9_999, { ...END, at: MIDNIGHT + KEPT_MS - 30 * DAY });
    thinAll(database, 'UTC');
    assert.equal(count(), 31, 'those of the last thirty days, and the day of the reading behind them');
  });

  it('23.2: is what the readings say where a sum cannot be read', (test: TestContext) => {
    const database = open([...toppedUp(7), END]);
    test.after(() => database.close());
    thinAll(database, 'UTC');
    const odd = [
      ...['', '[', '{}', '[[1,"messages",[],[0,"1",1,1]]]', '[["sms","messages",[[0,1,"1","x","0","0"]],[0,"1",1,1]]]'],
      '[["sms","messages",[],[0,"1",null,1]]]',
    ];
    for (const text of odd) {
      database.prepare('UPDATE day_sum SET sums = ?').run(text);
      assert.deepEqual(rowsIn(database).sums, []);
    }
  });

  it('23.2: is taken over from a damaged file, also from one of a version that kept none', (test: TestContext) => {
    const damaged = open([...toppedUp(7), END]);
    const fresh = open([]);
    test.after(() => [damaged, fresh].forEach((database) => void database.close()));
    thinAll(damaged, 'UTC');
    // What belongs to a history depends on when it began.
    damaged.exec(`UPDATE series SET begins = ${MIDNIGHT - 50.5 * DAY}`);
    const [from, to] = [MIDNIGHT - 100 * DAY, MIDNIGHT + DAY];
    copyAccounts(fresh, damaged);
    const { lost } = copying(fresh, damaged).span(1, from, to);
    assert.deepEqual(lost, []);
    assert.deepEqual(rowsIn(fresh).sums, rowsIn(damaged).sums);
    assert.equal(rowsIn(fresh).sums.length, 58);
    damaged.exec('DROP TABLE day_sum; ALTER TABLE series DROP COLUMN begins');
    const other = open([]);
    test.after(() => other.close());
    copyAccounts(other, damaged);
    assert.deepEqual(copying(other, damaged).span(1, from, to).lost, []);
    assert.equal(rowsIn(other).at.length, 1, 'what is in no pack');
  });
});
