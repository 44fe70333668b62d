import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acknowledgeAlert,
  awaitsAnswer,
  HALVED_GAP_MS,
  snoozeAlert,
  wantsSecond,
} from '../../../../src/balance/alert/alert.ts';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import { amountBelow, Course, DAY, daysBelow, HOUR, MINUTE } from './alertCourse.ts';

test('17: one decay is told at most twice a day, however often it halves', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  let alerts = 0;
  for (let [amount, hours] = [900, 0]; hours < 23; hours += 0.25) {
    amount *= 0.9;
    alerts += course.read(Math.max(1, Math.round(amount))) === '-' ? 0 : 1;
  }
  assert.equal(alerts, 1);
  assert.equal(HALVED_GAP_MS, 12 * HOUR);

  const exactly = new Course(amountBelow(1000));
  exactly.reads(900, 900, 400);
  assert.equal(exactly.read(400, { after: 12 * HOUR - 15 * MINUTE - 1 }), '-');
  assert.equal(exactly.read(400, { after: 1 }), 'halved');
});

test('17: that nothing is left is told once, on the second reading, also when the alert before was acknowledged', () => {
  for (const acknowledged of [false, true]) {
    const course = new Course(amountBelow(1000));
    course.reads(900, 900);
    course.change(acknowledged ? acknowledgeAlert(course.record) : { record: course.record });
    assert.equal(course.reads(300, 0, 1, 0, 0, 0, -5), '- - - - empty - -');
    assert.equal(course.record?.acknowledged, undefined);
    assert.equal(course.read(0, { after: DAY }), 'again');
  }
});

test('17: a top-up that does not suffice and is used up again is told again', () => {
  const course = new Course(amountBelow(1000));
  assert.equal(course.reads(0, 0, 0), '- crossed -');
  course.change(acknowledgeAlert(course.record));
  assert.equal(course.reads(500, 0, 0, 0), '- - empty -');
});

test('17: used up in days is told like amounts, and what was never above 0 is not', () => {
  const course = new Course(daysBelow(3));
  course.read(1000, { days: 2 });
  assert.equal(course.read(900, { days: 2 }), 'crossed');
  assert.equal(course.read(0, { days: 0 }), '-');
  assert.equal(course.read(0, { days: 0 }), 'empty');
  const unused = new Course(daysBelow(3));
  assert.equal(unused.reads(0, 0, 0), '- - -');
  assert.equal(unused.record, undefined);
});

test('17: no days of an amount are not used up, so the first reading of 0 may be wrong', () => {
  const course = new Course(daysBelow(3));
  course.read(5, { days: 0 });
  assert.equal(course.read(5, { days: 0 }), 'crossed');
  assert.equal(course.read(0, { days: 0 }), '-');
  assert.equal(course.read(0, { days: 0 }), 'empty');
});

for (const [name, amounts, expected] of [
  ['fine', [5000], false],
  ['low once', [5000, 900], true],
  ['low twice, which alerts', [900, 900], false],
  ['between the threshold and its end, after a low one', [900, 1040], false],
  ['at half, within the gap', [900, 900, 400], false],
  ['nothing left, once', [900, 900, 0], true],
  ['nothing left, twice, which alerts', [900, 900, 0, 0], false],
] as const) {
  test(`17: whether a second reading is worth asking for: ${name}`, () => {
    const course = new Course(amountBelow(1000));
    course.reads(...amounts);
    const last = { at: course.now, amount: String(amounts.at(-1)) as Decimal, daysLeft: null };
    assert.equal(wantsSecond(course.record, last, course.threshold, course.now), expected);
    assert.equal(
      wantsSecond(course.record, { ...last, at: last.at - 1 }, course.threshold, course.now),
      false,
      'not taken',
    );
  });
}

test('17: at half after 12 hours a second reading is worth asking for, and none that only waits for the day to pass', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  course.read(400, { after: 12 * HOUR });
  const seen = { at: course.now, amount: '400' as Decimal, daysLeft: null };
  assert.equal(wantsSecond(course.record, seen, course.threshold, course.now), true);
  const still = new Course(amountBelow(1000));
  still.reads(900, 900, 900);
  const same = { at: still.now, amount: '900' as Decimal, daysLeft: null };
  assert.equal(wantsSecond(still.record, same, still.threshold, still.now + 2 * DAY), false);
});

