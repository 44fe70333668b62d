import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';

const ROW = 'Addresses not confirmed';
const SENTENCE = 'The environment variables SANDBOX_NEWSLETTER_KEY, SANDBOX_NEWSLETTER_SECRET would be sent to';

suite('variables and addresses that the user has not confirmed', () => {
  let app: App;

  before(async () => {
    app = await openApp({ isConfirmed: false });
    await app.workbench.statusBar.waitForIcon('debug-pause');
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForIcon('Newsletter', 'debug-pause');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  test('A6: nothing is sent, and the account says why and what to do', async () => {
    const { tree, page } = app.workbench;
    await tree.expand('Newsletter');
    await page.getByText(ROW).first().waitFor();
    await tree.saying(SENTENCE).waitFor();
    await tree.inlineAction('Newsletter', 'Refresh Account');
    await tree.waitForIcon('Newsletter', 'debug-pause');
    assert.equal(app.sandbox.requests.length, 0);
    await app.workbench.screenshot('confirm-paused');
  });

  test('A6: the question names the variables and the address; no leaves it as it was, yes asks the provider', async () => {
    const { tree, messages } = app.workbench;
    await tree.troubleAction(SENTENCE, 'Confirm Addresses');
    const dialog = await messages.dialog();
    assert.match(dialog, /SANDBOX_NEWSLETTER_KEY/);
    assert.match(dialog, /SANDBOX_NEWSLETTER_SECRET/);
    assert.ok(dialog.includes(`Address: ${app.sandbox.endpointOf('newsletter')}`), dialog);
    await app.workbench.screenshot('confirm-question');
    await messages.answerDialog('Cancel');
    assert.equal(app.sandbox.requests.length, 0);
    await tree.troubleAction(SENTENCE, 'Confirm Addresses');
    await messages.answerDialog('Confirm');
    await tree.waitForDescription('Newsletter', '50');
    assert.deepEqual([...new Set(app.sandbox.requests.map(({ product }) => product))], ['mail']);
  });

  test('A6: another window, opened later, asks no more for what was confirmed, and still for the rest', async () => {
    const other = await app.openWindow();
    await other.statusBar.item.waitFor();
    await other.statusBar.click();
    await other.tree.waitForIcon('Production SMS', 'debug-pause');
    await other.tree.waitForDescription('Newsletter', /^50/);
    await other.tree.inlineAction('Newsletter', 'Refresh Account');
    await other.tree.waitForDescription('Newsletter', /^50 · just now/);
    await other.tree.waitForIcon('Newsletter', 'pass');
    await other.tree.waitForIcon('Production SMS', 'debug-pause');
  });
});
