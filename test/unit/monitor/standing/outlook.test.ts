import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { AlertRecord } from '../../../../src/balance/alert/alertRecord.ts';
import type { Forecast } from '../../../../src/balance/forecast/forecast.ts';
import { outlookOf } from '../../../../src/monitor/standing/outlook.ts';
import { exact } from '../../balance/amount/exact.ts';
import { account, NOW, PROVIDER, quantity, reading, status } from '../../ui/sample.ts';
import { GENERAL, runsOut } from '../../wording/outlook.ts';

const EMPTY: Forecast = { kind: 'empty', since: NOW - 5 };
const NEVER: Forecast = { kind: 'empty' };

/** How an account stands with these amounts of its headline and of another quantity, and with this end of both. */
function stand(
  amounts: readonly [general: string, voice: string],
  forecast: Forecast | undefined,
  more: Partial<Account> = {},
  record?: AlertRecord,
  enabled = true,
) {
  const [general, voice] = amounts;
  const kept = reading(0, [quantity('general', general), quantity('voice', voice)]);
  const each: AccountStatus = { ...status('Main', { kind: 'ok', reading: kept }), account: account('Main', more) };
  const known = new Map(forecast === undefined ? [] : ['general', 'voice'].map((key) => [key, { forecast }] as const));
  const trends = { at: kept.at, startOfDay: NOW, edition: 0, byKey: known };
  const outlook = outlookOf(each, PROVIDER.products[0], forecast && trends, {
    ...{ general: { ...GENERAL, enabled }, now: NOW },
    recordOf: (key) => (key === 'general' ? record : undefined),
  });
  const levels = ['general', 'voice'].map((key) => outlook.quantities.get(key)?.level);
  return { outlook, levels: levels.join(' '), isUrgent: outlook.isUrgent };
}

for (const [name, amounts, forecast, more, expected] of [
  ['enough days', ['9', '9'], runsOut(3), {}, 'ok ok'],
  ['fewer days than all accounts want', ['9', '9'], runsOut(2.9), {}, 'low low'],
  ['fewer days than the account wants', ['9', '9'], runsOut(4), { daysLeft: exact('5') }, 'low low'],
  ['an amount of its own', ['9', '9'], runsOut(2), { thresholds: { general: exact('5') } }, 'ok low'],
  ['used up', ['0', '0'], EMPTY, {}, 'empty empty'],
  ['used up, and never seen above 0', ['0', '0'], NEVER, {}, 'empty ok'],
  ['used up, before there is a trend', ['0', '0'], undefined, {}, 'empty ok'],
  ['used up with days of its own, and never above 0', ['0', '0'], NEVER, { daysLeft: exact('5') }, 'ok ok'],
] as const) {
  test(`17: how quantities without a threshold of their own stand: ${name}`, () => {
    assert.equal(stand(amounts, forecast, more).levels, expected);
  });
}

test('17: a threshold of all accounts is told from one that is set', () => {
  const quantities = (more: Partial<Account>) => stand(['9', '9'], runsOut(2), more).outlook.quantities;
  assert.equal(quantities({}).get('general')?.isGeneral, true);
  assert.deepEqual(quantities({}).get('general')?.threshold, { kind: 'daysLeft', level: '3' });
  assert.equal(quantities({ daysLeft: exact('5') }).get('general')?.isGeneral, undefined);
  assert.equal(quantities({ thresholds: { voice: exact('5') } }).get('voice')?.isGeneral, undefined);
});

