import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';
import { Walkthrough } from './walkthrough.ts';

suite('the window in Chinese', () => {
  let app: App;

  before(async () => {
    app = await openApp({
      language: 'zh-cn',
      // Accounts are there: whoever has some needs no introduction.
      settings: { 'workbench.welcomePage.walkthroughs.openOnInstall': true, 'files.simpleDialog.enable': true },
      size: { width: 1600, height: 900 },
    });
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
      '通用类短信 9,410 条',
      '事务类短信 9,775 条',
    ]) {
      assert.ok(rows.includes(expected), `${expected} is not among ${rows.join(' | ')}`);
    }
    assert.ok(rows.some((row) => /^Production SMS 9 · (刚刚|\d+ 分钟前)$/.test(row)));
  });

  test('the choices of the tree are offered and told in Chinese', async () => {
    const { tree, palette, quickInput } = app.workbench;
    const groups = (await tree.rows()).filter(({ kind }) => kind === 'group');
    assert.deepEqual(
      groups.map(({ label, description }) => `${label} ${description}`),
      ['极光短信 2 个账号', '赛邮 SUBMAIL 3 个账号'],
    );
    await tree.titleMenu('账号排序…');
    await quickInput.waitFor('账号排序');
    const orders = ['自定义顺序', '按名称', '按余量紧张程度'];
    assert.deepEqual(
      (await quickInput.labels()).filter((label) => orders.includes(label)),
      orders,
    );
    await quickInput.cancel();
    await tree.titleMenu('仅显示余量不足的账号');
    await tree.message.filter({ hasText: '没有余量不足的账号。已隐藏 5 个账号。' }).waitFor();
    await app.workbench.screenshot('chinese-filter');
    await palette.run('Messaging Balance: 显示全部账号');
    await tree.waitForRow('Production SMS');
  });

  test('the status bar and its tooltip speak Chinese', async () => {
    const { statusBar } = app.workbench;
    assert.match(await statusBar.label(), /条/);
    const tooltip = await statusBar.tooltip();
    assert.match(tooltip, /账号\s+余量\s/);
    assert.doesNotMatch(tooltip, /Account|Remaining|Updated|Refresh|just now/);
    await statusBar.hover();
    await app.workbench.screenshot('chinese');
  });

  test('the status bar is configured in Chinese, with short numbers as Chinese writes them', async () => {
    const { palette, quickInput, statusBar, tree } = app.workbench;
    app.sandbox.accounts.set('production-sms', { dev_balance: '121981' });
    await tree.inlineAction('Production SMS', '刷新账号');
    await statusBar.waitForText('Production SMS：121,981');
    await palette.run('Messaging Balance: 配置状态栏…');
    await quickInput.waitFor('配置状态栏 (1/4)');
    assert.deepEqual(await quickInput.labels(), ['余量最紧张的账号', '已固定的账号', '所有账号', '不显示']);
    await quickInput.accept();
    await quickInput.waitFor('配置状态栏 (2/4)');
    await quickInput.accept();
    await quickInput.waitFor('配置状态栏 (3/4)');
    await quickInput.highlightNext();
    await statusBar.waitForText('Production SMS：12.1万');
    assert.match(await statusBar.label(), /^Messaging Balance：Production SMS，全类型短信：121,981 条/);
    await app.workbench.screenshot('chinese-configure');
    await quickInput.cancel();
    await statusBar.waitForText('Production SMS：121,981');
  });

  test('what can be done with an account is told in Chinese, and so is its tooltip', async () => {
    const { tree } = app.workbench;
    const entries = await tree.menu('Marketing SMS');
    for (const expected of ['刷新账号', '复制余量', '显示历史记录', '设置阈值…', '更新凭据…', '移除账号']) {
      assert.ok(entries.includes(expected), `${expected} is not among ${entries.join(' | ')}`);
    }
    const tooltip = await tree.tooltip('Marketing SMS');
    assert.match(tooltip, /赛邮|SUBMAIL · 短信/);
    assert.doesNotMatch(tooltip, /\b(?:messages|today|left|ago|Updated|Refresh)\b/);
  });

  test('the set-up asks in Chinese', async () => {
    const { palette, quickInput } = app.workbench;
    await palette.run('Messaging Balance: 添加账号…');
    await quickInput.waitFor('添加账号 (1/5)');
    assert.match(await quickInput.placeholder(), /^选择服务商$/);
    await quickInput.pick('极光短信');
    await quickInput.waitFor('添加账号 (2/5)');
    assert.deepEqual(await quickInput.labels(), ['开发者账号', '应用']);
    await quickInput.pick('开发者账号');
    await quickInput.waitFor('添加账号 (3/5)');
    assert.match(await quickInput.message(), /账号的名称，会显示在状态栏中。/);
    assert.equal(await quickInput.value(), '极光短信 开发者账号');
    await quickInput.accept();
    await quickInput.waitFor('添加账号 (4/5)');
    assert.match(await quickInput.message(), /devKey.*apiDevSecret.*控制台/);
    await quickInput.accept();
    await quickInput.waitForMessage('请输入 devKey。');
    await quickInput.paste('curl https://api.sms.jpush.cn/v1/accounts/dev -u "a1b2:c3d4"');
    await quickInput.waitForMessage('已识别：apiDevSecret 将填入下一步并以掩码显示。');
    assert.equal(await quickInput.value(), 'a1b2');
    await app.workbench.screenshot('chinese-pasted');
    await quickInput.accept();
    await quickInput.waitFor('添加账号 (5/5)');
    await quickInput.waitForMessage('已填入。按 Enter 进行验证。');
    await quickInput.type('');
    await quickInput.waitForMessage(/机密存储.*只会发送到/);
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });

  test('an import is told in Chinese', async () => {
    const { palette, quickInput, messages } = app.workbench;
    const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-team-'));
    const path = join(folder, 'team.json');
    const account = { name: '营销短信', provider: 'submail', product: 'sms', endpoints: ['https://gateway.example'] };
    const accounts = [
      account,
      { ...account, name: 'Newsletter', product: 'mail' },
      { ...account, name: '拼写', 阈值: 1 },
    ];
    await writeFile(path, JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts }));
    try {
      await palette.run('Messaging Balance: 导入账号…');
      await quickInput.waitFor('导入账号');
      await quickInput.answerFile(path);
      await quickInput.waitForLabel('拼写');
      assert.deepEqual(await quickInput.checked(), ['营销短信']);
      assert.equal(await quickInput.placeholder(), '要添加哪些账号？');
      await app.workbench.screenshot('chinese-import');
      await quickInput.accept();
      const dialog = await messages.dialog();
      assert.match(dialog, /该文件中的账号会将凭据发送到非服务商官方的地址。/);
      assert.match(dialog, /营销短信：https:\/\/gateway\.example/);
      await app.workbench.screenshot('chinese-import-addresses');
      await messages.answerDialog('Cancel');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('the walkthrough is not opened where accounts are, and is there in Chinese when it is asked for', async () => {
    const { palette, quickInput, page } = app.workbench;
    const walkthrough = new Walkthrough(page);
    assert.equal(await walkthrough.view.count(), 0);
    await palette.run('Welcome: Open Walkthrough...');
    await quickInput.waitFor();
    await quickInput.pick('Messaging Balance 入门');
    await walkthrough.waitFor('Messaging Balance 入门');
    assert.deepEqual(await walkthrough.titles(), ['添加账号', '查看余量', '及时收到提醒', '回顾消耗，预测用完日期']);
    assert.match(await walkthrough.open('及时收到提醒', 'alert'), /设置阈值$/);
    await app.workbench.screenshot('walkthrough-chinese');
  });
});
