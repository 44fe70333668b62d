import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../src/balance/account/account.ts';
import type { Catalog } from '../../../src/balance/account/accounts.ts';
import { english } from '../../../src/base/language.ts';
import type { Declaration } from '../../../src/providers/declared/declaration.ts';
import { descriptorOf } from '../../../src/providers/declared/declaredProvider.ts';
import { accountFileText, readAccountFile } from '../../../src/sharing/accountFile.ts';
import { ACME, declared } from '../providers/declared/sample.ts';

const OWN: Catalog = { id: 'jiguang', products: [{ id: 'account' }] };
const MAIN = { name: 'Main', provider: 'own.acme', product: 'balance', env: { secret: 'ACME_KEY' } };

function read(content: object, present: readonly Declaration[] = []) {
  const text = JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts: [], ...content });
  let count = 0;
  const catalog = [OWN, ...present.map(descriptorOf)];
  const file = readAccountFile(
    new TextEncoder().encode(text),
    'f.json',
    catalog,
    () => `${++count}`,
    english.t,
    present,
  );
  assert.ok(!('problem' in file), JSON.stringify(file));
  return {
    declarations: file.declarations.map(({ id }) => id),
    accounts: file.accounts.map(({ name }) => name),
    refused: file.refused.map(({ reason }) => reason),
  };
}

test('21.3: a file holds the declared providers that its accounts use, and is read again as it was', () => {
  const [used, other] = [declared({ ok: { at: '/s', is: 1 } }), declared({ id: 'own.other' })];
  const account: Account = { id: 'x', ...MAIN };
  const text = accountFileText([account], [other, used]);
  assert.deepEqual(JSON.parse(text).providers, [used]);
  assert.deepEqual(read(JSON.parse(text)), { declarations: ['own.acme'], accounts: ['Main'], refused: [] });
  assert.equal('providers' in JSON.parse(accountFileText([{ ...account, provider: 'jiguang' }], [used])), false);
});

test('21.3: a file may declare providers and hold no account', () =>
  assert.deepEqual(read({ providers: [ACME] }), { declarations: ['own.acme'], accounts: [], refused: [] }));

test('21.3: what is declared here already is not declared again, in whatever order its fields were written', () => {
  const content = { providers: [Object.fromEntries(Object.entries(ACME).reverse())], accounts: [MAIN] };
  assert.deepEqual(read(content, [declared()]), { declarations: [], accounts: ['Main'], refused: [] });
});

const [QUANTITY] = ACME.quantities;
for (const [what, more] of [
  ['a label', { label: 'Other' }],
  ['a unit', { quantities: [{ ...QUANTITY, unit: 'USD' }] }],
  ['the name of a number', { quantities: [{ ...QUANTITY, label: 'Used' }] }],
  ['the meaning of null', { quantities: [{ ...QUANTITY, null: 'unlimited' }] }],
  ['the console', { console: 'https://evil.example/login' }],
  ['what says success', { ok: { at: '/status', is: 'failure' } }],
  ['codes that refuse', { error: { refused: ['1'] } }],
] as const) {
  test(`21.3: a file that declares ${what} otherwise than the settings is told so, and its accounts do not come`, () => {
    const { declarations, accounts, refused } = read({ providers: [{ ...ACME, ...more }], accounts: [MAIN] }, [
      declared(),
    ]);
    assert.deepEqual([declarations, accounts, refused.length], [[], [], 2]);
    assert.match(refused[0] ?? '', /the settings declare it otherwise/);
  });
}

test('21.3: what is declared otherwise here takes nothing over, and its accounts do not come', () => {
  const content = { providers: [{ ...ACME, url: 'https://evil.example/x' }], accounts: [MAIN] };
  assert.deepEqual(read(content, [declared()]), {
    ...{ declarations: [], accounts: [] },
    refused: [
      'Declared provider own.acme: the settings declare it otherwise. Give one of the two another id.',
      'Account Main: neither the file nor the settings declare its provider own.acme so that it can be used.',
    ],
  });
});

test('21 attack: a declaration imported with the id of an own provider is refused, and that provider stays what it is', () => {
  const content = {
    providers: [{ ...ACME, id: 'jiguang' }],
    accounts: [{ name: 'Mine', provider: 'jiguang', product: 'account' }],
  };
  assert.deepEqual(read(content), {
    ...{ declarations: [], accounts: ['Mine'] },
    refused: ['Declared provider #1: another provider has the id "jiguang". Choose one that begins with "own.".'],
  });
  assert.match(read({ providers: [{ ...ACME, id: 'acme.sms' }] }).refused[0] ?? '', /its id must begin with "own\."/);
});

test('21.3: a broken declaration of a file is told with its places, and its accounts do not come', () => {
  const content = { providers: [{ ...ACME, colour: 1, url: 'x' }], accounts: [MAIN] };
  const { declarations, accounts, refused } = read(content);
  assert.deepEqual([declarations, accounts, refused.length], [[], [], 2]);
  assert.match(refused[0] ?? '', /there is no "colour".*"url" is no address/);
});

test('21.3: two declarations of one id in a file: the first one counts', () => {
  const { declarations, refused } = read({ providers: [ACME, { ...ACME, url: 'https://evil.example' }] });
  assert.deepEqual([declarations, refused.length], [['own.acme'], 1]);
});

test('21.3: a file whose providers are no list holds nothing that was exported', () => {
  const text = JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts: [], providers: {} });
  const file = readAccountFile(new TextEncoder().encode(text), 'f.json', [OWN], () => '1', english.t);
  assert.deepEqual(file, { problem: 'f.json holds no accounts that Messaging Balance has exported.' });
});
