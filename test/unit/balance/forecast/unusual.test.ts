import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Course } from '../../../../src/balance/forecast/course.ts';
import { unusualIn } from '../../../../src/balance/forecast/unusual.ts';
import { exact } from '../amount/exact.ts';
import { DAY, HOUR, MONDAY } from './forecastSeries.ts';
import { courseOf } from './wholeSeries.ts';

/** Nobody is told before. */
const FOURTEEN_DAYS = 14;

interface Sending {
  /** Days of readings; 30 when absent. */
  readonly known?: number;
  /** The present hour of the week, from Monday at midnight; Wednesday noon when absent. */
  readonly hour?: number;
  /** What is left now. */
  readonly left?: number;
  /** What is sent in the hour that ends so many hours ago; `weekday` from Monday as 0. */
  readonly sent: (ago: number, weekday: number, hour: number) => number;
  /** What comes on top in that hour. */
  readonly added?: (ago: number) => number;
  /** Whether it is read at its end. */
  readonly read?: (ago: number) => boolean;
}

/** Hourly readings up to now. */
function courseIn({ known = 30, hour = 60, left = 5_000, sent, added, read }: Sending): Course {
  const now = MONDAY + 70 * DAY + hour * HOUR;
  const points = [];
  let amount = left;
  for (let ago = 0; ago <= known * 24; ago++) {
    const at = now - ago * HOUR;
    if (read?.(ago) ?? true) {
      points.push({ at, amount: exact(String(amount)) });
    }
    const begin = new Date(at - HOUR);
    amount += sent(ago, (begin.getUTCDay() + 6) % 7, begin.getUTCHours()) - (added?.(ago) ?? 0);
  }
  return courseOf(points.reverse(), now, MONDAY);
}

const even = (): number => 10;
/** So that a single message can be seen. */
const fine = (ago: number): number => 10 + (ago % 2);
const onWeekdays: Sending['sent'] = (_, weekday) => (weekday < 5 ? 10 : 0);
/** Five times as much in the latest three hours. */
const fiveTimes =
  (usual: Sending['sent']): Sending['sent'] =>
  (ago, ...when) =>
    usual(ago, ...when) * (ago < 3 ? 5 : 1);
const onMonWedFri: Sending['sent'] = (_, weekday) => (weekday < 5 && weekday % 2 === 0 ? 10 : 0);
const [MONDAY_NOON, TUESDAY_NOON, WEDNESDAY_NOON, SATURDAY_NOON] = [12, 36, 60, 5 * 24 + 12];

