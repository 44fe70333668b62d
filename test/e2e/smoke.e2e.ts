import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { SANDBOX_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import { type App, keepEvidence, openApp } from './app.ts';

suite('the packaged extension in a window', () => {
  let app: App;

  before(async () => {
    // Among all that VS Code brings.
    app = await openApp({ bare: false });
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  test('shows a balance of the sandbox in the status bar', async () => {
    await app.workbench.statusBar.waitForText(/\d/);
    assert.ok(app.sandbox.requests.length > 0);
    await app.workbench.screenshot('smoke');
  });

  test('lists the accounts in the tree after a command of the palette', async () => {
    await app.workbench.palette.run('Messaging Balance: Focus on Messaging Balance View');
    await app.workbench.tree.waitForRow('International SMS');
    const accounts = (await app.workbench.tree.rows()).filter(({ kind }) => kind === 'account');
    assert.deepEqual(
      accounts.map(({ label }) => label),
      SANDBOX_ACCOUNTS.map(({ name }) => name),
    );
    await app.workbench.screenshot('smoke-tree');
  });

  test('the next window says the last known number first, as out of date until the store says more, and nothing without one', async () => {
    const { statusBar, page } = app.workbench;
    await statusBar.waitForIcon('comment-discussion');
    const text = await statusBar.text();
    assert.match(text, /\d/);
    await statusBar.record();
    await page.reload();
    await statusBar.waitForIcon('comment-discussion');
    const [first, ...others] = await statusBar.recorded();
    assert.ok([`history ${text}`, `comment-discussion ${text}`].includes(first ?? ''), first);
    assert.deepEqual(
      others.filter((said) => !/\d/.test(said)),
      [],
    );
  });
});
