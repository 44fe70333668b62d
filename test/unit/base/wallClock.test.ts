import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wallClock } from '../../../src/base/wallClock.ts';

const time = (text: string): number => Date.parse(`${text}Z`);

for (const [about, zone, shown, when] of [
  ['an ordinary time', 'Asia/Shanghai', '2026-11-20T12:00', '2026-11-20T04:00'],
  ['half an hour', 'Asia/Kolkata', '2026-11-20T00:00', '2026-11-19T18:30'],
  ['a midnight that is left out is when the day begins', 'Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00'],
  ['a time that is left out', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30'],
  ['a time that comes twice', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30'],
  ['the midnight after an hour that comes twice', 'Asia/Beirut', '2026-10-25T00:00', '2026-10-24T22:00'],
] as const) {
  test(`when the clocks show a time: ${about}`, () => {
    assert.equal(wallClock(zone).when(time(shown)), time(when));
  });
}

test('what the clocks show, to the millisecond, also before 1970', () => {
  const { shown } = wallClock('Europe/Berlin');
  assert.equal(shown(time('2026-07-01T10:00:00.123')), time('2026-07-01T12:00:00.123'));
  assert.equal(shown(time('1969-12-31T23:59:59.999')), time('1970-01-01T00:59:59.999'));
  assert.equal(wallClock('UTC').shown(5), 5);
  const here = Date.now();
  assert.equal(wallClock().shown(here), here - new Date(here).getTimezoneOffset() * 60_000);
});
