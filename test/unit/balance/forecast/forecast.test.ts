import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DailySpending } from '../../../../src/balance/forecast/spendingLine.ts';
import { weekPattern } from '../../../../src/balance/forecast/weekPattern.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { exact } from '../amount/exact.ts';
import { DAY, HOUR, MONDAY } from './forecastSeries.ts';
import { courseOf, forecast } from './wholeSeries.ts';

const NOW = MONDAY + 100 * DAY;

/** Points at so many hours before now. */
const course = (...points: readonly (readonly [hoursAgo: number, amount: string])[]): readonly Point[] =>
  points.map(([hours, amount]) => ({ at: NOW - hours * HOUR, amount: exact(amount) }));

/** Hourly points of daily spending, the latest day first; `left` is the amount now. */
function daily(left: number, ...days: readonly number[]): readonly Point[] {
  const points: Point[] = [{ at: NOW, amount: exact(String(left)) }];
  let amount = left;
  for (const [day, spent] of days.entries()) {
    for (let hour = 1; hour <= 24; hour++) {
      const then = amount + Math.round((spent * hour) / 24);
      points.unshift({ at: NOW - (day * 24 + hour) * HOUR, amount: exact(String(then)) });
    }
    amount += spent;
  }
  return points;
}

const spendingOf = (series: readonly Point[]): DailySpending => courseOf(series, NOW, NOW).dailySpending();

const days = (count: number, spent: number): readonly number[] => Array.from({ length: count }, () => spent);

function daysLeft(series: readonly Point[]): number {
  const made = forecast(series, NOW);
  assert.ok(made.kind === 'forecast', JSON.stringify(made));
  assert.ok(Math.abs(made.runsOutAt - NOW - made.daysLeft * DAY) < 1);
  return made.daysLeft;
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
}

test('constant spending is divided exactly', () => {
  assert.deepEqual(forecast(daily(250, ...days(3, 100)), NOW), {
    kind: 'forecast',
    perDay: 100,
    daysLeft: 2.5,
    runsOutAt: NOW + 2.5 * DAY,
    confidence: 'low',
  });
});

test('no forecast before two days; it says how many hours are missing', () => {
  assert.deepEqual(forecast(course([47.5, '100'], [0, '90']), NOW), { kind: 'none', missing: 'history', hoursMore: 1 });
  assert.deepEqual(forecast(course([0, '90']), NOW), { kind: 'none', missing: 'history', hoursMore: 48 });
  near(daysLeft(course([48, '100'], [0, '90'])), 18);
});

test('17: spending before a top-up counts, and what was spent between the readings around it is left out', () => {
  const before = daily(0, ...days(4, 100)).map(({ at, amount }) => ({ at: at - 4 * DAY - 12 * HOUR, amount }));
  const series = [...before, ...daily(500, ...days(4, 100))];
  near(daysLeft(series), 5);
  const { days: found, measured } = courseOf(series, NOW, NOW).dailySpending();
  assert.deepEqual(found.map(Math.round), days(8, 100));
  assert.equal(measured, 1);
  // Of a day that is not known by half nothing is concluded.
  const unknown = courseOf(course([72, '300'], [48, '100'], [28, '900'], [24, '890'], [0, '690']), NOW, NOW);
  assert.deepEqual(unknown.dailySpending(), { days: [200, 200, 200], measured: 2 / 3, knowsWeek: false });
});

test('nothing is forecast without readings, from old ones, or for what resets daily', () => {
  assert.deepEqual(forecast([], NOW), { kind: 'none', missing: 'readings' });
  assert.deepEqual(forecast(course([-1, '5']), NOW), { kind: 'none', missing: 'readings' });
  assert.deepEqual(forecast(course([200, '100'], [73, '50']), NOW), { kind: 'none', missing: 'recent', hoursOld: 73 });
  // What was used up then is for all that is known.
  assert.deepEqual(forecast(course([200, '100'], [73, '0']), NOW), { kind: 'empty', since: NOW - 73 * HOUR });
  assert.deepEqual(forecast(daily(250, ...days(3, 100)), NOW, { resets: 'day' }), {
    kind: 'none',
    missing: 'carry-over',
    resets: 'day',
  });
});

test('nothing spent, or next to nothing, does not run out', () => {
  assert.deepEqual(forecast(daily(250, ...days(9, 0)), NOW), { kind: 'none', missing: 'spending', perDay: 0 });
  assert.deepEqual(forecast(daily(250, ...days(7, 0), ...days(30, 100)), NOW), {
    kind: 'none',
    missing: 'spending',
    perDay: 0,
  });
  assert.deepEqual(forecast(daily(36_501, ...days(3, 10)), NOW), { kind: 'none', missing: 'spending', perDay: 10 });
  near(daysLeft(daily(36_500, ...days(3, 10))), 3650);
});

test('row 27: zero and below is empty, since the first reading that showed it', () => {
  assert.deepEqual(forecast(course([9, '5'], [5, '0'], [3, '-2'], [0, '-2']), NOW), {
    kind: 'empty',
    since: NOW - 5 * HOUR,
  });
  assert.deepEqual(forecast(course([9, '0'], [0, '0']), NOW), { kind: 'empty' });
  assert.deepEqual(forecast(course([9, '0'], [5, '5'], [0, '0.00']), NOW), { kind: 'empty', since: NOW });
});

