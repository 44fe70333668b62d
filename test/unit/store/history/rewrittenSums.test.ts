import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import { columnsWithSums, spendingSteps, sumOf } from '../../../../src/balance/readings/spending.ts';
import { endOfPeriod } from '../../../../src/balance/text/zone.ts';
import { thinning } from '../../../../src/store/file/retention.ts';
import { openHistory } from '../../../../src/store/history/history.ts';
import { openRewriting } from '../../../../src/store/history/rewriting.ts';
import { migrate } from '../../../../src/store/sqlite/schema.ts';
import { DAY, HOUR } from '../sample.ts';

const START = Date.UTC(2026, 0, 1);
const NOW = START + 40 * DAY;
/** Days of which every reading is kept. */
const KEPT = 5;

/** A reading every hour from one day to another, of which each spends ten. */
function falling(fromDay: number, toDay: number, amount = 20_000): Reading[] {
  return Array.from({ length: (toDay - fromDay) * 24 }, (_, hour) =>
    reading(START + fromDay * DAY + hour * HOUR, amount - 10 * (fromDay * 24 + hour)),
  );
}

function reading(at: number, amount: number): Reading {
  return { at, quantities: [{ key: 'sms', unit: 'messages', amount: String(amount) as Decimal }] };
}

/** A history in memory with these readings. */
function open(test: TestContext | undefined, readings: readonly Reading[]) {
  const database = new DatabaseSync(':memory:');
  test?.after(() => database.close());
  migrate(database, 'salt');
  const history = openHistory(database);
  let generation = 0;
  const append = (each: Reading): void => history.append('a', ++generation, each);
  readings.forEach(append);
  const rows = (of: string | number) => history.rows(of, 0, Number.MAX_SAFE_INTEGER);
  const steps = (of: string | number) => {
    const all = rows(of);
    return columnsWithSums(all).flatMap((column) => spendingSteps(all, column, (at) => endOfPeriod(at, 'day', 'UTC')));
  };
  return {
    ...{ database, append, past: openRewriting(database) },
    times: (of: string | number = 'a') => Array.from(rows(of).at),
    /** What was spent and added in all. */
    sum(of: string | number = 'a'): readonly [number, number] {
      const { spent, added } = sumOf(steps(of));
      return [Number(spent), Number(added)];
    },
    /** What was spent on a day; `undefined` where nothing is known. */
    spentOn(day: number): number | undefined {
      const own = steps('a').filter(({ at }) => Math.floor((at - START) / DAY) === day);
      return own.length === 0 ? undefined : Number(sumOf(own).spent);
    },
    thin(times = 3): void {
      for (let runs = 0; runs < times; runs++) {
        const run = thinning(database, NOW, KEPT, 'UTC');
        while (run.slice()) {
          // Slice after slice.
        }
      }
    },
    stored: () =>
      ['pack', 'reading', 'day_sum'].map((table) =>
        database
          .prepare(`SELECT * FROM ${table}`)
          .all()
          .map((row) => JSON.stringify({ ...row, number: 0 }))
          .toSorted(),
      ),
  };
}

/** The same, and all but the last days are sums. */
function thinned(test: TestContext | undefined, readings: readonly Reading[]) {
  const opened = open(test, readings);
  opened.thin();
  return opened;
}

const wholeDay = (day: number) => [START + day * DAY, START + (day + 1) * DAY] as const;

it('23: days that are imported in front of sums count while they wait for the runs that thin them', (test) => {
  const history = open(test, falling(32, 40));
  history.thin();
  assert.equal(history.past.add('a', undefined, falling(0, 32), NOW), 32 * 24);
  const whole = [10 * (40 * 24 - 1), 0];
  assert.deepEqual(history.sum(), whole);
  for (let run = 0; run < 3; run++) {
    history.thin(1);
    assert.deepEqual(history.sum(), whole);
    assert.equal(history.spentOn(31), 240);
  }
});

