import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';

suite('the window in Chinese', () => {
  let app: App;

  before(async () => {
    app = await openApp({ language: 'zh-cn' });
    await app.workbench.statusBar.waitForText('Production SMS');
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForDescription('International SMS', '¥100.15');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  test('the tree names every quantity in the words of the providers', async () => {
    const rows = (await app.workbench.tree.rows()).map(({ label, description }) => `${label} ${description}`);
    for (const expected of [
      '全类型短信 9 条',
      '语音短信 702 条',
      '行业短信 121,981 条',
      '营销短信 11,683 条',
      '通用短信 9,410 条',
      '事务类短信 9,775 条',
    ]) {
      assert.ok(rows.includes(expected), `${expected} is not among ${rows.join(' | ')}`);
    }
    assert.ok(rows.some((row) => /^Production SMS 9 · (刚刚|\d+分钟前)$/.test(row)));
  });

  test('the status bar and its tooltip speak Chinese', async () => {
    const { statusBar } = app.workbench;
    assert.match(await statusBar.label(), /条/);
    const tooltip = await statusBar.tooltip();
    assert.match(tooltip, /账号\s+余量\s+/);
    assert.doesNotMatch(tooltip, /Account|Remaining|Updated|Refresh|just now/);
    await statusBar.hover();
    await app.workbench.screenshot('chinese');
  });

  test('the set-up asks in Chinese', async () => {
    const { palette, quickInput } = app.workbench;
    await palette.run('Messaging Balance: 添加账号');
    await quickInput.waitFor('添加账号 (1/5)');
    await quickInput.pick('极光短信');
    await quickInput.waitFor('添加账号 (2/5)');
    await quickInput.pick('开发者账号');
    await quickInput.waitFor('添加账号 (3/5)');
    await quickInput.accept();
    await quickInput.waitFor('添加账号 (4/5)');
    assert.match(await quickInput.message(), /devKey.*apiDevSecret.*控制台/);
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });
});
