import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import { BalanceError, type Fault } from '../../../../src/balance/fault/fault.ts';
import type { ServedAccount } from '../../../../src/monitor/ask/service.ts';
import type { Field, Product, Provider } from '../../../../src/providers/provider.ts';
import { onePlace } from '../../../../src/providers/terms.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { Secrets } from '../../../../src/ui/accounts/secrets.ts';
import { MemorySecretStorage } from '../memorySecretStorage.ts';
import { account, PROVIDER } from '../sample.ts';

const credential = { key: '10001', secret: 'sesame' };
const endpoints = ['https://a.example/x', 'https://b.example:8443'];
const [PRODUCT = assert.fail()] = PROVIDER.products;
const HOSTS = ['https://api.tester.example'];

/** The account `a` of the program's own provider, asked at `endpoints`. */
function served(
  more: Partial<Account> = {},
  provider: Partial<Provider> = {},
  product: Partial<Product> = {},
): ServedAccount {
  return {
    account: account('a', { endpoints, ...more }),
    provider: { ...PROVIDER, ...provider },
    product: { ...PRODUCT, ...product },
  };
}

const subject = served();

/** Asked at its provider's own addresses. */
function atHome(more: Partial<Account> = {}, provider: Partial<Provider> = {}, hosts = HOSTS): ServedAccount {
  return { ...served({}, provider, { places: onePlace(...hosts) }), account: account('a', more) };
}

function secrets(environment: Readonly<Record<string, string | undefined>> = {}) {
  const storage = new MemorySecretStorage();
  const store = createMemoryStore('none');
  return { storage, store, secrets: new Secrets(storage, environment, () => store) };
}

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const error: unknown = await promise.then(
    () => assert.fail('no failure'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof BalanceError, String(error));
  assert.equal(error.cause, undefined);
  assert.doesNotMatch(JSON.stringify(error.fault) + error.stack, /sesame/);
  return error.fault;
}

test('a credential comes back for the addresses it was entered for', async () => {
  const { secrets: own } = secrets();
  await own.save(subject, credential);
  assert.deepEqual(await own.read(subject), credential);
  assert.deepEqual(await own.read(served({ endpoints: ['https://b.example:8443/'] })), credential);
  assert.deepEqual(await own.savedParts(subject), { key: '10001' });
});

async function isNotGivenOut(address: string): Promise<void> {
  const { secrets: own } = secrets();
  await own.save(subject, credential);
  const asked = served({ endpoints: ['https://a.example/x', address] });
  assert.deepEqual(await faultOf(own.read(asked)), { kind: 'other-address', address });
}

for (const stranger of ['https://evil.example', 'https://b.example', 'https://sub.a.example', 'http://127.0.0.1:9']) {
  test(`row 36: a credential is not given out for another host: ${stranger}`, () => isNotGivenOut(stranger));
}

for (const path of ['', '/x/y', '/y', '/X']) {
  test(`A4: nor for another path of its host: ${path}`, () => isNotGivenOut(`https://a.example${path}`));
}

test('row 36: entering it again for the other address is what helps', async () => {
  const { secrets: own } = secrets();
  await own.save(subject, credential);
  const moved = served({ endpoints: ['https://c.example'] });
  await own.save(moved, credential);
  assert.deepEqual(await own.read(moved), credential);
  assert.equal((await faultOf(own.read(subject))).kind, 'other-address');
});

test("A4: a release that changes an own provider's hosts pauses nobody", async () => {
  const { secrets: own } = secrets();
  await own.save(atHome(), credential);
  assert.deepEqual(await own.read(atHome({}, {}, ['https://new.tester.example/v2'])), credential);
});

for (const [name, stranger, address] of [
  ['addresses of the account itself', served({ endpoints: ['https://c.example'] }), 'https://c.example'],
  ['the same address, entered by hand', served({ endpoints: HOSTS }), 'https://api.tester.example'],
  ['another provider', atHome({}, { id: 'other' }), 'https://api.tester.example'],
  ['a provider of another extension', atHome({}, { id: 'acme.sms', isForeign: true }), 'https://api.tester.example'],
] as const) {
  test(`A4: what was entered for a provider's own is not given out for ${name}`, async () => {
    const { secrets: own } = secrets();
    await own.save(atHome(), credential);
    assert.deepEqual(await faultOf(own.read(stranger)), { kind: 'other-address', address });
  });
}

