import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';
import type { Workbench } from './workbench.ts';

suite('two windows change the accounts', () => {
  let app: App;
  let first: Workbench;
  let second: Workbench;
  let settingsFile = '';

  before(async () => {
    app = await openApp({
      size: { width: 1280, height: 1200 },
      fillStorage: async (storage) => {
        settingsFile = join(storage, '..', '..', 'settings.json');
      },
    });
    first = app.workbench;
    second = await app.openWindow();
    for (const { statusBar, palette, tree } of [first, second]) {
      await statusBar.item.waitFor();
      await palette.run('Messaging Balance: Show Accounts');
      await tree.waitForRow('Newsletter');
    }
  });
  afterEach(async (context) => await keepEvidence(context, second));
  after(async () => await app.close());

  async function names(): Promise<readonly unknown[]> {
    const settings: Readonly<Record<string, unknown>> = JSON.parse(await readFile(settingsFile, 'utf8'));
    const accounts = settings['messagingBalance.accounts'];
    return (Array.isArray(accounts) ? accounts : []).map(({ name }: { readonly name: unknown }) => name);
  }

  async function beginRename({ tree, quickInput }: Workbench, name: string, next: string): Promise<void> {
    await tree.choose(name, 'Rename Account…');
    await quickInput.waitFor('Rename Account');
    await quickInput.type(next);
  }

  test('B4: a name that one window has changed stays when another one changes the next', async () => {
    await beginRename(first, 'Checkout App', 'Checkout');
    await first.quickInput.accept();
    await first.tree.waitForRow('Checkout');
    await beginRename(second, 'Marketing SMS', 'Marketing');
    await second.quickInput.accept();
    await second.tree.waitForRow('Marketing');
    // It hears of both by its own change at the latest.
    await second.tree.waitForRow('Checkout');
    assert.deepEqual(await names(), ['Production SMS', 'Checkout', 'Marketing', 'Newsletter', 'International SMS']);
  });

  test('B4: an account that one window has removed is not brought back by another one', async () => {
    // Begun before: a row that is drawn anew under an open menu would not say whose it is.
    await beginRename(second, 'Production SMS', 'Production');
    await first.tree.choose('Newsletter', 'Remove Account');
    await first.messages.answerDialog('Remove');
    await first.tree.row('Newsletter').waitFor({ state: 'detached' });
    await second.quickInput.accept();
    await second.tree.waitForRow('Production');
    await second.tree.row('Newsletter').waitFor({ state: 'detached' });
    assert.deepEqual(await names(), ['Production', 'Checkout', 'Marketing', 'International SMS']);
  });

  test('B1: a window that does not know yet is told that the account is gone', async () => {
    await beginRename(second, 'International SMS', 'Abroad');
    await first.tree.choose('International SMS', 'Remove Account');
    await first.messages.answerDialog('Remove');
    await first.tree.row('International SMS').waitFor({ state: 'detached' });
    await second.quickInput.accept();
    await second.messages.waitFor('The account is not there any more, so nothing was done.');
    assert.deepEqual(await names(), ['Production', 'Checkout', 'Marketing']);
  });
});
