import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advanceExpiry, parseExpiryRecord } from '../../../../src/balance/alert/expiryAlert.ts';
import { DAY_MS } from '../../../../src/base/duration.ts';

const NOW = 1_800_000_000_000;
const [SOON, LATER] = [NOW + 5 * DAY_MS, NOW + 40 * DAY_MS];

for (const [what, seen, at, expected] of [
  ['the first time', [], LATER, [`${LATER}`]],
  ['not again', [`${LATER}`], LATER, undefined],
  ['another one', [`${LATER}`], LATER + 1, [`${LATER}`, `${LATER + 1}`]],
  ['once more a week before', [`${SOON}`], SOON, [`${SOON}`, `${SOON}!`]],
  ['a near one at once', [], SOON, [`${SOON}!`]],
  ['a near one not again', [`${LATER}`, `${SOON}!`], SOON, undefined],
  ['what goes back and forth', [`${LATER}`, `${LATER + 1}`], LATER, undefined],
] as const) {
  test(`Packages: an expiry is told: ${what}`, () => {
    const unused = { amount: 1, of: 2, at };
    const record: readonly string[] = seen;
    const raise = { reason: 'expiring', level: 'expiring', unused };
    assert.deepEqual(
      advanceExpiry(record, unused, NOW),
      expected === undefined ? { record } : { record: expected, raise },
    );
    assert.equal(advanceExpiry(record, undefined, NOW).record, record);
  });
}

for (const [saved, expected] of [
  [
    ['1', '2!'],
    ['1', '2!'],
  ],
  [['1', 2], undefined],
  ['1', undefined],
] as const) {
  test(`17: what was told of expiries is read strictly: ${JSON.stringify(saved)}`, () =>
    assert.deepEqual(parseExpiryRecord(saved), expected));
}
