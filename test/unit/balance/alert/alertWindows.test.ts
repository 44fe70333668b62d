import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { advanceAlert, snoozeAlert } from '../../../../src/balance/alert/alert.ts';
import type { AlertRecord } from '../../../../src/balance/alert/alertRecord.ts';
import { exact } from '../amount/exact.ts';
import { amountBelow, DAY, MINUTE } from './alertCourse.ts';
import { checkAlertSequences } from './alertSequences.ts';

/** `ALERT_SEQUENCES=10000` runs the full count. */
const numRuns = Number(process.env['ALERT_SEQUENCES'] ?? 1000);

test('row 48: several windows raise one alert per crossing, none from errors, none missed, none while snoozed', () => {
  checkAlertSequences(numRuns);
});

test('17: the sequences that are generated raise alerts for every reason', () => {
  // How many there are is up to chance, but for one seed.
  for (const [reason, count] of Object.entries(checkAlertSequences(300, 17))) {
    assert.ok(count >= 10, `only ${count} alerts for ${reason}: the sequences say little`);
  }
});

test('row 45: whatever the clock does, alerts neither flood nor stay away for more than a day', () => {
  const jump = fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -800 * DAY, max: 800 * DAY }) },
    { weight: 1, arbitrary: fc.integer({ min: -2 * DAY, max: 2 * DAY }) },
  );
  const snooze = fc.oneof({ weight: 20, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
  const stretch = fc.array(fc.tuple(jump, snooze), { minLength: 10, maxLength: 100 });
  fc.assert(
    fc.property(stretch, (steps) => {
      const threshold = amountBelow(1000);
      let record: AlertRecord | undefined;
      let [now, elapsed, allowed, alerts] = [Date.UTC(2026, 0, 5), 0, 1, 0];
      const read = (): void => {
        now += 15 * MINUTE;
        elapsed += 15 * MINUTE;
        const step = advanceAlert(record, { at: now, amount: exact('900'), daysLeft: null }, threshold, now);
        record = step.record;
        alerts += step.raise === undefined ? 0 : 1;
      };
      for (const [by, snoozes] of steps) {
        now += by;
        // What a jump skips may look like a day that has passed.
        allowed += by > 0 ? 1 : 0;
        record = snoozes ? snoozeAlert(record, 'day', now).record : record;
        read();
      }
      assert.ok(alerts <= allowed + elapsed / (DAY - 10 * MINUTE), `${alerts} alerts, ${allowed} allowed`);
      const before = alerts;
      for (let left = 2 * DAY + 30 * MINUTE; left > 0; left -= 15 * MINUTE) {
        read();
      }
      // From its last jump or snooze on, a day of silence at the most; two with what the clock tolerates.
      assert.ok(alerts > before, 'silence');
    }),
    { numRuns: Math.ceil(numRuns / 10) },
  );
});
