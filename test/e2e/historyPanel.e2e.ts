import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, suite, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { type App, keepEvidence, openApp } from './app.ts';

suite('the history panel in a window', () => {
  let app: App;
  /** What the console says that has to do with the page's policy. */
  const violations: string[] = [];

  before(async () => {
    app = await openApp();
    app.workbench.page.on('console', (message) => {
      if (/Content.Security.Policy|Refused to/i.test(message.text())) {
        violations.push(message.text());
      }
    });
    await app.workbench.statusBar.waitForText('Production SMS');
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForDescription('International SMS', '¥100.15');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  const panel = (): FrameLocator => app.workbench.webview();
  /** Resolves when the panel shows these quantities. */
  async function waitForQuantities(...labels: string[]): Promise<void> {
    await panel()
      .locator('.pane h2')
      .nth(labels.length - 1)
      .waitFor();
    await panel()
      .locator('.pane h2', { hasText: labels[0] ?? '' })
      .waitFor();
    assert.deepEqual(await panel().locator('.pane h2').allTextContents(), labels);
  }

  test('the palette opens it with the first account and its exact amounts', async () => {
    await app.workbench.palette.run('Messaging Balance: Show History');
    await waitForQuantities('All-type SMS', 'Voice SMS', 'Industry SMS', 'Marketing SMS');
    assert.deepEqual(await panel().locator('.pane strong').allTextContents(), [
      '9 messages',
      '702 messages',
      '121,981 messages',
      '11,683 messages',
    ]);
    assert.equal(await panel().locator('canvas').first().isVisible(), true);
    const tab = app.workbench.page.locator('.tab', { hasText: 'Production SMS · Balance History' });
    await tab.waitFor();
  });

  test('an account opens it with that account', async () => {
    await app.workbench.tree.choose('Newsletter', 'Show History');
    await waitForQuantities('Purchased e-mails', 'Free e-mails today');
    assert.equal(await app.workbench.page.locator('.tab', { hasText: 'Balance History' }).count(), 1);
  });

  test('a reading that comes in is shown at once', async () => {
    app.sandbox.accounts.set('newsletter', { balance: '45' });
    await app.workbench.tree.inlineAction('Newsletter', 'Refresh Account');
    await panel().locator('.pane strong', { hasText: '45 e-mails' }).waitFor();
    await panel().locator('.facts li', { hasText: '5 e-mails used' }).waitFor();
    // The table follows the charts a frame later.
    await panel().locator('tbody tr:first-child td:nth-of-type(1)').getByText('45', { exact: true }).waitFor();
    assert.match((await panel().locator('tbody tr').allInnerTexts()).join('\n'), /\t45\t50.*\t50\t50/s);
  });

  test('the range is chosen by the keyboard', async () => {
    const week = panel().getByRole('button', { name: '7 days' });
    await week.focus();
    await app.workbench.page.keyboard.press('Tab');
    await app.workbench.page.keyboard.press('Tab');
    await app.workbench.page.keyboard.press('Enter');
    await panel().locator('caption', { hasText: 'Readings of Newsletter, 1 year' }).waitFor();
    await panel().getByRole('slider').first().focus();
    await app.workbench.page.keyboard.press('Home');
    assert.match((await panel().getByRole('slider').first().getAttribute('aria-valuetext')) ?? '', / · 50 e-mails$/);
  });

  test('it shows the same again after it was hidden, and after a reload of the window', async () => {
    const { page } = app.workbench;
    await panel().locator('.quantities button', { hasText: 'Purchased e-mails' }).click();
    await waitForQuantities('Free e-mails today');
    await app.workbench.palette.run('Preferences: Open User Settings (JSON)');
    await panel().locator('body').waitFor({ state: 'detached' });
    await page.locator('.tab', { hasText: 'Balance History' }).click();
    await waitForQuantities('Free e-mails today');
    // An orderly reload, as a user makes it: the browser's own one does not wait until VS Code has saved what it knows.
    const reloaded = page.waitForEvent('load');
    await app.workbench.palette.run('Developer: Reload Window');
    await reloaded;
    await waitForQuantities('Free e-mails today');
    await panel().locator('caption', { hasText: 'Readings of Newsletter, 1 year' }).waitFor();
    await panel().locator('.quantities button', { hasText: 'Purchased e-mails' }).click();
    await waitForQuantities('Purchased e-mails', 'Free e-mails today');
  });

  test('it takes another theme without a reload', async () => {
    const { palette } = app.workbench;
    const background = async () =>
      await panel().locator('body').evaluate('getComputedStyle(document.body).backgroundColor');
    await panel().locator('.readings').evaluate('window.notReloaded = true');
    const before = await background();
    const isDark = await panel().locator('body.vscode-dark').isVisible();
    const [other, same] = isDark ? ['light', 'dark'] : ['dark', 'light'];
    await palette.run('Preferences: Toggle between Light/Dark Themes');
    await panel().locator(`body.vscode-${other}`).waitFor();
    assert.notEqual(await background(), before);
    await app.workbench.screenshot(`history-${other}`);
    await palette.run('Preferences: Toggle between Light/Dark Themes');
    await panel().locator(`body.vscode-${same}`).waitFor();
    await app.workbench.screenshot(`history-${same}`);
    assert.equal(await panel().locator('body').evaluate('window.notReloaded'), true);
  });

  test('the export writes what was read', async () => {
    const { page, quickInput, palette } = app.workbench;
    await panel().getByRole('button', { name: 'Export…' }).click();
    await quickInput.waitFor('Export History');
    // The dialog offers a name, and takes an answer when it has looked at the folder.
    await page.waitForFunction("document.querySelector('.quick-input-widget input').value.endsWith('.csv')");
    assert.deepEqual(await quickInput.labels(), ['..']);
    const file = await quickInput.value();
    await quickInput.accept();
    await quickInput.waitForClosed();
    // VS Code may keep an answer for its list of notifications.
    await palette.run('Notifications: Show Notifications');
    await page
      .locator('.notification-list-item', { hasText: 'All 2 readings were written to Newsletter-20' })
      .first()
      .waitFor();
    const text = await readFile(file, 'utf8');
    assert.match(
      text,
      /^\ufefftime,account,"balance: Purchased e-mails \(e-mails\)","free_balance: Free e-mails today \(e-mails\)"\r\n[^,]+,Newsletter,50,50\r\n[^,]+,Newsletter,45,50\r\n$/,
    );
  });

  test('its Content-Security-Policy held', () => {
    assert.deepEqual(violations, []);
  });
});
