import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../../src/balance/account/account.ts';
import { english } from '../../../../../src/base/language.ts';
import {
  addressWarning,
  foreignAddresses,
  importChoice,
  planImport,
} from '../../../../../src/ui/accounts/sharing/importPlan.ts';
import { createProviders } from '../../../../providers.ts';
import { HandClock } from '../../../net/handClock.ts';

const providers = createProviders(() => Promise.reject(new Error('asks no one')), new HandClock());
const account = (name: string, more: Partial<Account> = {}): Account => ({
  id: `id of ${name}`,
  name,
  provider: 'submail',
  product: 'sms',
  ...more,
});
const env = { key: 'APP_ID', secret: 'APP_KEY' };

test('an account of the same name for the same service is there already; another of its name gets a free one', () => {
  const file = {
    accounts: [account('A'), account('B'), account('C'), account('C 2')],
    refused: [{ name: 'D', reason: 'Account D: no.' }],
  };
  const present = [account('A', { id: 'here' }), account('C', { id: 'there', product: 'mail' })];
  assert.deepEqual(
    planImport(file, present, providers).map((entry) => [
      entry.kind,
      entry.name,
      'account' in entry ? entry.account.name : '',
    ]),
    [
      ['present', 'A', 'A'],
      ['addable', 'B', 'B'],
      ['addable', 'C', 'C 3'],
      ['addable', 'C 2', 'C 2'],
      ['refused', 'D', ''],
    ],
  );
});

test('16: an account of the same name in another place, or with other parameters, is another one', () => {
  const ses = (place?: string) => account('A', { provider: 'ses', product: 'quota', ...(place && { place }) });
  const packages = (sdkAppId: string, name = 'B') =>
    account(name, { provider: 'tencent-sms', product: 'sms', parameters: { sdkAppId } });
  const plan = (file: Account, ...present: readonly Account[]) =>
    planImport({ accounts: [file], refused: [] }, present, providers).map((entry) => [
      entry.kind,
      'account' in entry ? entry.account.name : '',
    ]);
  assert.deepEqual(plan(ses('eu-west-1'), ses()), [['addable', 'A 2']]);
  assert.deepEqual(plan(ses('us-east-1'), ses()), [['present', 'A']]);
  assert.deepEqual(plan(ses('eu-west-1'), ses(), ses('eu-west-1')), [['present', 'A']]);
  assert.deepEqual(plan(packages('1400000001'), packages('1400000002')), [['addable', 'B 2']]);
  assert.deepEqual(plan(packages('1400000001'), packages('1400000001')), [['present', 'B']]);
});

for (const [name, endpoints, expected] of [
  ['none', undefined, []],
  ["the product's own", ['https://api-v4.mysubmail.com'], []],
  ["another product's", ['https://api.mysubmail.com', 'https://api.submail.cn/'], []],
  ['a gateway', ['https://gateway.example/submail'], ['https://gateway.example/submail']],
  ['the own host behind another port', ['https://api-v4.mysubmail.com:8443'], ['https://api-v4.mysubmail.com:8443']],
  ['a host that looks like it', ['https://api-v4.mysubmаil.com'], ['https://api-v4.xn--mysubmil-66g.com']],
  ['a host below another one', ['https://api-v4.mysubmail.com.example'], ['https://api-v4.mysubmail.com.example']],
  ['one of two, twice', ['https://api.submail.cn', 'https://b.example', 'https://b.example/'], ['https://b.example']],
  ['A4: another path at the own host', ['https://api.submail.cn/x'], ['https://api.submail.cn/x']],
  ['this machine', ['http://127.0.0.1:8080'], ['http://127.0.0.1:8080']],
] as const) {
  test(`foreign addresses: ${name}`, () => {
    const addresses = foreignAddresses(account('A', endpoints === undefined ? {} : { endpoints }), providers);
    assert.deepEqual(addresses, expected);
  });
}

const row = (entry: Parameters<typeof importChoice>[0], hasVariables = true) =>
  importChoice(entry, providers, () => hasVariables, english);
const addable = (added: Account, name = added.name) => row({ kind: 'addable', account: added, name });

test('a row says what is added, under which name, and where its credential comes from', () => {
  const plain = addable(account('A'));
  assert.deepEqual(
    [plain.label, plain.description, plain.detail, plain.value?.name],
    ['A', 'SUBMAIL · SMS', 'Its credential is asked for next', 'A'],
  );
  assert.equal(addable(account('A 2'), 'A').description, 'SUBMAIL · SMS · as A 2');
  assert.equal(
    addable(account('A', { env })).detail,
    'Its credential comes from the environment variables APP_ID, APP_KEY',
  );
  const missing = row({ kind: 'addable', account: account('A', { env }), name: 'A' }, false);
  assert.equal(missing.detail, 'Its credential is asked for next');
});

test('a row says which addresses are not the provider’s', () => {
  const { detail } = addable(account('A', { endpoints: ['https://gateway.example'] }));
  assert.match(detail, /^\$\(warning\) Asked at https:\/\/gateway\.example, not at the provider's address · /);
});

test('what cannot be added has no account to be chosen', () => {
  const present = row({ kind: 'present', name: 'A', account: account('A') });
  assert.deepEqual([present.description, present.value], ['SUBMAIL · SMS · already there', undefined]);
  const refused = row({ kind: 'refused', name: 'B', reason: 'Account B: $(zap) no.' });
  assert.deepEqual(
    [refused.description, refused.detail, refused.value],
    ['cannot be added', 'Account B: \\$(zap) no.', undefined],
  );
});

test('names make no icons', () => assert.equal(addable(account('$(zap) A')).label, '\\$(zap) A'));

test('the warning names the address and the variables that would go there', () => {
  const endpoints = ['https://gateway.example'];
  assert.equal(addressWarning(account('A', { endpoints }), providers, english), 'A: https://gateway.example');
  assert.equal(
    addressWarning(account('A', { endpoints, env }), providers, english),
    'A: https://gateway.example (the environment variables APP_ID, APP_KEY)',
  );
});
