import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../src/balance/account/account.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { strangeAddresses } from '../../../src/cli/allowedHosts.ts';
import { serve } from '../../../src/monitor/ask/service.ts';
import { providerOf } from '../../../src/providers/declared/declaredProvider.ts';
import { declared } from '../providers/declared/sample.ts';

/** What is strange of an account of a provider that the file declares. */
function strange(url: string, allowed: readonly string[] = []): readonly string[] {
  const account: Account = { id: 'a', name: 'Main', provider: 'own.acme', product: 'balance' };
  const unused = () => Promise.reject(new Error('asks no one'));
  const served = serve(account, [providerOf(declared({ url }), unused, systemClock)]);
  assert.ok(served !== undefined);
  return strangeAddresses(served, allowed);
}

test('22.1: the host that a file declares is the word of its author: it needs the option, unless it is this machine', () => {
  const url = 'https://api.acme.example/v1/balance';
  assert.deepEqual(strange(url), ['https://api.acme.example']);
  assert.deepEqual(strange(url, ['other.example']), ['https://api.acme.example']);
  assert.deepEqual(strange(url, ['api.acme.example']), []);
  assert.deepEqual(strange('http://127.0.0.1:8080/balance'), []);
});