test('the date counts from the latest reading, the days from now', () => {
  const series = daily(250, ...days(3, 100)).filter((point) => point.at <= NOW - 24 * HOUR);
  near(daysLeft(series), 2.5);
  const overdue = forecast(course([80, '100'], [32, '10']), NOW);
  assert.ok(overdue.kind === 'forecast' && overdue.daysLeft === 0);
  near(overdue.runsOutAt, NOW - 32 * HOUR + (10 / 45) * DAY);
});

test('points behind now are left out', () => {
  near(daysLeft([...daily(250, ...days(3, 100)), { at: NOW + 1, amount: exact('1') }]), 2.5);
});

test('a week is repeated: the next day is like the one seven days ago', () => {
  const week = [10, 20, 30, 40, 50, 60, 70];
  near(daysLeft(daily(70, ...week)), 1);
  near(daysLeft(daily(130, ...week)), 2);
  near(daysLeft(daily(305, ...week)), 7.5 - 0.5 + 25 / 70);
});

test('one burst adds nothing, several add their share', () => {
  near(daysLeft(daily(1000, ...days(5, 100), 1000, ...days(8, 100))), 10);
  const two = daily(1000, ...days(5, 100), 1000, ...days(5, 100), 1000, ...days(8, 100));
  near(daysLeft(two), 1000 / (100 + (1800 / 20) * 0.5));
  near(daysLeft(daily(1000, 400, 100, 100, 100)), 1000 / 175);
});

test('spending that happens on few days only is no burst', () => {
  const pattern = weekPattern([0, 0, 0, 500, 0, 0, 0, 0, 0, 0, 0, 0]);
  assert.ok(pattern.days.some((spent) => spent > 0));
  assert.equal(pattern.irregular, 0);
});

test('days that scatter widely hold no bursts', () => {
  assert.equal(weekPattern([10, 400, 10, 100, 400, 10, 100, 400, 10, 100]).irregular, 0);
});

test('the time before the first spending says nothing', () => {
  const used = [130, 130, 130, 0, 0, 130, 130, 130, 130, 130];
  near(daysLeft(daily(1000, ...used, ...days(20, 0))), daysLeft(daily(1000, ...used)));
});

test('a week unlike all before stands alone', () => {
  near(daysLeft(daily(1000, ...days(8, 100), ...days(30, 30))), 10);
  near(daysLeft(daily(1000, ...days(8, 100), ...days(30, 400))), 10);
  assert.ok(daysLeft(daily(1000, ...days(6, 100), ...days(31, 90))) > 10);
});

test('growth of six weeks goes on', () => {
  const grown = Array.from({ length: 56 }, (_, ago) => 200 - ago);
  const made = daysLeft(daily(1000, ...grown));
  assert.ok(made > 4.8 && made < 5, String(made));
  const five = daysLeft(daily(1000, ...grown.slice(0, 41)));
  assert.ok(five > 5, String(five));
});

test('between two readings the spending is spread evenly, and gaps are counted', () => {
  const wide = spendingOf(course([96, '500'], [0, '100']));
  assert.deepEqual(wide, { days: [100, 100, 100, 100], measured: 0, knowsWeek: false });
  const half = spendingOf(course([96, '500'], [48, '300'], [36, '240'], [24, '200'], [12, '150'], [0, '100']));
  assert.deepEqual(half, { days: [100, 100, 100, 100], measured: 0.5, knowsWeek: false });
  assert.deepEqual(spendingOf([]), { days: [], measured: 0, knowsWeek: false });
  assert.equal(spendingOf(daily(5, ...days(70, 10))).days.length, 56);
});

test('confidence: high from two weeks, medium from one, low with doubts', () => {
  const confidence = (series: readonly Point[]): string => {
    const made = forecast(series, NOW);
    return made.kind === 'forecast' ? made.confidence : made.kind;
  };
  assert.equal(confidence(daily(500, ...days(14, 100))), 'high');
  assert.equal(confidence(daily(500, ...days(13, 100))), 'medium');
  assert.equal(confidence(daily(500, ...days(7, 100))), 'medium');
  assert.equal(confidence(daily(500, ...days(6, 100))), 'low');
  assert.equal(confidence(daily(500, ...days(5, 100), 1000, ...days(20, 100))), 'medium', 'a burst');
  assert.equal(confidence(course([720, '3100'], [0, '100'])), 'low', 'a gap');
  assert.equal(
    confidence(daily(500, ...days(14, 0).map((_, day) => (day < 7 ? 100 : 300) * (day % 2)))),
    'low',
    'scatter',
  );
});

test('whatever the series, the forecast is finite, positive, and neither throws nor contradicts itself', () => {
  const step = fc.tuple(fc.integer({ min: 0, max: 5 * DAY }), fc.integer({ min: -100, max: 1_000_000 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let at = NOW - 300 * DAY;
      const series = steps.map(([ms, amount]): Point => {
        at += ms;
        return { at, amount: exact(String(amount)) };
      });
      const made = forecast(series, at);
      if (made.kind === 'forecast') {
        assert.ok(Number.isFinite(made.runsOutAt) && made.perDay > 0 && made.daysLeft >= 0 && made.daysLeft <= 3650);
      }
    }),
  );
});
