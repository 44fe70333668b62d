import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expiryNote } from '../../../../src/balance/alert/expiryNotice.ts';
import { DAY_MS } from '../../../../src/base/duration.ts';

const NOW = 1_800_000_000_000;
const [SOON, LATER] = [NOW + 5 * DAY_MS, NOW + 40 * DAY_MS];

for (const [what, seen, at, expected] of [
  ['the first time', undefined, LATER, `${LATER}`],
  ['not again', `${LATER}`, LATER, undefined],
  ['another one', `${LATER}`, LATER + 1, `${LATER} ${LATER + 1}`],
  ['once more a week before', `${SOON}`, SOON, `${SOON} ${SOON}!`],
  ['a near one at once', undefined, SOON, `${SOON}!`],
  ['a near one not again', `${LATER} ${SOON}!`, SOON, undefined],
  ['what goes back and forth', `${LATER} ${LATER + 1}`, LATER, undefined],
] as const) {
  test(`Packages: an expiry is told: ${what}`, () =>
    assert.equal(expiryNote(seen, { amount: 1, of: 2, at }, NOW), expected));
}