for (const [name, before, after] of [
  [
    'own addresses that the other extension has changed',
    atHome({}, { isForeign: true }),
    atHome({}, { isForeign: true }, ['https://api.tester.example/v2']),
  ],
  [
    'another extension, at the same address',
    atHome({}, { id: 'acme.sms', isForeign: true }),
    atHome({}, { id: 'evil.sms', isForeign: true }),
  ],
  ['another extension, at the address of the account', subject, served({}, { id: 'evil.sms', isForeign: true })],
  ["the provider's own, after it was entered for a gateway", subject, atHome()],
] as const) {
  test(`A4: a credential is not given out for ${name}`, async () => {
    const { secrets: own } = secrets();
    await own.save(before, credential);
    assert.deepEqual(await own.read(before), credential);
    assert.equal((await faultOf(own.read(after))).kind, 'other-address');
  });
}

test('row 40: a storage that forgets is not one that cannot be read', async () => {
  const { storage, secrets: own } = secrets();
  assert.deepEqual(await faultOf(own.read(subject)), { kind: 'no-credential' });
  storage.failing = true;
  assert.deepEqual(await faultOf(own.read(subject)), { kind: 'secret-store' });
  assert.deepEqual(await faultOf(own.save(subject, credential)), { kind: 'secret-store' });
  assert.deepEqual(await faultOf(own.remove('a')), { kind: 'secret-store' });
  assert.equal(await own.savedParts(subject), undefined);
});

for (const text of [
  '',
  'sesame',
  '{"key":"10001"}',
  '{"key":1,"secret":"sesame","places":[]}',
  '{"key":"10001","secret":"sesame"}',
  '[]',
  'null',
]) {
  test(`row 40: what was saved cannot be read: ${text}`, async () => {
    const { storage, secrets: own } = secrets();
    await own.save(subject, credential);
    const [name = ''] = await storage.keys();
    await storage.store(name, text);
    assert.deepEqual(await faultOf(own.read(subject)), { kind: 'secret-store' });
  });
}

test('row 41: it is read again each time, and nothing is kept', async () => {
  const { storage, secrets: own } = secrets();
  const elsewhere = new Secrets(storage, {}, () => undefined);
  await own.save(subject, credential);
  await own.read(subject);
  await elsewhere.save(subject, { key: '10001', secret: 'changed' });
  assert.equal((await own.read(subject))['secret'], 'changed');
  await elsewhere.remove('a');
  assert.equal((await faultOf(own.read(subject))).kind, 'no-credential');
});

test('each account has a secret of its own, named after it', async () => {
  const { storage, secrets: own } = secrets();
  await own.save(subject, credential);
  const other = served({ id: 'b' });
  await own.save(other, { key: '10002', secret: 'other' });
  assert.deepEqual(await storage.keys(), ['messagingBalance.credential.a', 'messagingBalance.credential.b']);
  await own.remove('a');
  assert.equal((await own.read(other))['secret'], 'other');
});

test('row 41: changes are told by account; those of others are not', async () => {
  const { storage, secrets: own } = secrets();
  const changed: string[] = [];
  const registration = own.onDidChange((id) => changed.push(id));
  await own.save(subject, credential);
  await own.remove('a');
  await storage.store('something else', 'x');
  assert.deepEqual(changed, ['a', 'a']);
  registration.dispose();
  await own.save(subject, credential);
  assert.equal(changed.length, 2);
});

const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
const fromEnvironment = atHome({ env });
const VARIABLES = { SMS_KEY: '20002', SMS_SECRET: 'sesame' };
const inVariables = { key: '20002', secret: 'sesame' };

test("environment variables come first, and go to a provider's own addresses without a question", async () => {
  const { secrets: own } = secrets(VARIABLES);
  await own.save(fromEnvironment, credential);
  assert.equal(own.isFromEnvironment(fromEnvironment.account), true);
  assert.equal(own.isConfirmed(fromEnvironment), true);
  assert.deepEqual(await own.read(fromEnvironment), inVariables);
  assert.equal(own.isFromEnvironment(subject.account), false);
});

for (const [environment, variables] of [
  [{}, ['SMS_KEY', 'SMS_SECRET']],
  [{ SMS_KEY: '20002' }, ['SMS_SECRET']],
  [{ SMS_KEY: '', SMS_SECRET: 'sesame' }, ['SMS_KEY']],
  [{ SMS_KEY: ' \t', SMS_SECRET: '\r\n' }, ['SMS_KEY', 'SMS_SECRET']],
  [{ SMS_KEY: '20002', SMS_SECRET: '""' }, ['SMS_SECRET']],
  [{ SMS_KEY: '20002', SMS_SECRET: '\ufeff \u00a0\u3000' }, ['SMS_SECRET']],
] as const) {
  test(`A6: with ${JSON.stringify(environment)} the saved credential counts, else ${variables.join()} are named`, async () => {
    const { secrets: own } = secrets(environment);
    assert.equal(own.isFromEnvironment(fromEnvironment.account), false);
    assert.deepEqual(await faultOf(own.read(fromEnvironment)), { kind: 'no-credential', variables });
    await own.save(fromEnvironment, credential);
    assert.deepEqual(await own.read(fromEnvironment), credential);
  });
}

