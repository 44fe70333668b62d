import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { exact } from '../amount/exact.ts';
import { liftsOf } from '../readings/wholeSeries.ts';
import { DAY, HOUR, MONDAY, type Rate, seeded } from './forecastSeries.ts';
import { forecast } from './wholeSeries.ts';

const NOW = MONDAY + 70 * DAY;
const START_DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

interface Sending {
  readonly known: number;
  /** The weekday of the day that begins now, from Monday as 0. */
  readonly startDay?: number;
  /** What is left now. */
  readonly left?: number;
  /** What comes on top after a reading of this amount, so many hours ago. */
  readonly added?: (amount: number, hoursAgo: number) => number;
}

/** Hourly readings of sending evenly through each day; from the first on, so that what is added can depend on the amount. */
function sending(rate: Rate, { known, startDay = 0, left = 1_000, added }: Sending): readonly Point[] {
  const perHour = Array.from({ length: known * 24 }, (_, hour) => {
    const day = Math.floor(hour / 24) - known;
    return rate(day, (((day + startDay) % 7) + 7) % 7) / 24;
  });
  let amount = added === undefined ? left + perHour.reduce((sum, sent) => sum + sent, 0) : left;
  const points: Point[] = [{ at: NOW - known * DAY, amount: exact(amount.toFixed(2)) }];
  for (const [hour, sent] of perHour.entries()) {
    const hoursAgo = perHour.length - hour - 1;
    amount -= sent;
    amount += added?.(amount, hoursAgo) ?? 0;
    points.push({ at: NOW - hoursAgo * HOUR, amount: exact(amount.toFixed(2)) });
  }
  return points;
}

/** Spending on weekdays alone, `before` and, since so many days, `after`. */
const onWeekdays =
  (before: number, after: number, since: number): Rate =>
  (day, weekday) =>
    weekday >= 5 ? 0 : day < -since ? before : after;

/** What is said of spending a day, and how sure it is. */
function said(series: readonly Point[]): { readonly perDay: number; readonly confidence: string } {
  const made = forecast(series, NOW);
  if (made.kind === 'forecast') {
    return made;
  }
  assert.ok(made.kind === 'none' && made.missing === 'spending', JSON.stringify(made));
  return { perDay: made.perDay, confidence: 'none' };
}

function near(actual: number, expected: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= Math.max(0.5, expected * 0.005), `${what}: ${actual} is not ${expected}`);
}

for (const [name, before, after, sinces] of [
  ['17: weekdays 100 to 200 a day since 8 days is 143 a day', 100, 200, [8]],
  ['17: weekdays 100 to 300 a day since 14 and 28 days is 214 a day', 100, 300, [14, 28]],
  ['17: weekdays 100 to 0 since 8 days is nothing a day', 100, 0, [8]],
  [
    '17: a changed weekday is exact from the seventh day on and stays so',
    100,
    200,
    [7, 9, 10, 11, 12, 13, 16, 19, 21, 25, 31, 40],
  ],
] as const) {
  test(name, () => {
    for (const since of sinces) {
      for (const startDay of START_DAYS) {
        const { perDay, confidence } = said(sending(onWeekdays(before, after, since), { known: 55, startDay }));
        near(perDay, (after * 5) / 7, `since ${since} days, day ${startDay}`);
        assert.ok(since >= 14 || confidence !== 'high', 'so little is known of it');
      }
    }
  });
}

test('17: twice as much since 10 days in noise of 30 % is found in nearly all series, and never missed with high confidence', () => {
  let missed = 0;
  for (let seed = 0; seed < 200; seed++) {
    const random = seeded(seed);
    const noise = Array.from({ length: 40 }, () =>
      Math.max(0, 1 + 0.3 * (Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, 0) - 6)),
    );
    const rate: Rate = (day) => (day < -10 ? 100 : 200) * (noise[day + 40] ?? 1);
    const made = said(sending(rate, { known: 40, startDay: seed % 7 }));
    if (made.perDay < 150) {
      missed++;
      assert.notEqual(made.confidence, 'high', `seed ${seed}`);
    }
  }
  assert.ok(missed <= 20, `${missed}`);
});

