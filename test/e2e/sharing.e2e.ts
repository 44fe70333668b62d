import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { pairOf } from '../sandbox/account.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { filesWith, readable } from './everywhere.ts';

const EXPORT = 'Messaging Balance: Export Accounts…';
const IMPORT = 'Messaging Balance: Import Accounts…';
/** A file that dialogs list in the folder. */
const LISTED = 'listed.json';
const SECRET = 'abcdef0123456789abcdef0123456789';

suite('sharing accounts with a team', () => {
  let app: App;
  let folder = '';
  let dataFolder = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'messaging-balance-team-'));
    await writeFile(join(folder, LISTED), '{}');
    const sandbox = await startSandbox();
    const [production, checkout] = sandboxAccountEntries(sandbox);
    app = await openApp({
      accounts: 'none',
      sandbox,
      workspaceFolder: folder,
      settings: {
        'files.simpleDialog.enable': true,
        'messagingBalance.accounts': [
          { ...production, thresholds: { dev_industry: 1000 }, refreshInterval: 30 },
          { ...checkout, daysLeft: 3 },
        ],
      },
      fillStorage: async (storage) => {
        dataFolder = join(storage, '..', '..', '..');
      },
    });
    // The palette knows the extension's commands only once the extension is there.
    await app.workbench.statusBar.item.waitFor();
    await app.workbench.palette.run('Messaging Balance: Show Accounts');
    await app.workbench.tree.waitForDescription('Production SMS', /121,981|\b9\b/);
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await app.sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Answers the dialog for a file in the folder. */
  async function chooseFile(title: string, path: string): Promise<void> {
    const { quickInput } = app.workbench;
    await quickInput.waitFor(title);
    await quickInput.answerFile(path, LISTED);
  }

  async function importFile(content: string): Promise<void> {
    const path = join(folder, 'team.json');
    await writeFile(path, content);
    await app.workbench.palette.run(IMPORT);
    await chooseFile('Import Accounts', path);
  }

  const fileOf = (...accounts: readonly unknown[]) =>
    JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts });
  const endpoints = () => [app.sandbox.endpointOf('marketing-sms')];
  const campaigns = () => ({ name: 'Campaigns', provider: 'submail', product: 'sms', endpoints: endpoints() });

  test('an export holds everything that a team needs, and no ids or credentials', async () => {
    const { palette, messages } = app.workbench;
    const path = join(folder, 'exported.json');
    await palette.run(EXPORT);
    await chooseFile('Export Accounts', path);
    await messages.waitFor('2 accounts were written to exported.json. The file holds no credentials.');
    const text = await readFile(path, 'utf8');
    const [production, checkout] = sandboxAccountEntries(app.sandbox);
    const withoutId = ({ id: _id, ...entry }: Readonly<Record<string, unknown>>) => entry;
    assert.deepEqual(JSON.parse(text), {
      format: 'messaging-balance-accounts',
      version: 1,
      accounts: [
        { ...withoutId(production ?? {}), thresholds: { dev_industry: 1000 }, refreshInterval: 30 },
        { ...withoutId(checkout ?? {}), daysLeft: 3 },
      ],
    });
    for (const { key, secret } of SANDBOX_ACCOUNTS.map(pairOf)) {
      assert.ok(!text.includes(key) && !text.includes(secret));
    }
    await messages.clear();
  });

  test('what is there already is shown and not added again', async () => {
    const { quickInput, page } = app.workbench;
    await importFile(await readFile(join(folder, 'exported.json'), 'utf8'));
    await quickInput.waitFor('Import Accounts');
    await quickInput.waitForLabel('Checkout App');
    await page.getByText('already there').first().waitFor();
    assert.equal(await quickInput.placeholder(), 'There is nothing in this file that could be added.');
    assert.deepEqual(await quickInput.checked(), []);
    await quickInput.accept();
    await quickInput.waitForClosed();
  });

  test('an import shows what will be added, asks for what it needs, and can be left out in part', async () => {
    const { quickInput, messages, tree, page } = app.workbench;
    const [production] = sandboxAccountEntries(app.sandbox);
    const { id: _id, ...shared } = production ?? {};
    await importFile(
      fileOf(
        shared,
        { ...shared, name: 'From Variables' },
        campaigns(),
        { ...campaigns(), name: 'Later' },
        { ...campaigns(), name: SECRET },
        { ...campaigns(), name: 'Misspelt', treshold: 5 },
      ),
    );
    await quickInput.waitFor('Import Accounts');
    await quickInput.waitForLabel('Misspelt');
    await page.getByText('an account has no "treshold"').first().waitFor();
    assert.deepEqual(await quickInput.checked(), ['From Variables', 'Campaigns', 'Later']);
    assert.ok(!(await readable(page)).includes(SECRET));
    await app.workbench.screenshot('import-list');
    await quickInput.pick('Misspelt');
    await quickInput.waitForUnchecked('Misspelt');
    assert.deepEqual(await quickInput.checked(), ['From Variables', 'Campaigns', 'Later']);
    await quickInput.accept();
    const dialog = await messages.dialog();
    assert.match(dialog, /addresses that are not the provider's own/);
    assert.match(dialog, /Campaigns: http:\/\/127\.0\.0\.1:\d+\/submail\b/);
    assert.match(
      dialog,
      /From Variables: http:\/\/127\.0\.0\.1:\d+\/jiguang \(the environment variables SANDBOX_PRODUCTION_SMS_KEY, /,
    );
    await app.workbench.screenshot('import-addresses');
    await messages.answerDialog('Keep the Addresses');
    assert.match(await messages.dialog(), /This credential is used by Production SMS already\./);
    await messages.answerDialog('Use It Anyway');
    await quickInput.waitFor('Credential of Campaigns (1/2)');
    await quickInput.paste(`10001:${SECRET}`);
    await quickInput.waitForMessage('Taken apart');
    assert.ok(!(await readable(page)).includes(SECRET));
    await quickInput.accept();
    await quickInput.waitForMessage('It is entered already');
    assert.equal(await quickInput.isMasked(), true);
    await quickInput.type('');
    await quickInput.waitForMessage(/sent to http:\/\/127\.0\.0\.1:\d+\/submail alone/);
    await app.workbench.screenshot('import-secret');
    await quickInput.answer(SECRET);
    await quickInput.waitFor('Credential of Later (2/2)');
    await quickInput.press('Skip');
    await quickInput.waitForClosed();
    await messages.waitFor('3 accounts were added.');
    await messages.clear();
    await tree.waitForDescription('Campaigns', '9,410');
    await tree.waitForDescription('From Variables', /121,981|\b9\b/);
    await tree.expand('Later');
    await page.getByText('No credential', { exact: true }).waitFor();
    await app.workbench.screenshot('import-done');
    await tree.choose('Later', 'Update Credential…');
    await quickInput.waitFor('Update Credential of Later (1/2)');
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });

  test('addresses of a file can be left out, and Esc ends an import with what was added until then', async () => {
    const { quickInput, messages, tree } = app.workbench;
    await importFile(fileOf({ ...campaigns(), name: 'One' }, { ...campaigns(), name: 'Two' }));
    await quickInput.waitForLabel('Two');
    await quickInput.accept();
    await messages.answerDialog("Use the Provider's Own");
    await quickInput.waitFor('Credential of One (1/2)');
    await quickInput.answer('10001');
    await quickInput.waitForMessage('sent to api-v4.mysubmail.com alone');
    await quickInput.press('Back');
    await quickInput.waitForMessage('appid of the pair');
    assert.equal(await quickInput.value(), '10001');
    await quickInput.press('Skip');
    await quickInput.waitFor('Credential of Two (2/2)');
    await quickInput.cancel();
    await quickInput.waitForClosed();
    await messages.waitFor('1 of 2 accounts were added.');
    await messages.clear();
    await tree.waitForRow('One');
    assert.equal(await tree.row('Two').count(), 0);
  });

  for (const [name, content, sentence] of [
    ['no JSON', '{"format"', 'team.json is not a JSON file that can be read.'],
    ['too large', ' '.repeat(256 * 1024 + 1), 'team.json is larger than 256 KiB and was not read.'],
    ['another file', '{}', 'team.json holds no accounts that Messaging Balance has exported.'],
    [
      'a later version',
      '{"format": "messaging-balance-accounts", "version": 2}',
      'team.json has the format 2, and this version of Messaging Balance reads 1.',
    ],
    ['a key twice', '{"version": 1, "version": 2}', 'team.json names "version" twice in one place'],
  ] as const) {
    test(`a file that cannot be used gets one sentence: ${name}`, async () => {
      const { messages, quickInput } = app.workbench;
      await importFile(content);
      await messages.waitFor(sentence);
      await quickInput.waitForClosed();
      await messages.clear();
    });
  }

  test('no credential is in a file: settings, logs, storage, what was exported again', async () => {
    const { palette, messages } = app.workbench;
    await palette.run(EXPORT);
    await chooseFile('Export Accounts', join(folder, 'again.json'));
    await messages.waitFor('6 accounts were written to again.json.');
    const secrets = [SECRET, Buffer.from(`10001:${SECRET}`).toString('base64')];
    await rm(join(folder, 'team.json'));
    assert.deepEqual([...(await filesWith(dataFolder, secrets)), ...(await filesWith(folder, secrets))], []);
    // The search finds what is there.
    assert.ok((await filesWith(dataFolder, ['Campaigns'])).some((path) => path.endsWith('settings.json')));
    assert.ok((await filesWith(folder, ['Campaigns'])).some((path) => path.endsWith('again.json')));
  });
});
