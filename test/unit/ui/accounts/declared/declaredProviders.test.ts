import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../../fakes/fakeClock.ts';
import { boxOf, made } from '../../../vscode.ts';
import { quickly } from '../../quickly.ts';
import { PROVIDER } from '../../sample.ts';
import { ACME, acmeAccount, openDeclared } from './declaredWindow.ts';

const { runUpdateCredential } = await import('../../../../../src/ui/accounts/credential/updateCredential.ts');
const { confirmAddresses } = await import('../../../../../src/ui/accounts/confirmAddresses.ts');

const SECRET = 'sesame-open-7f';

/** A window whose account has a credential and has been asked once. */
async function asked(declaration: object = ACME) {
  const opened = await openDeclared([declaration]);
  await opened.secrets.save(opened.served(), { secret: SECRET });
  await opened.monitor.credentialChanged('a');
  await opened.clock.advance(1_000);
  assert.deepEqual([opened.amount(), opened.requests.length], ['7', 1]);
  return opened;
}

test('21.2: a provider that the settings declare is asked like any other one', async () => {
  const { requests, clock, dispose } = await asked();
  assert.deepEqual(
    [requests[0]?.url, requests[0]?.headers['api-key']],
    ['https://api.acme.example/v1/balance', SECRET],
  );
  await clock.advance(16 * 60_000);
  assert.equal(requests.length, 2);
  dispose();
});

test('21.2: a broken declaration is told with its place, and keeps no other account from being asked', async () => {
  const opened = await openDeclared([{ ...ACME, id: 'own.broken', url: 'http://x.example' }, ACME]);
  await opened.secrets.save(opened.served(), { secret: SECRET });
  await opened.clock.advance(60_000);
  assert.equal(opened.amount(), '7');
  assert.deepEqual(
    opened.declared.invalid.map(({ name, index, problems }) => [name, index, problems.map(({ at }) => at)]),
    [['own.broken', 0, ['url']]],
  );
  opened.dispose();
});

test('21.2: an account whose declaration breaks waits with its last number, and goes on when it is mended', async () => {
  const { declare, status, amount, requests, wrongAccounts, dispose } = await asked();
  await declare([{ ...ACME, quantities: [] }]);
  assert.deepEqual([status().state.kind, amount(), requests.length, wrongAccounts()], ['waiting', '7', 1, []]);
  await declare([ACME]);
  assert.equal(status().state.kind, 'ok');
  dispose();
});

test('21.2: what is wrong with a setting that is no list is told', async () => {
  const { declared, dispose } = await openDeclared({ ...ACME });
  assert.deepEqual(declared.invalid, [{ name: '', problems: [{ at: '', kind: 'no-list' }] }]);
  dispose();
});

test('21.2: an id that an extension has is told, and is free again when that has gone', async () => {
  const { registry, declared, dispose } = await openDeclared([]);
  let told = 0;
  declared.onDidChange(() => told++);
  const added = registry.add({ ...PROVIDER, id: 'own.acme', isForeign: true });
  made.settings.set('messagingBalance.providers', [ACME]);
  registry.add({ ...PROVIDER, id: 'other.sms' });
  assert.deepEqual([declared.declarations.length, declared.invalid[0]?.problems[0]?.kind, told], [0, 'taken-id', 1]);
  added.dispose();
  assert.deepEqual([declared.declarations.length, declared.invalid.length], [1, 0]);
  assert.throws(() => registry.add({ ...PROVIDER, id: 'own.acme' }), RangeError);
  dispose();
});

test('21.3: a label or a unit asks nothing, and the account goes on', async () => {
  const { declare, fault, requests, dispose } = await asked();
  await declare([{ ...ACME, label: 'Other', quantities: [{ ...ACME.quantities[0], label: 'Left', unit: 'USD' }] }]);
  assert.equal(fault(), undefined);
  assert.ok(requests.length > 1);
  dispose();
});

