import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Quantity, Reading, Unit } from '../../../../src/balance/amount/quantity.ts';
import { type Trend, trendOfCourse } from '../../../../src/balance/forecast/trend.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { Courses } from '../../../../src/monitor/standing/courses.ts';
import { exact } from '../../balance/amount/exact.ts';
import { trendOf } from '../../balance/forecast/wholeSeries.ts';
import { HOUR, MINUTE } from '../../fakes/records.ts';

const DAY = 24 * HOUR;
const TODAY = Date.UTC(2026, 2, 2);

/** A history, and how much of it was read. */
function historyOf(readings: readonly Reading[]) {
  const reads: number[] = [];
  return {
    reads,
    rows(fromMs: number, toMs: number) {
      const found = readings.filter(({ at }) => at >= fromMs && at < toMs);
      reads.push(found.length);
      return rowsOf(found);
    },
  };
}

/** The courses up to a reading, over as many turns as that takes. */
function coursesUpTo(courses: Courses, ...args: Parameters<Courses['upTo']>) {
  let made = courses.upTo(...args);
  while (made === 'behind') {
    made = courses.upTo(...args);
  }
  assert.ok(made !== 'busy');
  return made;
}

function trendsBy(courses: Courses, reading: Reading, readings: readonly Reading[]): ReadonlyMap<string, Trend> {
  const made = coursesUpTo(courses, { accountId: 'a' }, reading, TODAY, historyOf(readings).rows);
  return new Map(reading.quantities.map(({ key }) => [key, trendOfCourse(made.get(key), reading.at, {})]));
}

/** What falls, is topped up, corrected, not allocated, or not reported. */
const amounts = fc.array(fc.option(fc.integer({ min: -50, max: 3_000 }), { freq: 8 }), { minLength: 1, maxLength: 3 });
const readingsAnd = fc.array(fc.tuple(amounts, fc.integer({ min: 1, max: 3 * DAY }), fc.boolean()), {
  minLength: 2,
  maxLength: 12,
});