test('17: a little money on top of a little money is a top-up, and its end is told', () => {
  const money = new Course(amountBelow(2), 'EUR');
  assert.equal(money.reads(1.1, 1.1), '- crossed');
  money.change(snoozeAlert(money.record, 'topUp', money.now));
  assert.equal(money.reads(2, 0, 0), '- - empty');
  const messages = new Course(amountBelow(2));
  messages.reads(1, 1);
  messages.change(snoozeAlert(messages.record, 'topUp', messages.now));
  assert.equal(messages.reads(2, 0, 0), '- - -', 'one message that came back');
});

test('17: money is clear of a small threshold by less than 1, and low anew below it', () => {
  const money = new Course(amountBelow(2), 'EUR');
  assert.equal(money.reads(1.5, 1.5, 2.5, 1.5, 1.5), '- crossed - - crossed');
  assert.equal(new Course(amountBelow(2), 'EUR').reads(1.5, 1.5, 2.09, 1.5, 1.5), '- crossed - - -');
  assert.equal(new Course(amountBelow(2)).reads(1, 1, 3, 1, 1), '- crossed - - -', 'a message that came back');
});

test('17: days left of money know a top-up of a few cents', () => {
  const money = new Course(daysBelow(3), 'EUR');
  money.read(0.2, { days: 1 });
  assert.equal(money.read(0.2, { days: 1 }), 'crossed');
  money.change(acknowledgeAlert(money.record));
  money.read(0.9, { days: 2 });
  assert.equal(money.record?.acknowledged, undefined);
});

test('17: who asks once a day is told again the next day, a moment early as well', () => {
  const course = new Course(amountBelow(1000));
  course.reads(900, 900);
  assert.equal(course.read(900, { after: DAY - MINUTE }), 'again');
  assert.equal(course.read(900, { after: DAY - MINUTE }), 'again');
  assert.equal(course.read(900, { after: DAY - HOUR }), '-');
});

test('17: that nothing is left awaits an answer until it is acknowledged itself, or snoozed', () => {
  const course = new Course(amountBelow(1000));
  const awaits = (): boolean => awaitsAnswer(course.record, course.now);
  assert.equal(awaitsAnswer(undefined, 0), false);
  course.read(5000);
  assert.equal(awaits(), false);
  course.read(900);
  assert.equal(awaits(), true, 'it is on its way');
  course.read(900);
  course.change(acknowledgeAlert(course.record));
  assert.equal(awaits(), true, 'it was acknowledged that it is low');
  course.reads(300, 0, 0);
  assert.equal(course.record?.raised?.empty, true);
  assert.equal(awaits(), true);
  course.change(snoozeAlert(course.record, 'day', course.now));
  assert.equal(awaits(), false);
  assert.equal(awaitsAnswer(course.record, course.now + DAY), true);
  course.change(acknowledgeAlert(course.record));
  assert.equal(awaitsAnswer(course.record, course.now + DAY), false);
});

test('17: of what is counted in days a small rise of the amount is no top-up', () => {
  const course = new Course(daysBelow(3));
  course.read(1000, { days: 2 });
  course.read(900, { days: 2 });
  course.change(acknowledgeAlert(course.record));
  course.read(905, { days: 2 });
  assert.equal(course.record?.acknowledged, true);
  course.read(1000, { days: 2 });
  assert.equal(course.record?.acknowledged, undefined);
});

test('17: days that grow over a weekend end no alert, unless the amount has risen', () => {
  for (const [amount, isOver] of [
    [890, false],
    [1200, true],
  ] as const) {
    const course = new Course(daysBelow(3));
    course.read(1000, { days: 2 });
    course.read(900, { days: 2 });
    course.read(amount, { days: 5 });
    assert.equal(course.record?.raised === undefined, isOver, String(amount));
  }
});
