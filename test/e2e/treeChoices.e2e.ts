import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';

const JIGUANG = 'Jiguang SMS';
const PRODUCTION = 'Production SMS';
const CHECKOUT = 'Checkout App';
const SUBMAIL = 'SUBMAIL';
const MARKETING = 'Marketing SMS';
const NEWSLETTER = 'Newsletter';
const INTERNATIONAL = 'International SMS';

/** The sandbox's accounts, one of which is low and one used up, with an entry between them that cannot be used. */
function entries(sandbox: Sandbox): readonly Readonly<Record<string, unknown>>[] {
  const thresholds: Readonly<Record<string, object>> = {
    'checkout-app': { app_industry: 100 },
    newsletter: { balance: 20 },
  };
  const known = sandboxAccountEntries(sandbox).map((entry) => {
    const own = thresholds[String(entry['id'])];
    return own === undefined ? entry : { ...entry, thresholds: own };
  });
  return [...known.slice(0, 1), { id: 'broken', name: 'Broken' }, ...known.slice(1)];
}

suite('choices of the tree', () => {
  let app: App;
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
    sandbox.accounts.set('newsletter', { balance: '0' });
    app = await openApp({
      sandbox,
      size: { width: 1280, height: 1000 },
      settings: { 'messagingBalance.accounts': entries(sandbox) },
    });
    await app.workbench.statusBar.waitForText(NEWSLETTER);
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForDescription(INTERNATIONAL, '¥100.15');
    await app.workbench.tree.waitForDescription(CHECKOUT, 'low');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await sandbox.close();
  });

  test('accounts stand below their providers, which say how they are', async () => {
    const { tree } = app.workbench;
    await tree.waitForOrder(JIGUANG, PRODUCTION, CHECKOUT, SUBMAIL, MARKETING, NEWSLETTER, INTERNATIONAL);
    const groups = (await tree.rows()).filter(({ kind }) => kind === 'group');
    assert.deepEqual(groups, [
      { kind: 'group', label: JIGUANG, description: '2 accounts · 1 is low' },
      { kind: 'group', label: SUBMAIL, description: '3 accounts · 1 is used up' },
    ]);
    assert.equal(await tree.icon(JIGUANG), 'arrow-down');
    assert.equal(await tree.icon(SUBMAIL), 'circle-slash');
    await app.workbench.screenshot('tree-groups');
  });

  test('18.8: a screen reader is told what the icons say', async () => {
    const { tree } = app.workbench;
    const ageless = (await tree.spoken()).map((text) =>
      text.replace(/just now|\d+ minutes? ago/, '<age>').replace(/resets (?:today|tomorrow)$/, 'resets <day>'),
    );
    assert.deepEqual(ageless, [
      'Jiguang SMS, 2 accounts, 1 is low',
      'Production SMS, Jiguang SMS · Developer account, 9 messages, <age>',
      'All-type SMS: 9 messages',
      'Voice SMS: 702 messages',
      'Industry SMS: 121,981 messages',
      'Marketing SMS: 11,683 messages',
      'Checkout App, Jiguang SMS · Application, 1 message, Industry SMS low, <age>',
      'All-type SMS: 1 message',
      'Voice SMS: 22 messages',
      'Industry SMS: 44 messages, low, below 100 messages',
      'Marketing SMS: 14 messages',
      'SUBMAIL, 3 accounts, 1 is used up',
      'Marketing SMS, SUBMAIL · SMS, 9,410 messages, <age>',
      'General SMS: 9,410 messages',
      'Transactional SMS: 9,775 messages',
      'Newsletter, SUBMAIL · E-mail, 0 e-mails, used up, <age>',
      'Purchased e-mails: 0 e-mails, used up, threshold 20 e-mails',
      'Free e-mails today: 50 e-mails, resets <day>',
      'International SMS, SUBMAIL · International SMS, ¥100.15, <age>',
      'Balance: ¥100.15',
      'Account Broken: "provider" is missing, or is no text.',
    ]);
  });

  test('an account is dragged to another place, and the settings keep it there', async () => {
    const { tree } = app.workbench;
    await tree.drag(INTERNATIONAL, MARKETING);
    await tree.waitForOrder(JIGUANG, PRODUCTION, CHECKOUT, SUBMAIL, INTERNATIONAL, MARKETING, NEWSLETTER);
    await tree.drag(INTERNATIONAL, 'the end');
    await tree.waitForOrder(JIGUANG, PRODUCTION, CHECKOUT, SUBMAIL, MARKETING, NEWSLETTER, INTERNATIONAL);
    await tree.drag(PRODUCTION, CHECKOUT);
    await tree.waitForOrder(JIGUANG, CHECKOUT, PRODUCTION, SUBMAIL, MARKETING, NEWSLETTER, INTERNATIONAL);
  });

  test('an account stays with its provider, and that is said', async () => {
    const { tree, messages } = app.workbench;
    await tree.drag(NEWSLETTER, CHECKOUT);
    await messages.waitFor(/An account stays with its provider/);
    await messages.clear();
    await tree.waitForOrder(JIGUANG, CHECKOUT, PRODUCTION, SUBMAIL, MARKETING, NEWSLETTER, INTERNATIONAL);
  });

  test('a provider is dragged with its accounts', async () => {
    const { tree } = app.workbench;
    await tree.drag(SUBMAIL, JIGUANG);
    await tree.waitForOrder(SUBMAIL, MARKETING, NEWSLETTER, INTERNATIONAL, JIGUANG, CHECKOUT, PRODUCTION);
  });

  test('the menu moves accounts and providers as well', async () => {
    const { tree, page } = app.workbench;
    await tree.choose(INTERNATIONAL, 'Move Up');
    await tree.waitForOrder(SUBMAIL, MARKETING, INTERNATIONAL, NEWSLETTER, JIGUANG, CHECKOUT, PRODUCTION);
    // The keyboard goes on from the row that was moved.
    await tree.row(INTERNATIONAL).and(page.locator('.focused')).waitFor();
    await tree.choose(CHECKOUT, 'Move Down');
    await tree.waitForOrder(SUBMAIL, MARKETING, INTERNATIONAL, NEWSLETTER, JIGUANG, PRODUCTION, CHECKOUT);
    await tree.choose(SUBMAIL, 'Move Down');
    await tree.waitForOrder(JIGUANG, PRODUCTION, CHECKOUT, SUBMAIL, MARKETING, INTERNATIONAL, NEWSLETTER);
  });

  test('without groups an account goes anywhere', async () => {
    const { tree } = app.workbench;
    await tree.titleMenu('Show without Groups');
    await tree.waitForOrder(PRODUCTION, CHECKOUT, MARKETING, INTERNATIONAL, NEWSLETTER);
    await tree.drag(NEWSLETTER, PRODUCTION);
    await tree.waitForOrder(NEWSLETTER, PRODUCTION, CHECKOUT, MARKETING, INTERNATIONAL);
    await app.workbench.screenshot('tree-list');
  });

  test('by name and by tightness, and a drop says why it moves nothing', async () => {
    const { tree, messages, quickInput } = app.workbench;
    await tree.titleMenu('Order Accounts…');
    await quickInput.waitFor('Order Accounts');
    const orders = ['Own order', 'By name', 'By tightness'];
    assert.deepEqual(
      (await quickInput.labels()).filter((label) => orders.includes(label)),
      orders,
    );
    await app.workbench.screenshot('tree-order');
    await quickInput.pick('By name');
    await tree.waitForOrder(CHECKOUT, INTERNATIONAL, MARKETING, NEWSLETTER, PRODUCTION);
    await tree.message.filter({ hasText: 'Ordered by name.' }).waitFor();
    assert.ok(!(await tree.menu(CHECKOUT)).includes('Move Up'));
    await app.workbench.palette.run('Messaging Balance: Order Accounts…');
    await quickInput.pick('By tightness');
    await tree.waitForOrder(NEWSLETTER, CHECKOUT, PRODUCTION, MARKETING, INTERNATIONAL);
    await tree.drag(INTERNATIONAL, PRODUCTION);
    await messages.answer(/ordered by tightness/, 'Use Own Order');
    await tree.waitForOrder(NEWSLETTER, PRODUCTION, CHECKOUT, MARKETING, INTERNATIONAL);
  });

  test('by tightness, a balance that falls moves its account', async () => {
    const { tree, palette, quickInput } = app.workbench;
    await palette.run('Messaging Balance: Order Accounts…');
    await quickInput.pick('By tightness');
    await tree.waitForOrder(NEWSLETTER, CHECKOUT, PRODUCTION, MARKETING, INTERNATIONAL);
    // It moves all rows down.
    await tree.message.getByText('Ordered by tightness.').waitFor();
    sandbox.accounts.set('international-sms', { balance: '-1' });
    await tree.inlineAction(INTERNATIONAL, 'Refresh Account');
    await tree.waitForOrder(INTERNATIONAL, NEWSLETTER, CHECKOUT, PRODUCTION, MARKETING);
  });

  test('only low accounts, and how many are hidden', async () => {
    const { tree } = app.workbench;
    await tree.titleMenu('Show Low Accounts Only');
    await tree.waitForOrder(INTERNATIONAL, NEWSLETTER, CHECKOUT);
    await tree.message.filter({ hasText: 'Only low accounts are shown. 2 accounts are hidden.' }).waitFor();
    await app.workbench.screenshot('tree-low');
  });

  test('all of it is there after a restart, also what is closed', async () => {
    const { tree, page, statusBar } = app.workbench;
    await tree.titleMenu('Group by Provider');
    await tree.waitForOrder(SUBMAIL, INTERNATIONAL, NEWSLETTER, JIGUANG, CHECKOUT);
    await tree.row(NEWSLETTER).locator('.monaco-tl-twistie').click();
    await tree.row(JIGUANG).locator('.monaco-tl-twistie').click();
    await tree.waitForOrder(SUBMAIL, INTERNATIONAL, NEWSLETTER, JIGUANG);
    // What is closed can be read all the same.
    assert.match(await tree.tooltip(NEWSLETTER), /Purchased e-mails: 0 e-mails · used up/);
    await page.reload();
    await statusBar.waitForText(INTERNATIONAL);
    await statusBar.click();
    // It takes the keyboard to the row, out of whatever is opened before that.
    await tree.waitForSelected(INTERNATIONAL);
    await tree.waitForOrder(SUBMAIL, INTERNATIONAL, NEWSLETTER, JIGUANG);
    await tree.message.filter({ hasText: 'Only low accounts are shown. 2 accounts are hidden.' }).waitFor();
    assert.equal(await tree.row(NEWSLETTER).getAttribute('aria-expanded'), 'false');
    assert.equal(await tree.row(INTERNATIONAL).getAttribute('aria-expanded'), 'true');
    await app.workbench.screenshot('tree-restart');
  });

  test('when nothing is low, that is said in the place of the rows', async () => {
    const { tree, palette } = app.workbench;
    sandbox.accounts.set('international-sms', { balance: '100.15' });
    sandbox.accounts.set('newsletter', { balance: '100' });
    sandbox.accounts.set('checkout-app', { app_industry: '400' });
    await palette.run('Messaging Balance: Refresh All');
    await tree.message.filter({ hasText: 'No account is low. 5 accounts are hidden.' }).waitFor();
    await tree.waitForOrder();
    await app.workbench.screenshot('tree-none-low');
    await tree.titleAction('Show All Accounts');
    await tree.message.filter({ hasText: /^Ordered by tightness\.$/ }).waitFor();
    // Both have been closed before.
    await tree.waitForOrder(JIGUANG, SUBMAIL, NEWSLETTER, MARKETING, INTERNATIONAL);
  });
});
