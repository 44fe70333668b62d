import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLocalTime, isTimeZone, offsetMinutes, startOfDay } from '../../../../src/balance/text/zone.ts';

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

test('C9: how far clocks are ahead, and what names a time zone', () => {
  assert.equal(offsetMinutes(Date.UTC(2026, 10, 20, 8, 0, 0, 999), 'Asia/Shanghai'), 480);
  assert.equal(offsetMinutes(Date.UTC(2026, 10, 20), 'America/St_Johns'), -210);
  const names = ['Asia/Shanghai', 'UTC', 'Asia/Shangai', '+8', '', 'China', '北京'];
  assert.deepEqual(names.filter(isTimeZone), ['Asia/Shanghai', 'UTC']);
});