test('17: trends that are kept up reading by reading are those that are computed anew, also where the history leaves some out', () => {
  fc.assert(
    fc.property(readingsAnd, (steps) => {
      const span = steps.reduce((sum, [, ms]) => sum + ms, 0);
      const kept: Reading[] = [];
      const [running, begin] = [new Courses(), TODAY + HOUR - Math.floor(span * 0.8)];
      let at = begin;
      for (const [held, ms, isKept] of steps) {
        at += ms;
        const quantities = held.map((amount, place): Quantity => {
          return {
            key: `q${place}`,
            amount: amount === null ? 'not-allocated' : exact(String(amount)),
            unit: 'messages',
          };
        });
        const reading = { at, quantities };
        assert.deepEqual(trendsBy(running, reading, kept), trendsBy(new Courses(), reading, kept));
        if (isKept) {
          kept.push(reading);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('17: of the history only what came since the reading before is read', () => {
  const readings = Array.from({ length: 100 }, (_, index): Reading => {
    return {
      at: TODAY + (index - 90) * HOUR,
      quantities: [{ key: 'sms', amount: exact(String(5_000 - 10 * index)), unit: 'messages' }],
    };
  });
  const [courses, history] = [new Courses(), historyOf(readings)];
  /** How many readings are read, in all turns together. */
  const readUpTo = (reading: Reading, today: number, identity?: string): number => {
    coursesUpTo(courses, { accountId: 'a', identity }, reading, today, history.rows);
    return history.reads.splice(0).reduce((sum, count) => sum + count);
  };
  assert.deepEqual(
    readings.slice(-3).map((reading) => readUpTo(reading, TODAY)),
    [97, 1, 1],
  );
  const [last] = readings.slice(-1);
  assert.ok(last !== undefined);
  assert.equal(readUpTo(last, TODAY + DAY), 99);
  assert.equal(readUpTo({ ...last, at: last.at - MINUTE }, TODAY + DAY), 99);
  courses.forget('a');
  assert.equal(readUpTo(last, TODAY + DAY), 99);
  assert.equal(readUpTo(last, TODAY + DAY, 'of another credential'), 99);
});

test('23: of a long history no turn takes more than five days, and what comes of it is what all of it at once comes to', () => {
  const readings = Array.from({ length: 60 * 24 }, (_, hour): Reading => {
    const amount = exact(String(20_000 - 10 * hour));
    return { at: TODAY + (hour - 60 * 24) * HOUR, quantities: [{ key: 'sms', amount, unit: 'messages' }] };
  });
  const [history, courses] = [historyOf(readings), new Courses()];
  const reading: Reading = { at: TODAY, quantities: [{ key: 'sms', amount: exact('5600'), unit: 'messages' }] };
  const course = coursesUpTo(courses, { accountId: 'a' }, reading, TODAY, history.rows).get('sms');
  assert.deepEqual(history.reads, new Array(12).fill(120));
  const points = [...readings, reading].map(({ at, quantities }) => ({
    at,
    amount: exact(String(quantities[0]?.amount)),
  }));
  assert.deepEqual(trendOfCourse(course, TODAY, {}), trendOf(points, TODAY, TODAY));
});

test('17: what is not allocated any more has no forecast and no change of today, whatever it had before', () => {
  const at = (hour: number) => TODAY + hour * HOUR;
  const readings = Array.from({ length: 96 }, (_, hour): Reading => {
    return {
      at: at(hour - 90),
      quantities: [{ key: 'sms', amount: exact(String(5_000 - 4 * hour)), unit: 'messages' }],
    };
  });
  const [trend] = trendsBy(
    new Courses(),
    { at: at(7), quantities: [{ key: 'sms', amount: 'not-allocated', unit: 'messages' }] },
    readings,
  ).values();
  assert.deepEqual(trend, { forecast: { kind: 'none', missing: 'readings' } });
  const points = readings.map(({ at: time, quantities: [quantity] }) => ({
    at: time,
    amount: exact(String(quantity?.amount)),
  }));
  assert.equal(trendOf(points, at(7), TODAY).forecast.kind, 'forecast');
});

test('Units: a course begins anew with another currency, and when the one before comes back', () => {
  const at = (hour: number) => TODAY - 96 * HOUR + hour * HOUR;
  const readings = Array.from({ length: 96 }, (_, hour): Reading => {
    const unit = hour >= 48 && hour < 50 ? 'EUR' : 'USD';
    return { at: at(hour), quantities: [{ key: 'money', amount: exact(String(5_000 - 4 * hour)), unit }] };
  });
  const upTo = (hour: number, unit: Unit): Trend | undefined => {
    const reading = { at: at(hour), quantities: [{ key: 'money', amount: exact('100'), unit }] };
    return trendsBy(new Courses(), reading, readings.slice(0, hour)).get('money');
  };
  assert.equal(upTo(48, 'USD')?.forecast.kind, 'forecast');
  assert.deepEqual(upTo(48, 'EUR'), { forecast: { kind: 'none', missing: 'history', hoursMore: 48 } });
  assert.deepEqual(upTo(50, 'EUR')?.forecast, { kind: 'none', missing: 'history', hoursMore: 46 });
  assert.deepEqual(upTo(52, 'USD')?.forecast, { kind: 'none', missing: 'history', hoursMore: 46 });
});

test('17: a little money on top of a little money begins a period, and one message that comes back does not', () => {
  for (const [unit, began] of [
    ['EUR', '2.00'],
    ['messages', '5'],
  ] as const) {
    const read = (amount: string, minute: number): Reading => ({
      at: TODAY + minute * MINUTE,
      quantities: [{ key: 'left', amount: exact(amount), unit }],
    });
    const readings = ['5', '1.10', '2.00'].map(read);
    const made = coursesUpTo(new Courses(), { accountId: 'a' }, read('1.90', 3), TODAY, historyOf(readings).rows);
    assert.equal(made.get('left')?.began?.amount, began);
  }
});

test('17: what falls while a word stands in place of an amount was not spent, as far as anyone knows', () => {
  const said = (hour: number, amount: Quantity['amount']): Reading => ({
    at: TODAY + (hour - 100) * HOUR,
    quantities: [{ key: 'sms', amount, unit: 'messages' }],
  });
  const readings = Array.from({ length: 100 }, (_, hour) => {
    const amount = exact(String(hour < 50 ? 9_000 - 10 * hour : 5_000 - 10 * hour));
    return said(hour, hour === 50 ? 'not-allocated' : amount);
  });
  const made = coursesUpTo(
    new Courses(),
    { accountId: 'a' },
    said(100, exact('4000')),
    TODAY,
    historyOf(readings).rows,
  );
  assert.equal(made.get('sms')?.spending.between(TODAY - 80 * HOUR, TODAY - 20 * HOUR), 600);
});
