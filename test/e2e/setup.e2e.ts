import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { pairOf } from '../sandbox/account.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { clipboard } from './clipboard.ts';

const ADD = 'Messaging Balance: Add Account…';

suite('setting up an account', () => {
  let app: App;

  before(async () => {
    app = await openApp({ accounts: 'none' });
    // The palette knows the extension's commands only once the extension is there.
    await app.workbench.statusBar.item.waitFor();
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  /** Goes through the steps up to the one that asks for the key, with the sandbox as the endpoint. */
  async function stepToKey(name: string): Promise<void> {
    const { palette, quickInput } = app.workbench;
    await palette.run(ADD);
    await quickInput.waitFor('Add Account (1/5)');
    await quickInput.pick('SUBMAIL');
    await quickInput.waitFor('Add Account (2/5)');
    await quickInput.pick('SMS');
    await quickInput.waitFor('Add Account (3/5)');
    await quickInput.answer(name);
    await quickInput.waitFor('Add Account (4/5)');
    await quickInput.press('Use another endpoint');
    await quickInput.waitForMessage('Base addresses');
    await quickInput.answer(app.sandbox.endpointOf('marketing-sms'));
    await quickInput.waitForMessage('appid of the pair');
  }

  test('an empty view offers to add an account', async () => {
    const { palette, tree, quickInput } = app.workbench;
    await palette.run('Messaging Balance: Show Accounts');
    await tree.waitForContent();
    assert.match(await tree.welcome(), /See what is left of your SMS and e-mail credit/);
    await tree.pressWelcome('Add Account');
    await quickInput.waitFor('Add Account (1/5)');
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });

  test('18.3: without accounts the menu offers nothing that needs one', async () => {
    const { tree } = app.workbench;
    assert.deepEqual(await tree.titleMenuEntries(), [
      'Import Accounts…',
      'Declare Provider…',
      'Delete Kept Histories…',
      'Show Log',
      'Report Issue…',
    ]);
    assert.deepEqual(await tree.titleActions(), ['Add Account…']);
    await app.workbench.screenshot('tree-none');
  });

  test('Esc leaves nothing behind, back keeps what was entered', async () => {
    const { quickInput, tree } = app.workbench;
    await stepToKey('Abandoned');
    await quickInput.type('10001');
    await quickInput.press('Back');
    await quickInput.waitFor('Add Account (3/5)');
    assert.equal(await quickInput.value(), 'Abandoned');
    await quickInput.accept();
    await quickInput.waitFor('Add Account (4/5)');
    await quickInput.answer('10001');
    await quickInput.waitFor('Add Account (5/5)');
    assert.equal(await quickInput.isMasked(), true);
    await quickInput.cancel();
    await quickInput.waitForClosed();
    assert.deepEqual(await tree.rows(), []);
    assert.equal(app.sandbox.requests.length, 0);
  });

  test('row 39: a secret is refused as a name and as an endpoint', async () => {
    const { palette, quickInput } = app.workbench;
    await palette.run(ADD);
    await quickInput.waitFor('Add Account (1/5)');
    await quickInput.pick('SUBMAIL');
    await quickInput.waitFor('Add Account (2/5)');
    await quickInput.pick('SMS');
    await quickInput.waitFor('Add Account (3/5)');
    await quickInput.answer('abcdef0123456789abcdef0123456789');
    await quickInput.waitForMessage('looks like a key or a secret');
    await quickInput.answer('Marketing');
    await quickInput.waitFor('Add Account (4/5)');
    await quickInput.press('Use another endpoint');
    await quickInput.waitForMessage('Base addresses');
    await quickInput.answer('abcdef0123456789abcdef0123456789');
    await quickInput.waitForMessage('looks like a key or a secret');
    await quickInput.answer('http://api.example.com');
    await quickInput.waitForMessage('is not encrypted');
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });

  test('a wrong credential is refused with the pair that is needed; the right one shows the balance with one request', async () => {
    const { quickInput, statusBar, tree } = app.workbench;
    app.sandbox.clearRequests();
    await stepToKey('Marketing');
    await quickInput.answer('10001');
    await quickInput.waitFor('Add Account (5/5)');
    await quickInput.answer('00000000000000000000000000000000');
    await quickInput.waitForMessage(/appid and appkey|appid:appkey/);
    assert.equal(await quickInput.value(), '00000000000000000000000000000000');
    await app.workbench.screenshot('setup-refused');
    await quickInput.answer('abcdef0123456789abcdef0123456789');
    await quickInput.waitFor('Add Account (1/1)');
    // The number does not wait for the answer.
    await statusBar.waitForText('9,410');
    assert.deepEqual(await quickInput.labels(), ['As for all accounts', 'Days left', 'An amount']);
    await app.workbench.screenshot('setup-threshold');
    await quickInput.pick('Days left');
    await quickInput.waitForMessage('General SMS: 9,410 messages now. For how many days must it last?');
    await quickInput.answer('5');
    await quickInput.waitForClosed();
    await tree.waitForDescription('Marketing', '9,410');
    await tree.quantity('General SMS').filter({ hasText: 'threshold' }).waitFor();
    assert.deepEqual(
      (await tree.rows()).slice(1).map(({ label, description }) => [label, description]),
      [
        ['General SMS', '9,410 · threshold 5 days'],
        ['Transactional SMS', '9,775 · threshold 5 days'],
      ],
    );
    assert.deepEqual(
      app.sandbox.requests.map(({ outcome, httpStatus }) => [outcome, httpStatus]),
      [
        ['refused 109', 200],
        ['ok', 200],
      ],
    );
    await app.workbench.screenshot('setup-done');
  });

  test('a second account is offered a name that differs, and the bar then says whose number it shows', async () => {
    const { palette, quickInput, statusBar, tree } = app.workbench;
    const [account] = SANDBOX_ACCOUNTS;
    assert.ok(account);
    await palette.run(ADD);
    await quickInput.waitFor('Add Account (1/5)');
    await quickInput.pick('Jiguang SMS');
    await quickInput.waitFor('Add Account (2/5)');
    await quickInput.pick('Developer account');
    await quickInput.waitFor('Add Account (3/5)');
    await quickInput.answer('Marketing');
    await quickInput.waitForMessage('Another account has this name.');
    await quickInput.answer('Production');
    await quickInput.waitFor('Add Account (4/5)');
    await quickInput.press('Use another endpoint');
    await quickInput.waitForMessage('Base addresses');
    await quickInput.answer(app.sandbox.endpointOf(account.id));
    await quickInput.waitForMessage('devKey');
    await quickInput.answer(pairOf(account).key);
    await quickInput.waitFor('Add Account (5/5)');
    await quickInput.answer(pairOf(account).secret);
    await quickInput.skipThreshold();
    await statusBar.waitForText('Marketing: 9,410');
    // A row that is drawn anew while it is pointed at can become another one.
    await tree.waitForDescription('Production', /^9 /);
    await tree.quantity('Industry SMS').waitFor();
  });

  test('an account can be renamed, copied and given another credential', async () => {
    const { tree, quickInput, page, palette } = app.workbench;
    assert.deepEqual(await tree.menu('Marketing'), [
      'Refresh Account',
      'Copy Balance',
      'Show History',
      'Show Spending',
      'Export History…',
      'Import History…',
      'Delete Readings…',
      'Set Threshold…',
      'Pin to Status Bar',
      'Open Console',
      'Update Credential…',
      'Edit Account…',
      'Rename Account…',
      'Move Up',
      'Move Down',
      'Remove Account',
    ]);
    await tree.choose('Marketing', 'Rename Account…');
    await quickInput.waitFor('Rename Account');
    await quickInput.answer('Campaigns');
    await tree.waitForDescription('Campaigns', '9,410');
    await tree.choose('Campaigns', 'Copy Balance');
    const copied = await clipboard(page, '9,410');
    assert.match(
      copied,
      /^Campaigns · SUBMAIL · SMS · as of .+\nGeneral SMS: 9,410 messages\nTransactional SMS: 9,775 messages$/,
    );
    await palette.run('Messaging Balance: Copy All Balances as Markdown');
    assert.match(await clipboard(page, '| Campaigns |'), /\| Campaigns \| General SMS \| 9,410 messages \| /);
    app.sandbox.accounts.changeSecret('marketing-sms', 'fedcba9876543210fedcba9876543210');
    await tree.choose('Campaigns', 'Update Credential…');
    await quickInput.waitFor('Update Credential of Campaigns (1/2)');
    assert.equal(await quickInput.value(), '10001');
    await quickInput.accept();
    await quickInput.waitFor('Update Credential of Campaigns (2/2)');
    await quickInput.answer('fedcba9876543210fedcba9876543210');
    await quickInput.waitForClosed();
    await tree.waitForIcon('Campaigns', 'pass');
  });

  test('removing an account asks first, and takes it out of the tree', async () => {
    const { tree, messages } = app.workbench;
    await tree.choose('Production', 'Remove Account');
    assert.match(await messages.dialog(), /Remove the account Production\?/);
    await messages.answerDialog('Cancel');
    assert.equal(await tree.row('Production').count(), 1);
    await tree.choose('Production', 'Remove Account');
    await messages.answerDialog('Remove');
    await tree.row('Production').waitFor({ state: 'detached' });
    await tree.waitForDescription('Campaigns', '9,410');
  });
});
