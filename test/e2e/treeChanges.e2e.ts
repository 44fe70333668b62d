import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';

const ANSWER_MS = 1_500;

suite('the tree while balances change, beside entries that are alike', () => {
  let app: App;
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
    const entries = sandboxAccountEntries(sandbox);
    const odd = { name: 'Odd', provider: 'submail', product: 'sms' };
    app = await openApp({
      sandbox,
      settings: { 'messagingBalance.accounts': [...entries, entries[0], entries[0], odd, odd] },
      size: { width: 1280, height: 1000 },
    });
    await app.workbench.statusBar.waitForText('Production SMS');
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForDescription('International SMS', '¥100.15');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await sandbox.close();
  });

  test('B5: an entry that was pasted three times has three rows, and so has each of two that are wrong in the same way', async () => {
    const { tree } = app.workbench;
    const rows = await tree.rows();
    assert.equal(rows.filter(({ kind, label }) => kind === 'account' && label === 'Production SMS').length, 1);
    assert.equal(rows.filter(({ kind }) => kind === 'account').length, 5);
    const wrong = (await tree.spoken()).slice(-4);
    assert.match(wrong[0] ?? '', /Production SMS.*"production-sms"/);
    assert.equal(wrong[0], wrong[1]);
    assert.equal(wrong[2], wrong[3]);
    assert.notEqual(wrong[0], wrong[2]);
    await app.workbench.screenshot('duplicates');
  });

  test('a tooltip stays open while another account is asked for long, and its number comes', async () => {
    const { tree, page } = app.workbench;
    app.sandbox.accounts.set('newsletter', { balance: '49' });
    app.sandbox.fault('newsletter', { kind: 'delay', ms: ANSWER_MS }, 1);
    await tree.inlineAction('Newsletter', 'Refresh Account');
    const tooltip = await tree.openTooltip('Production SMS');
    await tree.waitForIcon('Newsletter', 'loading');
    await tree.waitForDescription('Newsletter', /^49 /);
    assert.ok(await tooltip.isVisible());
    await app.workbench.screenshot('tree-tooltip-stays');
    await page.mouse.move(0, 0);
  });

  test('clicks on one account after the other reach their accounts while the ones before are answered', async () => {
    const { tree } = app.workbench;
    const names = ['Marketing SMS', 'International SMS', 'Checkout App', 'Production SMS'];
    app.sandbox.clearRequests();
    for (const name of names) {
      await tree.inlineAction(name, 'Refresh Account');
    }
    while (app.sandbox.requests.length < names.length) {
      await app.sandbox.nextRequest();
    }
    assert.equal(new Set(app.sandbox.requests.map(({ account }) => account)).size, names.length);
  });
});
