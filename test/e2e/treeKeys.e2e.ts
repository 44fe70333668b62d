import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { clipboard } from './clipboard.ts';

const [PRODUCTION, CHECKOUT, MARKETING, NEWSLETTER, INTERNATIONAL] = [
  'Production SMS',
  'Checkout App',
  'Marketing SMS',
  'Newsletter',
  'International SMS',
];

suite('the tree from the keyboard', () => {
  let app: App;

  before(async () => {
    app = await openApp({ size: { width: 1280, height: 1000 } });
    await app.workbench.statusBar.waitForText(PRODUCTION);
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  test('18.3: a click on the bar selects the account that it shows, with the keyboard in it', async () => {
    const { tree, statusBar, page, messages } = app.workbench;
    await statusBar.click();
    await tree.waitForDescription(INTERNATIONAL, '¥100.15');
    await statusBar.click();
    await tree.waitForSelected(PRODUCTION);
    await tree.row(PRODUCTION).and(page.locator('.focused')).waitFor();
    assert.equal(await tree.title(), 'Messaging Balance');
    assert.deepEqual(await messages.notifications(), []);
    await tree.waitForDescription(INTERNATIONAL, '¥100.15');
    // Another account in the bar is another row, also where its provider is closed.
    await tree.choose(INTERNATIONAL, 'Pin to Status Bar');
    await statusBar.waitForText(INTERNATIONAL);
    await tree.waitForMenuEntry(INTERNATIONAL, 'Unpin from Status Bar');
    await tree.close('SUBMAIL');
    await statusBar.click();
    await tree.waitForSelected(INTERNATIONAL);
    await tree.choose(INTERNATIONAL, 'Unpin from Status Bar');
    await statusBar.waitForText(PRODUCTION);
    // While rows are drawn anew, VS Code does not know which one a key is for.
    await tree.waitForMenuEntry(INTERNATIONAL, 'Pin to Status Bar');
  });

  test('18.3: rows stand right of the account that they belong to', async () => {
    const { tree } = app.workbench;
    const rows = await tree.places();
    const accounts = rows.filter(({ level }) => level === 2);
    const details = rows.filter(({ level }) => level === 3);
    assert.ok(accounts.length === 5 && details.length === 13, JSON.stringify(rows));
    assert.equal(new Set(accounts.map(({ left }) => left)).size, 1);
    assert.equal(new Set(details.map(({ left }) => left)).size, 1);
    assert.ok((details[0]?.left ?? 0) > (accounts[0]?.left ?? 0), JSON.stringify(rows));
  });

  test('18.3: F2 renames, Enter opens the history and Ctrl+C copies the account of the row that the keyboard is in', async () => {
    const { tree, page, quickInput } = app.workbench;
    await tree.row(NEWSLETTER).locator('.label-name').click();
    await tree.waitForSelected(NEWSLETTER);
    // A click closes the row, too.
    await tree.row(NEWSLETTER).and(page.locator('[aria-expanded="false"]')).waitFor();
    await tree.expand(NEWSLETTER);
    await page.keyboard.press('F2');
    await quickInput.waitFor('Rename Account');
    assert.equal(await quickInput.value(), NEWSLETTER);
    await quickInput.cancel();
    await quickInput.waitForClosed();
    // The arrow keys move the keyboard, and select nothing.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await tree.row(MARKETING).and(page.locator('.focused')).waitFor();
    await page.keyboard.press('F2');
    await quickInput.waitFor('Rename Account');
    assert.equal(await quickInput.value(), MARKETING);
    await quickInput.cancel();
    await quickInput.waitForClosed();
    await page.keyboard.press('ControlOrMeta+C');
    assert.match(await clipboard(page, MARKETING), /^Marketing SMS · SUBMAIL · SMS[\s\S]*General SMS: 9,410 messages/);
    await page.keyboard.press('Enter');
    await app.workbench.webview().locator('.pane h2', { hasText: 'Transactional SMS' }).waitFor();
    await app.workbench.screenshot('tree-enter');
  });

  test('18.3: Enter still opens and closes a provider', async () => {
    const { tree, page } = app.workbench;
    await tree.row('SUBMAIL').locator('.label-name').click();
    await tree.row('SUBMAIL').and(page.locator('[aria-expanded="false"]')).waitFor();
    await page.keyboard.press('Enter');
    await tree.row('SUBMAIL').and(page.locator('[aria-expanded="true"]')).waitFor();
  });

  test('18.3: a quantity is copied alone, and its menu has its history and its threshold', async () => {
    const { tree, page } = app.workbench;
    assert.deepEqual(await tree.quantityMenu('Transactional SMS'), ['Copy Balance', 'Show History', 'Set Threshold…']);
    await tree.chooseQuantity('Voice SMS', 'Copy Balance');
    assert.match(
      await clipboard(page, 'Voice SMS'),
      /^Production SMS · Jiguang SMS · Developer account · as of .+\nVoice SMS: 702 messages$/,
    );
  });

  test('18.3: what can be done with several accounts is offered for them and done to all of them', async () => {
    const { tree, page, messages } = app.workbench;
    await tree.row(NEWSLETTER).locator('.label-name').click();
    await tree
      .row(CHECKOUT)
      .locator('.label-name')
      .click({ modifiers: ['ControlOrMeta'] });
    await tree.waitForSelected(CHECKOUT);
    assert.deepEqual(await tree.menu(CHECKOUT), ['Refresh Account', 'Copy Balance', 'Remove Account']);
    app.sandbox.clearRequests();
    await tree.choose(CHECKOUT, 'Refresh Account');
    while (app.sandbox.requests.length < 2) {
      await app.sandbox.nextRequest();
    }
    const asked = app.sandbox.requests.map(({ account }) => account);
    assert.deepEqual([...asked].sort(), ['checkout-app', 'newsletter']);
    await tree.choose(CHECKOUT, 'Copy Balance');
    assert.match(
      await clipboard(page, NEWSLETTER),
      /Checkout App ·[\s\S]*\n\nNewsletter ·|Newsletter ·[\s\S]*\n\nCheckout App ·/,
    );
    await tree.row(CHECKOUT).and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Delete');
    const dialog = await messages.dialog();
    assert.match(dialog, /Remove 2 accounts\?/);
    assert.match(dialog, /Newsletter/);
    await app.workbench.screenshot('tree-remove-several');
    await messages.answerDialog('Remove');
    await tree.row(NEWSLETTER).waitFor({ state: 'detached' });
    await tree.row(CHECKOUT).waitFor({ state: 'detached' });
    assert.equal((await tree.menu(INTERNATIONAL)).at(-1), 'Remove Account');
  });
});

suite('the tree of a hundred accounts', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
  });
  after(async () => await sandbox.close());

  test('18.3: a hundred accounts begin closed, and the one in the bar is found among them', async (context) => {
    const known = sandboxAccountEntries(sandbox);
    const accounts = Array.from({ length: 100 }, (_, index) => ({
      ...known[index % known.length],
      ...(index < known.length ? {} : { id: `more-${index}`, name: `Account ${index}`, env: undefined }),
    }));
    const app = await openApp({ sandbox, settings: { 'messagingBalance.accounts': accounts } });
    try {
      const { tree, statusBar, messages } = app.workbench;
      await statusBar.waitForText(/\d/);
      await app.workbench.palette.run('Messaging Balance: Show Accounts');
      await tree.waitForOrder('Jiguang SMS', 'SUBMAIL');
      await app.workbench.screenshot('tree-hundred');
      await statusBar.click();
      assert.deepEqual(await messages.notifications(), []);
      const [shown = ''] = (await statusBar.text()).split(':');
      await tree.waitForSelected(shown.trim());
      await app.workbench.screenshot('tree-hundred-revealed');
    } finally {
      await keepEvidence(context, app.workbench);
      await app.close();
    }
  });
});
