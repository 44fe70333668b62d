import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import type { Trend } from '../../../../src/balance/forecast/trend.ts';
import { NO_OUTLOOK } from '../../../../src/monitor/standing/outlook.ts';
import { compareTightness, type Tightness, tightnessOf } from '../../../../src/monitor/standing/tightness.ts';
import { exact } from '../../balance/amount/exact.ts';
import { account, quantity, reading, STATES, status, trouble } from '../../ui/sample.ts';
import { outlook, runsOut } from '../../wording/outlook.ts';

/** How one quantity stands: its amount, and where it has them its threshold and the days that it lasts. */
interface Case {
  readonly amount: string | null;
  readonly below?: string;
  readonly belowDays?: string;
  readonly days?: number;
  readonly forecast?: Trend['forecast'];
}

/** An account whose headline is `general`, as its settings and its history make it. */
function stand(general: Case, voice: Case = { amount: null }): { status: AccountStatus; tightness: Tightness } {
  const cases = { general, voice };
  const quantities: Quantity[] = Object.entries(cases).map(([key, { amount }]) => quantity(key, amount));
  const thresholds = Object.fromEntries(
    Object.entries(cases).flatMap(([key, { below }]) => (below === undefined ? [] : [[key, exact(below)]])),
  );
  const daysLeft = general.belowDays ?? voice.belowDays;
  const trends = Object.fromEntries(
    Object.entries(cases).flatMap(([key, { days, forecast }]) => {
      const known = forecast ?? (days === undefined ? undefined : runsOut(days));
      return known === undefined ? [] : [[key, { forecast: known }]];
    }),
  );
  const each: AccountStatus = {
    ...status('Main', { kind: 'ok', reading: reading(0, quantities) }),
    account: account('Main', { thresholds, ...(daysLeft === undefined ? {} : { daysLeft: exact(daysLeft) }) }),
  };
  return { status: each, tightness: tightnessOf(each, outlook(each, trends), 'general') };
}

const none = NO_OUTLOOK;

/** From the tightest on; all of a line are equally tight. */
const ORDER: readonly (readonly [what: string, ...tightness: readonly Tightness[]])[] = [
  [
    'below zero, by whatever amount',
    stand({ amount: '-5' }).tightness,
    stand({ amount: '-0.01', below: '1000' }).tightness,
    stand({ amount: '-500', days: 90 }).tightness,
    stand({ amount: '-5', belowDays: '3' }).tightness,
  ],
  [
    'used up',
    stand({ amount: '0' }).tightness,
    stand({ amount: '0.00', below: '1000' }).tightness,
    stand({ amount: '0', belowDays: '3', forecast: { kind: 'empty', since: 1 } }).tightness,
  ],
  ['low, and should have run out by now', stand({ amount: '9', belowDays: '0', days: 0 }).tightness],
  ['low, a tenth of its threshold left', stand({ amount: '100', below: '1000' }).tightness],
  ['one day left, where all accounts want three', stand({ amount: '50000', days: 1 }).tightness],
  ['low by the days left, under seven of thirty', stand({ amount: '99999', belowDays: '30', days: 6.9 }).tightness],
  ['low, and three days left', stand({ amount: '900', below: '1000', days: 3 }).tightness],
  ['low, half of its threshold left', stand({ amount: '500', below: '1000' }).tightness],
  [
    'low, nearly at its threshold, whatever the unit',
    stand({ amount: '999', below: '1000' }).tightness,
    stand({ amount: '0.999', below: '1' }).tightness,
  ],
  ['four days left, without a threshold of its own', stand({ amount: '50000', days: 4 }).tightness],
  ['six days left, five times its threshold', stand({ amount: '5000', below: '1000', days: 6 }).tightness],
  [
    'at its threshold, which is as near as a week',
    stand({ amount: '1000', below: '1000' }).tightness,
    stand({ amount: '123', days: 7 }).tightness,
    stand({ amount: '123', belowDays: '7', days: 7 }).tightness,
  ],
  ['a little above its threshold', stand({ amount: '1001', below: '1000' }).tightness],
  [
    'twice its threshold, which is as near as two weeks',
    stand({ amount: '2000', below: '1000' }).tightness,
    stand({ amount: '0.02', below: '0.01', days: 300 }).tightness,
    stand({ amount: '9', days: 14 }).tightness,
  ],
  ['far from its threshold', stand({ amount: '121981', below: '1000' }).tightness],
  ['years left', stand({ amount: '5', days: 3000 }).tightness],
  [
    'nothing to measure against, whatever the amount',
    stand({ amount: '9' }).tightness,
    stand({ amount: '1000000' }).tightness,
    stand({ amount: '9', below: '0' }).tightness,
    stand({ amount: '9', belowDays: '3' }).tightness,
    stand({ amount: '9', belowDays: '0', forecast: { kind: 'none', missing: 'readings' } }).tightness,
    // Never seen above 0 may just be unused.
    stand({ amount: '0', belowDays: '3', forecast: { kind: 'empty' } }).tightness,
    tightnessOf(STATES.loading, none, undefined),
  ],
  [
    'no amount',
    stand({ amount: null }).tightness,
    stand({ amount: null, below: '1000' }).tightness,
    tightnessOf(STATES.failed, none, undefined),
    tightnessOf(status('Main', { kind: 'paused', trouble: trouble() }), none, undefined),
  ],
];

