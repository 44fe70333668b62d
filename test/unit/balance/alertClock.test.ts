import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLOCK_TOLERANCE_MS } from '../../../src/balance/alert.ts';
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
