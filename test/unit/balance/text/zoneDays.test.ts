import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfPeriod, type Period, startOfDay, startOfPeriod } from '../../../../src/balance/text/zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What the clocks of a zone show, without the words of a language. */
function clocksOf(timeZone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const show = (at: number): string => format.format(at);
  return {
    dateAt: (at: number): string => show(at).slice(0, 10),
    aheadAt: (at: number): number => Date.parse(`${show(at).replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000,
  };
}

/** When the clocks of a zone are set in a year. */
function changesIn(timeZone: string, year: number): readonly number[] {
  const { aheadAt } = clocksOf(timeZone);
  const changes: number[] = [];
  for (let from = Date.UTC(year, 0, 1); from < Date.UTC(year + 1, 0, 1); from += 3 * DAY) {
    let [before, after] = [from, from + 3 * DAY];
    if (aheadAt(before) !== aheadAt(after)) {
      while (after - before > 1) {
        const middle = Math.floor((before + after) / 2);
        [before, after] = aheadAt(middle) === aheadAt(before) ? [middle, after] : [before, middle];
      }
      changes.push(after);
    }
  }
  return changes;
}

/** Each moment belongs to one day, which begins when its date is shown first and ends when the next one begins. */
function assertDay(at: number, timeZone: string): void {
  const { dateAt, aheadAt } = clocksOf(timeZone);
  const [start, end] = [startOfDay(at, timeZone), endOfPeriod(at, 'day', timeZone)];
  const place = `${timeZone} ${new Date(at).toISOString()}`;
  assert.ok(start <= at && at < end && end - start < 49 * HOUR, place);
  assert.deepEqual([startOfDay(start, timeZone), endOfPeriod(start, 'day', timeZone)], [start, end], place);
  assert.deepEqual([startOfDay(end - 1, timeZone), endOfPeriod(end - 1, 'day', timeZone)], [start, end], place);
  assert.deepEqual([startOfDay(end, timeZone), endOfPeriod(start - 1, 'day', timeZone)], [end, start], place);
  // The day is that of the latest date that was shown: another one is shown where the clocks were set back meanwhile.
  const date = dateAt(start);
  assert.ok(dateAt(start - 1) < date && dateAt(end) > date, place);
  assert.ok(dateAt(at) === date || (dateAt(at) < date && aheadAt(at) < aheadAt(start)), place);
}

/** Each week and each month is whole days, one behind the other. */
function assertPeriod(at: number, period: Period, timeZone: string): void {
  const [start, end] = [startOfPeriod(at, period, timeZone), endOfPeriod(at, period, timeZone)];
  const place = `${period} ${timeZone} ${new Date(at).toISOString()}`;
  assert.ok(start <= at && at < end, place);
  assert.deepEqual([startOfDay(start, timeZone), startOfDay(end, timeZone)], [start, end], place);
  for (const moment of [start, end - 1]) {
    assert.deepEqual(
      [startOfPeriod(moment, period, timeZone), endOfPeriod(moment, period, timeZone)],
      [start, end],
      place,
    );
  }
  const date = clocksOf(timeZone).dateAt(start);
  assert.equal(period === 'week' ? new Date(date).getUTCDay() : Number(date.slice(8)), 1, place);
}

function assertAround(change: number, timeZone: string): void {
  for (const minutes of [-1_500, -181, -121, -61, -60, -31, -30, -1, 0, 1, 29, 30, 31, 59, 60, 61, 121, 181, 1_500]) {
    for (const at of [change + minutes * MINUTE, change + minutes * MINUTE - 1]) {
      assertDay(at, timeZone);
    }
  }
  for (const at of [change - 20 * DAY, change - 1, change, change + 20 * DAY]) {
    assertDay(at, timeZone);
  }
}

for (const [zone, time] of [
  // Set back over midnight, by an hour, by half an hour and by three.
  ['America/St_Johns', '2005-10-30T02:31:00Z'],
  ['America/St_Johns', '1988-10-30T03:31:00Z'],
  ['Antarctica/Casey', '2010-03-04T15:00:00Z'],
  ['Asia/Pyongyang', '2015-08-14T15:00:00Z'],
  ['Asia/Gaza', '2010-08-10T21:00:00Z'],
  ['America/Havana', '2026-11-01T05:00:00Z'],
  ['Asia/Beirut', '2026-10-24T21:00:00Z'],
  // Set ahead over midnight, and over a whole day.
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['America/Caracas', '2016-05-01T07:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00:00Z'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
] as const) {
  test(`23.1: days lie side by side where clocks are set: ${zone} ${time.slice(0, 10)}`, () => {
    assertAround(Date.parse(time), zone);
  });
}

test('23.1: days lie side by side in every zone, whenever its clocks are set', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: 1971, max: 2037 }),
      fc.integer({ min: 0, max: 365 * 24 * 60 }),
      (zone, year, minute) => {
        const at = Date.UTC(year, 0, 1) + minute * MINUTE;
        assertDay(at, zone);
        assertPeriod(at, 'week', zone);
        assertPeriod(at, 'month', zone);
        for (const change of changesIn(zone, year)) {
          assertAround(change, zone);
        }
      },
    ),
    { numRuns: 60 },
  );
});
