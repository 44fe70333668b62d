import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError, type Fault } from '../../../../src/balance/fault/fault.ts';
import { Secrets } from '../../../../src/ui/accounts/secrets.ts';
import { MemorySecretStorage } from '../memorySecretStorage.ts';
import { account } from '../sample.ts';

const credential = { key: '10001', secret: 'sesame' };
const endpoints = ['https://a.example/x', 'https://b.example:8443'];
const subject = account('a');

function secrets(environment: Readonly<Record<string, string | undefined>> = {}) {
  const storage = new MemorySecretStorage();
  return { storage, secrets: new Secrets(storage, environment) };
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

test('a credential comes back for the hosts it was entered for, whatever the path', async () => {
  const { secrets: own } = secrets();
  await own.save('a', credential, endpoints);
  assert.deepEqual(await own.read(subject, endpoints), credential);
  assert.deepEqual(await own.read(subject, ['https://b.example:8443/elsewhere']), credential);
  assert.equal(await own.savedKey('a'), '10001');
});

for (const stranger of ['https://evil.example', 'https://b.example', 'https://sub.a.example', 'http://127.0.0.1:9']) {
  test(`row 36: a credential is not given out for another host: ${stranger}`, async () => {
    const { secrets: own } = secrets();
    await own.save('a', credential, endpoints);
    const host = new URL(stranger).host;
    assert.deepEqual(await faultOf(own.read(subject, ['https://a.example', stranger])), { kind: 'other-host', host });
  });
}

test('row 36: entering it again for the other host is what helps', async () => {
  const { secrets: own } = secrets();
  await own.save('a', credential, endpoints);
  await own.save('a', credential, ['https://c.example']);
  assert.deepEqual(await own.read(subject, ['https://c.example']), credential);
  assert.equal((await faultOf(own.read(subject, endpoints))).kind, 'other-host');
});

test('row 40: a storage that forgets is not one that cannot be read', async () => {
  const { storage, secrets: own } = secrets();
  assert.deepEqual(await faultOf(own.read(subject, endpoints)), { kind: 'no-credential' });
  storage.failing = true;
  assert.deepEqual(await faultOf(own.read(subject, endpoints)), { kind: 'secret-store' });
  assert.deepEqual(await faultOf(own.save('a', credential, endpoints)), { kind: 'secret-store' });
  assert.deepEqual(await faultOf(own.remove('a')), { kind: 'secret-store' });
  assert.equal(await own.savedKey('a'), undefined);
});

for (const text of ['', 'sesame', '{"key":"10001"}', '{"key":1,"secret":"sesame","hosts":[]}', '[]', 'null']) {
  test(`row 40: what was saved cannot be read: ${text}`, async () => {
    const { storage, secrets: own } = secrets();
    await own.save('a', credential, endpoints);
    const [name = ''] = await storage.keys();
    await storage.store(name, text);
    assert.deepEqual(await faultOf(own.read(subject, endpoints)), { kind: 'secret-store' });
  });
}

test('row 41: it is read again each time, and nothing is kept', async () => {
  const { storage, secrets: own } = secrets();
  const elsewhere = new Secrets(storage, {});
  await own.save('a', credential, endpoints);
  await own.read(subject, endpoints);
  await elsewhere.save('a', { key: '10001', secret: 'changed' }, endpoints);
  assert.equal((await own.read(subject, endpoints)).secret, 'changed');
  await elsewhere.remove('a');
  assert.equal((await faultOf(own.read(subject, endpoints))).kind, 'no-credential');
});

test('each account has a secret of its own, named after it', async () => {
  const { storage, secrets: own } = secrets();
  await own.save('a', credential, endpoints);
  await own.save('b', { key: '10002', secret: 'other' }, endpoints);
  assert.deepEqual(await storage.keys(), ['messagingBalance.credential.a', 'messagingBalance.credential.b']);
  await own.remove('a');
  assert.equal((await own.read(account('b'), endpoints)).secret, 'other');
});

test('row 41: changes are told by account; those of others are not', async () => {
  const { storage, secrets: own } = secrets();
  const changed: string[] = [];
  const registration = own.onDidChange((id) => changed.push(id));
  await own.save('a', credential, endpoints);
  await own.remove('a');
  await storage.store('something else', 'x');
  assert.deepEqual(changed, ['a', 'a']);
  registration.dispose();
  await own.save('a', credential, endpoints);
  assert.equal(changed.length, 2);
});

const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
const fromEnvironment = account('a', { env });

test('environment variables come first, for whatever host the account names', async () => {
  const { secrets: own } = secrets({ SMS_KEY: '20002', SMS_SECRET: 'sesame' });
  await own.save('a', credential, endpoints);
  assert.equal(own.isFromEnvironment(fromEnvironment), true);
  assert.deepEqual(await own.read(fromEnvironment, ['https://c.example']), { key: '20002', secret: 'sesame' });
  assert.equal(own.isFromEnvironment(subject), false);
});

for (const [environment, variables] of [
  [{}, ['SMS_KEY', 'SMS_SECRET']],
  [{ SMS_KEY: '20002' }, ['SMS_SECRET']],
  [{ SMS_KEY: '', SMS_SECRET: 'sesame' }, ['SMS_KEY']],
] as const) {
  test(`without ${variables.join()} the saved credential counts, else they are named`, async () => {
    const { secrets: own } = secrets(environment);
    assert.equal(own.isFromEnvironment(fromEnvironment), false);
    assert.deepEqual(await faultOf(own.read(fromEnvironment, endpoints)), { kind: 'no-credential', variables });
    await own.save('a', credential, endpoints);
    assert.deepEqual(await own.read(fromEnvironment, endpoints), credential);
  });
}
