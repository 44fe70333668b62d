import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditRefused } from '../../../../../src/ui/accounts/editProblem.ts';
import { VIEWS } from '../../../../../src/ui/editor/ids.ts';
import { messages } from '../../../fakes/amounts.ts';
import { settled } from '../../../fakes/fakeClock.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, isInputOpen, made, pickOf } from '../../../vscode.ts';
import { entries, openWindow } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { enterCredential, place, SAVED, skipThreshold, toKey } from './wizard.ts';

const { runAddAccount } = await import('../../../../../src/ui/accounts/credential/accountWizard.ts');

/** What is in the secret storage, as text. */
async function secretsIn({ storage }: Awaited<ReturnType<typeof openWindow>>): Promise<string> {
  const keys = await storage.keys();
  return JSON.stringify(await Promise.all(keys.map((key) => storage.get(key))));
}

test('provider, product, name and credential are asked for; the credential is tried, and saved apart from the entry', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const done = runAddAccount(opened.parts);
    assert.deepEqual((await pickOf(place(1))).labels, ['Fake']);
    await toKey();
    await enterCredential();
    await skipThreshold();
    assert.equal(await done, true);
    const [entry] = entries();
    assert.deepEqual({ ...Object(entry), id: '' }, { ...account(''), name: 'Fake sms' });
    assert.doesNotMatch(JSON.stringify(entry), /key-9|secret-9/);
    assert.match(await secretsIn(opened), /key-9.*secret-9/);
    assert.deepEqual(opened.provider.last.credential, SAVED);
    assert.equal(opened.provider.requests.length, 1);
  }));

test('20: the list is shown before the providers are loaded, one of which what is pasted may be for', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const { registry } = opened.parts;
    let loads = 0;
    const load = async () => {
      loads++;
      await registry.load();
    };
    const done = runAddAccount({ ...opened.parts, registry: { offers: registry.offers, load } });
    const list = await pickOf(place(1));
    assert.equal(loads, 0);
    list.highlight(list.labels[0] ?? '');
    assert.equal(loads, 1);
    list.hide();
    assert.equal(await done, false);
  }));

test('what the provider has answered is on the screen at once, without a second request', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    opened.provider.respond = () => messages('42');
    const done = runAddAccount(opened.parts);
    await toKey();
    await enterCredential();
    await skipThreshold();
    await done;
    const [entry] = entries();
    opened.window.set(account(Object(entry).id));
    assert.equal(opened.window.amount(Object(entry).id), '42');
    assert.equal(opened.provider.requests.length, 1);
  }));

test('the tree is shown before the account is saved, so that who goes on meanwhile keeps the focus', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const done = runAddAccount(opened.parts);
    await toKey();
    made.readOnly = new Error('The settings are read-only.');
    await enterCredential();
    await assert.rejects(done, made.readOnly);
    assert.deepEqual(made.executed, [[`${VIEWS.accounts}.focus`]]);
  }));

test('a name is proposed that no account has; one that is taken is refused', () =>
  quickly(async () => {
    const { parts } = await openWindow([account('a', { name: 'Fake sms' })]);
    const done = runAddAccount(parts);
    (await pickOf(place(1))).enter();
    (await pickOf(place(2))).enter('sms');
    const name = await boxOf(place(3));
    assert.equal(name.value, 'Fake sms 2');
    name.paste('Fake sms');
    name.enter();
    assert.equal(name.note, 'Another account has this name.');
    name.hide();
    assert.equal(await done, false);
  }));

test('who goes back finds what was entered', () =>
  quickly(async () => {
    const { parts } = await openWindow([]);
    const done = runAddAccount(parts);
    await toKey();
    const key = await boxOf(place(4));
    key.paste('key-9');
    key.enter();
    (await boxOf(place(5))).back();
    assert.equal((await boxOf(place(4))).value, 'key-9');
    (await boxOf(place(4))).back();
    assert.equal((await boxOf(place(3))).value, 'Fake sms');
    (await boxOf(place(3))).hide();
    assert.equal(await done, false);
  }));

