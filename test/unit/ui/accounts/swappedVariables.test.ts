import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import type { Field } from '../../../../src/providers/provider.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { Secrets } from '../../../../src/ui/accounts/secrets.ts';
import { MemorySecretStorage } from '../memorySecretStorage.ts';
import { account, PROVIDER } from '../sample.ts';

const [PRODUCT = assert.fail()] = PROVIDER.products;

test("22 bad input: variables that stand in each other's place are told before anything is sent", async () => {
  const credential: readonly Field[] = [
    { id: 'key', name: 'AccessKey ID', shape: /^AK\d{4}$/ },
    { id: 'secret', name: 'AccessKey secret', shape: /^[a-z]{12}$/, secret: true },
  ];
  const served = {
    account: account('a', { env: { key: 'KEY', secret: 'SECRET' } }),
    provider: PROVIDER,
    product: { ...PRODUCT, credential },
  };
  const secrets = (KEY: string, SECRET: string): Secrets =>
    new Secrets(new MemorySecretStorage(), { KEY, SECRET }, () => createMemoryStore('none'));
  await assert.rejects(secrets('abcdefghijkl', 'AK1234').read(served), (error) => {
    assert.ok(error instanceof BalanceError);
    assert.deepEqual(error.fault, { kind: 'no-credential', variables: ['KEY'], alike: 'AccessKey secret' });
    return true;
  });
  const right = { key: 'AK1234', secret: 'abcdefghijkl' };
  assert.deepEqual(await secrets(right.key, right.secret).read(served), right);
});
