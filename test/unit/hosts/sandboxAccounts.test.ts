import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sandboxAccountEntries, sandboxEnvironment } from '../../hosts/sandboxAccounts.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/account.ts';

const endpointOf = (id: string) => `http://127.0.0.1:1/${id}`;

test('every entry names the variables that hold its credential', () => {
  const environment = sandboxEnvironment();
  const held = sandboxAccountEntries({ endpointOf }).map((entry) => {
    const env = entry['env'] as { key: string; secret: string };
    return [entry['id'], environment[env.key], environment[env.secret]];
  });
  assert.deepEqual(
    held,
    SANDBOX_ACCOUNTS.map(({ id, key, secret }) => [id, key, secret]),
  );
});

test('no entry holds a credential', () => {
  const text = JSON.stringify(sandboxAccountEntries({ endpointOf }));
  for (const { key, secret } of SANDBOX_ACCOUNTS) {
    assert.ok(!text.includes(key) && !text.includes(secret));
  }
});
