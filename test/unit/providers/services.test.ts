import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Account } from '../../../src/balance/account/account.ts';
import { faultOf } from '../../../src/balance/fault/fault.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { serve } from '../../../src/monitor/ask/service.ts';
import { createHttp } from '../../../src/net/http.ts';
import { createProviders } from '../../providers.ts';
import { pairOf, type SandboxAccount } from '../../sandbox/account.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/knownAccounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { MORE, startFullSandbox } from './sandboxAsker.ts';

const SIGN_TYPES = ['normal', 'md5', 'sha1'];
const FORMATS = ['json', 'xml'];
const CONTENT_TYPES = ['urlencoded', 'multipart', 'json'];

/** Every service over real HTTP, against a sandbox that refuses what the real ones refuse. */
describe('the balance services', () => {
  let sandbox: Sandbox;
  let providers = createProviders(createHttp(systemClock), systemClock);

  before(async () => {
    sandbox = await startFullSandbox();
  });
  beforeEach(() => {
    // A fresh adapter knows nothing of the server's clock yet.
    providers = createProviders(createHttp(systemClock), systemClock);
    sandbox.setClockSkew(0);
    sandbox.clearRequests();
  });
  after(async () => await sandbox.close());

  async function ask(known: SandboxAccount, options: Partial<Account> = {}) {
    const { id, name, provider, product } = known;
    const account: Account = { id, name, provider, product, endpoints: [sandbox.endpointOf(id)], ...options };
    const served = serve(account, providers);
    assert.ok(served);
    const quantities = await served.provider.fetchBalance({
      account,
      product: served.product,
      credential: pairOf(known),
      endpoints: account.endpoints ?? [],
      signal: new AbortController().signal,
    });
    return Object.fromEntries(quantities.map((quantity) => [quantity.key, quantity.amount]));
  }

  test('every product of every provider has an account in the sandbox', () => {
    const known = new Set(sandbox.accounts.list().map(({ provider, product }) => `${provider} ${product}`));
    const served = providers.flatMap(({ id, products }) => products.map((product) => `${id} ${product.id}`));
    assert.deepEqual(
      served.filter((each) => !known.has(each)),
      [],
    );
  });

  function paths(): string[] {
    return sandbox.requests.map(({ path }) => path);
  }

  for (const known of SANDBOX_ACCOUNTS.filter(({ provider }) => provider !== 'submail')) {
    test(`${known.provider} ${known.product}: one request`, async () => {
      assert.deepEqual(await ask(known), known.quantities);
      assert.equal(sandbox.requests.length, 1);
    });
  }

  for (const known of [...SANDBOX_ACCOUNTS.filter(({ provider }) => provider === 'submail'), ...MORE]) {
    for (const format of FORMATS) {
      for (const contentType of CONTENT_TYPES) {
        for (const signType of SIGN_TYPES) {
          test(`${known.product} as ${format}, ${contentType}, ${signType}: one request, once the clock is known`, async () => {
            const options = { parameters: { format, contentType, signType } };
            assert.deepEqual(await ask(known, options), known.quantities);
            sandbox.clearRequests();
            assert.deepEqual(await ask(known, options), known.quantities);
            assert.deepEqual(paths(), [`/submail/balance/${known.product}.${format}`]);
          });
        }
      }
    }
  }

  const [signed] = SANDBOX_ACCOUNTS.filter(({ product }) => product === 'sms');
  assert.ok(signed);

  test('a server whose clock is an hour off is asked for its time once; when it jumps, once more', async () => {
    sandbox.setClockSkew(3_600_000);
    await ask(signed, { parameters: { signType: 'sha1' } });
    await ask(signed, { parameters: { signType: 'sha1' } });
    assert.deepEqual(
      paths().map((path) => path.split('/')[2]),
      ['service', 'balance', 'balance'],
    );
    sandbox.clearRequests();
    sandbox.setClockSkew(-3_600_000);
    assert.deepEqual(await ask(signed, { parameters: { signType: 'sha1' } }), signed.quantities);
    assert.deepEqual(
      paths().map((path) => path.split('/')[2]),
      ['balance', 'service', 'balance'],
    );
  });

  const [mail] = SANDBOX_ACCOUNTS.filter(({ product }) => product === 'mail');
  assert.ok(mail);
  const both = () => [`${sandbox.url}/submail`, `${sandbox.url}/submail/backup`];

  test('the backup host answers when the main one is down', async () => {
    sandbox.fault(mail.id, { kind: 'status', status: 503 }, 1);
    assert.deepEqual(await ask(mail, { endpoints: both() }), mail.quantities);
    assert.deepEqual(paths(), ['/submail/balance/mail.json', '/submail/backup/balance/mail.json']);
  });

  test('the backup host is not asked when the main one refuses the credential', async () => {
    const wrong = { ...mail, credential: { ...mail.credential, secret: '00000000000000000000000000000000' } };
    await assert.rejects(ask(wrong, { endpoints: both() }), (error) => {
      assert.deepEqual(faultOf(error), { kind: 'auth', code: '109', definitive: true });
      return true;
    });
    assert.deepEqual(paths(), ['/submail/balance/mail.json']);
  });
});
