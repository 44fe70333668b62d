import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';

/** Two accounts are measured: one is low by its headline, the other has enough of a quantity that is not its headline. */
const THRESHOLDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'marketing-sms': { balance: 10_000 },
  'checkout-app': { app_industry: 40 },
};

const TITLE = 'Configure Status Bar';

suite('what the status bar shows is for the user to choose', () => {
  let app: App;
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
    const entries = sandboxAccountEntries(sandbox).map((entry) => ({
      ...entry,
      thresholds: THRESHOLDS[String(entry['id'])] ?? {},
    }));
    app = await openApp({ sandbox, settings: { 'messagingBalance.accounts': entries } });
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForDescription('International SMS', '¥100.15');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await sandbox.close();
  });

  test('the tightest account is shown', async () => {
    const { statusBar } = app.workbench;
    await statusBar.waitForText('Marketing SMS: 9,410');
    await statusBar.waitForIcon('arrow-down');
    assert.match(await statusBar.label(), /^Messaging Balance: Marketing SMS, General SMS: 9,410 messages, /);
  });

  test('another account that gets tighter takes its place, and the quantity is named', async () => {
    const { statusBar, tree } = app.workbench;
    sandbox.accounts.set('checkout-app', { app_industry: '3' });
    await tree.inlineAction('Checkout App', 'Refresh Account');
    await statusBar.waitForText(/Checkout App · Industry…: 3/);
    assert.match(await statusBar.label(), /^Messaging Balance: Checkout App, Industry SMS: 3 messages, /);
    // The hover of the action in the row would be read in its place.
    await app.workbench.page.mouse.move(640, 400);
    assert.match(await statusBar.tooltip(), /Checkout App · Industry SMS\s+3 messages/);
    await statusBar.hover();
    await app.workbench.screenshot('status-bar-tightest');
  });

  test('the item follows the highlight, and Esc brings back what was there', async () => {
    const { palette, quickInput, statusBar } = app.workbench;
    const before = await statusBar.text();
    await palette.run(`Messaging Balance: ${TITLE}…`);
    await quickInput.waitFor(`${TITLE} (1/4)`);
    await quickInput.highlightNext();
    await quickInput.highlightNext();
    await statusBar.waitForText(/Checkout App · …: 3 \| \+4/);
    await app.workbench.screenshot('status-bar-preview');
    await quickInput.highlightNext();
    await statusBar.waitForHidden();
    await quickInput.cancel();
    await statusBar.waitForText(before);
    assert.equal(await statusBar.text(), before);
    // Also from a later step, with choices that were accepted on the way.
    await palette.run(`Messaging Balance: ${TITLE}…`);
    await quickInput.pick('All accounts');
    await quickInput.waitFor(`${TITLE} (2/4)`);
    await statusBar.waitForText('| +4');
    await quickInput.pick('Never');
    await quickInput.waitFor(`${TITLE} (3/4)`);
    await statusBar.waitForText(/Industry SMS: 3 \|\s+9,410 \| \+3/);
    await quickInput.cancel();
    await statusBar.waitForText(before);
    assert.equal(await statusBar.text(), before);
  });

  test('what is chosen stays: all accounts with short numbers on the left', async () => {
    const { palette, quickInput, statusBar, page, tree } = app.workbench;
    sandbox.accounts.set('production-sms', { dev_balance: '121981' });
    await tree.inlineAction('Production SMS', 'Refresh Account');
    await tree.waitForDescription('Production SMS', '121,981');
    await palette.run(`Messaging Balance: ${TITLE}…`);
    await quickInput.pick('All accounts');
    await quickInput.waitFor(`${TITLE} (2/4)`);
    await quickInput.pick('Always');
    await quickInput.waitFor(`${TITLE} (3/4)`);
    await quickInput.pick('Short');
    await quickInput.waitFor(`${TITLE} (4/4)`);
    assert.equal(await statusBar.side(), 'right');
    await quickInput.highlightNext();
    await page.locator('.left-items').filter({ has: statusBar.item }).waitFor();
    await quickInput.accept();
    await quickInput.waitForClosed();
    const text = /Checkout App · …: 3 \| \+4/;
    await statusBar.waitForText(text);
    assert.match(await statusBar.label(), /, 4 more accounts\. /);
    await app.workbench.screenshot('status-bar-all-left');
    // Another window learns of it when it is saved.
    const second = await app.openWindow();
    await second.page.locator('.left-items').filter({ has: second.statusBar.item }).waitFor();
    await second.statusBar.waitForText(text);
    await second.close();
  });

  test('an account is pinned and unpinned in the menu of the tree', async () => {
    const { statusBar, tree, palette, quickInput } = app.workbench;
    await tree.waitForDescription('Newsletter', '50');
    await tree.choose('Newsletter', 'Pin to Status Bar');
    await statusBar.waitForText(/^\s*Newsletter: 50/);
    await tree.waitForMenuEntry('Newsletter', 'Unpin from Status Bar');
    assert.ok((await tree.menu('International SMS')).includes('Pin to Status Bar'));
    await tree.choose('International SMS', 'Pin to Status Bar');
    await statusBar.waitForText(/^\s*Newsletter: 50 \| \+1/);
    // What is low is not in the bar: the item says how many there are.
    assert.match(await statusBar.text(), /\+1\s+2$/);
    await app.workbench.screenshot('status-bar-pinned');
    await tree.choose('Newsletter', 'Unpin from Status Bar');
    await statusBar.waitForText(/^\s*International SMS: ¥100\.15/);
    // In the list, the pinned accounts are ticked.
    await palette.run(`Messaging Balance: ${TITLE}…`);
    await quickInput.pick('Pinned accounts');
    await quickInput.waitFor(`${TITLE} (2/5)`);
    await quickInput.tick('Newsletter');
    await statusBar.waitForText(/^\s*International…: ¥100\.15 \| \+1/);
    await quickInput.tick('International SMS');
    await statusBar.waitForText(/^\s*Newsletter: 50/);
    await quickInput.cancel();
    await statusBar.waitForText(/^\s*International SMS: ¥100\.15/);
  });

  test('with the last pinned account removed, the tightest one is shown', async () => {
    const { statusBar, tree, messages } = app.workbench;
    await tree.choose('International SMS', 'Remove Account');
    await messages.answerDialog('Remove');
    await statusBar.waitForText(/Checkout App · Industry…: 3/);
    assert.doesNotMatch(await statusBar.tooltip(), /pinned/i);
  });

  test('hidden is hidden; the badge stays', async () => {
    const { palette, quickInput, statusBar, page } = app.workbench;
    await palette.run(`Messaging Balance: ${TITLE}…`);
    await quickInput.pick('Nothing');
    await quickInput.waitForClosed();
    await statusBar.waitForHidden();
    await page.locator('.activitybar .badge-content').getByText('2', { exact: true }).waitFor();
    await app.workbench.screenshot('status-bar-hidden');
    // Another window learns of it when it is saved; its badge is there once it knows the balances.
    const third = await app.openWindow();
    await third.page.locator('.activitybar .badge-content').getByText('2', { exact: true }).waitFor();
    await third.statusBar.waitForHidden();
  });
});
