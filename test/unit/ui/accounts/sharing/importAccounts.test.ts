import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../../src/balance/account/account.ts';
import { accountFileText } from '../../../../../src/sharing/accountFile.ts';
import { FakeClock, settled } from '../../../fakes/fakeClock.ts';
import { FakeProvider } from '../../../fakes/fakeProvider.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, isInputOpen, made, pickOf } from '../../../vscode.ts';
import { entries, openWindow, type WindowParts } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';

const { importAccounts } = await import('../../../../../src/ui/accounts/sharing/importAccounts.ts');

const FILE = '/folder/team.json';
const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
const GATEWAY = ['https://gateway.example/x'];

/** A window in which a file with these accounts, or this text, is chosen. */
async function openWith(file: readonly Account[] | string, present: readonly Account[] = [], more: WindowParts = {}) {
  const opened = await openWindow(present, more);
  made.file = FILE;
  made.files.set(FILE, new TextEncoder().encode(typeof file === 'string' ? file : accountFileText(file)));
  return { ...opened, done: importAccounts(opened.parts) };
}

async function enter(title: string, text: string): Promise<void> {
  const box = await boxOf(title);
  box.paste(text);
  box.enter();
  // A secret is tried before the step ends.
  await settled();
}

function names(): readonly unknown[] {
  return entries().map((entry) => Object(entry).name);
}

test('the user ticks accounts of the file and enters a credential for each, which is tried', () =>
  quickly(async () => {
    const { done, provider, storage } = await openWith([account('a'), account('b'), account('c')]);
    const pick = await pickOf('Import Accounts');
    assert.equal(pick.selectedItems.length, 3);
    pick.tick('Name of a', 'Name of c');
    pick.enter();
    await enter('Credential of Name of a (1/2)', 'key-a');
    await enter('Credential of Name of a (1/2)', 'secret-a');
    await enter('Credential of Name of c (2/2)', 'key-c');
    await enter('Credential of Name of c (2/2)', 'secret-c');
    await done;
    assert.deepEqual([names(), made.messages], [['Name of a', 'Name of c'], ['2 accounts were added.']]);
    assert.deepEqual(
      provider.requests.map(({ credential }) => credential['key']),
      ['key-a', 'key-c'],
    );
    assert.equal((await storage.keys()).length, 2);
  }));

test('a credential can be left for later, and Esc ends it: what was added until then stays', () =>
  quickly(async () => {
    const { done, storage } = await openWith([account('a'), account('b'), account('c')]);
    (await pickOf('Import Accounts')).enter();
    (await boxOf('Credential of Name of a (1/3)')).press('Skip: Update Credential asks for it later');
    (await boxOf('Credential of Name of b (2/3)')).hide();
    await done;
    assert.deepEqual(names(), ['Name of a']);
    assert.deepEqual(made.messages, ['1 of 3 accounts were added. The others can be added from the same file later.']);
    assert.deepEqual(await storage.keys(), []);
  }));

test('the way back leads from the secret to the key', () =>
  quickly(async () => {
    const { done } = await openWith([account('a')]);
    (await pickOf('Import Accounts')).enter();
    const title = 'Credential of Name of a (1/1)';
    await enter(title, 'key-a');
    (await boxOf(title)).back();
    assert.equal((await boxOf(title)).value, 'key-a');
    (await boxOf(title)).hide();
    await done;
    assert.deepEqual([names(), made.messages], [[], []]);
  }));

test('an account whose variables are set is added without a question', () =>
  quickly(async () => {
    const variables = { SMS_KEY: 'k', SMS_SECRET: 's' };
    const { done } = await openWith([account('a', { env })], [], { variables });
    (await pickOf('Import Accounts')).enter();
    await done;
    assert.deepEqual([names(), made.messages], [['Name of a'], ['1 account was added.']]);
  }));

test('an account that is there already cannot be ticked', () =>
  quickly(async () => {
    const { done } = await openWith([account('x')], [account('x')]);
    const pick = await pickOf('Import Accounts');
    assert.equal(pick.placeholder, 'There is nothing in this file that could be added.');
    pick.tick('Name of x');
    assert.deepEqual(pick.selectedItems, []);
    pick.enter();
    await done;
    assert.deepEqual([entries().length, made.messages], [1, []]);
  }));

