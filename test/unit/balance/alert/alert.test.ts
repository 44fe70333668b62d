import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acknowledgeAlert,
  advanceAlert,
  CLOCK_TOLERANCE_MS,
  FRESH_MS,
  isSnoozed,
  snoozeAlert,
} from '../../../../src/balance/alert/alert.ts';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import { amountBelow, Course, DAY, HOUR, MINUTE } from './alertCourse.ts';

test('row 48: one alert per crossing, on the second low reading', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.reads(1500, 1000, 999, 998, 997, 990), '- - - crossed - -');
});

test('row 48: low from the start alerts on the second reading', () => {
  assert.equal(new Course(amountBelow(1000)).reads(10, 10, 10), '- crossed -');
});

test('row 48: a balance that oscillates around its threshold alerts once until it is clear of it', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.reads(999, 1001, 999, 1001, 999, 1050, 999, 998), '- - crossed - - - - -');
  assert.equal(course.reads(1051, 999, 1051, 999, 998), '- - - - crossed');
});

test('row 48: the alert says what is low', () => {
  const course = new Course(amountBelow(1000));
  course.read(5);
  const raise = course.take(0, course.now + 1, 2);
  assert.deepEqual(raise, {
    reason: 'crossed',
    level: 'empty',
    threshold: amountBelow(1000),
    amount: '0',
    daysLeft: '2',
  });
  course.read(2000);
  course.read(5);
  assert.equal(course.take(4, course.now + 1)?.level, 'low');
});

test('row 48: repeated after a day, counted from the latest alert', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.reads(900, 900), '- crossed');
  assert.equal(course.read(899, { after: DAY - 10 * MINUTE - 1 }), '-');
  assert.equal(course.read(899, { after: 1 }), 'again');
  assert.equal(course.read(899, { after: DAY - 10 * MINUTE - 1 }), '-');
  assert.equal(course.read(899, { after: 1 }), 'again');
});

test('row 48: a value that is not below the threshold repeats nothing', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  assert.equal(course.read(1040, { after: 2 * DAY }), '-');
});

test('row 48: repeated when two readings in a row are at most half of the latest alert, 12 hours after it', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.reads(900, 800, 401, 400, 401), '- crossed - - -');
  course.now += 12 * HOUR;
  assert.equal(course.reads(400, 401, 400, 399, 200, 190), '- - - halved - -');
  course.now += 12 * HOUR;
  assert.equal(course.reads(201, 190, 180), '- - halved');
});

test('row 48: one wrong low reading raises nothing', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.reads(5000, 0, 5000, 5000), '- - - -');
  assert.equal(course.reads(900, 900, 0, 900, 900), '- crossed - - -');
});

test('row 27: a negative amount is below every threshold, and nothing is half of it', () => {
  const course = new Course(amountBelow(0));
  assert.equal(course.reads(5, -1, -1, -2, -500, -500), '- - crossed - - -');
  assert.equal(course.read(-500, { after: DAY }), 'again');
});

test('a threshold of 0 alerts at 0', () => {
  assert.equal(new Course(amountBelow(0)).reads(2, 1, 0, 0), '- - - crossed');
});

test('not allocated never alerts, is never 0, and changes nothing', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.reads(null, null, null), '- - -');
  assert.equal(course.record, undefined);
  assert.equal(course.reads(900, null, 900, null), '- - crossed -');
  const before = course.record;
  course.read(null);
  assert.equal(course.record, before);
});

test('the same reading counts once, and an older one not at all', () => {
  const course = new Course(amountBelow(1000));
  course.read(900);
  assert.equal(course.take(900, course.now), undefined);
  assert.equal(course.take(900, course.now - MINUTE), undefined);
  assert.equal(course.read(900), 'crossed');
});

test('row 44: a reading that arrives late is stale and raises nothing', () => {
  const course = new Course(amountBelow(1000));
  course.read(900);
  course.now += HOUR;
  assert.equal(course.take(900, course.now - FRESH_MS - 1), undefined);
  assert.equal(course.take(900, course.now + CLOCK_TOLERANCE_MS + 1), undefined);
  assert.equal(course.take(900, course.now - FRESH_MS)?.reason, 'crossed');
});

test('row 48: acknowledged means no repetition for time, but for a halving', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.change(acknowledgeAlert(course.record));
  assert.equal(course.read(900, { after: 10 * DAY }), '-');
  assert.equal(course.reads(450, 450), '- halved');
  assert.equal(course.read(450, { after: DAY }), 'again');
});

test('row 48: a snooze of a day holds everything back for a day', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.change(acknowledgeAlert(course.record));
  course.change(snoozeAlert(course.record, 'day', course.now));
  assert.equal(course.reads(400, 400, 1, 0), '- - - -');
  assert.equal(isSnoozed(course.record, course.now), true);
  assert.equal(course.read(0, { after: DAY - HOUR - 1 }), '-');
  assert.equal(course.read(0, { after: 1 }), 'empty');
  assert.equal(isSnoozed(course.record, course.now), false);

  const still = new Course(amountBelow(1000));
  still.reads(900, 900);
  still.change(acknowledgeAlert(still.record));
  still.change(snoozeAlert(still.record, 'day', still.now));
  assert.equal(still.read(900, { after: DAY }), 'again', 'a snooze takes the acknowledgement back');
});

