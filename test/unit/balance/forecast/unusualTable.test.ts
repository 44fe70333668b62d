import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenTelling, tellingOfAll } from './unusualTable.ts';

/** `npm run soak -- 10` takes 1,000 series of each kind, and 50 of ninety days. */
const [EVENTS, QUIET, SEED] = [20, 1, 20260105];
/** So few series may be this many standard deviations off by chance. */
const SLACK = 2.5;

test('17: five times the usual for three hours and silence of a usual day are told in time, and hardly anything else is', () => {
  const tellings = tellingOfAll(EVENTS, QUIET, SEED);
  assert.deepEqual(
    tellings.flatMap((telling) => brokenTelling(telling, SLACK)),
    [],
  );
});
