import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutPause } from '../../../../src/balance/forecast/pause.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { exact } from '../amount/exact.ts';
import { DAY, HOUR } from './forecastSeries.ts';
import { forecast } from './wholeSeries.ts';

/** So many times the same. */
const days = (count: number, spent: number): readonly number[] => Array.from({ length: count }, () => spent);
/** The latest first: five working days, two free ones. */
const weeks = (count: number): readonly number[] =>
  Array.from({ length: count * 7 }, (_, day) => (day % 7 < 5 ? 100 : 0));

for (const [what, past, endedAgo] of [
  ['a week and a half', [60, ...days(10, 0), ...days(30, 100)], 1],
  ['four days', [...days(3, 100), ...days(4, 0), ...days(7, 100)], 3],
  ['three days', [100, ...days(3, 0), ...days(30, 100)], 1],
  ['two days, which are holidays', [100, ...days(2, 0), ...days(30, 100)], undefined],
  ['one that lasts', [...days(10, 0), ...days(30, 100)], undefined],
  ['one message in a silence', [1, ...days(10, 0), ...days(30, 100)], undefined],
  ['one message two days ago', [0, 20, ...days(10, 0), ...days(30, 100)], undefined],
  ['a third of what was usual', [...days(6, 30), ...days(10, 0), ...days(30, 100)], undefined],
  ['half of what was usual', [50, 50, 50, ...days(10, 0), ...days(30, 100)], 3],
  ['less than a week known before', [100, ...days(10, 0), ...days(6, 100)], undefined],
  ['pauses that come again', [100, ...days(9, 0), 100, ...days(9, 0), 100, ...days(9, 0), 100], undefined],
  [
    'one that is not twice as long as another',
    [100, ...days(8, 0), ...days(9, 100), ...days(4, 0), ...days(9, 100)],
    undefined,
  ],
  [
    'nothing that is usual',
    [5, ...days(20, 0), ...Array.from({ length: 5 }, () => [5, ...days(7, 0)]).flat(), 5],
    undefined,
  ],
  ['a week between working days', [80, ...days(9, 0), ...weeks(4)], 1],
  ['nothing but silence', days(20, 0), undefined],
] as const) {
  test(`17: a pause is taken out of the past: ${what}`, () => {
    const found = withoutPause(past);
    assert.equal(found.endedAgo, endedAgo);
    assert.equal(found.days.length, past.length);
    if (endedAgo === undefined) {
      assert.equal(found.days, past);
    }
  });
}

test('17: a pause is filled up with what was usual on its weekdays', () => {
  const past = [100, 100, 100, 100, 100, 0, 0, ...days(10, 0), ...weeks(4).slice(3)];
  const filled = withoutPause(past).days;
  assert.deepEqual(filled.slice(0, 28), weeks(4));
});

/** 100 a day for forty days, down to 200, nothing for `pause` days, and then as before. */
function sender(pause: number, hoursSince: number): readonly Point[] {
  const pausesFrom = 40 * 24;
  return Array.from({ length: (40 + pause) * 24 + hoursSince + 1 }, (_, hour) => {
    const sending = hour - Math.min(Math.max(0, hour - pausesFrom), pause * 24);
    return { at: hour * HOUR, amount: exact(String(4_200 - Math.round((sending * 100) / 24))) };
  });
}

test('17: who goes on after a pause spends what was spent before, known within hours and not for certain', () => {
  for (const pause of [3, 4, 5, 8, 12, 20]) {
    for (const hours of [3, 6, 12, 24, 36]) {
      const series = sender(pause, hours);
      const found = forecast(series, series.at(-1)?.at ?? 0);
      assert.ok(found.kind === 'forecast', `${pause} days, ${hours} hours: ${JSON.stringify(found)}`);
      assert.ok(Math.abs(found.perDay - 100) <= 10, `${pause} days, ${hours} hours: ${found.perDay} a day`);
      assert.ok(
        Math.abs(found.daysLeft - (2 - hours / 24)) <= 0.2,
        `${pause} days, ${hours} hours: ${found.daysLeft} left`,
      );
      assert.notEqual(found.confidence, 'high');
    }
  }
  assert.equal(forecast(sender(12, 0), 52 * DAY).kind, 'none', 'the pause lasts');
});

test('17: in the week after a pause the forecast is not sure, and then as sure as beside a holiday', () => {
  for (const [since, confidence] of [
    [3, 'low'],
    [6, 'low'],
    [7, 'medium'],
  ] as const) {
    const series = sender(10, since * 24).map(({ at, amount }) => ({
      at,
      amount: exact(String(Number(amount) + 5_000)),
    }));
    const found = forecast(series, series.at(-1)?.at ?? 0);
    assert.equal(found.kind === 'forecast' && found.confidence, confidence, `${since} days`);
  }
});
