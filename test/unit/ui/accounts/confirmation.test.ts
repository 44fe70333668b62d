import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import type { ConfirmationNotes } from '../../../../src/monitor/ask/confirmation.ts';
import type { ServedAccount } from '../../../../src/monitor/ask/service.ts';
import type { Provider } from '../../../../src/providers/provider.ts';
import { onePlace } from '../../../../src/providers/terms.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { confirmationText } from '../../../../src/ui/accounts/confirmationText.ts';
import { Secrets } from '../../../../src/ui/accounts/secrets.ts';
import { MemorySecretStorage } from '../memorySecretStorage.ts';
import { account, PROVIDER } from '../sample.ts';

const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
const endpoints = ['https://gateway.example/x'];
const VARIABLES = { SMS_KEY: '20002', SMS_SECRET: 'sesame', OTHER: 'of-something-else' };
const [PRODUCT = assert.fail()] = PROVIDER.products;

function entry(
  more: Partial<Account> = {},
  provider: Partial<Provider> = {},
  hosts = ['https://api.tester.example'],
): ServedAccount {
  return {
    account: account('a', { env, endpoints, ...more }),
    provider: { ...PROVIDER, ...provider },
    product: { ...PRODUCT, places: onePlace(...hosts) },
  };
}

/** An account at its provider's own addresses, where that is one of another extension. */
function foreign(hosts = ['https://api.acme.example']): ServedAccount {
  return { ...entry({}, { id: 'acme.sms', isForeign: true }, hosts), account: account('a', { env }) };
}

function open() {
  const store = createMemoryStore('none');
  return { store, secrets: new Secrets(new MemorySecretStorage(), VARIABLES, () => store) };
}

async function isRefused(secrets: Secrets, served: ServedAccount): Promise<boolean> {
  try {
    await secrets.read(served);
    return false;
  } catch (error) {
    assert.ok(error instanceof BalanceError && error.fault.kind === 'unconfirmed', String(error));
    return true;
  }
}

test('A6: variables are not given out for addresses of the entry until the user says so, and then they are', async () => {
  const { secrets, store } = open();
  await assert.rejects(secrets.read(entry()), (error) => {
    assert.ok(error instanceof BalanceError);
    const variables = ['SMS_KEY', 'SMS_SECRET'];
    assert.deepEqual(error.fault, { kind: 'unconfirmed', variables, addresses: endpoints });
    return true;
  });
  assert.equal(secrets.isConfirmed(entry()), false);
  assert.equal(secrets.confirm(entry()), true);
  assert.deepEqual(await secrets.read(entry()), { key: '20002', secret: 'sesame' });
  // What is kept names neither.
  assert.match(store.note('a', 'variables') ?? '', /^[0-9a-f]{64}$/);
});

test('A6: another window and the next start know the answer', async () => {
  const { secrets, store } = open();
  secrets.confirm(entry());
  const next = new Secrets(new MemorySecretStorage(), VARIABLES, () => store);
  assert.equal(await isRefused(next, entry()), false);
});

for (const [name, changed] of [
  ['another variable', entry({ env: { ...env, secret: 'OTHER' } })],
  ['another key', entry({ env: { ...env, key: 'OTHER' } })],
  ['variables the other way round', entry({ env: { key: env.secret, secret: env.key } })],
  ['another host', entry({ endpoints: ['https://evil.example/x'] })],
  ['another path', entry({ endpoints: ['https://gateway.example/y'] })],
  ['one address more', entry({ endpoints: [...endpoints, 'https://evil.example'] })],
  ['this machine', entry({ endpoints: ['http://127.0.0.1:9'] })],
  ['this machine by name', entry({ endpoints: ['http://localhost:8080'] })],
  ['another provider', entry({}, { id: 'acme.sms', isForeign: true })],
  ['an account of another id', { ...entry(), account: account('b', { env, endpoints }) }],
] as const) {
  test(`A6: the user is asked again for ${name}, and again for what was there before`, async () => {
    const { secrets } = open();
    secrets.confirm(entry());
    assert.equal(await isRefused(secrets, changed), true);
    secrets.confirm(changed);
    assert.equal(await isRefused(secrets, changed), false);
    assert.equal(await isRefused(secrets, entry()), changed.account.id === 'a');
  });
}

test('A6: a name, a threshold and an interval are no reason to ask again', async () => {
  const { secrets } = open();
  secrets.confirm(entry());
  assert.equal(
    await isRefused(secrets, entry({ name: 'Other', refreshInterval: 7, parameters: { format: 'xml' } })),
    false,
  );
});

test('A6: a provider of another extension gets variables when the user says so, for its addresses of then', async () => {
  const { secrets } = open();
  assert.equal(await isRefused(secrets, foreign()), true);
  secrets.confirm(foreign());
  assert.equal(await isRefused(secrets, foreign()), false);
  assert.equal(await isRefused(secrets, foreign(['https://evil.example'])), true);
});

test('A6: the answer goes with the account', async () => {
  const { secrets, store } = open();
  secrets.confirm(entry());
  store.forget('a', false);
  assert.equal(await isRefused(secrets, entry()), true);
});

test('A6: nothing is confirmed while there is nothing to keep it in, and that is said', async () => {
  const secrets = new Secrets(new MemorySecretStorage(), VARIABLES, () => undefined);
  assert.equal(secrets.confirm(entry()), false);
  assert.equal(await isRefused(secrets, entry()), true);
  const locked: ConfirmationNotes = { note: () => undefined, replaceNote: () => 'busy' };
  assert.equal(new Secrets(new MemorySecretStorage(), VARIABLES, () => locked).confirm(entry()), false);
});

test('A6: the question names both variables and every address in full', () => {
  const addresses = ['https://gateway.example/x', 'http://127.0.0.1:9'];
  assert.deepEqual(confirmationText(entry({ endpoints: addresses, name: 'Main' }), english), {
    question: 'May what these environment variables hold be sent to these addresses, for the account Main?',
    lines: [
      'Variable: SMS_KEY',
      'Variable: SMS_SECRET',
      'Address: https://gateway.example/x',
      'Address: http://127.0.0.1:9',
      'The settings name them. Who runs these addresses can read it. Confirm only what you know.',
    ],
  });
});

test('A6: the question says which extension is handed the variables, and a long name hides no address', () => {
  const { lines } = confirmationText(foreign(), english);
  assert.deepEqual(lines.slice(2, 4), [
    'Address: https://api.acme.example',
    'The extension that adds Tester is handed what they hold.',
  ]);
  const long = confirmationText(entry({ env: { key: `A${'\n'.repeat(5000)}`, secret: 'B'.repeat(5000) } }), english);
  assert.ok(long.lines.every((line) => line.length < 200 && !line.includes('\n')));
});
