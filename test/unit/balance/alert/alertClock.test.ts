import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acknowledgeAlert, CLOCK_TOLERANCE_MS, isSnoozed } from '../../../../src/balance/alert/alert.ts';
import { amountBelow, Course, DAY, MINUTE } from './alertCourse.ts';

test('row 45: a snooze and an alert that lie ahead count from now, within the tolerance they stay as they are', () => {
  for (const aheadMs of [0, CLOCK_TOLERANCE_MS, CLOCK_TOLERANCE_MS + 1, 365 * DAY]) {
    const course = new Course(amountBelow(1000));
    course.reads(900, 900);
    const { record } = course;
    assert.ok(record?.raised !== undefined);
    const now = course.now + 15 * MINUTE;
    const raised = { ...record.raised, at: now + aheadMs };
    course.record = { ...record, raised, snooze: { kind: 'until', at: now + DAY + aheadMs } };
    course.read(900);
    const kept = aheadMs <= CLOCK_TOLERANCE_MS ? aheadMs : 0;
    assert.deepEqual(course.record.snooze, { kind: 'until', at: now + DAY + kept }, String(aheadMs));
    assert.equal(course.record.raised?.at, now + kept, String(aheadMs));
  }
});

test('row 45: a reading that is ahead by the tolerance is taken once', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.take(900, course.now + CLOCK_TOLERANCE_MS), undefined);
  assert.equal(course.record?.pending, true);
  assert.equal(course.take(900, course.now + CLOCK_TOLERANCE_MS), undefined);
  assert.equal(course.record?.raised, undefined);
});

test('row 48: within the margin, what is neither low nor topped up repeats nothing', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.reads(990, 990), '- crossed');
  assert.equal(course.read(1030, { after: 2 * DAY }), '-');
  assert.equal(course.read(999), 'again');
});

test('row 48: taking note again changes nothing, and what was never seen is not snoozed', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(isSnoozed(course.record, course.now), false);
  assert.equal(acknowledgeAlert(course.record).record, undefined);
  course.reads(900, 900);
  course.change(acknowledgeAlert(course.record));
  assert.equal(acknowledgeAlert(course.record).record, course.record);
});
