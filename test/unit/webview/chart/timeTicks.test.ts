import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wallClock } from '../../../../src/base/wallClock.ts';
import { timeLabels, timeStep, timeTicks } from '../../../../src/webview/chart/timeTicks.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30 * DAY_MS;
/** 22:00 in China. */
const EVENING = Date.UTC(2026, 10, 19, 14);

function labels(from: number, to: number, stepMs: number, timeZone: string, locale = 'en'): readonly string[] {
  return timeLabels(timeTicks([from, to], stepMs, wallClock(timeZone)), stepMs, locale, timeZone);
}

test('times of day, with the date where it begins', () => {
  assert.deepEqual(labels(EVENING - 1, EVENING + 3 * HOUR_MS, HOUR_MS, 'Asia/Shanghai'), [
    '22:00\nNov 19',
    '23:00',
    '00:00\nNov 20',
    '01:00',
  ]);
  assert.deepEqual(labels(EVENING + 1, EVENING + 13 * HOUR_MS, 6 * HOUR_MS, 'Asia/Kolkata'), [
    '00:00\nNov 20',
    '06:00',
  ]);
});

test('days, and Mondays', () => {
  assert.deepEqual(labels(EVENING, EVENING + 2 * DAY_MS, DAY_MS, 'Asia/Shanghai'), ['Nov 20', 'Nov 21']);
  assert.deepEqual(labels(EVENING, EVENING + 2 * DAY_MS, DAY_MS, 'Asia/Shanghai', 'zh-cn'), ['11月20日', '11月21日']);
  assert.deepEqual(labels(EVENING, EVENING + 12 * DAY_MS, 7 * DAY_MS, 'Asia/Shanghai'), ['Nov 23', 'Nov 30']);
});

test('months, with the year where it begins', () => {
  const [from, to] = [Date.UTC(2026, 9, 2), Date.UTC(2027, 1, 1)];
  assert.deepEqual(labels(from, to, MONTH_MS, 'UTC'), ['Nov\n2026', 'Dec', 'Jan\n2027', 'Feb']);
  assert.deepEqual(labels(from, to, 3 * MONTH_MS, 'UTC'), ['Jan\n2027']);
  assert.deepEqual(labels(Date.UTC(1999, 0), Date.UTC(2011, 0), 60 * MONTH_MS, 'UTC'), [
    'Jan\n2000',
    'Jan\n2005',
    'Jan\n2010',
  ]);
});

test('the step is the shortest that leaves the room', () => {
  const minute = 60_000;
  assert.deepEqual(
    [1, minute + 1, 31 * minute, 5 * HOUR_MS, 13 * HOUR_MS, 4 * DAY_MS, 15 * DAY_MS, 13 * MONTH_MS, 1e15].map(timeStep),
    [minute, 2 * minute, HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS, MONTH_MS, 24 * MONTH_MS, 240 * MONTH_MS],
  );
});

for (const [place, timeZone, change] of [
  ['Cairo, begin', 'Africa/Cairo', Date.UTC(2026, 3, 24)],
  ['Cairo, end', 'Africa/Cairo', Date.UTC(2026, 9, 30)],
  ['Beirut, begin', 'Asia/Beirut', Date.UTC(2026, 2, 29)],
  ['Beirut, end', 'Asia/Beirut', Date.UTC(2026, 9, 25)],
  ['Santiago, begin', 'America/Santiago', Date.UTC(2026, 8, 6)],
  ['Santiago, end', 'America/Santiago', Date.UTC(2026, 3, 5)],
  ['Berlin, begin', 'Europe/Berlin', Date.UTC(2026, 2, 29)],
  ['New York, end', 'America/New_York', Date.UTC(2026, 10, 1)],
  ['Lord Howe, half an hour', 'Australia/Lord_Howe', Date.UTC(2026, 3, 5)],
  ['Shanghai, none', 'Asia/Shanghai', Date.UTC(2026, 2, 29)],
] as const) {
  test(`C12: each day has one label where summer time changes: ${place}`, () => {
    const days = Array.from({ length: 8 }, (_, day) =>
      new Date(change + (day - 4) * DAY_MS).toLocaleDateString('en', {
        timeZone: 'UTC',
        month: 'short',
        day: 'numeric',
      }),
    );
    for (let hour = 0; hour < 24; hour++) {
      const from = change - 4.5 * DAY_MS + hour * HOUR_MS;
      const shown = labels(from, from + 9 * DAY_MS, DAY_MS, timeZone);
      assert.deepEqual(
        shown.filter((label) => days.slice(1, -1).includes(label)),
        days.slice(1, -1),
        String(hour),
      );
      assert.equal(new Set(shown).size, shown.length);
    }
  });

  test(`C12: no time of day has two labels where summer time changes, and ticks go on: ${place}`, () => {
    const span = [change - DAY_MS, change + 2 * DAY_MS] as const;
    for (const stepMs of [HOUR_MS / 2, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS]) {
      const ticks = timeTicks(span, stepMs, wallClock(timeZone));
      const shown = ticks.map((tick) => new Date(tick).toLocaleString('en', { timeZone }));
      assert.equal(new Set(shown).size, shown.length, shown.join('; '));
      const gaps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
      assert.ok(Math.max(...gaps) <= stepMs + HOUR_MS && Math.min(...gaps) > 0, String(gaps));
    }
  });
}

test('C12: a day that a country left out has no label', () => {
  const from = Date.UTC(2011, 11, 28, 12);
  assert.deepEqual(labels(from, from + 4 * DAY_MS, DAY_MS, 'Pacific/Apia'), ['Dec 29', 'Dec 31', 'Jan 1', 'Jan 2']);
});
