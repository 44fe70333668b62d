import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../../src/balance/account/state.ts';
import type { Quantity } from '../../../../../src/balance/amount/quantity.ts';
import type { Forecast } from '../../../../../src/balance/forecast/forecast.ts';
import type { Trend } from '../../../../../src/balance/forecast/trend.ts';
import { english } from '../../../../../src/base/language.ts';
import { daysPreview, thresholdPreview } from '../../../../../src/ui/accounts/threshold/thresholdPreview.ts';
import { exact } from '../../../balance/amount/exact.ts';
import { outlook, runsOut } from '../../../wording/outlook.ts';
import { NOW, PROVIDERS, quantity, reading, status } from '../../sample.ts';

const SOON: Forecast = runsOut(3);
const NONE: Forecast = { kind: 'none', missing: 'history', hoursMore: 5 };

/** An account with 9,410 general and 702 voice messages, of which the general ones have this forecast. */
function partsWith(forecast: Forecast | undefined) {
  const trends: Record<string, Trend> = forecast === undefined ? {} : { general: { forecast } as Trend };
  return {
    ...{ providers: PROVIDERS, language: english, clock: { now: () => NOW } },
    outlooks: { of: (each: AccountStatus) => outlook(each, trends) },
  };
}

const MAIN = status('Main', { kind: 'ok', reading: reading() });

for (const [kind, level, forecast, said] of [
  ['amount', '9411', undefined, 'Low now: 9,410 messages.'],
  ['amount', '9410', undefined, 'Not low now: 9,410 messages.'],
  ['daysLeft', '4', SOON, 'Low now: about 3 days left.'],
  ['daysLeft', '3', SOON, 'Not low now: about 3 days left.'],
  ['daysLeft', '4', NONE, 'No forecast yet: readings of 5 more hours are needed.'],
  ['daysLeft', '4', undefined, undefined],
] as const) {
  test(`18.1: whether a threshold would be low now is said: ${kind} ${level}, ${forecast?.kind ?? 'not read yet'}`, () =>
    assert.equal(thresholdPreview(MAIN, { kind, key: 'general', level: exact(level) }, partsWith(forecast)), said));
}

for (const [kind, level, said] of [
  ['amount', '9400', 'Still low, as it is not clearly above that: 9,410 messages.'],
  ['daysLeft', '3', 'Still low, as it is not clearly above that: about 4 days left.'],
] as const) {
  test(`17: what is held low is not said to be below the threshold that is entered: ${kind}`, () => {
    const threshold = { kind, level: exact(level) } as const;
    const general = { level: 'low', isHeld: true, threshold, trend: { forecast: runsOut(4) } } as const;
    const outlooks = {
      of: () => ({ level: 'low', isUrgent: false, quantities: new Map([['general', general]]) }) as const,
    };
    const parts = { ...partsWith(undefined), outlooks };
    assert.equal(thresholdPreview(MAIN, { ...threshold, key: 'general' }, parts), said);
  });
}

test('18.1: what is used up is low whatever the threshold, and what has no amount or was never read is not told of', () => {
  const edit = { kind: 'amount', key: 'general', level: exact('0') } as const;
  const of = (each: Quantity) => status('Main', { kind: 'ok', reading: reading(0, [each]) });
  assert.equal(thresholdPreview(of(quantity('general', '0')), edit, partsWith(undefined)), 'Low now: 0 messages.');
  assert.equal(thresholdPreview(of(quantity('general', null)), edit, partsWith(undefined)), undefined);
  assert.equal(thresholdPreview(of(quantity('voice', '1')), edit, partsWith(undefined)), undefined);
  assert.equal(thresholdPreview(status('Main', { kind: 'loading' }), edit, partsWith(undefined)), undefined);
});

for (const [level, said] of [
  ['4', 'Low now: General SMS.'],
  ['3', 'Nothing would be low now.'],
] as const) {
  test(`18.1: which balances would be low with days of the account is said: ${level}`, () =>
    assert.equal(daysPreview(MAIN, exact(level), partsWith(SOON)), said));
}

test('18.1: nothing is said of days before a reading', () =>
  assert.equal(daysPreview(status('Main', { kind: 'loading' }), exact('4'), partsWith(SOON)), undefined));
