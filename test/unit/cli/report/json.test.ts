import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { english } from '../../../../src/base/language.ts';
import { jsonText } from '../../../../src/cli/report/json.ts';
import { exact } from '../../balance/amount/exact.ts';
import { NOW } from '../../ui/sample.ts';
import { failed, PROVIDERS, refused, sms, well } from './statuses.ts';

const json = (statuses: readonly AccountStatus[], redact = (text: string): string => text) =>
  JSON.parse(jsonText(statuses, [{ name: 'X', reason: 'no' }], PROVIDERS, NOW, english, redact));
const read = (...statuses: readonly AccountStatus[]) => json(statuses);

test('22.1: JSON has amounts as texts with all digits, and every moment in UTC', () => {
  const parts = [{ name: 'Pack', amount: exact('9007199254740993'), expiresAt: NOW }];
  const quantity = sms('9007199254740993.10', { limit: exact('5'), used: exact('1'), expiresAt: NOW, parts });
  assert.deepEqual(read(well('Main', [quantity], { thresholds: { sms: exact('1000') } })), {
    schemaVersion: 1,
    at: '2026-11-20T12:00:00.000Z',
    accounts: [
      {
        ...{ name: 'Main', provider: 'tester', product: 'all', state: 'fresh' },
        ...{ readAt: '2026-11-20T12:00:00.000Z', trouble: null, nextAt: null },
        quantities: [
          {
            ...{ key: 'sms', label: 'SMS', unit: 'messages', state: 'amount', amount: '9007199254740993.10' },
            ...{ used: '1', limit: '5', level: 'ok', threshold: '1000', resetsAt: null },
            expiresAt: '2026-11-20T12:00:00.000Z',
            parts: [{ name: 'Pack', amount: '9007199254740993', total: null, expiresAt: '2026-11-20T12:00:00.000Z' }],
          },
        ],
      },
    ],
    refused: [{ name: 'X', reason: 'no' }],
  });
});

test('22.1: an account in trouble stands beside the healthy ones, with its last reading and why', () => {
  const { accounts } = read(refused('A', [sms('0')]), failed('B'), well('C', [sms('not-allocated')]));
  assert.deepEqual(
    accounts.map((each: Record<string, unknown>) => [each['name'], each['state'], each['readAt']]),
    [
      ['A', 'refused', '2026-11-20T11:55:00.000Z'],
      ['B', 'failed', null],
      ['C', 'fresh', '2026-11-20T12:00:00.000Z'],
    ],
  );
  assert.equal(accounts[0].trouble.kind, 'auth');
  assert.equal(accounts[0].quantities[0].level, 'empty');
  assert.match(accounts[1].trouble.text, /refuses connections/);
  const [nothing] = accounts[2].quantities;
  assert.deepEqual([nothing.state, nothing.amount, nothing.level], ['not-allocated', null, 'ok']);
});

test('22.1: what names say is cleared of secrets, and never the names of fields or a number', () => {
  const parts = [{ name: 'Pack', amount: exact('1') }];
  const said = json([well('Main', [sms('1', { parts })])], () => '•••');
  const [{ name, state, quantities }] = said.accounts;
  const [{ key, label, amount, unit, parts: told }] = quantities;
  assert.deepEqual([said.schemaVersion, state, amount, unit, told[0].amount], [1, 'fresh', '1', 'messages', '1']);
  assert.deepEqual(
    [name, key, label, told[0].name],
    Array.from({ length: 4 }, () => '•••'),
  );
  assert.deepEqual(said.refused, [{ name: '•••', reason: '•••' }]);
  assert.equal(json([failed('Main')], () => '•••').accounts[0].trouble.text, '•••');
});
