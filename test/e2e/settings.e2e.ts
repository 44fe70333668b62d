import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';
import { shownTexts } from './shownText.ts';

const GROUPS = ['Accounts', 'Refresh', 'Status Bar', 'Alerts', 'Tree', 'History'];

suite('the settings in the settings editor', () => {
  let app: App;

  before(async () => {
    app = await openApp({ size: { width: 1280, height: 1000 } });
    await app.workbench.statusBar.item.waitFor();
    await app.workbench.palette.run('Preferences: Open Settings (UI)');
    await app.workbench.page.locator('.settings-header .suggest-input-container').click();
    await app.workbench.page.keyboard.type('@ext:messaging-balance.messaging-balance');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  test('18.5: they stand in groups', async () => {
    const rows = app.workbench.page.locator('.settings-toc-container .monaco-list-row');
    await rows.filter({ hasText: 'History' }).first().waitFor();
    const names = (await shownTexts(rows)).map((text) => text.replace(/\s*\(\d+\)$/, ''));
    await app.workbench.screenshot('settings-groups');
    assert.deepEqual(
      names.filter((name) => GROUPS.includes(name)),
      GROUPS,
    );
  });

  test('18.5: a link in a setting runs the command that does it well', async () => {
    const { page, quickInput } = app.workbench;
    await page.locator('.settings-toc-container .monaco-list-row').filter({ hasText: 'Tree' }).first().click();
    await page.locator('.settings-editor-tree a').getByText('Order Accounts', { exact: true }).first().click();
    await quickInput.waitFor('Order Accounts');
    await app.workbench.screenshot('settings-link');
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });
});
