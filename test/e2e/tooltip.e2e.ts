import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import type { DisplayLanguage } from '../hosts/host.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { shownText } from './shownText.ts';

/** What the bar and its tooltip say of the demonstration's accounts, in a language. */
interface Said {
  readonly label: RegExp;
  readonly head: RegExp;
  readonly columns: RegExp;
  /** An account that was topped up, with its whole row. */
  readonly row: RegExp;
  readonly bar: RegExp;
  readonly week: RegExp;
  readonly links: readonly string[];
}

const SAID: Readonly<Record<DisplayLanguage, Said>> = {
  en: {
    label:
      /^Messaging Balance: Production SMS, All-type SMS: 9 messages, .*\. Production SMS: All-type SMS is low, below 10 messages\./,
    head: /^Messaging Balance · updated (?:just now|\d+ minutes? ago|within the last \d+ minutes)\s/,
    columns: /Account\s+Remaining\s+Lasts\s+7 days/,
    row: /Marketing SMS\s+9,410 messages\s+~\d+ days, [A-Z][a-z]+ \d+/,
    bar: /^\d+% left since the last top-up$/,
    week: /^Spent in the last 7 days, day by day: (?:[\d,]+, ){6}[\d,]+$/,
    links: ['Refresh', 'Show All', 'Add Account'],
  },
  'zh-cn': {
    label: /^Messaging Balance：Production SMS，全类型短信：9 条，.*。Production SMS：全类型短信不足，低于 10 条。/,
    head: /^Messaging Balance · (?:刚刚更新|\d+ 分钟前更新|均在最近 \d+ 分钟内更新)\s/,
    columns: /账号\s+余量\s+可用时间\s+7 天/,
    row: /Marketing SMS\s+9,410 条\s+约剩 \d+ 天，\d+月\d+日/,
    bar: /^自上次充值后剩余 \d+%$/,
    week: /^最近 7 天每天的消耗：(?:[\d,]+、){6}[\d,]+$/,
    links: ['刷新', '查看全部', '添加账号'],
  },
};

/** A text without what says where it may be broken. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll(/[\u2060\u200b]/g, '');
}

for (const [language, said] of Object.entries(SAID)) {
  suite(`the tooltip of the status bar at a glance: ${language}`, () => {
    let app: App;

    before(async () => {
      app = await openApp({ accounts: 'demo', language: language === 'en' ? 'en' : 'zh-cn' });
      // The number is low only when all is known of it.
      await app.workbench.statusBar.waitForIcon('arrow-down');
    });
    afterEach(async (context) => await keepEvidence(context, app.workbench));
    after(async () => await app.close());

    test('18.8: the bar is a button that says its number, its age and what is low', async () => {
      const { page } = app.workbench;
      await page.getByRole('button', { name: said.label }).waitFor();
    });

    test('18.2: a row tells what is left, how long it lasts, and draws both with words for who does not see them', async () => {
      const tooltip = await app.workbench.statusBar.hover();
      const rows = tooltip.getByRole('row');
      const row = rows.filter({ hasText: /Marketing SMS/ });
      // Last of all comes what is made of the history, one account after the other.
      await tooltip.locator('img').nth(9).waitFor();
      await row.getByRole('img', { name: said.week }).waitFor();
      const text = plain(await shownText(tooltip));
      assert.match(text, said.head);
      assert.match(text, said.columns);
      assert.match(text, said.row);
      await row.getByRole('img', { name: said.bar }).waitFor();
      const widths = await tooltip
        .locator('img')
        .evaluateAll((pictures) => pictures.map((picture) => ('naturalWidth' in picture ? picture.naturalWidth : 0)));
      assert.equal(widths.length, 10);
      assert.deepEqual(new Set(widths), new Set([52, 40]));
      await app.workbench.screenshot(`tooltip-${language}`);
    });

    test('18.2: every row is one line, and the table has room in the hover', async () => {
      const tooltip = await app.workbench.statusBar.hover();
      const heights = await tooltip.locator('tr').evaluateAll((rows) => rows.map((row) => row.clientHeight));
      assert.equal(heights.length, 6);
      assert.ok(Math.max(...heights) < 30, heights.join());
      const content = tooltip.locator('.hover-contents').first();
      const [table, room] = [await tooltip.locator('table').boundingBox(), await content.boundingBox()];
      assert.ok((table?.width ?? Number.NaN) <= (room?.width ?? 0), `${table?.width} of ${room?.width}`);
    });

    test('18.2: the links stand on a line of their own, the last one', async () => {
      const last = (await app.workbench.statusBar.hover()).locator('p').last();
      const titles = await last.getByRole('link').allInnerTexts();
      assert.deepEqual(titles.map(plain), said.links);
      assert.equal(plain(await shownText(last)), said.links.join(' · '));
    });
  });
}
