import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { demoAccountEntries } from '../hosts/demo.ts';
import type { DisplayLanguage } from '../hosts/host.ts';
import { sandboxEnvironment } from '../hosts/sandboxAccounts.ts';
import { KNOWN_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { WRITTEN } from './historyPages.ts';
import { shownTexts } from './shownText.ts';

/** Accounts with each kind of value. */
const ACCOUNTS = [
  ...['production-sms', 'checkout-app', 'marketing-sms', 'twilio', 'sendgrid'],
  ...['plivo-postpaid', 'tencent-sms', 'ses', 'mailgun-without-limit'],
].flatMap((id) => KNOWN_ACCOUNTS.filter((account) => account.id === id));

/** What a screen reader is told, in a language. `<age>`, `<days>` and `<day>` stand for what the time of day decides. */
interface Told {
  readonly patterns: Readonly<Record<string, string>>;
  /** The view's icon with its badge. */
  readonly icon: string;
  readonly bar: string;
  /** The rows, from top to bottom. */
  readonly tree: readonly string[];
  readonly actions: { readonly history: string; readonly spending: string };
  /** Lines of the page of the readings, and of that of the spending. */
  readonly readings: readonly string[];
  readonly spending: readonly string[];
}

const TOLD: Readonly<Record<DisplayLanguage, Told>> = {
  en: {
    patterns: {
      age: String.raw`(?:just now|\d+ minutes? ago)`,
      days: String.raw`(?:about \d+(?:\.5)? days?|less than 1 day)`,
      day: String.raw`(?:on [A-Z][a-z]{2} \d+(?:, \d{4})?|today|tomorrow)`,
    },
    icon: 'Messaging Balance - 1 account is low, 1 entry of the settings cannot be used',
    bar: 'Messaging Balance: Production SMS, All-type SMS: 9 messages, <age>. Production SMS: All-type SMS is low, below 10 messages. Checkout App: credential refused.',
    tree: [
      'Jiguang SMS, 2 accounts, 1 is low, 1 has a problem',
      'Production SMS, Jiguang SMS · Developer account, 9 messages, low, <age>',
      'All-type SMS: 9 messages, low, below 10 messages, <days>',
      'Voice SMS: 702 messages, <days>',
      'Industry SMS: 121,981 messages, <days>',
      'Marketing SMS: 11,683 messages, <days>',
      'Checkout App, Jiguang SMS · Application, credential refused',
      'The credential was refused. Update it: Application needs appKey and masterSecret. Both are in the Jiguang console under application settings. Action: Update Credential.',
      'SUBMAIL, 1 account',
      'Marketing SMS, SUBMAIL · SMS, 9,410 messages, <age>',
      'General SMS: 9,410 messages, <days>, threshold 5,000 messages',
      'Transactional SMS: 9,775 messages, <days>',
      'Twilio, 1 account',
      'Twilio, Twilio · Account, $48.05, <age>',
      'Balance: $48.05212, <days>',
      'Twilio SendGrid, 1 account',
      'SendGrid, Twilio SendGrid · E-mail credits, 61,320 of 100,000 e-mails left, <age>',
      'E-mails: 61,320 of 100,000 e-mails left, resets <day>',
      'Plivo, 1 account',
      'Plivo postpaid, Plivo · Account, Postpaid, <age>',
      'Balance: Postpaid',
      'Tencent Cloud SMS, 1 account',
      'Tencent Cloud SMS, Tencent Cloud SMS · SMS packages, 91,120 messages, <age>',
      'SMS packages: 91,120 messages, 3,120 expiring <day>',
      '1000791745: 3,120 of 10,000 left, expires <day>',
      '1000791746: 88,000 of 100,000 left, expires <day>',
      'Amazon SES, 1 account',
      'Amazon SES, Amazon SES · Sending quota, 48,766 of 50,000 e-mails left, <age>',
      'E-mails in 24 hours: 48,766 of 50,000 e-mails left, of the last 24 hours',
      'Mailgun, 1 account',
      'Mailgun without a limit, Mailgun · Own limit, Not allocated, <age>',
      'E-mails this month: Not allocated, resets <day>',
      'Account Broken: there is no provider "nobody". Check its spelling, or install the extension that adds it.',
    ],
    actions: { history: 'Show History', spending: 'Spending' },
    readings: [
      ...['heading "Marketing SMS · Balance History"', 'strong: 9,410 messages', 'strong: 9,775 messages'],
      ...['listitem: Threshold 5,000 messages', 'slider "General SMS from ', 'cell "9,410"', 'cell "9,775"'],
    ],
    spending: ['table "General SMS"', 'columnheader "Topped up"'],
  },
  'zh-cn': {
    patterns: {
      age: String.raw`(?:刚刚|\d+ 分钟前)`,
      days: String.raw`(?:约剩 \d+(?:\.5)? 天|剩不到 1 天)`,
      day: String.raw`(?:(?:\d{4}年)?\d+月\d+日|今天|明天)`,
    },
    icon: 'Messaging Balance - 1 个账号余量不足，设置中有 1 个条目无法使用',
    bar: 'Messaging Balance：Production SMS，全类型短信：9 条，<age>。Production SMS：全类型短信不足，低于 10 条。Checkout App：凭据被拒绝。',
    tree: [
      '极光短信，2 个账号，1 个不足，1 个异常',
      'Production SMS，极光短信 · 开发者账号，9 条，不足，<age>',
      '全类型短信：9 条，不足，低于 10 条，<days>',
      '语音短信：702 条，<days>',
      '行业短信：121,981 条，<days>',
      '营销短信：11,683 条，<days>',
      'Checkout App，极光短信 · 应用，凭据被拒绝',
      '凭据被拒绝，请更新：“应用”需要 appKey 和 masterSecret。两者均可在极光控制台的“应用设置”中找到。操作：更新凭据。',
      '赛邮 SUBMAIL，1 个账号',
      'Marketing SMS，赛邮 SUBMAIL · 短信，9,410 条，<age>',
      '通用类短信：9,410 条，<days>，阈值 5,000 条',
      '事务类短信：9,775 条，<days>',
      'Twilio，1 个账号',
      'Twilio，Twilio · 账号，US$48.05，<age>',
      '余额：US$48.05212，<days>',
      'Twilio SendGrid，1 个账号',
      'SendGrid，Twilio SendGrid · 邮件额度，剩余 61,320，共 100,000 封，<age>',
      '邮件：剩余 61,320，共 100,000 封，<day>重置',
      'Plivo，1 个账号',
      'Plivo postpaid，Plivo · 账号，后付费，<age>',
      '余额：后付费',
      '腾讯云短信，1 个账号',
      'Tencent Cloud SMS，腾讯云短信 · 短信套餐包，91,120 条，<age>',
      '短信套餐包：91,120 条，其中 3,120 将于<day>过期',
      '1000791745：剩余 3,120，共 10,000，<day>过期',
      '1000791746：剩余 88,000，共 100,000，<day>过期',
      'Amazon SES，1 个账号',
      'Amazon SES，Amazon SES · 发送配额，剩余 48,766，共 50,000 封，<age>',
      '24 小时内的邮件：剩余 48,766，共 50,000 封，按最近 24 小时计',
      'Mailgun，1 个账号',
      'Mailgun without a limit，Mailgun · 自设限额，未分配余量，<age>',
      '当月邮件：未分配余量，<day>重置',
      '账号“Broken”：没有名为“nobody”的服务商。请检查拼写，或安装添加该服务商的扩展。',
    ],
    actions: { history: '显示历史记录', spending: '消耗' },
    readings: [
      ...['heading "Marketing SMS · 余量历史"', 'strong: 9,410 条', 'strong: 9,775 条'],
      ...['listitem: 阈值 5,000 条', 'slider "通用类短信，', 'cell "9,410"', 'cell "9,775"'],
    ],
    spending: ['table "通用类短信"', 'columnheader "充值"'],
  },
};

/** Says that a text is told and nothing else, where the time of day decides what stands in it. */
function telling(text: string, { patterns }: Told): RegExp {
  const parts = text
    .split(/<(age|days|day)>/)
    .map((part, place) => (place % 2 === 0 ? part.replaceAll(/[.$()]/g, String.raw`\$&`) : patterns[part]));
  return new RegExp(`^${parts.join('')}$`, 'u');
}

/** Every text that is seen on the page is in its accessibility tree, and so are these lines. */
async function assertTold(web: FrameLocator, lines: readonly string[]): Promise<void> {
  const body = web.locator('body');
  const seen: unknown = await body.evaluate(WRITTEN);
  const told = (await body.ariaSnapshot()).replaceAll("''", "'").replaceAll('\\"', '"');
  assert.ok(Array.isArray(seen) && seen.length > 20);
  const missing = [...seen.map(String), ...lines].filter((text) => !told.includes(text));
  assert.deepEqual(missing, [], told);
}

for (const language of ['en', 'zh-cn'] as const) {
  suite(`what a screen reader is told in the window: ${language}`, () => {
    const said = TOLD[language];
    let sandbox: Sandbox;
    let app: App;

    before(async () => {
      sandbox = await startSandbox();
      sandbox.accounts.changeSecret('checkout-app', '000000000000000000000000');
      const broken = { id: 'broken', name: 'Broken', provider: 'nobody', product: 'sms' };
      app = await openApp({
        ...{ sandbox, language, accounts: 'demo', env: sandboxEnvironment(ACCOUNTS) },
        settings: { 'messagingBalance.accounts': [...demoAccountEntries(sandbox, ACCOUNTS), broken] },
        // VS Code has no rows beyond the window's end.
        size: { width: 1280, height: 1100 },
      });
      await app.workbench.statusBar.waitForText('Production SMS');
      await app.workbench.statusBar.click();
    });
    afterEach(async (context) => await keepEvidence(context, app.workbench));
    after(async () => {
      await app.close();
      await sandbox.close();
    });

    test('18.8: every value of the tree, of its icon and of the status bar is in the accessibility tree', async () => {
      const { page, tree } = app.workbench;
      await page.getByRole('button', { name: telling(said.bar, said) }).waitFor();
      // Accounts answer in their own time: a row is there when it tells what it will.
      for (const row of said.tree) {
        await page
          .getByRole('treeitem', { name: telling(row, said) })
          .first()
          .waitFor();
      }
      const rows = await tree.spoken();
      assert.equal(rows.length, said.tree.length, rows.join('\n'));
      for (const [place, row] of said.tree.entries()) {
        assert.match(rows[place] ?? '', telling(row, said));
      }
      await page.getByRole('tab', { name: said.icon }).waitFor();
    });

    test('18.8: every value of the history page is in the accessibility tree', async () => {
      const { tree } = app.workbench;
      const web = app.workbench.webview();
      await tree.waitForDescription('Marketing SMS', '9,410');
      await tree.choose('Marketing SMS', said.actions.history);
      await web.locator('.readout').nth(1).waitFor();
      await assertTold(web, said.readings);
      const sliders = await web.getByRole('slider').all();
      assert.equal(sliders.length, 2);
      // What is written above a chart is what its slider says.
      assert.deepEqual(
        await Promise.all(sliders.map((slider) => slider.getAttribute('aria-valuetext'))),
        await shownTexts(web.locator('.readout')),
      );
      await web.getByRole('button', { name: said.actions.spending }).click();
      await web.locator('.spent').nth(1).waitFor();
      await assertTold(web, said.spending);
    });
  });
}
