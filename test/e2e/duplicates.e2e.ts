import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';

suite('entries that are alike', () => {
  let app: App;
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
    const [good] = sandboxAccountEntries(sandbox);
    const odd = { name: 'Odd', provider: 'submail', product: 'sms' };
    app = await openApp({ sandbox, settings: { 'messagingBalance.accounts': [good, good, good, odd, odd] } });
    // The name of the only account does not stand in the bar.
    await app.workbench.statusBar.waitForText(/\d/);
    await app.workbench.statusBar.click();
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await sandbox.close();
  });

  test('B5: an entry that was pasted three times has three rows, and so has each of two that are wrong in the same way', async () => {
    const { tree } = app.workbench;
    await tree.waitForRow('Production SMS');
    const rows = await tree.rows();
    assert.equal(rows.filter(({ kind }) => kind === 'account').length, 1);
    const wrong = (await tree.spoken()).slice(-4);
    assert.match(wrong[0] ?? '', /Production SMS.*"production-sms"/);
    assert.equal(wrong[0], wrong[1]);
    assert.equal(wrong[2], wrong[3]);
    assert.notEqual(wrong[0], wrong[2]);
    await app.workbench.screenshot('duplicates');
  });
});