test('17: three times as much since 10 days is found beside a holiday in the last week', () => {
  for (let holiday = 1; holiday <= 7; holiday++) {
    const rate: Rate = (day) => (day === -holiday ? 0 : day < -10 ? 100 : 300);
    near(said(sending(rate, { known: 40 })).perDay, 300, `holiday ${holiday} days ago`);
  }
});

test('17: weekdays 100 to 200 a day since 10 days are found beside a holiday in the last week', () => {
  for (const startDay of START_DAYS) {
    for (let holiday = 1; holiday <= 7; holiday++) {
      const rate: Rate = (day, weekday) => (day === -holiday ? 0 : onWeekdays(100, 200, 10)(day, weekday));
      const { perDay } = said(sending(rate, { known: 55, startDay }));
      near(perDay, 1_000 / 7, `day ${startDay}, holiday ${holiday} days ago`);
    }
  }
});

test('17: a change is not forgotten when the old level comes back into the median, nor when the last of it is 56 days ago', () => {
  for (const [before, after] of [
    [100, 300],
    [1_000, 100],
    [100, 1_000],
    [3_000, 100],
  ] as const) {
    for (const known of [56, 60, 90]) {
      for (let since = 7; since < 60; since++) {
        const { perDay } = said(sending((day) => (day < -since ? before : after), { known, left: 10_000 }));
        near(perDay, after, `${before} to ${after} since ${since} of ${known} days`);
      }
    }
  }
});

test('17: nor is that of weekdays, and what is left of the old level is no holiday and no habit of bursts', () => {
  for (const [before, after] of [
    [1_000, 100],
    [100, 300],
  ] as const) {
    for (const startDay of START_DAYS) {
      for (let since = 49; since < 60; since++) {
        const { perDay } = said(sending(onWeekdays(before, after, since), { known: 60, startDay, left: 10_000 }));
        near(perDay, (after * 5) / 7, `${before} to ${after} since ${since} days, day ${startDay}`);
      }
    }
  }
});

test('17: of two changes the later one is found, however long the level between them was', () => {
  for (const [first, second, now] of [
    [1_000, 3_000, 700],
    [1_000, 2_000, 700],
    [1_000, 2_000, 1_000],
    [1_000, 300, 1_000],
  ] as const) {
    for (const length of [14, 16, 18, 21, 28]) {
      for (let since = 7; since < 30; since++) {
        const rate: Rate = (day) => (day < -since - length ? first : day < -since ? second : now);
        const { perDay } = said(sending(rate, { known: 56 + since, left: 10_000 }));
        near(perDay, now, `${first}, ${length} days ${second}, then ${now} since ${since} days`);
      }
    }
  }
});

test('17: what is as it was before a few weeks on another level is not said with high confidence: such weeks may come again', () => {
  for (let since = 14; since < 20; since++) {
    const campaigns: Rate = (day) => ((day + since) % 21 >= -7 && (day + since) % 21 < 0 && day < 0 ? 3_000 : 1_000);
    const { confidence } = said(sending(campaigns, { known: 60, left: 50_000 }));
    assert.notEqual(confidence, 'high', `${since} days ago`);
  }
});

test('17: a change by a third that begins is said with low confidence, up or down', () => {
  for (const after of [600, 700, 1_400]) {
    for (let since = 2; since < 7; since++) {
      const { confidence } = said(sending((day) => (day < -since ? 1_000 : after), { known: 60, left: 10_000 }));
      assert.equal(confidence, 'low', `${after} since ${since} days`);
    }
  }
});