for (const [index, [what, ...equal]] of ORDER.entries()) {
  test(`the order of tightness: ${what}`, () => {
    for (const first of equal) {
      for (const [other, [name, ...others]] of ORDER.entries()) {
        for (const tightness of others) {
          const found = Math.sign(compareTightness(first, tightness));
          assert.equal(found, Math.sign(index - other), `${JSON.stringify(first)} and ${name}`);
        }
      }
    }
  });
}

for (const [what, key, general, voice] of [
  ['a quantity without a threshold that lasts', undefined, { amount: '9' }, { amount: '5' }],
  ['one without a threshold that is used up', undefined, { amount: '9' }, { amount: '0' }],
  ['one without a threshold that is overdrawn', undefined, { amount: '9' }, { amount: '-3' }],
  ['one that is not allocated', undefined, { amount: '9' }, { amount: null, below: '10' }],
  ['one without a threshold that is low by its days', 'voice', { amount: '9', days: 9 }, { amount: '7', days: 2 }],
  ['one with a threshold that nothing is known of', undefined, { amount: '9' }, { amount: '5', belowDays: '3' }],
  ['one with a threshold when the headline has none', 'voice', { amount: '9' }, { amount: '99999', below: '1' }],
  ['one that is nearer to its threshold', 'voice', { amount: '30', below: '10' }, { amount: '2000', below: '1000' }],
  ['one that is further from it', undefined, { amount: '15', below: '10' }, { amount: '2000', below: '1000' }],
  ['one that is just as near', undefined, { amount: '20', below: '10' }, { amount: '2000', below: '1000' }],
  ['one that is low', 'voice', { amount: '11', below: '10' }, { amount: '900', below: '1000' }],
  ['one that is used up when the headline is low', 'voice', { amount: '1', below: '10' }, { amount: '0', below: '5' }],
  ['one that is low when the headline is used up', undefined, { amount: '0' }, { amount: '1', below: '5' }],
  ['one that runs out sooner', 'voice', { amount: '9', days: 20 }, { amount: '700', days: 10 }],
  ['one that runs out later', undefined, { amount: '9', days: 10 }, { amount: '700', days: 20 }],
  ['one that does not run out soon', undefined, { amount: '9' }, { amount: '700', days: 31 }],
  ['one that runs out soon when the headline is far from its end', 'voice', { amount: '9' }, { amount: '7', days: 30 }],
] as const) {
  test(`the quantity to show: ${key === undefined ? 'the headline and not' : 'not the headline but'} ${what}`, () => {
    assert.equal(stand(general, voice).tightness.key, key);
  });
}

test('an account is as tight as its tightest quantity', () => {
  const { tightness } = stand({ amount: '500', below: '10' }, { amount: '900', below: '1000' });
  assert.deepEqual(tightness, { group: 'low', distance: 0.9, key: 'voice' });
});

test('a number that cannot be refreshed is as tight as it was', () => {
  const fresh = stand({ amount: '900', below: '1000' });
  const stale: AccountStatus = {
    ...fresh.status,
    state: {
      kind: 'stale',
      reading: reading(0, [quantity('general', '900')]),
      trouble: trouble(),
    },
  };
  assert.equal(compareTightness(tightnessOf(stale, outlook(stale), 'general'), fresh.tightness), 0);
});

for (const word of ['not-allocated', 'not-told', 'postpaid', 'unlimited', 'used-only'] as const) {
  test(`Limits: ${word} is never low and never the tightest`, () => {
    const quantities: Quantity[] = [{ ...quantity('general', '1'), amount: word, used: exact('9') }];
    const each = {
      ...status('Main', { kind: 'ok', reading: reading(0, quantities) }),
      account: account('Main', { thresholds: { general: exact('1000') } }),
    };
    const stands = outlook(each);
    assert.equal(stands.level, 'ok');
    assert.equal(tightnessOf(each, stands, 'general').group, 'none');
  });
}