test('an account whose provider lacks its file says so; the others are imported', () =>
  quickly(async () => {
    const file = [account('a', { env }), account('b', { provider: 'lost' }), account('c', { provider: 'unknown' })];
    const opened = await openWindow([], { variables: { SMS_KEY: 'k', SMS_SECRET: 's' } });
    made.file = FILE;
    made.files.set(FILE, new TextEncoder().encode(accountFileText(file)));
    const [provider = assert.fail()] = opened.parts.providers;
    const registry = {
      ...opened.parts.registry,
      offers: [...opened.parts.providers, { ...provider, id: 'lost', label: () => 'Lost' }],
      load: () => Promise.reject(new Error('no such file')),
    };
    const done = importAccounts({ ...opened.parts, registry });
    const pick = await pickOf('Import Accounts');
    assert.deepEqual(
      pick.items.map(({ label, detail }) => [label, detail]),
      [
        ['Name of a', 'Its credential comes from the environment variables SMS_KEY, SMS_SECRET'],
        [
          'Name of b',
          'The file of the provider lost is missing, as when the extension was updated meanwhile. Reload the window; if that does not help, install Messaging Balance again.',
        ],
        [
          'Name of c',
          'Account Name of c: there is no provider "unknown". Check its spelling, or install the extension that adds it.',
        ],
      ],
    );
    pick.enter();
    await done;
    assert.deepEqual([names(), made.messages], [['Name of a'], ['1 account was added.']]);
  }));

for (const [answer, expected] of [
  ['Keep the Addresses', GATEWAY],
  ["Use the Provider's Own", undefined],
  [undefined, 'nothing'],
] as const) {
  test(`addresses that are not the provider's own are shown, and the user decides: ${answer}`, () =>
    quickly(async () => {
      const { done } = await openWith([account('a', { endpoints: GATEWAY })]);
      made.answers.push(answer);
      (await pickOf('Import Accounts')).enter();
      if (answer !== undefined) {
        (await boxOf('Credential of Name of a (1/1)')).press('Skip: Update Credential asks for it later');
      }
      await done;
      assert.match(made.details[0] ?? '', /^Name of a: https:\/\/gateway\.example\/x\n/);
      assert.deepEqual(entries().length === 0 ? 'nothing' : Object(entries()[0]).endpoints, expected);
    }));
}

for (const [about, path, isConfirmed] of [
  ['was shown in full is confirmed', 'x', true],
  ['was cut is not, and the account asks for it itself', 'x'.repeat(1_000), false],
] as const) {
  test(`A6: where the variables of a file go: what ${about}`, () =>
    quickly(async () => {
      const endpoints = [`https://gateway.example/${path}`, 'https://evil.example'];
      const variables = { SMS_KEY: 'k', SMS_SECRET: 's' };
      const { done, provider, secrets } = await openWith([account('a', { endpoints, env })], [], { variables });
      made.answers.push('Keep the Addresses');
      (await pickOf('Import Accounts')).enter();
      await done;
      const [product = assert.fail()] = provider.products;
      const added = Object(entries()[0]);
      assert.deepEqual(added.endpoints, endpoints);
      assert.equal(secrets.isConfirmed({ account: added, provider, product }), isConfirmed);
    }));
}

for (const [typed, place] of [
  ['mine.own.example', 'https://mine.own.example'],
  [undefined, undefined],
] as const) {
  test(`16: of a host of one's own that is not wanted, the own one is asked for, and the credential goes there: ${typed}`, () =>
    quickly(async () => {
      const clock = new FakeClock();
      const provider = new FakeProvider(clock);
      for (const product of provider.products) {
        Object.assign(product, { places: 'personal' });
      }
      const stranger = account('a', { place: 'https://theirs.example' });
      const { done } = await openWith([stranger], [], { clock, provider });
      made.answers.push("Use the Provider's Own");
      (await pickOf('Import Accounts')).enter();
      const box = await boxOf('Import Accounts: Name of a');
      if (typed === undefined) {
        box.hide();
      } else {
        box.paste(typed);
        box.enter();
        await enter('Credential of Name of a (1/1)', 'key-a');
        await enter('Credential of Name of a (1/1)', 'secret-a');
      }
      await done;
      assert.deepEqual(
        entries().map((entry) => Object(entry).place),
        place === undefined ? [] : [place],
      );
      assert.deepEqual(
        provider.requests.map(({ endpoints }) => endpoints),
        place === undefined ? [] : [[place]],
      );
    }));
}

for (const [about, text, said] of [
  ['no JSON', 'hello', /^error: team\.json /],
  ['another kind of file', '{"format":"other"}', /holds no accounts that Messaging Balance has exported\.$/],
  ['far too large a file', ' '.repeat(300_000), /is larger than 256 KiB and was not read\.$/],
] as const) {
  test(`${about} is told of, and nothing is asked`, async () => {
    const { done } = await openWith(text);
    await done;
    assert.match(made.shown.map(([kind, said]) => `${kind}: ${said}`).join('\n'), said);
    assert.deepEqual([isInputOpen(), entries()], [false, []]);
  });
}

test('a file that cannot be read is told of with the reason; Esc in the dialog ends it', async () => {
  const { done, parts } = await openWith([]);
  made.files.clear();
  await done;
  made.file = undefined;
  await importAccounts(parts);
  assert.deepEqual(made.messages, [`team.json could not be read: there is no file ${FILE}`]);
});
