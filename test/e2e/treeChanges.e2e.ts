import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';

const ANSWER_MS = 1_500;

suite('the tree while balances change', () => {
  let app: App;

  before(async () => {
    app = await openApp({ size: { width: 1280, height: 1000 } });
    await app.workbench.statusBar.waitForText('Production SMS');
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForDescription('International SMS', '¥100.15');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

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
