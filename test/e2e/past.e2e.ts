import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';
import { Menu } from './menu.ts';

const LISTED = 'listed.csv';
const HOUR_MS = 3_600_000;

suite('the past of a history', () => {
  let app: App;
  let folder = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'messaging-balance-past-'));
    await writeFile(join(folder, LISTED), '');
    app = await openApp({
      workspaceFolder: folder,
      settings: { 'files.simpleDialog.enable': true, 'messagingBalance.timeZone': 'Asia/Shanghai' },
    });
    await app.workbench.statusBar.item.waitFor();
    await app.workbench.palette.run('Messaging Balance: Show Accounts');
    await app.workbench.tree.waitForDescription('Production SMS', /121,981|\b9\b/);
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A reading an hour of the three days up to two hours ago, in the form of an export. */
  function table(): string {
    const last = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 2 * HOUR_MS;
    const lines = Array.from({ length: 72 }, (_, hour) => {
      const at = new Date(last - (71 - hour) * HOUR_MS + 8 * HOUR_MS).toISOString().replace('Z', '+08:00');
      return `${at},Elsewhere,${125_000 - hour * 10}`;
    });
    return ['time,account,"dev_industry: Industry SMS (messages)"', ...lines, ''].join('\r\n');
  }

  async function importFile(content: string): Promise<void> {
    const { palette, quickInput } = app.workbench;
    const path = join(folder, 'history.csv');
    await writeFile(path, content);
    await palette.run('Messaging Balance: Import History…');
    await quickInput.pick('Production SMS');
    await quickInput.waitFor('Import History');
    await quickInput.answerFile(path, LISTED);
  }

  test('23.3: a file is refused with its line, and nothing is imported', async () => {
    await importFile(table().replace(',124990\r\n', ',many\r\n'));
    await app.workbench.messages.waitFor(/history\.csv, line 3: nothing was imported\. .*"many"/);
  });

  test('23.3: readings are imported when it was said how many are new', async () => {
    const { messages } = app.workbench;
    await importFile(table());
    assert.match(
      await messages.dialog(),
      /Import 72 readings into the history of Production SMS\?.*All of them are new\./s,
    );
    await messages.answerDialog('Import');
    await messages.waitFor('Imported 72 readings into the history of Production SMS.');
    await importFile(table());
    await messages.waitFor('There is no new reading in history.csv.');
  });

  test('23.1: what was spent is shown by day', async () => {
    const page = app.workbench.webview();
    await app.workbench.tree.choose('Production SMS', 'Show Spending');
    const industry = page.locator('.spent', { has: page.locator('h2', { hasText: 'Industry SMS' }) });
    await industry.waitFor();
    await page.getByRole('button', { name: 'Days' }).click();
    await industry.locator('tbody tr', { hasText: '240 messages' }).first().waitFor();
    await app.workbench.screenshot('spending');
  });

  test('23.4: from the menu of the page a reading of its account is deleted, and brought back, though it takes the focus', async () => {
    const { page, quickInput, messages } = app.workbench;
    const more = page.locator('.part.editor .editor-actions').getByRole('button', { name: /^More Actions/ });
    const menu = new Menu(page);
    const entries = await menu.entries(more, 'left');
    const own = [
      ...['Export History…', 'Import History…', 'Delete Readings…', 'Undo Deletion in History'],
      'Delete Kept Histories…',
    ];
    assert.deepEqual(
      entries.filter((entry) => own.includes(entry)),
      own,
    );
    await menu.choose(more, 'left', 'Delete Readings…');
    await quickInput.waitForLabel('A Single Reading…');
    // VS Code gives the page the focus back when a menu or a list is gone, late where much is done: the next list is open by then.
    await app.workbench.webview().getByRole('button', { name: 'Days' }).focus();
    await quickInput.pick('A Single Reading…');
    const [latest = ''] = await quickInput.labels();
    await quickInput.pick(latest);
    await messages.answer(/The reading of Production SMS was deleted/, 'Undo');
    await messages.waitFor(/^Undone: The reading of Production SMS was deleted/);
  });
});
