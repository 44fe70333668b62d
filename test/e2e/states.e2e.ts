import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { shownText } from './shownText.ts';

suite('what the window says in good and in bad times', () => {
  let app: App;
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
    const broken = { id: 'broken', name: 'Broken', provider: 'nobody', product: 'sms' };
    const entries = [broken, ...sandboxAccountEntries(sandbox)];
    app = await openApp({ sandbox, settings: { 'messagingBalance.accounts': entries } });
    await app.workbench.statusBar.waitForText('Production SMS');
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForDescription('International SMS', '¥100.15');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await sandbox.close();
  });

  test('every quantity is shown with its exact amount and its unit, null as not allocated', async () => {
    const { tree } = app.workbench;
    const rows = (await tree.rows())
      .filter(({ kind, description }) => kind === 'detail' && description !== '')
      .map((row) => `${row.label}: ${row.description.replace(/resets (?:today|tomorrow)$/, 'resets <day>')}`);
    assert.deepEqual(rows, [
      'All-type SMS: 9 messages',
      'Voice SMS: 702 messages',
      'Industry SMS: 121,981 messages',
      'Marketing SMS: 11,683 messages',
      'All-type SMS: 1 message',
      'Voice SMS: 22 messages',
      'Industry SMS: 44 messages',
      'Marketing SMS: 14 messages',
      'General SMS: 9,410 messages',
      'Transactional SMS: 9,775 messages',
      'Purchased e-mails: 50 e-mails',
      'Free e-mails today: 50 · resets <day>',
      'Balance: ¥100.15',
      'Account Broken: cannot be used',
    ]);
    assert.equal(app.sandbox.requests.length, 5);
  });

  test('an entry of the settings that cannot be used is named, and keeps no other from being shown', async () => {
    const { tree } = app.workbench;
    const last = (await tree.rows()).at(-1);
    assert.deepEqual([last?.label, last?.description], ['Account Broken', 'cannot be used']);
    assert.equal(
      (await tree.spoken()).at(-1),
      'Account Broken: there is no provider "nobody". Check its spelling, or install the extension that adds it.',
    );
  });

  test('18.2: the tooltip is a table of all accounts with one age and with links', async () => {
    const tooltip = await app.workbench.statusBar.tooltip();
    assert.match(tooltip, /^Messaging Balance · updated (?:just now|1 minute ago|within the last \d minutes)\s/);
    assert.match(tooltip, /Account\s+Remaining\s/);
    assert.match(tooltip, /Marketing SMS\s+9,410 messages\s/);
    assert.match(tooltip, /International SMS\s+¥100\.15/);
    assert.match(tooltip, /Refresh/);
    assert.match(tooltip, /Add Account/);
    await app.workbench.statusBar.hover();
    await app.workbench.screenshot('states-tooltip');
  });

  test('row 16: a refused credential pauses its account alone, is told once, and keeps the last good value', async () => {
    const { tree, messages, statusBar } = app.workbench;
    app.sandbox.accounts.changeSecret('production-sms', '000000000000000000000000');
    await tree.inlineAction('Production SMS', 'Refresh Account');
    await tree.waitForIcon('Production SMS', 'key');
    await tree.waitForDescription('Production SMS', /^9 · .*credential refused/);
    await messages.waitFor(/Production SMS is not refreshed/);
    await statusBar.waitForIcon('key');
    assert.match(await statusBar.text(), /Production SMS: 9/);
    assert.match(await statusBar.tooltip(), /devKey/);
    await app.workbench.screenshot('states-paused');
    await messages.answer(/Production SMS is not refreshed/, 'Update Credential');
    await messages.waitFor(/comes from the environment variables/);
    await messages.clear();
    assert.equal(await tree.icon('Checkout App'), 'pass');
  });

  test('18.2: the tooltip says how old the number of a refused account is, and what helps is beside the reason', async () => {
    const { messages, statusBar } = app.workbench;
    const tooltip = await statusBar.hover();
    const text = (await shownText(tooltip)).replaceAll('\u00a0', ' ');
    assert.match(text, /Production SMS\s+9 messages, (?:just now|\d+m ago)\s[\s\S]*devKey/);
    await tooltip.getByRole('link', { name: 'Update Credential' }).click();
    await messages.waitFor(/comes from the environment variables/);
    await messages.clear();
  });

  test('a provider that is down leaves the last good value, marked, with the reason and the next attempt', async () => {
    const { tree, statusBar } = app.workbench;
    app.sandbox.fault('international-sms', { kind: 'status', status: 503 });
    await tree.inlineAction('International SMS', 'Refresh Account');
    await tree.waitForIcon('International SMS', 'warning');
    await tree.waitForDescription('International SMS', /^¥100\.15 · .*refresh failed/);
    const trouble = (await tree.rows()).find(({ label }) => label === 'Provider error 503');
    assert.match(trouble?.description ?? '', /^again in \d+m/);
    assert.match(await statusBar.tooltip(), /internal error \(503\).*Next attempt in/s);
    await app.workbench.screenshot('states-stale');
  });

  test('it recovers by itself as soon as the provider does', async () => {
    const { tree } = app.workbench;
    app.sandbox.fault('international-sms', undefined);
    app.sandbox.accounts.set('international-sms', { balance: '99.5' });
    await tree.waitForDescription('International SMS', /^¥99\.50 · just now$/);
    await tree.waitForIcon('International SMS', 'pass');
  });

  test('row 18: a provider that asks to wait is not asked again, and the time is told', async () => {
    const { tree, messages } = app.workbench;
    app.sandbox.fault('newsletter', { kind: 'status', status: 429, headers: { 'Retry-After': '3600' } });
    await tree.inlineAction('Newsletter', 'Refresh Account');
    await tree.waitForIcon('Newsletter', 'warning');
    const requests = app.sandbox.requests.length;
    await tree.inlineAction('Newsletter', 'Refresh Account');
    await messages.waitFor(/The provider asked to wait\. The next attempt is made (?:in \d+ minutes?|at .*\d\d:\d\d)/);
    assert.equal(app.sandbox.requests.length, requests);
  });

  test('after a reload the last known values are there although no provider answers', async () => {
    const { statusBar, page } = app.workbench;
    for (const { id } of app.sandbox.accounts.list()) {
      app.sandbox.fault(id, { kind: 'hang-before-headers' });
    }
    const requests = app.sandbox.requests.length;
    await page.reload();
    await statusBar.waitForText('Production SMS: 9');
    assert.equal(app.sandbox.requests.length, requests);
  });
});