for (const [name, change] of [
  [
    'an address that turns into a sending call after saving',
    { url: 'https://api.acme.example/v1/messages', method: 'POST' },
  ],
  ['another header', { auth: { header: 'X-Other' } }],
  ['one more field', { body: { form: { to: '+491234', text: 'hello' } } }],
  ['another place in the reply', { quantities: [{ ...ACME.quantities[0], at: '/m' }] }],
] as const) {
  test(`21 attack: ${name} pauses the account, and nothing is sent before it is confirmed`, async () => {
    const { declare, fault, amount, status, requests, served, parts, clock, answer, dispose } = await asked();
    await declare([{ ...ACME, ...change }]);
    assert.deepEqual(fault(), { kind: 'redeclared', address: 'https://api.acme.example' });
    // What was read is the answer to another question.
    assert.deepEqual([status().state.kind, amount(), requests.length], ['paused', undefined, 1]);
    // Who closes the question has not confirmed.
    await confirmAddresses(served(), parts);
    await clock.advance(60_000);
    assert.equal(requests.length, 1);
    answer.text = '{"n": 8, "m": 8}';
    made.answers.push('Confirm');
    await confirmAddresses(served(), parts);
    await clock.advance(60_000);
    assert.match(made.details.at(-1) ?? '', /^Request: (?:GET|POST) https:\/\/api\.acme\.example\/v1\//m);
    assert.deepEqual([fault(), amount(), requests.length], [undefined, '8', 2]);
    dispose();
  });
}

for (const [name, change, shown] of [
  ['what says success', { ok: { at: '/s', is: 'no' } }, /^Read of the reply: ok \{"at":"\/s","is":"no"\}$/m],
  ['codes that refuse', { error: { code: '/c', refused: ['9'] } }, /^Read of the reply: error .*"refused":\["9"\]/m],
  ['the console', { console: 'https://evil.example/login' }, /^Console: https:\/\/evil\.example\/login$/m],
  ['a scale', { quantities: [{ ...ACME.quantities[0], scale: 2 }] }, /"scale":2/],
  ['the meaning of null', { quantities: [{ ...ACME.quantities[0], null: 'unlimited' }] }, /"null":"unlimited"/],
  ['a prefix', { quantities: [{ ...ACME.quantities[0], prefix: '$' }] }, /"prefix":"\$"/],
] as const) {
  test(`21.3: a synced change of ${name} is shown and confirmed before anything is sent`, async () => {
    const { declare, fault, requests, served, parts, clock, dispose } = await asked();
    await declare([{ ...ACME, ...change }]);
    await clock.advance(60 * 60_000);
    assert.deepEqual([fault()?.kind, requests.length], ['redeclared', 1]);
    made.answers.push('Confirm');
    await confirmAddresses(served(), parts);
    await clock.advance(60_000);
    assert.match(made.details.at(-1) ?? '', shown);
    assert.ok(requests.length > 1);
    dispose();
  });
}

test('21.3: a declaration that needs another part asks for the credential, and there is nothing to confirm', async () => {
  const { declare, fault, requests, served, secrets, monitor, clock, dispose } = await asked();
  await declare([{ ...ACME, auth: 'basic' }]);
  assert.deepEqual([fault(), requests.length], [{ kind: 'no-credential' }, 1]);
  assert.equal(await secrets.isRedeclared(served()), false);
  await secrets.save(served(), { user: 'me', password: 'another-one-8g' });
  await monitor.credentialChanged('a');
  await clock.advance(60_000);
  assert.deepEqual([fault(), requests.length], [undefined, 2]);
  dispose();
});

test('21 attack: a synced change of the host is asked for with the credential itself, and no word confirms it', async () => {
  const { declare, fault, amount, requests, served, secrets, parts, clock, monitor, dispose } = await asked();
  await declare([{ ...ACME, url: 'https://evil.example/v1/balance' }]);
  assert.deepEqual(fault(), { kind: 'other-address', address: 'https://evil.example' });
  await monitor.refresh('a', 'manual');
  made.answers.push('Confirm');
  await confirmAddresses(served(), parts);
  await clock.advance(60 * 60_000);
  assert.deepEqual([requests.length, amount()], [1, undefined]);
  await secrets.save(served(), { secret: 'another-one-8g' });
  await monitor.credentialChanged('a');
  await clock.advance(60_000);
  assert.deepEqual([requests.length, requests[1]?.headers['api-key']], [2, 'another-one-8g']);
  dispose();
});

test('21 attack: a change that is taken back asks nothing', async () => {
  const { declare, fault, requests, dispose } = await asked();
  await declare([{ ...ACME, url: 'https://evil.example/v1/balance' }]);
  await declare([ACME]);
  assert.equal(fault(), undefined);
  assert.ok(requests.length > 1 && requests.every(({ url }) => url === ACME.url));
  dispose();
});

test('21 attack: an address of the entry beside the declared one is another address', async () => {
  const opened = await asked();
  const elsewhere = { ...opened.served(), account: acmeAccount({ endpoints: ['https://evil.example'] }) };
  await assert.rejects(opened.secrets.read(elsewhere), { message: 'other-address' });
  opened.dispose();
});

test('21 attack: a change of the host while the credential is entered gets nothing of it', () =>
  quickly(async () => {
    const { declare, requests, parts, clock, fault, dispose } = await asked();
    const done = runUpdateCredential(acmeAccount(), parts);
    const box = await boxOf('Update Credential of Main (1/1)');
    await declare([{ ...ACME, url: 'https://evil.example/v1/balance' }]);
    box.paste('another-one-8g');
    made.answers.push('Same Account');
    box.enter();
    await settled();
    assert.equal(await done, true);
    await clock.advance(60 * 60_000);
    assert.ok(requests.length > 1, 'it was tried where the step said');
    assert.ok(
      requests.every(({ url }) => url === ACME.url),
      requests.map(({ url }) => url).join(' '),
    );
    assert.deepEqual(fault(), { kind: 'other-address', address: 'https://evil.example' });
    dispose();
  }));

test('21.3: variables of the environment are confirmed together with the request', async () => {
  const account = acmeAccount({ env: { secret: 'ACME_KEY' } });
  const opened = await openDeclared([ACME], { account, variables: { ACME_KEY: SECRET } });
  const { served, parts, clock, fault, declare, requests, dispose } = opened;
  await clock.advance(60_000);
  assert.deepEqual([fault()?.kind, requests.length], ['unconfirmed', 0]);
  made.answers.push('Confirm');
  await confirmAddresses(served(), parts);
  await clock.advance(60_000);
  assert.match(made.details[0] ?? '', /^Variable: ACME_KEY\nAddress: https:\/\/api\.acme\.example\nRequest: GET /);
  assert.equal(requests.length, 1);
  await declare([{ ...ACME, url: 'https://api.acme.example/v1/messages' }]);
  assert.deepEqual([fault()?.kind, requests.length], ['unconfirmed', 1]);
  dispose();
});

test('21.3: an account is asked once a minute at most, however often it is refreshed', async () => {
  const { monitor, clock, requests, dispose } = await asked();
  for (let second = 0; second < 55; second += 11) {
    void monitor.refresh('a', 'manual');
    await clock.advance(11_000);
  }
  assert.equal(requests.length, 1);
  await clock.advance(10_000);
  assert.ok(requests.length <= 2);
  dispose();
});

test('21.3: a refused credential is tried again when the declaration was mended', async () => {
  const refusing = { ...ACME, error: { code: '/code', refused: ['1'] } };
  const opened = await openDeclared([{ ...refusing, auth: { header: 'Wrong' } }]);
  const { answer, clock, fault, declare, requests, served, parts, dispose } = opened;
  answer.text = '{"code": 1}';
  await opened.secrets.save(served(), { secret: SECRET });
  await opened.monitor.credentialChanged('a');
  await clock.advance(60 * 60_000);
  assert.deepEqual([fault()?.kind, requests.length], ['auth', 1]);
  answer.text = '{"n": 9}';
  await declare([refusing]);
  made.answers.push('Confirm');
  await confirmAddresses(served(), parts);
  await clock.advance(2 * 60_000);
  assert.deepEqual([fault(), opened.amount()], [undefined, '9']);
  dispose();
});

test('21.3: another way to read the number begins another history, and a label does not', async () => {
  const opened = await asked();
  const before = opened.status().identity;
  await opened.declare([{ ...ACME, label: 'Other' }]);
  assert.equal(opened.status().identity, before);
  await opened.declare([{ ...ACME, quantities: [{ ...ACME.quantities[0], scale: 2 }] }]);
  made.answers.push('Confirm');
  await confirmAddresses(opened.served(), opened.parts);
  await opened.clock.advance(60_000);
  assert.deepEqual([opened.status().identity === before, opened.amount()], [false, '0.07']);
  opened.dispose();
});
