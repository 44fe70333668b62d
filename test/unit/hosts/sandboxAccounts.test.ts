import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sandboxAccountEntries, sandboxEnvironment } from '../../hosts/sandboxAccounts.ts';
import { pairOf } from '../../sandbox/account.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/knownAccounts.ts';

const endpointOf = (id: string) => `http://127.0.0.1:1/${id}`;

test('every entry names the variables that hold its credential', () => {
  const environment = sandboxEnvironment();
  const held = sandboxAccountEntries({ endpointOf }).map((entry) => {
    const env = entry['env'] as { key: string; secret: string };
    return [entry['id'], environment[env.key], environment[env.secret]];
  });
  assert.deepEqual(
    held,
    SANDBOX_ACCOUNTS.map((account) => [account.id, ...Object.values(pairOf(account))]),
  );
});

test('no entry holds a credential', () => {
  const text = JSON.stringify(sandboxAccountEntries({ endpointOf }));
  for (const { key, secret } of SANDBOX_ACCOUNTS.map(pairOf)) {
    assert.ok(!text.includes(key) && !text.includes(secret));
  }
});
