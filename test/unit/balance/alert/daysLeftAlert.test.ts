import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSnoozed, snoozeAlert } from '../../../../src/balance/alert/alert.ts';
import { amountBelow, Course, daysBelow, HOUR } from './alertCourse.ts';

test('days left alert like amounts: below, with the same margin, halving and days', () => {
  const course = new Course(daysBelow(3));
  const reads = (...days: readonly (number | null)[]): string =>
    days.map((left) => course.read(1000, { days: left })).join(' ');
  assert.equal(reads(5, 3, 2.9, null, 2.8, 4, 2.8), '- - - - crossed - -');
  course.now += 12 * HOUR;
  assert.equal(reads(1.4, 1.4), '- halved');
  assert.equal(reads(6.01, 2.9, 2.9), '- - crossed');
});

test('17: a weekend that comes and goes in the forecast does not tell it twice; a top-up to as many days ends it', () => {
  const course = new Course(daysBelow(3));
  const read = (amount: number, days: number): string => course.read(amount, { days });
  assert.equal([read(300, 2.9), read(300, 2.9)].join(' '), '- crossed');
  assert.equal([read(299, 4.9), read(290, 2.9), read(290, 2.9)].join(' '), '- - -');
  assert.equal([read(500, 4.9), read(290, 2.9), read(290, 2.9)].join(' '), '- - crossed');
});

test('days left: a top-up is told by the amount, with 5 % of it as margin', () => {
  const course = new Course(daysBelow(3));
  course.read(1000, { days: 2 });
  course.read(1000, { days: 2 });
  course.change(snoozeAlert(course.record, 'topUp', course.now));
  course.read(1050, { days: 2.1 });
  assert.equal(isSnoozed(course.record, course.now), true);
  course.read(1051, { days: 2.1 });
  assert.equal(isSnoozed(course.record, course.now), false);
});

test('from an amount to days left, the alert begins anew', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.threshold = daysBelow(3);
  assert.equal(course.read(900, { days: 2 }), '-');
  assert.equal(course.read(900, { days: 2 }), 'crossed');

  const few = new Course(amountBelow(1000));
  few.reads(2, 2);
  few.threshold = daysBelow(3);
  assert.equal(few.read(2, { days: 2 }), '-', 'two messages are not two days');
  assert.equal(few.read(2, { days: 2 }), 'crossed');
});
