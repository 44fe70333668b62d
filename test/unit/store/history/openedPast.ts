import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import { columnsWithSums, spendingSteps, sumOf } from '../../../../src/balance/readings/spending.ts';
import { endOfPeriod } from '../../../../src/balance/text/zone.ts';
import { thinning } from '../../../../src/store/file/retention.ts';
import { openHistory } from '../../../../src/store/history/history.ts';
import { openRewriting } from '../../../../src/store/history/rewriting.ts';
import { migrate } from '../../../../src/store/sqlite/schema.ts';
import { DAY, HOUR } from '../sample.ts';

export const START = Date.UTC(2026, 0, 1);
export const NOW = START + 40 * DAY;
/** Days of which every reading is kept. */
const KEPT = 5;

/** A reading every hour from one day to another, of which each spends ten. */
export function falling(fromDay: number, toDay: number, amount = 20_000): Reading[] {
  return Array.from({ length: (toDay - fromDay) * 24 }, (_, hour) =>
    reading(START + fromDay * DAY + hour * HOUR, amount - 10 * (fromDay * 24 + hour)),
  );
}

export function reading(at: number, amount: number): Reading {
  return { at, quantities: [{ key: 'sms', unit: 'messages', amount: String(amount) as Decimal }] };
}

/** When a day is over. */
export function endOfDay(at: number): number {
  return endOfPeriod(at, 'day', 'UTC');
}

/** A history in memory with these readings. */
export function open(test: TestContext | undefined, readings: readonly Reading[]) {
  const database = new DatabaseSync(':memory:');
  test?.after(() => database.close());
  migrate(database, 'salt');
  const history = openHistory(database);
  let generation = 0;
  const append = (each: Reading): void => history.append('a', ++generation, each);
  readings.forEach(append);
  const rows = (of: string | number) => history.rows(of, 0, Number.MAX_SAFE_INTEGER);
  /** What became of each quantity. */
  const courses = (of: string | number = 'a', endOf = endOfDay) => {
    const all = rows(of);
    return columnsWithSums(all).map((column) => ({ key: column.key, steps: spendingSteps(all, column, endOf) }));
  };
  const steps = (of: string | number) => courses(of).flatMap((course) => course.steps);
  return {
    ...{ database, append, past: openRewriting(database), rows, courses },
    /** What another window changes the same file with. */
    other: openRewriting(database),
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
    thin(times = 3, zone = 'UTC'): void {
      for (let runs = 0; runs < times; runs++) {
        const run = thinning(database, NOW, KEPT, zone);
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
