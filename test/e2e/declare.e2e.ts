import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { partOf } from '../sandbox/account.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { filesWith } from './everywhere.ts';

const DECLARE = 'Messaging Balance: Declare Provider…';

suite('declaring a provider', () => {
  let app: App;
  let dataFolder = '';
  let key = '';

  before(async () => {
    app = await openApp({
      accounts: 'none',
      fillStorage: async (storage) => {
        dataFolder = join(storage, '..', '..', '..');
      },
    });
    key = partOf(app.sandbox.accounts.get('anything'), 'key');
    // The palette knows the extension's commands only once the extension is there.
    await app.workbench.statusBar.item.waitFor();
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  test('21.1 21.6 a service that nobody knows is declared from a curl line, and its balance is shown', async () => {
    const { palette, quickInput, tree } = app.workbench;
    await palette.run(DECLARE);
    await quickInput.waitFor('Declare Provider (1/3)');
    await quickInput.paste(`curl '${app.sandbox.url}/anything/nested' -H 'Authorization: Bearer ${key}'`);
    await quickInput.waitForValue(`${app.sandbox.url}/anything/nested`);
    await quickInput.accept();
    await quickInput.waitFor('Declare Provider (2/5)');
    assert.deepEqual(await quickInput.checked(), ['token']);
    await quickInput.key('Enter');
    await quickInput.waitFor('Declare Provider (3/5)');
    await quickInput.answer('Acme');
    await quickInput.waitFor('Declare Provider (4/5)');
    assert.equal(await quickInput.isMasked(), true);
    await quickInput.accept();
    await quickInput.waitFor('Declare Provider (5/5)');
    // No telephone number, no postal code, no PIN.
    assert.deepEqual(await quickInput.labels(), ['left (EUR): 1234.56', 'left (credits): 300', 'id: 4711']);
    await quickInput.tick('left (EUR): 1234.56');
    await quickInput.tick('left (credits): 300');
    await quickInput.key('Enter');
    await quickInput.waitFor('Declare Provider (6/11)');
    await quickInput.pick('€1,234.56');
    await quickInput.waitFor('Declare Provider (7/11)');
    await quickInput.answer('Money');
    await quickInput.waitFor('Declare Provider (8/11)');
    await quickInput.pick('300 credits');
    await quickInput.waitFor('Declare Provider (9/11)');
    // Back loses nothing.
    await quickInput.press('Back');
    await quickInput.waitFor('Declare Provider (8/11)');
    await quickInput.press('Back');
    await quickInput.waitFor('Declare Provider (7/11)');
    assert.equal(await quickInput.value(), 'Money');
    await quickInput.accept();
    await quickInput.waitFor('Declare Provider (8/11)');
    await quickInput.accept();
    await quickInput.waitFor('Declare Provider (9/11)');
    await quickInput.answer('Bonus');
    await quickInput.waitFor('Declare Provider (10/11)');
    await quickInput.pick('/status: success');
    await quickInput.waitFor('Declare Provider (11/11)');
    await quickInput.pick('Save, and add an account with this credential');
    await quickInput.waitFor('Declare Provider (12/12)');
    await quickInput.answer('Acme main');
    await quickInput.skipThreshold();
    await tree.waitForDescription('Acme main', /€1,234\.56/);
    assert.equal(app.sandbox.requests.length, 1);
    assert.deepEqual(await filesWith(dataFolder, [key]), []);
  });
});