for (const [name, written] of [
  ['quotes of an --env-file', '"sesame"'],
  ['single quotes', "'sesame'"],
  ['the blank of set K=v && …', 'sesame '],
  ['the line end of a Kubernetes secret', 'sesame\n'],
  ['a line end of Windows', 'sesame\r\n'],
  ['a byte order mark', '\ufeffsesame'],
  ['all of them', '\ufeff "sesame" \r\n'],
] as const) {
  test(`A6: variables are cleaned as typed ones are: ${name}`, async () => {
    const { secrets: own } = secrets({ SMS_KEY: written.replace('sesame', '20002'), SMS_SECRET: written });
    assert.deepEqual(await own.read(fromEnvironment), inVariables);
  });
}

test('A6: a name that every object has is no variable', async () => {
  const { secrets: own } = secrets();
  const variables = ['constructor', 'toString'];
  const entry = atHome({ env: { key: 'constructor', secret: 'toString' } });
  assert.deepEqual(await faultOf(own.read(entry)), { kind: 'no-credential', variables });
});

const PARTS: readonly Field[] = [
  { id: 'id', name: 'SecretId' },
  { id: 'secret', name: 'SecretKey', secret: true },
  { id: 'token', name: 'Token', secret: true, optional: true },
  { id: 'user', name: 'UserId', optional: true },
];
const cloud = (more: Partial<Account> = {}) => served(more, {}, { credential: PARTS });
const ALL = { id: 'AKID', secret: 'sesame', token: 'open-up', user: 'u-1' };

test('a credential of one to four parts comes back as it was entered, without what is empty and nobody asks for', async () => {
  for (const [fields, entered, expected] of [
    [PARTS, ALL, ALL],
    [PARTS, { ...ALL, token: '', user: '' }, { id: 'AKID', secret: 'sesame' }],
    [PARTS, { ...ALL, other: 'x' }, ALL],
    [[{ id: 'key', name: 'API key', secret: true }], { key: 'k-1' }, { key: 'k-1' }],
  ] as const) {
    const { secrets: own } = secrets();
    const one = served({}, {}, { credential: fields });
    await own.save(one, entered);
    assert.deepEqual(await own.read(one), expected);
  }
});

test('of what is saved, the parts that are not secret may be seen again, and no others', async () => {
  const { secrets: own } = secrets();
  await own.save(cloud(), ALL);
  assert.deepEqual(await own.savedParts(cloud()), { id: 'AKID', user: 'u-1' });
  const key = served({ id: 'b' }, {}, { credential: [{ id: 'key', name: 'API key', secret: true }] });
  await own.save(key, { key: 'k-1' });
  assert.deepEqual(await own.savedParts(key), {});
});

test('a credential that lacks a part which is needed is not used', async () => {
  const { secrets: own } = secrets();
  await own.save(served({}, {}, { credential: PARTS.slice(0, 1) }), ALL);
  assert.deepEqual(await faultOf(own.read(cloud())), { kind: 'secret-store' });
});

test('variables give the parts of a credential, all of those that are named', async () => {
  const env = { id: 'ID', secret: 'SECRET', token: 'TOKEN' };
  const home = (): ServedAccount => ({ ...cloud(), account: account('a', { env }) });
  const { secrets: own } = secrets({ ID: '"AKID"', SECRET: ' sesame\n', TOKEN: 'open-up' });
  assert.deepEqual(await own.read(home()), { id: 'AKID', secret: 'sesame', token: 'open-up' });
  const { secrets: lacking } = secrets({ ID: 'AKID', SECRET: ' ' });
  assert.deepEqual(await faultOf(lacking.read(home())), { kind: 'no-credential', variables: ['SECRET', 'TOKEN'] });
});

test('what is told of a credential says which of its parts are secret', async () => {
  const told: unknown[] = [];
  const witness = { know: (...args: readonly unknown[]) => void told.push(args) };
  const own = new Secrets(new MemorySecretStorage(), {}, () => undefined, witness);
  await own.save(cloud(), ALL);
  await own.read(cloud());
  assert.deepEqual(told, [
    [ALL, ['secret', 'token']],
    [ALL, ['secret', 'token']],
  ]);
});
