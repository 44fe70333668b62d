import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountFileText } from '../../../../../src/sharing/accountFile.ts';
import { settled } from '../../../fakes/fakeClock.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, made, pickOf } from '../../../vscode.ts';
import { entries, openWindow } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';

const { runAddAccount } = await import('../../../../../src/ui/accounts/credential/accountWizard.ts');
const { runUpdateCredential } = await import('../../../../../src/ui/accounts/credential/updateCredential.ts');
const { importAccounts } = await import('../../../../../src/ui/accounts/sharing/importAccounts.ts');

const PARTS = [
  { id: 'id', name: 'SecretId' },
  { id: 'secret', name: 'SecretKey', secret: true as const },
  { id: 'app', name: 'SdkAppId' },
];
const ENTERED = { id: 'AKID-1', secret: 'sesame-1', app: '14001' };

/** A window whose provider wants three parts, of which one is secret. */
async function openCloud() {
  const opened = await openWindow([]);
  const [product = assert.fail()] = opened.provider.products;
  Object.assign(product, { credential: PARTS });
  return { ...opened, served: { account: account('a'), provider: opened.provider, product } };
}

async function enter(title: string, text: string): Promise<unknown> {
  const box = await boxOf(title);
  const seen = [box.placeholder, box.value, box.password];
  box.paste(text);
  box.enter();
  await settled();
  return seen;
}

test('an account with three parts is added by three steps, and its credential is tried and saved as a whole', () =>
  quickly(async () => {
    const { parts, provider, storage } = await openCloud();
    const done = runAddAccount(parts);
    // One more than most have, as soon as the provider is known.
    (await pickOf('Add Account (1/5)')).enter('Fake');
    (await pickOf('Add Account (2/6)')).enter('sms');
    (await boxOf('Add Account (3/6)')).enter();
    const seen = [
      await enter('Add Account (4/6)', ENTERED.id),
      await enter('Add Account (5/6)', ENTERED.secret),
      await enter('Add Account (6/6)', ENTERED.app),
    ];
    (await pickOf('Add Account (1/1)')).hide();
    assert.equal(await done, true);
    assert.deepEqual(seen, [
      ['SecretId', '', false],
      ['SecretKey', '', true],
      ['SdkAppId', '', false],
    ]);
    assert.deepEqual(
      provider.requests.map(({ credential }) => credential),
      [ENTERED],
    );
    const [name = assert.fail()] = await storage.keys();
    assert.deepEqual(JSON.parse((await storage.get(name)) ?? ''), { ...ENTERED, places: ['fake main'] });
    assert.doesNotMatch(JSON.stringify(entries()), /AKID|sesame|14001/);
  }));

test('of a credential that is entered anew, what is not secret is there to be changed, and the secret is not', () =>
  quickly(async () => {
    const { parts, secrets, served } = await openCloud();
    made.settings.set('messagingBalance.accounts', [served.account]);
    await secrets.save(served, ENTERED);
    const done = runUpdateCredential(served.account, parts);
    const place = (step: number): string => `Update Credential of Name of a (${step}/3)`;
    const seen = [await enter(place(1), ENTERED.id), await enter(place(2), 'sesame-2'), await enter(place(3), '14002')];
    assert.equal(await done, true);
    assert.deepEqual(seen, [
      ['SecretId', ENTERED.id, false],
      ['SecretKey', '', true],
      ['SdkAppId', ENTERED.app, false],
    ]);
    assert.deepEqual(await secrets.read(served), { ...ENTERED, secret: 'sesame-2', app: '14002' });
  }));

test('each part is asked for after an import, and a step back is a step back', () =>
  quickly(async () => {
    const { parts, provider } = await openCloud();
    made.file = 'accounts.json';
    made.files.set('accounts.json', new TextEncoder().encode(accountFileText([account('a')])));
    const done = importAccounts(parts);
    (await pickOf('Import Accounts')).enter();
    const title = 'Credential of Name of a (1/1)';
    await enter(title, 'AKID-0');
    (await boxOf(title)).back();
    for (const part of Object.values(ENTERED)) {
      await enter(title, part);
    }
    await done;
    assert.deepEqual(
      provider.requests.map(({ credential }) => credential),
      [ENTERED],
    );
  }));

test('what was pasted for another product goes on in the words of that product, from its first part to its last', () =>
  quickly(async () => {
    const { parts, provider } = await openWindow([]);
    for (const product of provider.products) {
      const names = { key: `${product.id}Key`, secret: `${product.id}Secret` };
      Object.assign(product, {
        credential: [
          { id: 'key', name: names.key },
          { id: 'secret', name: names.secret, secret: true },
        ],
      });
    }
    const done = runAddAccount(parts);
    (await pickOf('Add Account (1/5)')).enter('Fake');
    (await pickOf('Add Account (2/5)')).enter('sms');
    (await boxOf('Add Account (3/5)')).enter();
    (await boxOf('Add Account (4/5)')).paste('mailKey: key-9, mailSecret: secret-9');
    (await pickOf('Add Account (4/5)')).enter('Change to Fake · mail');
    const key = await boxOf('Add Account (4/5)');
    assert.equal(key.value, 'key-9');
    assert.match(key.prompt ?? '', /^mailKey of the pair mailKey:mailSecret\./);
    key.enter();
    const secret = await boxOf('Add Account (5/5)');
    assert.deepEqual([secret.placeholder, secret.value, secret.password], ['mailSecret', 'secret-9', true]);
    secret.enter();
    await settled();
    (await pickOf('Add Account (1/1)')).hide();
    assert.equal(await done, true);
    assert.deepEqual(
      [provider.last.product.id, provider.last.credential],
      ['mail', { key: 'key-9', secret: 'secret-9' }],
    );
  }));
