import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import { english } from '../../../../src/base/language.ts';
import { serve } from '../../../../src/monitor/ask/service.ts';
import { Secrets } from '../../../../src/ui/accounts/secrets.ts';
import { made } from '../../vscode.ts';
import { MemorySecretStorage } from '../memorySecretStorage.ts';
import { account, PROVIDER, PROVIDERS } from '../sample.ts';

const { mayShare } = await import('../../../../src/ui/accounts/sharedCredential.ts');

const PAIR = { key: '10001', secret: 'sesame' };
const env = { key: 'A_KEY', secret: 'A_SECRET' };

/** Asks for an account, with `Production` there that has the pair, and `Variables` that has another one from its variables. */
async function asked(subject: Account, entered: typeof PAIR | undefined, answer?: string, locked = false) {
  const storage = new MemorySecretStorage();
  const secrets = new Secrets(storage, { A_KEY: 'env-key', A_SECRET: 'env-secret' }, () => undefined);
  const served = serve(account('Production'), PROVIDERS);
  assert.ok(served);
  await secrets.save(served, PAIR);
  storage.failing = locked;
  made.shown.length = 0;
  made.answer = answer;
  const others = [account('Empty'), account('Production'), account('Variables', { env })];
  const may = await mayShare(subject, entered, others, { secrets, providers: PROVIDERS, language: english });
  return { may, said: made.shown.map(([, text]) => text) };
}

const BY_PRODUCTION = ['This credential is used by Production already.'];
const BY_VARIABLES = ['This credential is used by Variables already.'];

for (const [about, subject, entered, said] of [
  ['the same pair for the same product', account('New'), PAIR, BY_PRODUCTION],
  ['the pair that variables hold', account('New'), { key: 'env-key', secret: 'env-secret' }, BY_VARIABLES],
  ['the same variables', account('New', { env }), undefined, BY_VARIABLES],
  ['another key', account('New'), { ...PAIR, key: '10002' }, []],
  ['another secret', account('New'), { ...PAIR, secret: 'other' }, []],
  ['another product', account('New', { product: 'mail' }), PAIR, []],
  ['another provider', account('New', { provider: 'other' }), PAIR, []],
  ['no credential', account('New'), undefined, []],
  ['its own credential once more', account('Production'), PAIR, []],
] as const) {
  test(`B10: ${about}: ${said.length === 0 ? 'nothing is asked' : 'the user is asked'}`, async () => {
    assert.deepEqual(await asked(subject, entered), { may: said.length === 0, said });
    assert.deepEqual(await asked(subject, entered, 'Use It Anyway'), { may: true, said });
  });
}

test('B10: a secret storage that cannot be read keeps nothing from being added', async () =>
  assert.deepEqual(await asked(account('New'), PAIR, undefined, true), { may: true, said: [] }));

for (const [about, place, said] of [
  ['in the same place', 'eu', true],
  ['in the place that is the first one', undefined, true],
  ['in another place', 'us', false],
] as const) {
  test(`18.1: an account ${about} with the same credential ${said ? 'is asked about' : 'has another balance'}`, async () => {
    const [product = assert.fail()] = PROVIDER.products;
    const places = ['eu', 'us'].map((id) => ({ id, label: () => id, hosts: [`https://${id}.example`] }));
    const providers = [{ ...PROVIDER, products: [{ ...product, places }] }];
    const there = account('Production', { place: 'eu' });
    const secrets = { heldBy: async () => PAIR };
    made.shown.length = 0;
    made.answer = undefined;
    const subject = account('New', place === undefined ? {} : { place });
    const may = await mayShare(subject, PAIR, [there], { secrets, providers, language: english });
    assert.deepEqual([may, made.shown.length], [!said, said ? 1 : 0]);
  });
}
