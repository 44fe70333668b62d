import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { KNOWN_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { filesWith, readable } from './everywhere.ts';

const ADD = 'Messaging Balance: Add Account…';
/** A file that dialogs list in the folder. */
const LISTED = 'listed.json';
const IRELAND = credentialOf('twilio-ireland');
const STATES = credentialOf('twilio');
const VARIABLES = { TWILIO_SID: IRELAND.accountSid, TWILIO_KEY: IRELAND.apiKeySid, TWILIO_SECRET: IRELAND.secret };

function credentialOf(id: string) {
  const { credential } = KNOWN_ACCOUNTS.find((account) => account.id === id) ?? assert.fail(id);
  const { accountSid = '', apiKeySid = '', secret = '' } = credential;
  return { accountSid, apiKeySid, secret };
}

suite('an account with three parts and a region', () => {
  let app: App;
  let folder = '';
  let dataFolder = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'messaging-balance-parts-'));
    await writeFile(join(folder, LISTED), '{}');
    app = await openApp({
      accounts: 'none',
      workspaceFolder: folder,
      env: VARIABLES,
      size: { width: 1280, height: 900 },
      settings: { 'files.simpleDialog.enable': true },
      fillStorage: async (storage) => {
        dataFolder = join(storage, '..', '..', '..');
      },
    });
    await app.workbench.statusBar.item.waitFor();
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Goes through the steps up to the one for the first part. */
  async function stepToParts(place: string, name: string): Promise<void> {
    const { palette, quickInput } = app.workbench;
    await palette.run(ADD);
    await quickInput.waitFor('Add Account (1/5)');
    await quickInput.pick('Twilio');
    await quickInput.waitFor('Add Account (2/7)');
    await quickInput.pick('Account');
    await quickInput.waitFor('Add Account (3/7)');
    await quickInput.pick(place);
    await quickInput.waitFor('Add Account (4/7)');
    await quickInput.answer(name);
    await quickInput.waitFor('Add Account (5/7)');
  }

  async function useSandbox(id: string): Promise<void> {
    const { quickInput } = app.workbench;
    await quickInput.press('Use another endpoint');
    await quickInput.waitForMessage('Base addresses');
    await quickInput.answer(app.sandbox.endpointOf(id));
    await quickInput.waitForMessage('Account SID, one of');
  }

  test('16: it is added by typing; a part in the place of another one is noticed by its shape', async () => {
    const { quickInput, tree } = app.workbench;
    await stepToParts('Ireland (ie1)', 'Typed');
    await useSandbox('twilio-ireland');
    await quickInput.type(IRELAND.apiKeySid);
    await quickInput.waitForMessage('This looks like the API key SID. Copy the Account SID.');
    await app.workbench.screenshot('parts-shape');
    await quickInput.answer(IRELAND.accountSid);
    await quickInput.waitFor('Add Account (6/7)');
    await quickInput.type(IRELAND.accountSid);
    await quickInput.waitForMessage('This is the Account SID once more. Copy the API key SID.');
    await quickInput.answer(IRELAND.apiKeySid);
    await quickInput.waitFor('Add Account (7/7)');
    assert.equal(await quickInput.isMasked(), true);
    await quickInput.answer('0'.repeat(32));
    await quickInput.waitForMessage('Twilio refused the credential');
    await quickInput.answer(IRELAND.secret);
    await quickInput.skipThreshold();
    await tree.waitForDescription('Typed', /3\.20/);
  });

  test('16: what was pasted for another region leads there, with all of its parts, and its secret is on no screen', async () => {
    const { quickInput, tree, messages, page } = app.workbench;
    const { accountSid, apiKeySid, secret } = IRELAND;
    await stepToParts('United States (us1)', 'Pasted');
    await quickInput.paste(
      `curl -X GET "https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/${accountSid}/Balance.json" -u ${apiKeySid}:${secret}`,
    );
    await quickInput.waitForLabel('Change to Twilio · Account · Ireland (ie1)');
    assert.ok(!(await readable(page)).includes(secret));
    await app.workbench.screenshot('parts-other-region');
    await quickInput.pick('Change to Twilio · Account · Ireland (ie1)');
    await quickInput.waitFor('Add Account (5/7)');
    await quickInput.waitForValue(accountSid);
    await useSandbox('twilio-ireland');
    await quickInput.accept();
    await quickInput.waitFor('Add Account (6/7)');
    await quickInput.waitForValue(apiKeySid);
    await quickInput.accept();
    await quickInput.waitFor('Add Account (7/7)');
    await quickInput.waitForMessage('It is entered already. Press Enter to try it.');
    await quickInput.accept();
    assert.match(await messages.dialog(), /This credential is used by Typed already\./);
    await messages.answerDialog('Use It Anyway');
    await quickInput.skipThreshold();
    await tree.waitForDescription('Pasted', /3\.20/);
  });

  test('16: it is added by an import, with its parts from the environment or entered one after the other', async () => {
    const { quickInput, tree, messages, palette } = app.workbench;
    const entry = (name: string, id: string, place: string) => ({
      ...{ name, provider: 'twilio', product: 'account', place },
      endpoints: [app.sandbox.endpointOf(id)],
    });
    const env = { accountSid: 'TWILIO_SID', apiKeySid: 'TWILIO_KEY', secret: 'TWILIO_SECRET' };
    const accounts = [{ ...entry('From Variables', 'twilio-ireland', 'ie1'), env }, entry('Imported', 'twilio', 'us1')];
    const path = join(folder, 'team.json');
    await writeFile(path, JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts }));
    await palette.run('Messaging Balance: Import Accounts…');
    await quickInput.waitFor('Import Accounts');
    await quickInput.answerFile(path, LISTED);
    await quickInput.waitForLabel('From Variables');
    await quickInput.accept();
    assert.match(await messages.dialog(), /TWILIO_SID, TWILIO_KEY|TWILIO_KEY, TWILIO_SID/);
    await messages.answerDialog('Keep the Addresses');
    assert.match(await messages.dialog(), /This credential is used by (?:Typed|Pasted) already\./);
    await messages.answerDialog('Use It Anyway');
    await quickInput.waitFor('Credential of Imported (1/1)');
    await quickInput.waitForMessage('Account SID, one of');
    await quickInput.answer(STATES.accountSid);
    await quickInput.waitForMessage('API key SID, one of');
    // The account's own token needs no key.
    await quickInput.answer('');
    await quickInput.waitForMessage('Auth Token or API key secret, one of');
    await quickInput.answer(STATES.secret);
    await messages.waitFor('2 accounts were added.');
    await messages.clear();
    await tree.waitForDescription('From Variables', /3\.20/);
    await tree.waitForDescription('Imported', /48\.05/);
  });

  test('16: its region is changed, and the credential of the one before is sent to no other', async () => {
    const { quickInput, tree } = app.workbench;
    await tree.choose('Imported', 'Edit Account…');
    await quickInput.waitFor('Edit Imported');
    await quickInput.pick('Place');
    await quickInput.waitFor('Edit Imported (1/1)');
    await quickInput.pick('Ireland (ie1)');
    await quickInput.waitForLabel('Addresses');
    await quickInput.pick('Addresses');
    await quickInput.waitForMessage('Base addresses');
    app.sandbox.clearRequests();
    await quickInput.type(app.sandbox.endpointOf('twilio-ireland'));
    await quickInput.waitForMessage('A history of its own begins, and the credential is asked for.');
    await quickInput.accept();
    await quickInput.waitFor('Edit Imported (2/5)');
    await app.workbench.screenshot('parts-which-credential');
    await quickInput.pick('Enter the credential');
    await quickInput.waitFor('Edit Imported (3/5)');
    assert.equal(await quickInput.value(), '');
    await quickInput.answer(IRELAND.accountSid);
    await quickInput.waitFor('Edit Imported (4/5)');
    await quickInput.answer(IRELAND.apiKeySid);
    await quickInput.waitFor('Edit Imported (5/5)');
    await quickInput.answer(IRELAND.secret);
    await app.workbench.messages.answerDialog('Use It Anyway');
    await quickInput.waitForLabel('Addresses');
    await quickInput.cancel();
    await tree.waitForDescription('Imported', /3\.20/);
    // The parts of the place before have reached no other one.
    assert.ok(app.sandbox.requests.every(({ outcome }) => outcome === 'ok'));
  });

  test('16: no secret part is in a file: settings, logs, storage', async () => {
    assert.deepEqual(await filesWith(dataFolder, [IRELAND.secret, STATES.secret]), []);
  });
});