test('what was entered for one product is not tried for another', () =>
  quickly(async () => {
    const { parts } = await openWindow([]);
    const done = runAddAccount(parts);
    await toKey();
    const key = await boxOf(place(4));
    key.paste('key-9');
    key.enter();
    (await boxOf(place(5))).back();
    (await boxOf(place(4))).back();
    (await boxOf(place(3))).back();
    (await pickOf(place(2))).enter('mail');
    (await boxOf(place(3))).enter();
    assert.equal((await boxOf(place(4))).value, '');
    (await boxOf(place(4))).hide();
    await done;
  }));

test('Esc at the end leaves nothing behind', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const done = runAddAccount(opened.parts);
    await toKey();
    const key = await boxOf(place(4));
    key.paste('key-9');
    key.enter();
    (await boxOf(place(5))).hide();
    assert.equal(await done, false);
    assert.deepEqual([entries(), await secretsIn(opened), opened.provider.requests.length], [[], '[]', 0]);
  }));

test('a refused credential is told of with what is needed, and can be entered again', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    opened.provider.respond = () => ({ kind: 'auth', definitive: true });
    const done = runAddAccount(opened.parts);
    await toKey();
    await enterCredential();
    const secret = await boxOf(place(5));
    await settled();
    assert.match(secret.note ?? '', /This product needs key:secret\. in the console$/);
    assert.deepEqual(
      secret.buttons.map(({ tooltip }) => tooltip),
      ['Back', "Open the provider's console"],
    );
    opened.provider.respond = () => messages('1');
    secret.enter();
    await skipThreshold();
    assert.equal(await done, true);
  }));

test('where the provider cannot be reached, the account is saved all the same if the user wants it', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    opened.provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'refused' });
    const done = runAddAccount(opened.parts);
    await toKey();
    await enterCredential();
    const secret = await boxOf(place(5));
    await settled();
    secret.press('Save without having tried it');
    await skipThreshold();
    assert.equal(await done, true);
    assert.equal(entries().length, 1);
  }));

test('other addresses are asked before the key, kept in the entry, and the credential goes there alone', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const done = runAddAccount(opened.parts);
    await toKey();
    (await boxOf(place(4))).press('Use another endpoint');
    const addresses = await boxOf(place(4));
    assert.equal(addresses.value, 'https://sms.example');
    addresses.paste('https://gateway.example/a');
    addresses.enter();
    await enterCredential();
    await skipThreshold();
    assert.equal(await done, true);
    assert.deepEqual(Object(entries()[0]).endpoints, ['https://gateway.example/a']);
    assert.deepEqual(opened.provider.last.endpoints, ['https://gateway.example/a']);
  }));

test('settings that cannot be written leave no credential behind', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const done = runAddAccount(opened.parts);
    await toKey();
    made.readOnly = new Error('Unable to write into user settings.');
    const failed = assert.rejects(done, made.readOnly);
    await enterCredential();
    await failed;
    assert.deepEqual([entries(), await secretsIn(opened)], [[], '[]']);
  }));

test('a list that cannot be added to is told of before anything is asked', async () => {
  const { parts } = await openWindow([]);
  made.settings.set('messagingBalance.accounts', {});
  await assert.rejects(runAddAccount(parts), EditRefused);
  assert.equal(isInputOpen(), false);
});

test('E5: a name that was typed is there again after going back', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const done = runAddAccount(opened.parts);
    (await pickOf(place(1))).enter('Fake');
    (await pickOf(place(2))).enter('sms');
    const first = await boxOf(place(3));
    first.paste('Mine');
    first.back();
    (await pickOf(place(2))).enter('sms');
    const second = await boxOf(place(3));
    assert.equal(second.value, 'Mine');
    second.hide();
    assert.equal(await done, false);
  }));
