import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';

const TITLE = 'Edit Marketing SMS';

suite('an account is edited in one list', () => {
  let app: App;
  let settingsFile = '';

  before(async () => {
    app = await openApp({
      size: { width: 1280, height: 900 },
      fillStorage: async (storage) => {
        settingsFile = join(storage, '..', '..', 'settings.json');
      },
    });
    const { statusBar, palette, tree } = app.workbench;
    await statusBar.item.waitFor();
    await palette.run('Messaging Balance: Show Accounts');
    await tree.waitForDescription('Marketing SMS', '9,410');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  /** The account's entry as it stands in the file. */
  async function entry(name: string): Promise<Readonly<Record<string, unknown>>> {
    const settings = JSON.parse(await readFile(settingsFile, 'utf8'));
    const accounts: readonly Readonly<Record<string, unknown>>[] = settings['messagingBalance.accounts'];
    return accounts.find((each) => each['name'] === name) ?? assert.fail(`no entry ${name}`);
  }

  test('18.1: the menu of an account opens the list of all that its entry holds', async () => {
    const { tree, quickInput } = app.workbench;
    await tree.choose('Marketing SMS', 'Edit Account…');
    await quickInput.waitFor(TITLE);
    const labels = await quickInput.labels();
    for (const label of [
      'Name',
      'Credential',
      'Environment variables',
      'Addresses',
      'Refresh interval',
      'General SMS',
    ]) {
      assert.ok(labels.includes(label), `${label} is not among ${labels.join(' | ')}`);
    }
    await app.workbench.screenshot('edit-account');
  });

  test('18.1: a threshold and an interval are changed one after the other, with what they bring', async () => {
    const { quickInput, tree } = app.workbench;
    await quickInput.pick('General SMS');
    await quickInput.waitFor('Threshold of Marketing SMS (1/2)');
    await quickInput.pick('An amount');
    await quickInput.waitFor('Threshold of Marketing SMS (2/2)');
    await quickInput.type('10000');
    await quickInput.waitForMessage('Low now: 9,410 messages.');
    await app.workbench.screenshot('edit-account-threshold');
    await quickInput.accept();
    await quickInput.waitFor(TITLE);
    await tree.waitForDescription('Marketing SMS', 'low');
    await quickInput.pick('Refresh interval');
    await quickInput.waitForMessage('Minutes between two automatic refreshes');
    await quickInput.type('30');
    await quickInput.waitForMessage('It is asked 48 times a day.');
    await quickInput.accept();
    // The step has the title of the list.
    await quickInput.waitForLabel('Refresh interval');
    const { thresholds, refreshInterval } = await entry('Marketing SMS');
    assert.deepEqual([Object.values(Object(thresholds)), refreshInterval], [[10_000], 30]);
  });

  test('18.1: what variables hold is sent to other addresses only after a confirmation, and Esc ends the list', async () => {
    const { quickInput, messages } = app.workbench;
    const before = await entry('Marketing SMS');
    await quickInput.pick('Addresses');
    await quickInput.waitForMessage('Base addresses');
    await quickInput.type('https://gateway.example');
    await quickInput.waitForMessage('you are asked whether the variables may be sent there');
    await app.workbench.screenshot('edit-account-addresses');
    await quickInput.accept();
    assert.match(await messages.dialog(), /Address: https:\/\/gateway\.example/);
    await messages.answerDialog('Cancel');
    await quickInput.waitFor(TITLE);
    assert.deepEqual(await entry('Marketing SMS'), before);
    await quickInput.pick('Name');
    await quickInput.waitFor('Rename Account');
    await quickInput.answer('Campaigns');
    await quickInput.waitFor('Edit Campaigns');
    await quickInput.cancel();
    await quickInput.waitForClosed();
    assert.equal((await entry('Campaigns'))['refreshInterval'], 30);
  });
});