const threshold = { kind: 'daysLeft', level: exact('3') } as const;
const zero = exact('0');
const open: AlertRecord = { threshold, seen: { at: NOW, value: zero } };
const raised = { at: NOW, value: zero, lowest: zero, empty: true } as const;
for (const [name, record, expected] of [
  ['before anything is known', undefined, false],
  ['the first reading', { ...open, pending: true }, true],
  ['shown', { ...open, raised }, true],
  ['acknowledged', { ...open, raised, acknowledged: true }, false],
  ['snoozed for a day', { ...open, raised, snooze: { kind: 'until', at: NOW + 1 } }, false],
  ['a snooze that is over', { ...open, raised, snooze: { kind: 'until', at: NOW } }, true],
  ['snoozed until topped up', { ...open, raised, snooze: { kind: 'topUp' } }, false],
  [
    'acknowledged while it was low',
    { ...open, raised: { at: NOW, value: exact('2'), lowest: zero }, acknowledged: true },
    true,
  ],
  [
    'snoozed while it was low',
    { ...open, raised: { at: NOW, value: exact('2'), lowest: zero }, snooze: { kind: 'topUp' } },
    false,
  ],
  ['nothing is open', open, false],
] as const) {
  test(`17: what is used up is urgent until it was acknowledged or snoozed: ${name}`, () => {
    assert.equal(stand(['0', '9'], EMPTY, {}, record).isUrgent, expected);
    assert.equal(stand(['5', '9'], runsOut(1), {}, record).isUrgent, false, 'low is never urgent');
    assert.equal(stand(['0', '9'], EMPTY, {}, record, false).isUrgent, false, 'alerts are switched off');
  });
}

for (const [daysLeft, level, isHeld] of [
  [2.9, 'low', undefined],
  [3, 'low', true],
  [4.9, 'low', true],
  [6.1, 'ok', undefined],
] as const) {
  test(`17: with ${daysLeft} days, told as less than 3 before, it is ${level}${isHeld ? ', held by its alert alone' : ''}`, () => {
    const told = { ...open, raised: { at: NOW, value: exact('2'), lowest: exact('9') } };
    const general = stand(['9', '9'], runsOut(daysLeft), {}, told).outlook.quantities.get('general');
    assert.deepEqual([general?.level, general?.isHeld], [level, isHeld]);
  });
}

const TOO_OLD: Forecast = { kind: 'none', missing: 'recent', hoursOld: 73 };
for (const [what, amount, forecast, record, expected] of [
  ['low', '9', TOO_OLD, { ...open, raised: { ...raised, value: exact('2') } }, 'low'],
  ['low for the first time', '9', TOO_OLD, { ...open, pending: true }, 'low'],
  ['above its threshold', '9', TOO_OLD, open, 'ok'],
  [
    'low by another threshold',
    '9',
    TOO_OLD,
    { ...open, pending: true, threshold: { kind: 'amount', level: exact('5') } },
    'ok',
  ],
  ['low, and is not spent any more', '9', { kind: 'none', missing: 'spending', perDay: 0 }, { ...open, raised }, 'ok'],
] as const satisfies readonly (readonly [string, string, Forecast, AlertRecord, string])[]) {
  test(`17: what cannot be refreshed for days stays as it was: ${what}`, () => {
    const general = stand([amount, '9'], forecast, {}, record).outlook.quantities.get('general');
    assert.deepEqual([general?.level, general?.isHeld], [expected, undefined]);
  });
}

test('17: what a month brings is used up where it was seen above 0, whatever it stands beside', () => {
  const [product = assert.fail()] = [PROVIDER.products[0]];
  const quantities = product.quantities.map((each) =>
    each.key === 'voice' ? { ...each, resets: 'month' as const } : each,
  );
  const kept = reading(0, [quantity('general', '9'), quantity('voice', '0')]);
  const each = status('Main', { kind: 'ok', reading: kept });
  const level = (record: AlertRecord | undefined) =>
    outlookOf(each, { ...product, quantities }, undefined, {
      ...{ general: GENERAL, now: NOW },
      recordOf: (key) => (key === 'voice' ? record : undefined),
    }).level;
  assert.equal(level(undefined), 'ok');
  assert.equal(level({ threshold: { kind: 'amount', level: zero }, seen: { at: NOW, value: zero } }), 'empty');
});
