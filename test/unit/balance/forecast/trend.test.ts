import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../../../../src/balance/forecast/trend.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { exact } from '../amount/exact.ts';
import { DAY, HOUR, MONDAY } from './forecastSeries.ts';
import { courseOf, trendOf } from './wholeSeries.ts';

const course = (...points: readonly (readonly [hour: number, amount: string])[]): readonly Point[] =>
  points.map(([hour, amount]) => ({ at: MONDAY + hour * HOUR, amount: exact(amount) }));

const changeSince = (series: readonly Point[], since: number): Change | undefined =>
  trendOf(series, since + 12 * HOUR, since).today;

test('the change of a day counts from the latest reading before it, exactly', () => {
  const series = course([-3, '110'], [-0.5, '100.15'], [5, '99'], [9, '90.1']);
  assert.deepEqual(changeSince(series, MONDAY), { change: '-10.05', from: MONDAY - HOUR / 2, topUps: [] });
});

test('a reading from the evening before is too old to begin the day with', () => {
  const series = course([-2.1, '110'], [5, '99'], [9, '90']);
  assert.deepEqual(changeSince(series, MONDAY), { change: '-9', from: MONDAY + 5 * HOUR, topUps: [] });
  assert.equal(changeSince(course([-2, '110'], [5, '99']), MONDAY)?.change, '-11');
});

test('one reading is no change', () => {
  assert.equal(changeSince([], MONDAY), undefined);
  assert.equal(changeSince(course([5, '99']), MONDAY), undefined);
  assert.equal(changeSince(course([-9, '110'], [5, '99']), MONDAY), undefined);
  assert.equal(changeSince(course([-1, '110']), MONDAY), undefined);
  assert.equal(changeSince(course([-9, '110']), MONDAY), undefined);
  assert.equal(changeSince(course([0, '110'], [1, '110']), MONDAY)?.change, '0');
});

test('top-ups of the day are part of the change and named', () => {
  const series = course([-30, '10'], [-29, '400'], [0, '100'], [1, '90'], [2, '590'], [3, '580']);
  const change = changeSince(series, MONDAY);
  assert.equal(change?.change, '480');
  assert.deepEqual(change?.topUps, [{ at: MONDAY + 2 * HOUR, after: MONDAY + HOUR, amount: '500' }]);
});

for (const [what, points, expected] of [
  [
    'two',
    [
      [-1, '10'],
      [1, '510'],
      [2, '500'],
      [3, '800'],
      [4, '790'],
    ],
    '800',
  ],
  [
    'one of this day and one of the day before',
    [
      [-9, '10'],
      [-8, '510'],
      [1, '500'],
      [3, '800.5'],
    ],
    '300.5',
  ],
  [
    'one with the first reading of the day',
    [
      [-9, '10'],
      [5, '510'],
      [6, '500'],
    ],
    '500',
  ],
  [
    'none today',
    [
      [-9, '10'],
      [-8, '510'],
      [1, '500'],
    ],
    undefined,
  ],
] as const) {
  test(`17: all that was topped up today is added up: ${what}`, () => {
    assert.equal(trendOf(course(...points), MONDAY + 12 * HOUR, MONDAY).addedToday, expected);
  });
}

test('a trend holds the change of today, the forecast and the latest top-up', () => {
  const points: [number, string][] = [[-1, '50']];
  for (let hour = 0; hour <= 96; hour++) {
    points.push([hour, String(1000 - hour)]);
  }
  const now = MONDAY + 4 * DAY;
  const trend = trendOf(course(...points), now, now - 10 * HOUR);
  assert.equal(trend.today?.change, '-10');
  assert.equal(trend.topUp?.amount, '950');
  assert.ok(trend.forecast.kind === 'forecast');
  assert.equal(trend.forecast.perDay, 24);
});

test('what resets daily has a change of today, but neither top-ups nor a forecast', () => {
  const series = course([-1, '10'], [1, '50'], [9, '30']);
  const trend = trendOf(series, MONDAY + 9 * HOUR, MONDAY, { resets: 'day' });
  assert.deepEqual(trend, {
    today: { change: '20', from: MONDAY - HOUR, topUps: [] },
    forecast: { kind: 'none', missing: 'carry-over', resets: 'day' },
    began: { at: MONDAY + HOUR, amount: '50' },
  });
});

test('without readings only the forecast says what is missing', () => {
  assert.deepEqual(trendOf([], MONDAY, MONDAY), { forecast: { kind: 'none', missing: 'readings' } });
});

/** Two readings a day for nine days up to Monday noon, 10 spent by noon and 20 by midnight of each. */
const DAYS = Array.from({ length: 19 }, (_, half): [number, string] => [12 * (half - 17), String(1000 - 15 * half)]);

test('18.2: a trend holds what was spent on each of the last seven days, the oldest first', () => {
  const { week } = trendOf(course(...DAYS), MONDAY + 12 * HOUR, MONDAY);
  assert.deepEqual(week, [30, 30, 30, 30, 30, 30, 30]);
  const rising = DAYS.map(([hour], half): [number, string] => [hour, String(10_000 - half ** 2)]);
  const spent = trendOf(course(...rising), MONDAY + 12 * HOUR, MONDAY).week ?? [];
  assert.deepEqual(
    spent,
    spent.toSorted((a, b) => (a ?? 0) - (b ?? 0)),
  );
});

test('18.2: a day that was not measured is not known, and a day alone says nothing', () => {
  const gap = DAYS.filter(([hour]) => hour < -96 || hour > -24);
  const { week } = trendOf(course(...gap), MONDAY + 12 * HOUR, MONDAY);
  assert.deepEqual(
    week?.map((spent) => spent !== undefined),
    [true, true, false, false, false, false, true],
  );
  assert.equal(trendOf(course(...DAYS.slice(-4)), MONDAY + 12 * HOUR, MONDAY).week, undefined);
  assert.equal(trendOf(course(...DAYS.slice(-5)), MONDAY + 12 * HOUR, MONDAY).week?.length, 2);
});

test('18.2: a trend holds what the period began with: the latest top-up, or the first reading', () => {
  const series = course([-40, '500.5'], [-30, '10'], [-29, '400.25'], [-20, '300'], [-19, '800'], [0, '790.125']);
  const trend = trendOf(series, MONDAY, MONDAY - 4 * HOUR);
  assert.deepEqual([trend.topUp?.amount, trend.began?.amount], ['500', '800']);
  assert.equal(trendOf(course([-40, '500'], [0, '400']), MONDAY, MONDAY).began?.amount, '500');
  assert.equal(trendOf(series, MONDAY, MONDAY, { resets: 'day' }).began?.amount, '800');
  assert.equal(trendOf(course([0, '400']), MONDAY, MONDAY).began, undefined);
});

test('18.2: a copy of a course knows what its period began with', () => {
  const known = courseOf(course([-40, '5'], [-30, '400'], [0, '390']), MONDAY, MONDAY);
  assert.equal(known.copy().began?.amount, '400');
});
