import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAccounts } from '../../../../src/balance/account/accounts.ts';

const ENTRY = { id: 'a', name: 'First', provider: 'telnyx', product: 'x', place: 7, env: { apiKey: 'KEY' } };

test('an account of a provider that is awaited is one, whatever is asked with it', () => {
  const { accounts, invalid } = parseAccounts([ENTRY], [], ['telnyx']);
  assert.deepEqual([accounts, invalid], [[{ id: 'a', name: 'First', provider: 'telnyx', product: 'x' }], []]);
});

test('what is wrong with it whoever its provider is, is wrong all the same', () => {
  const entries = [ENTRY, ENTRY, { ...ENTRY, id: 'b', provider: 'twilio' }, { ...ENTRY, id: 'c', daysLeft: -1 }];
  const { accounts, invalid } = parseAccounts(entries, [], ['telnyx']);
  assert.equal(accounts.length, 1);
  assert.deepEqual(
    invalid.map(({ problem }) => problem.kind),
    ['duplicate-id', 'unknown-provider', 'threshold'],
  );
});