test('row 48: a snooze until topped up lasts until the amount rises by more than the margin', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.change(snoozeAlert(course.record, 'topUp', course.now));
  assert.equal(course.read(100, { after: 3 * DAY }), '-');
  assert.equal(course.reads(100, 150), '- -');
  assert.equal(isSnoozed(course.record, course.now), true);
  assert.equal(course.read(151), '-');
  assert.equal(isSnoozed(course.record, course.now), false);
  assert.equal(course.read(150), 'again', 'the top-up did not suffice');
});

test('row 48: after a top-up that does not suffice, halving counts from there, and a snooze of a day goes on', () => {
  const course = new Course(amountBelow(1000));
  course.reads(100, 100);
  course.change(acknowledgeAlert(course.record));
  assert.equal(course.reads(800, 401, 400, 400), '- - - -');
  assert.equal(course.read(400, { after: 12 * HOUR }), 'halved');

  const snoozed = new Course(amountBelow(1000));
  snoozed.reads(100, 100);
  snoozed.change(snoozeAlert(snoozed.record, 'day', snoozed.now));
  assert.equal(snoozed.reads(800, 300, 300), '- - -');

  const noted = new Course(amountBelow(1000));
  noted.reads(100, 100);
  noted.change(acknowledgeAlert(noted.record));
  noted.read(800);
  assert.equal(noted.read(800, { after: DAY }), 'again');
});

test('row 48: a rise before the alert is no top-up after it', () => {
  const course = new Course(amountBelow(1000));
  course.reads(1, 500);
  course.change(snoozeAlert(course.record, 'topUp', course.now));
  course.read(510);
  assert.equal(isSnoozed(course.record, course.now), true);
});

test('row 48: a top-up clears alert, acknowledgement and snooze', () => {
  for (const kind of ['day', 'topUp'] as const) {
    const course = new Course(amountBelow(1000));
    course.reads(900, 900);
    course.change(acknowledgeAlert(course.record));
    course.change(snoozeAlert(course.record, kind, course.now));
    assert.equal(course.reads(5000, 900, 900), '- - crossed');
  }
});

test('what is over, or never began, is not snoozed or acknowledged', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900, 5000);
  for (const record of [undefined, course.record]) {
    assert.equal(acknowledgeAlert(record).record, record);
    assert.equal(snoozeAlert(record, 'topUp', course.now).record, record);
  }
});

test('a threshold that is raised does not tell again what was told', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.threshold = amountBelow(2000);
  assert.equal(course.reads(900, 900, 900), '- - -');
});

test('a threshold that is raised above the amount alerts, and its first reading may be the one before', () => {
  const course = new Course(amountBelow(1000));
  course.reads(1500, 1500);
  course.threshold = amountBelow(2000);
  assert.equal(course.read(1500), 'crossed');
});

test('a threshold that is lowered below the amount begins anew, without the margin', () => {
  const course = new Course(amountBelow(1000));
  course.reads(510, 510);
  course.threshold = amountBelow(500);
  assert.equal(course.reads(510, 499, 499), '- - crossed');
  course.threshold = amountBelow(0);
  assert.equal(course.reads(0, 0, 0), '- crossed -');
  course.threshold = amountBelow(5);
  assert.equal(course.reads(0, 0), '- -');
  course.threshold = amountBelow(0);
  assert.equal(course.reads(0, 0), '- -', 'used up under both');
});

test('a threshold that is removed takes its record along, and nothing alerts without one', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.threshold = undefined;
  assert.equal(course.reads(0, 0), '- -');
  assert.equal(course.record, undefined);
});

test('row 45: a clock that is set back a year does not silence for longer than a day', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.change(snoozeAlert(course.record, 'day', course.now));
  course.now -= 365 * DAY;
  assert.equal(course.read(900), '-');
  assert.equal(course.read(900, { after: DAY - 1 }), '-');
  assert.equal(course.read(900, { after: 1 }), 'again');
});

test('row 45: a clock that is set back during a crossing does not repeat the alert either', () => {
  const course = new Course(amountBelow(1000));
  course.read(900);
  course.now -= 365 * DAY;
  assert.equal(course.reads(900, 900, 900), 'crossed - -');
  course.now -= DAY;
  assert.equal(course.reads(900, 900), '- -');
});

test('row 45: a clock that is set forward a year repeats the alert once', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.now += 365 * DAY;
  assert.equal(course.reads(900, 900, 900), 'again - -');
});

test('nothing to save is the same record', () => {
  const course = new Course(amountBelow(1000));
  course.read(900);
  const observation = { at: course.now, amount: '900' as Decimal, daysLeft: null };
  assert.equal(advanceAlert(course.record, observation, course.threshold, course.now).record, course.record);
  assert.equal(advanceAlert(undefined, observation, undefined, course.now).record, undefined);
});