for (const [name, sending, expected] of [
  ['five times the usual for three hours is told with both figures', { sent: fiveTimes(even) }, [3, 150, 30]],
  ['the usual is not', { sent: even }, undefined],
  ['neither is twice the usual', { sent: (ago) => (ago < 3 ? 20 : 10) }, undefined],
  ['nor an hour of three times', { sent: (ago) => (ago < 1 ? 30 : 10) }, undefined],
  ['nor what is many times next to nothing', { sent: (ago) => (ago < 3 ? 5 : ago % 24 < 3 ? 0 : 10) }, undefined],
  ['one hour of ten times is told at once', { sent: (ago) => (ago < 1 ? 100 : 10) }, [2, 110, 20]],
  ['two weeks have to be known', { sent: fiveTimes(even), known: FOURTEEN_DAYS - 1 }, undefined],
  ['and are enough', { sent: fiveTimes(even), known: FOURTEEN_DAYS }, [3, 150, 30]],
  [
    'on a day on which nothing is usual there is nothing to compare but an average hour',
    { sent: (ago, ...when) => (ago < 3 ? 30 : onWeekdays(ago, ...when)), hour: SATURDAY_NOON },
    [3, 90, 0],
  ],
  ['a Monday is compared with other working days', { sent: onWeekdays, hour: MONDAY_NOON }, undefined],
  [
    'a Saturday with other Saturdays, also where much more is usual on other days',
    { sent: (ago, weekday) => (weekday < 5 ? 13 : 2) * (weekday === 5 && ago < 3 ? 5 : 1), hour: SATURDAY_NOON },
    [3, 30, 6],
  ],
  ['what is used up has an alert of its own', { sent: fiveTimes(even), left: 0 }, undefined],
  [
    'a top-up hides nothing and is none of it',
    { sent: (ago) => (ago < 3 ? 80 : 10), added: (ago) => (ago === 1 ? 9_000 : 0) },
    [3, 160, 30],
  ],
  ['a top-up alone is not spending', { sent: even, added: (ago) => (ago === 1 ? 9_000 : 0) }, undefined],
  [
    'what is spent beside a top-up is compared with as much time',
    { sent: (ago) => (ago < 3 ? 37 : fine(ago)), added: (ago) => (ago === 1 ? 9_000 : 0) },
    [3, 74, 31],
  ],
  [
    'nor is anything told of three hours of which two are not known',
    { sent: (ago) => (ago < 3 ? 200 : fine(ago)), added: (ago) => (ago < 2 ? 9_000 : 0) },
    undefined,
  ],
  [
    'where nothing is usual, little is not told',
    { sent: (ago, weekday) => (weekday < 5 ? fine(ago) : ago < 3 ? 10 : 0), hour: SATURDAY_NOON },
    undefined,
  ],
  [
    'a refund that is taken back within a day is not spending',
    { sent: (ago) => (ago === 1 ? 100 : 10), added: (ago) => (ago === 6 ? 90 : 0), left: 20_000 },
    undefined,
  ],
  [
    'nothing is told across a gap of more than a day',
    { sent: (ago) => (ago < 26 ? 80 : fine(ago)), read: (ago) => ago === 0 || ago > 25 },
    undefined,
  ],
  [
    'days that were not read say nothing of what is usual',
    { sent: fiveTimes(even), read: (ago) => ago < 48 || ago > 13 * 24 || ago % 48 === 0 },
    [3, 150, 30],
  ],
  ['a burst that comes again and again is a habit', { sent: (ago) => (ago % 240 < 3 ? 50 : 10) }, undefined],
  ['one that came once is none', { sent: (ago) => (ago < 3 || (ago >= 240 && ago < 243) ? 50 : 10) }, [3, 150, 30]],
  [
    'a batch that comes two hours early is the same batch',
    { sent: (ago) => (ago % 24 === (ago < 24 ? 0 : 22) ? 150 : 2), hour: 60 },
    undefined,
  ],
  [
    'a level that has halved since ten days is the usual',
    { sent: (ago) => (ago < 3 ? 25 : ago < 240 ? 5 : 20), known: 50 },
    [3, 75, 15],
  ],
  [
    'who sends on three days a week sends as usual',
    { sent: (ago, ...when) => onMonWedFri(ago, ...when) * (fine(ago) / 10), hour: WEDNESDAY_NOON },
    undefined,
  ],
  ['five times as much on such a day is told', { sent: fiveTimes(onMonWedFri), hour: WEDNESDAY_NOON }, [3, 150, 30]],
  [
    'so is a usual hour of it on a day of rest, thrice',
    { sent: (ago, weekday) => (weekday % 2 === 0 ? 10 : ago < 3 ? 30 : 0), hour: TUESDAY_NOON },
    [3, 90, 0],
  ],
  [
    'who sends again after ten days sends what was usual before them',
    {
      sent: (ago, ...when) => (ago < 4 || ago >= 244 ? onWeekdays(ago, ...when) * (fine(ago) / 10) : 0),
      hour: WEDNESDAY_NOON,
      known: 40,
    },
    undefined,
  ],
  [
    'five times as much on the third day behind a pause of a week is told',
    { sent: (ago) => (ago >= 60 && ago < 228 ? 0 : ago < 3 ? 50 : 10), known: 45 },
    [3, 150, 30],
  ],
  [
    'every other day is no spending on a day of rest',
    { sent: (ago) => (Math.floor((ago + 12) / 24) % 2 === 0 ? fine(ago) : 0), hour: WEDNESDAY_NOON, known: 40 },
    undefined,
  ],
] satisfies readonly (readonly [string, Sending, readonly [number, number, number] | undefined])[]) {
  test(`17: unusual spending: ${name}`, () => {
    const course = courseIn(sending);
    const found = unusualIn(course, {});
    const at = course.last?.at ?? 0;
    assert.deepEqual(
      found && [found.kind, (at - found.since) / HOUR, Math.round(found.spent), Math.round(found.usual)],
      expected && ['unusual-spending', ...expected],
    );
  });
}

