import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAccounts } from '../../../../src/balance/account/accounts.ts';

const THREE = [{ id: 'id' }, { id: 'secret' }, { id: 'token', optional: true as const }];
const parted = [
  {
    id: 'cloud',
    products: [
      { id: 'sms', credential: THREE },
      { id: 'one', credential: [{ id: 'key' }] },
    ],
  },
];
const variablesOf = (product: string, env: unknown) =>
  parseAccounts([{ id: 'a', name: 'First', provider: 'cloud', product, env }], parted);

test('variables are named for the parts that the product has, and those that may be left out may', () => {
  for (const [product, env, expected] of [
    ['sms', { token: 'C', secret: ' B ', id: 'A' }, { id: 'A', secret: 'B', token: 'C' }],
    ['sms', { id: 'A', secret: 'B' }, { id: 'A', secret: 'B' }],
    ['one', { key: 'A' }, { key: 'A' }],
  ] as const) {
    assert.deepEqual(variablesOf(product, env).accounts[0]?.env, expected);
  }
});

test('variables for parts that are needed must be there, and be names', () => {
  for (const [product, env, parts] of [
    ['sms', { id: 'A', token: 'C' }, ['id', 'secret']],
    ['sms', { id: 'A', secret: 'B', token: '' }, ['id', 'secret']],
    ['sms', { secret: 'B' }, ['id', 'secret']],
    ['one', {}, ['key']],
    ['one', [], ['key']],
  ] as const) {
    const [invalid] = variablesOf(product, env).invalid;
    assert.deepEqual(invalid?.problem, { kind: 'no-variables', field: 'env', parts }, JSON.stringify(env));
  }
});

test('22 bad input: a name in "env" that is no part of the credential is refused with the parts that there are', () => {
  for (const [product, env, value, choices] of [
    ['sms', { id: 'A', secret: 'B', tokne: 'C' }, 'tokne', ['id', 'secret', 'token']],
    ['sms', { id: 'A', secert: 'B' }, 'secert', ['id', 'secret', 'token']],
    ['one', { key: 'A', secret: 'B' }, 'secret', ['key']],
  ] as const) {
    const [invalid] = variablesOf(product, env).invalid;
    assert.deepEqual(invalid?.problem, { kind: 'unknown-value', field: 'env', value, choices });
  }
  const [pasted] = variablesOf('one', { key: 'A', '7289516381dcdf1113730f2b7289516381dcdf11': 'B' }).invalid;
  assert.deepEqual(pasted?.problem, { kind: 'secret-in-field', field: 'env' });
});