describe('what was spent, where days are sums', () => {
  it('23.3: readings from before the sums are imported, and what was spent between them and the sums counts', (test) => {
    const history = thinned(test, falling(20, 40));
    const early = falling(2, 10);
    assert.equal(history.past.add('a', undefined, early, NOW), early.length);
    assert.deepEqual(history.sum(), [(38 * 24 - 1) * 10, 0]);
    assert.equal(history.spentOn(20), (10 * 24 + 24) * 10, 'on the day that showed it');
    history.thin();
    assert.deepEqual(history.sum(), [(38 * 24 - 1) * 10, 0], 'when they are sums, too');
  });

  it('23.3: a top-up between imported readings and the sums is one', (test) => {
    const history = thinned(test, falling(20, 40));
    history.past.add('a', undefined, falling(2, 10, 3_000), NOW);
    assert.deepEqual(history.sum(), [(28 * 24 - 2) * 10, 15_200 - 610]);
  });

  it('23.3: a quantity of imported days that later ones never had is still counted when they are sums', (test) => {
    const history = thinned(test, falling(20, 40));
    const early = falling(2, 10).map((each, hour): Reading => {
      const voice = { key: 'voice', unit: 'messages', amount: String(900 - hour) as Decimal } as const;
      return hour % 24 < 12 ? { ...each, quantities: [...each.quantities, voice] } : each;
    });
    history.past.add('a', undefined, early, NOW);
    const before = history.sum();
    history.thin();
    assert.deepEqual(history.sum(), before);
  });

  it('23.4: the day of a deleted reading is counted with the next one, and comes back', (test) => {
    const history = thinned(test, falling(0, 40));
    const [before, sum] = [history.stored(), history.sum()];
    const taken = history.past.take('a', ...wholeDay(10)) ?? assert.fail();
    assert.deepEqual(history.sum(), sum);
    assert.deepEqual([history.spentOn(10), history.spentOn(11)], [undefined, 480]);
    history.past.putBack([taken]);
    assert.deepEqual(history.stored(), before);
  });

  it('23.4: a wrong amount on a day that is a sum goes with it, and makes no top-up of the next day', (test) => {
    for (const wrong of [50, 90_000]) {
      const readings = falling(0, 40).map((each) =>
        each.at === START + 10 * DAY + 23 * HOUR ? reading(each.at, wrong) : each,
      );
      const history = thinned(test, readings);
      assert.notDeepEqual(history.sum(), [9_590, 0]);
      history.past.take('a', ...wholeDay(10));
      assert.deepEqual(history.sum(), [9_590, 0]);
    }
  });

  it('23.4: a reading that a wrong clock put on a day that is a sum is deleted, and the sum stays', (test) => {
    const history = thinned(test, falling(0, 40));
    const before = history.stored();
    const at = START + 10 * DAY + 5 * HOUR + 1;
    history.append(reading(at, 77));
    history.past.take('a', at, at + 1);
    assert.deepEqual(history.stored(), before);
  });

  it('23.4: what a quantity ended with is gone when it is deleted, also in the sums behind it', (test) => {
    const voice = (each: Reading, index: number): Reading => ({
      ...each,
      quantities: [
        ...each.quantities,
        ...(index < 10 * 24
          ? [{ key: 'voice', unit: 'messages' as const, amount: String(900 - index) as Decimal }]
          : []),
      ],
    });
    const history = thinned(test, falling(0, 40).map(voice));
    assert.deepEqual(history.sum(), [9_590 + 239, 0]);
    const before = history.stored();
    const taken = history.past.take('a', ...wholeDay(9)) ?? assert.fail();
    assert.deepEqual(history.sum(), [9_590 + 215, 0]);
    history.past.putBack([taken]);
    assert.deepEqual(history.stored(), before);
  });

  it('23.4: what a new account begins with is no top-up, and what the account before spent is not counted', (test) => {
    for (const fromMs of [START + 10 * DAY, START + 10 * DAY + 12 * HOUR]) {
      const history = thinned(test, [...falling(0, 10), ...falling(10, 40, 90_000)]);
      const [before, sum] = [history.stored(), history.sum()];
      const ended = history.past.endAt('a', fromMs) ?? assert.fail();
      assert.deepEqual(history.sum(ended.number), [2_390, 0]);
      assert.deepEqual(history.sum(), [29 * 240, 0]);
      assert.equal(history.spentOn(10), undefined, 'of which nothing is known but its last reading');
      assert.equal(history.past.goOn(ended), true);
      assert.deepEqual(history.sum(), sum);
      assert.deepEqual(history.stored()[2], before[2]);
    }
  });

  it('23.4: what falls is counted the same whatever is deleted, and everything comes back', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 38 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, (deleted) => {
        const history = thinned(undefined, falling(0, 40));
        const before = history.stored();
        const taken = deleted.map((day) => history.past.take('a', ...wholeDay(day)) ?? assert.fail());
        assert.deepEqual(history.sum(), [9_590, 0]);
        for (const each of taken.toReversed()) {
          history.past.putBack([each]);
        }
        assert.deepEqual(history.stored(), before);
        history.database.close();
      }),
      { numRuns: 10 },
    );
  });

  it('23.4: what was imported again before it was undone is not there twice', (test) => {
    const history = open(test, falling(0, 40));
    const times = history.times();
    for (const [from, to] of [
      [20, 22],
      [39, 40],
    ] as const) {
      const taken = history.past.take('a', START + from * DAY, START + to * DAY) ?? assert.fail();
      history.past.add('a', undefined, falling(from, to).slice(1), NOW);
      history.past.putBack([taken]);
      assert.deepEqual(history.times(), times);
    }
  });
});