const stoppedFor =
  (hours: number, usual: Sending['sent']): Sending['sent'] =>
  (ago, ...when) =>
    ago < hours ? 0 : usual(ago, ...when);

for (const [name, sending, expected] of [
  ['silence is told while less than a usual day is missed, with the figure', { sent: stoppedFor(16, even) }, [16, 160]],
  ['less than half a day is not', { sent: stoppedFor(12, even) }, undefined],
  [
    'a weekend of a sender that pauses then is none',
    { sent: stoppedFor(47, onWeekdays), hour: 6 * 24 + 23 },
    undefined,
  ],
  ['the Monday after it is', { sent: stoppedFor(68, onWeekdays), hour: 20 }, [68, 200]],
  ['what is used up cannot be spent', { sent: stoppedFor(16, even), left: 0 }, undefined],
  ['two weeks have to be known', { sent: stoppedFor(16, even), known: FOURTEEN_DAYS - 1 }, undefined],
  [
    'a pause as long as one before is none',
    { sent: (ago) => (ago < 20 || (ago >= 200 && ago < 220) ? 0 : 10) },
    undefined,
  ],
  ['a longer one is', { sent: (ago) => (ago < 30 || (ago >= 200 && ago < 220) ? 0 : 10) }, [30, 300]],
  ['a top-up begins it anew', { sent: stoppedFor(20, even), added: (ago) => (ago === 8 ? 9_000 : 0) }, undefined],
  ['so does a refund', { sent: stoppedFor(20, even), added: (ago) => (ago === 8 ? 1 : 0), left: 20_000 }, undefined],
  ['so does a gap of more than a day', { sent: stoppedFor(40, even), read: (ago) => ago < 5 || ago > 35 }, undefined],
  ['nights that are not read are no gaps', { sent: stoppedFor(40, even), read: (ago) => ago % 24 < 10 }, [33, 330]],
  ['what was never spent is not missed', { sent: () => 0 }, undefined],
  ['what is seldom spent is not, either', { sent: (ago) => (ago % 120 === 60 ? 500 : 0) }, undefined],
] satisfies readonly (readonly [string, Sending, readonly [number, number] | undefined])[]) {
  test(`17: no spending: ${name}`, () => {
    const course = courseIn(sending);
    const found = unusualIn(course, {});
    const at = course.last?.at ?? 0;
    assert.deepEqual(
      found && [found.kind, (at - found.since) / HOUR, Math.round(found.usual)],
      expected && ['no-spending', ...expected],
    );
  });
}

test('17: a fall behind a word in place of the amount is no unusual spending', () => {
  for (const isInterrupted of [false, true]) {
    const course = courseIn({ sent: even });
    const last = course.last ?? assert.fail();
    if (isInterrupted) {
      course.interrupt();
    }
    course.take({ at: last.at + HOUR, amount: exact(String(Number(last.amount) - 500)) });
    assert.equal(unusualIn(course, {})?.kind, isInterrupted ? undefined : 'unusual-spending');
  }
});

test('17: nothing is unusual about what is filled up by the provider', () => {
  for (const sent of [fiveTimes(even), stoppedFor(16, even)]) {
    assert.notEqual(unusualIn(courseIn({ sent }), {}), undefined);
    assert.equal(unusualIn(courseIn({ sent }), { resets: 'day' }), undefined);
  }
});
