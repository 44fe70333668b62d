import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Credential } from '../../../../src/balance/account/account.ts';
import { BalanceError, type Fault } from '../../../../src/balance/fault/fault.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import { english } from '../../../../src/base/language.ts';
import { createHttp } from '../../../../src/net/http.ts';
import type { Declaration } from '../../../../src/providers/declared/declaration.ts';
import { providerOf } from '../../../../src/providers/declared/declaredProvider.ts';
import { readAccountFile } from '../../../../src/sharing/accountFile.ts';
import { COUNTERPARTS } from '../../../sandbox/providers/index.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';

const FOLDER = join(import.meta.dirname, '../../../../docs/declared');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

/** What the sandbox's account of each service has, and which part of its credential each declared part is. */
const EXPECTED: Readonly<Record<string, { readonly shown: readonly string[]; readonly parts: Credential }>> = {
  smsru: { shown: ['Balance: 4122.56 RUB'], parts: { secret: 'api_id' } },
  smsc: { shown: ['Balance: 123.45 RUB'], parts: { login: 'login', secret: 'psw' } },
  turbosms: { shown: ['Balance: 123.45 UAH'], parts: { token: 'token' } },
  clickatell: { shown: ['Balance: 12.3 USD'], parts: { secret: 'apiKey' } },
  gatewayapi: { shown: ['Credit: 1234.56 DKK'], parts: { secret: 'token' } },
  seven: { shown: ['Balance: 593.994 EUR'], parts: { secret: 'apiKey' } },
  bulkgate: {
    shown: ['Credit: 215.8138 credits', 'Free messages: 51 messages'],
    parts: { application_id: 'application_id', application_token: 'application_token' },
  },
  mobizon: { shown: ['Balance: 4043.0656 KZT'], parts: { secret: 'apiKey' } },
  semaphore: { shown: ['Credits: 2500 credits'], parts: { secret: 'apikey' } },
  termii: { shown: ['Balance: 3405.5 NGN'], parts: { secret: 'api_key' } },
  // What is left of what the limit and the usage say.
  sparkpost: { shown: ['E-mails this month: 13766 emails'], parts: { secret: 'apiKey' } },
  // The same numbers as those of the providers that are built in.
  telnyx: { shown: ['Balance: 300.00 USD', 'Available credit: 400.00 USD'], parts: { token: 'apiKey' } },
  messente: { shown: ['Balance: 10.23 EUR'], parts: { username: 'username', secret: 'password' } },
};

/** Codes that say that the credential is wrong, as the documents have them; their account pauses. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  smsru: ['200', '300', '301'],
  smsc: ['2'],
  turbosms: ['103', '105'],
  clickatell: ['108'],
  gatewayapi: ['0x0201'],
  seven: ['900'],
  bulkgate: ['authentication_failed', 'unknown_identity'],
  mobizon: ['8'],
  semaphore: ['apikey', 'apikey missing'],
  termii: ['401'],
  sparkpost: ['401'],
  telnyx: ['10009'],
  messente: ['101'],
};

/** The one declaration of a file, as Import reads it. */
function declarationIn(file: string): Declaration {
  const read = readAccountFile(readFileSync(join(FOLDER, file)), file, [], () => 'id', english.t);
  assert.ok('accounts' in read, JSON.stringify(read));
  assert.deepEqual([read.accounts, read.refused], [[], []]);
  const [declaration, ...more] = read.declarations;
  assert.ok(declaration !== undefined && more.length === 0);
  return declaration;
}

/** Asks the sandbox's stand-in in place of the service itself. */
async function asked(sandbox: Sandbox, name: string, declaration: Declaration, credential: Credential) {
  const { pathname } = new URL(declaration.url);
  const local = { ...declaration, url: sandbox.endpointOf(name) + pathname };
  const provider = providerOf(local, createHttp(systemClock), systemClock);
  const [product = assert.fail()] = provider.products;
  assert.ok(product.places !== 'personal');
  return provider.fetchBalance({
    account: { id: 'a', name: 'A', provider: provider.id, product: product.id },
    ...{ product, credential },
    endpoints: product.places[0]?.hosts ?? [],
    signal: new AbortController().signal,
  });
}

async function faultOf(asking: Promise<unknown>): Promise<Fault> {
  try {
    return assert.fail(JSON.stringify(await asking));
  } catch (error) {
    assert.ok(error instanceof BalanceError, String(error));
    return error.fault;
  }
}

function credentialOf(sandbox: Sandbox, name: string): Credential {
  const { credential } = sandbox.accounts.get(name);
  const parts = Object.entries(EXPECTED[name]?.parts ?? {});
  return Object.fromEntries(parts.map(([declared, own]) => [declared, credential[own] ?? assert.fail(own)]));
}

test('21.5 the gallery has eleven services that are not built in, and two that are, each in its table', () => {
  assert.deepEqual(
    FILES,
    Object.keys(EXPECTED)
      .map((name) => `${name}.json`)
      .sort(),
  );
  const page = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  for (const file of FILES) {
    assert.ok(page.includes(`[${file}](${file})`), file);
  }
});

for (const [name, { shown }] of Object.entries(EXPECTED)) {
  test(`21.5 ${name}.json is taken by Import and tells the sandbox's balance`, async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const declaration = declarationIn(`${name}.json`);
    assert.equal(declaration.id, `own.${name}`);
    const quantities = await asked(sandbox, name, declaration, credentialOf(sandbox, name));
    assert.deepEqual(
      quantities.map(({ key, amount, unit }) => {
        const { label } = declaration.quantities.find((each) => each.key === key) ?? assert.fail(key);
        return `${label}: ${amount} ${unit}`;
      }),
      shown,
    );
    assert.equal(sandbox.requests.length, 1);
  });

  test(`21.5 ${name}.json: a wrong credential is refused as one, and no error becomes a number`, async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const declaration = declarationIn(`${name}.json`);
    const credential = credentialOf(sandbox, name);
    for (const part of Object.keys(credential)) {
      const wrong = await faultOf(asked(sandbox, name, declaration, { ...credential, [part]: 'wrong-1' }));
      assert.equal(wrong.kind, 'auth', part);
    }
    const { errors } = COUNTERPARTS.find(({ id }) => id === name) ?? assert.fail(name);
    for (const code of errors.keys()) {
      sandbox.fault(name, { kind: 'provider-error', code });
      const fault = await faultOf(asked(sandbox, name, declaration, credential));
      assert.equal(fault.kind === 'auth', REFUSED[name]?.includes(code), `${code}: ${fault.kind}`);
    }
  });
}
