import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SandboxAccounts } from '../../sandbox/accounts.ts';
import { DEMO_ACCOUNTS, KNOWN_ACCOUNTS, SANDBOX_ACCOUNTS } from '../../sandbox/knownAccounts.ts';
import { COUNTERPARTS } from '../../sandbox/providers/index.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { exchange, requestText } from './wire.ts';

test('every counterpart has an id of its own, an account for each product, and errors with a status', () => {
  const ids = COUNTERPARTS.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
  // Adding them checks the rest: products, places, amounts, ids and credentials that are there twice.
  assert.equal(new SandboxAccounts().list().length, KNOWN_ACCOUNTS.length);
  for (const { id, products, accounts, errors } of COUNTERPARTS) {
    assert.deepEqual(
      products.map(({ product }) => product).filter((each) => !accounts.some(({ product }) => product === each)),
      id === 'submail' ? ['mms', 'voice'] : [],
      id,
    );
    assert.ok(errors.size > 0, id);
    for (const [code, { status, message }] of errors) {
      assert.ok(status >= 200 && status < 600 && message !== '', `${id} ${code}`);
    }
  }
});

test('a demonstration begins with the accounts of the windows in tests', () => {
  assert.deepEqual(DEMO_ACCOUNTS.slice(0, SANDBOX_ACCOUNTS.length), SANDBOX_ACCOUNTS);
});

test('every counterpart answers below its id and below each of its places, and nowhere else', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const providerAt = async (path: string) => {
    await exchange(sandbox.url, requestText('GET', path, {}));
    return sandbox.requests.at(-1)?.provider;
  };
  for (const { id, places = [] } of COUNTERPARTS) {
    for (const mount of ['', ...places.map((place) => `/${place}`)]) {
      assert.equal(await providerAt(`/${id}${mount}/`), id);
    }
    assert.equal(await providerAt(`/${id}x/`), null);
  }
});
