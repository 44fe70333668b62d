import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  endOfPeriod,
  isLocalTime,
  isTimeZone,
  momentOf,
  offsetMinutes,
  startOfDay,
  startOfPeriod,
} from '../../../../src/balance/text/zone.ts';

for (const [zone, time, begins] of [
  ['UTC', '2026-11-20T08:00Z', '2026-11-20T00:00Z'],
  ['Asia/Shanghai', '2026-11-20T15:59Z', '2026-11-19T16:00Z'],
  ['Asia/Shanghai', '2026-11-20T16:00Z', '2026-11-20T16:00Z'],
  ['Asia/Kathmandu', '2026-11-20T12:00Z', '2026-11-19T18:15Z'],
  ['America/New_York', '2026-11-20T04:59Z', '2026-11-19T05:00Z'],
  // Summer time begins and ends in the course of the day.
  ['Europe/Berlin', '2026-03-29T20:00Z', '2026-03-28T23:00Z'],
  ['Europe/Berlin', '2026-10-25T20:00Z', '2026-10-24T22:00Z'],
  // It begins at midnight, which there is not on that day.
  ['Africa/Cairo', '2026-04-24T12:00Z', '2026-04-23T22:00Z'],
  ['Asia/Beirut', '2026-03-29T12:00Z', '2026-03-28T22:00Z'],
  // It ends at midnight, which is there once or twice.
  ['Asia/Beirut', '2026-10-25T12:00Z', '2026-10-24T22:00Z'],
  ['America/Havana', '2026-11-01T12:00Z', '2026-11-01T04:00Z'],
] as const) {
  test(`C9: the day of ${time} in ${zone} begins at ${begins}`, () => {
    assert.equal(new Date(startOfDay(Date.parse(time), zone)).toISOString(), new Date(begins).toISOString());
  });
}

test('C9: without a zone the day is that of this machine', () => {
  const now = Date.UTC(2026, 10, 20, 8, 7);
  assert.equal(startOfDay(now), new Date(now).setHours(0, 0, 0, 0));
  assert.equal(offsetMinutes(now), 0 - new Date(now).getTimezoneOffset());
  assert.equal(isLocalTime(Intl.DateTimeFormat().resolvedOptions().timeZone, now), true);
  assert.equal(isLocalTime('Pacific/Kiritimati', now) && isLocalTime('Pacific/Pago_Pago', now), false);
});

test('23.1: a day begins with its first millisecond', () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', undefined]) {
    const midnight = startOfDay(Date.UTC(2026, 2, 10, 12), zone);
    for (const ms of [0, 1, 499, 500, 501, 999, 1_000]) {
      assert.equal(startOfDay(midnight + ms, zone), midnight, `${zone}, ${ms} ms`);
    }
    assert.ok(startOfDay(midnight - 1, zone) < midnight, zone);
  }
});

test('C9: how far clocks are ahead, and what names a time zone', () => {
  assert.equal(offsetMinutes(Date.UTC(2026, 10, 20, 8, 0, 0, 999), 'Asia/Shanghai'), 480);
  assert.equal(offsetMinutes(Date.UTC(2026, 10, 20), 'America/St_Johns'), -210);
  const names = ['Asia/Shanghai', 'UTC', 'Asia/Shangai', '+8', '', 'China', '北京'];
  assert.deepEqual(names.filter(isTimeZone), ['Asia/Shanghai', 'UTC']);
});

for (const [zone, time, period, begins, ends] of [
  ['Asia/Shanghai', '2026-11-20T12:00Z', 'day', '2026-11-19T16:00Z', '2026-11-20T16:00Z'],
  ['Asia/Shanghai', '2026-11-20T12:00Z', 'week', '2026-11-15T16:00Z', '2026-11-22T16:00Z'],
  ['Asia/Shanghai', '2026-11-22T16:00Z', 'week', '2026-11-22T16:00Z', '2026-11-29T16:00Z'],
  ['Asia/Shanghai', '2026-11-30T15:59Z', 'month', '2026-10-31T16:00Z', '2026-11-30T16:00Z'],
  ['UTC', '2028-02-29T12:00Z', 'month', '2028-02-01T00:00Z', '2028-03-01T00:00Z'],
  ['UTC', '2026-12-31T23:59Z', 'month', '2026-12-01T00:00Z', '2027-01-01T00:00Z'],
  ['UTC', '2027-01-01T00:00Z', 'week', '2026-12-28T00:00Z', '2027-01-04T00:00Z'],
  // Days of 23 and of 25 hours.
  ['Europe/Berlin', '2026-03-29T20:00Z', 'day', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
  ['Europe/Berlin', '2026-03-25T20:00Z', 'week', '2026-03-22T23:00Z', '2026-03-29T22:00Z'],
  ['Europe/Berlin', '2026-10-31T20:00Z', 'month', '2026-09-30T22:00Z', '2026-10-31T23:00Z'],
] as const) {
  test(`23.1: the ${period} of ${time} in ${zone} is from ${begins} to ${ends}`, () => {
    const found = [startOfPeriod(Date.parse(time), period, zone), endOfPeriod(Date.parse(time), period, zone)];
    assert.deepEqual(
      found.map((moment) => new Date(moment).toISOString()),
      [begins, ends].map((moment) => new Date(moment).toISOString()),
    );
  });
}

for (const [zone, text, moment] of [
  ['Asia/Shanghai', '2026-11-20 12:00', '2026-11-20T04:00:00Z'],
  ['Asia/Shanghai', ' 2026-11-20T12:00:07 ', '2026-11-20T04:00:07Z'],
  ['UTC', '2028-02-29 00:00', '2028-02-29T00:00:00Z'],
  // Clocks that say it twice, and clocks that never say it.
  ['Europe/Berlin', '2026-10-25 02:30', '2026-10-25T00:30:00Z'],
  ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29T01:30:00Z'],
  ['Europe/Berlin', '2026-03-29 03:30', '2026-03-29T01:30:00Z'],
  ['UTC', '2026-02-30 12:00', undefined],
  ['UTC', '2026-11-20 24:00', undefined],
  ['UTC', '2026-11-20', undefined],
  ['UTC', '20.11.2026 12:00', undefined],
  ['UTC', '', undefined],
] as const) {
  test(`23.4: ${text} in ${zone} is ${moment}`, () => {
    const found = momentOf(text, zone);
    assert.equal(found, moment === undefined ? undefined : Date.parse(moment));
  });
}