test('17: with less than two weeks known a change is exact from the seventh day on, and before that said with low confidence', () => {
  for (const [before, after] of [
    [300, 100],
    [100, 300],
    [1_000, 100],
  ] as const) {
    for (let known = 9; known < 14; known++) {
      for (let since = 2; since < known - 1; since++) {
        const { perDay, confidence } = said(sending((day) => (day < -since ? before : after), { known, left: 10_000 }));
        const what = `${before} to ${after} since ${since} of ${known} days`;
        if (since < 7) {
          assert.equal(confidence, 'low', what);
        } else {
          near(perDay, after, what);
          assert.equal(confidence, 'medium', what);
        }
      }
    }
  }
});

test('17: what is low on the latest of less than two weeks is no level while it may be a weekend', () => {
  for (const startDay of START_DAYS) {
    const weekdays: Rate = (_, weekday) => (weekday >= 5 ? 0 : 100);
    const { perDay, confidence } = said(sending(weekdays, { known: 13, startDay }));
    near(perDay, 500 / 7, `day ${startDay}`);
    assert.equal(confidence, 'medium', `day ${startDay}`);
  }
});

test('17: 50 on top of 21, at 100 a day, are less than a day, at once', () => {
  const topped = sending(() => 100, { known: 10, left: 1_021, added: (_, hoursAgo) => (hoursAgo === 0 ? 50 : 0) });
  const made = forecast(topped, NOW);
  assert.ok(made.kind === 'forecast', JSON.stringify(made));
  near(made.perDay, 100, 'a day');
  assert.ok(made.daysLeft > 0.7 && made.daysLeft < 0.8, `${made.daysLeft}`);
});

test('17: filled up by 150 whenever below 30, there are less than the day left before it is used up', () => {
  const series = sending(() => 100, {
    known: 33,
    left: 150,
    added: (amount, hoursAgo) => (amount < 30 && hoursAgo > 40 ? 150 : 0),
  });
  const running = series.filter(({ at }) => at >= NOW - 40 * HOUR && at <= NOW);
  const told = running.filter(({ at, amount }) => {
    const made = forecast(
      series.filter((point) => point.at <= at),
      at,
    );
    assert.ok(Number(amount) <= 0 ? made.kind === 'empty' : made.kind === 'forecast', JSON.stringify(made));
    return made.kind === 'forecast' && made.daysLeft < 1;
  });
  assert.ok(told.length >= 2, `${told.length}`);
});

test('17: a refund of 1,500 to 70,000 left is a correction, and the forecast stays', () => {
  const series = sending(() => 1_000, {
    known: 30,
    left: 98_500,
    added: (_, hoursAgo) => (hoursAgo === 0 ? 1_500 : 0),
  });
  assert.equal(Number(series.at(-1)?.amount), 70_000);
  assert.deepEqual(liftsOf(series), []);
  near(said(series).perDay, 1_000, 'a day');
});

test('17: weekly top-ups leave a forecast on every day, with medium confidence or better', () => {
  for (const startDay of START_DAYS) {
    for (const rate of [() => 100, onWeekdays(140, 140, 0)]) {
      const added = (_: number, hoursAgo: number) => (hoursAgo % 168 === (startDay * 24 + 12) % 168 ? 700 : 0);
      const { perDay, confidence } = said(sending(rate, { known: 30, startDay, left: 900, added }));
      near(perDay, 100, `day ${startDay}`);
      assert.ok(confidence === 'medium' || confidence === 'high', `${startDay}: ${confidence}`);
    }
  }
});

test('17: what is topped up on one weekday, and read once a day, is not said with high confidence: that weekday is not known', () => {
  const added = (_: number, hoursAgo: number) => (hoursAgo % 168 === 36 ? 700 : 0);
  const hourly = sending(onWeekdays(140, 140, 0), { known: 42, left: 900, added });
  assert.equal(said(hourly).confidence, 'high');
  assert.equal(said(hourly.filter(({ at }) => (at - NOW) % DAY === 0)).confidence, 'medium');
});

test('17: a campaign every four weeks is no end of sending', () => {
  const made = forecast(
    sending((day) => (day === -29 || day === -55 ? 1_000 : 0), { known: 56 }),
    NOW,
  );
  assert.equal(made.kind, 'forecast');
});
