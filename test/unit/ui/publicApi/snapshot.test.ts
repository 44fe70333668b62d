import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import { english } from '../../../../src/base/language.ts';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { balanceSnapshot } from '../../../../src/ui/publicApi/snapshot.ts';
import { exact } from '../../balance/amount/exact.ts';
import { DAY, LOW, outlook, runsOut } from '../../wording/outlook.ts';
import { account, MINUTE, NOW, PROVIDERS, quantity, reading, STATES, status } from '../sample.ts';

function snapshot(statuses: readonly AccountStatus[], trends = {}) {
  return balanceSnapshot(statuses, PROVIDERS, english, (each) => outlook(each, trends));
}

test('a low account, with what other extensions may know of it and nothing else', () => {
  const endpoints = ['https://secret.example'];
  const env = { key: 'KEY', secret: 'SECRET' };
  const all = { ...LOW, account: { ...LOW.account, endpoints, env, refreshInterval: 5 } };
  assert.deepEqual(snapshot([all], { general: { forecast: runsOut() } }), [
    {
      accountId: 'Main',
      name: 'Main',
      provider: 'tester',
      product: 'sms',
      state: 'fresh',
      problem: null,
      at: NOW,
      level: 'low',
      quantities: [
        {
          key: 'general',
          label: 'General SMS',
          amount: '900',
          unit: 'messages',
          level: 'low',
          threshold: { kind: 'amount', level: '1000' },
          runsOutAt: NOW + 3 * DAY,
          confidence: 'medium',
        },
        {
          ...{ key: 'voice', label: 'Voice SMS', amount: '0', unit: 'messages', level: 'ok' },
          ...{ threshold: { kind: 'daysLeft', level: '3' }, runsOutAt: null, confidence: null },
        },
      ],
      amounts: [
        {
          ...{ key: 'general', label: 'General SMS', amount: '900', state: 'amount', unit: 'messages', level: 'low' },
          ...{ threshold: { kind: 'amount', level: '1000' }, runsOutAt: NOW + 3 * DAY, confidence: 'medium' },
          ...{ used: null, limit: null, resetsAt: null, expiresAt: null, parts: [] },
        },
        {
          ...{ key: 'voice', label: 'Voice SMS', amount: '0', state: 'amount', unit: 'messages', level: 'ok' },
          ...{ threshold: { kind: 'daysLeft', level: '3' }, runsOutAt: null, confidence: null },
          ...{ used: null, limit: null, resetsAt: null, expiresAt: null, parts: [] },
        },
      ],
    },
  ]);
});

test('16: a secret that is a name, of an account or of what a server names, is told to no other extension', () => {
  outputRedactor.know({ key: 'k', secret: 'c4nary-secret' });
  const amounts: readonly Quantity[] = [
    {
      ...{ key: 'of-the-reply', unit: 'messages', amount: exact('5'), label: 'Row c4nary-secret' },
      parts: [{ name: 'Package c4nary-\u200bsecret', amount: exact('5') }],
    },
  ];
  const [told] = snapshot([status('Of c4nary-secret', { kind: 'ok', reading: { quantities: amounts, at: NOW } })]);
  assert.deepEqual(
    [told?.name, told?.amounts[0]?.label, told?.amounts[0]?.parts[0]?.name],
    ['Of •••', 'Row •••', 'Package •••'],
  );
});

test('how far a number can be relied on, and since when it is known', () => {
  const told = snapshot(Object.values(STATES)).map(({ state, problem, at, quantities }) => [
    state,
    problem,
    at === null ? null : (NOW - at) / MINUTE,
    quantities.length,
  ]);
  assert.deepEqual(told, [
    ['fresh', null, 5, 2],
    ['loading', null, null, 0],
    ['old', null, 90, 2],
    ['stale', 'network', 20, 2],
    ['failed', 'network', null, 0],
    ['paused', 'auth', 20, 2],
  ]);
});

test('what is not allocated is null and never 0; days are a threshold, too', () => {
  const quantities = [quantity('general', null), quantity('voice', '9007199254740993')];
  const each = {
    ...status('Main', { kind: 'ok', reading: reading(0, quantities) }),
    account: account('Main', { daysLeft: exact('3') }),
  };
  const [balance] = snapshot([each]);
  assert.deepEqual(
    balance?.quantities.map(({ amount, threshold }) => [amount, threshold]),
    [
      [null, { kind: 'daysLeft', level: '3' }],
      ['9007199254740993', { kind: 'daysLeft', level: '3' }],
    ],
  );
});

test('Units: the first form of the API says what it has always said, and everything stands in amounts', () => {
  const quantities: Quantity[] = [
    quantity('general', '12.50', 'USD'),
    { ...quantity('voice', null), amount: 'unlimited', used: exact('7') },
    { ...quantity('post', null), amount: 'postpaid' },
    { ...quantity('none', null), label: 'Own name' },
    {
      ...quantity('packs', '1500', 'CNY'),
      ...{ limit: exact('2000'), resetsAt: NOW + DAY, expiresAt: NOW + 2 * DAY },
      parts: [{ name: 'A', amount: exact('1500'), expiresAt: NOW + 2 * DAY }],
    },
  ];
  const [balance] = snapshot([status('Main', { kind: 'ok', reading: reading(0, quantities) })]);
  assert.deepEqual(
    balance?.quantities.map(({ key, label, amount, unit }) => [key, label, amount, unit]),
    [
      ['none', 'Own name', null, 'messages'],
      ['packs', 'packs', '1500', 'CNY'],
    ],
  );
  assert.deepEqual(
    balance?.amounts.map(({ key, amount, state, unit, used, limit, resetsAt, expiresAt, parts }) => [
      ...[key, amount, state, unit, used, limit],
      ...[resetsAt, expiresAt, parts.length],
    ]),
    [
      ['general', '12.50', 'amount', 'USD', null, null, null, null, 0],
      ['voice', null, 'unlimited', 'messages', '7', null, null, null, 0],
      ['post', null, 'postpaid', 'messages', null, null, null, null, 0],
      ['none', null, 'not-allocated', 'messages', null, null, null, null, 0],
      ['packs', '1500', 'amount', 'CNY', null, '2000', NOW + DAY, NOW + 2 * DAY, 1],
    ],
  );
  assert.deepEqual(balance?.amounts[4]?.parts, [{ name: 'A', amount: '1500', total: null, expiresAt: NOW + 2 * DAY }]);
});

test('nobody can change what others are told', () => {
  const frozen = (value: unknown): boolean =>
    typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
  const told = snapshot([LOW, STATES.stale], { general: { forecast: runsOut() } });
  assert.ok(frozen(told));
  assert.notEqual(told[0]?.quantities[0]?.threshold, LOW.account.thresholds);
});

test('it is plain data, and survives being sent elsewhere', () => {
  const told = snapshot([LOW, ...Object.values(STATES)], { general: { forecast: runsOut() } });
  assert.deepEqual(structuredClone(told), told);
  assert.deepEqual(JSON.parse(JSON.stringify(told)), told);
});
