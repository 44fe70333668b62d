import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/paths.ts';
import { english, type Translate } from '../../src/base/language.ts';
import type { BareOptions } from './barePage.ts';
import { historyPages, texts, WRITTEN } from './historyPages.ts';

/** What a screen reader is told: the role of each thing, its name, and what it says now. */
async function spoken(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, value }) =>
      [role?.value, name?.value, value?.value].filter((part) => part !== undefined && part !== '').join(' | '),
    );
}

/** What lies under the ring of the element that has the focus: texts of the page. */
const underRing = `(() => {
  const focused = document.activeElement;
  const style = getComputedStyle(focused);
  const [offset, width] = [parseFloat(style.outlineOffset), parseFloat(style.outlineWidth)];
  const box = focused.getBoundingClientRect();
  const grown = (by) => ({ left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by });
  const [outer, inner] = [grown(offset + width), grown(offset)];
  const found = style.outlineStyle === 'none' || width === 0 ? ['no ring'] : [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent.checkVisibility() || parent.closest('.unseen, option, script') || node.textContent.trim() === '') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const text of range.getClientRects()) {
      const touches = text.left < outer.right && text.right > outer.left && text.top < outer.bottom && text.bottom > outer.top;
      const isInside = text.left >= inner.left && text.right <= inner.right && text.top >= inner.top && text.bottom <= inner.bottom;
      if (touches && !isInside) found.push(node.textContent.trim());
    }
  }
  return found;
})()`;

const focusedName = `(() => {
  const { activeElement: focused } = document;
  return focused === document.body ? '' : focused.getAttribute('aria-label') ?? focused.labels?.[0]?.innerText ?? focused.innerText;
})()`;

suite('the history page for everybody', () => {
  const { open, opened, world } = historyPages();
  const trouble = () => ({
    text: 'The provider refused the credential. Update it.',
    remedy: { command: 'help', title: 'Update Credential' },
  });

  /** The page's own Chinese, as the extension sends it. */
  async function chinese(): Promise<Pick<BareOptions, 'locale' | 'translate'>> {
    const bundle = JSON.parse(await readFile(join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<
      string,
      string
    >;
    const translate: Translate = (message, ...args) => english.t(bundle[message] ?? assert.fail(message), ...args);
    return { locale: 'zh-CN', translate };
  }

  for (const [language, options, latest, values] of [
    [
      'English',
      async () => ({}),
      'Nov 20, 2026, 12:00 · 702 messages',
      [
        ...['heading | Production SMS · Balance History', 'heading | All-type SMS'],
        ...['9 messages', '24 messages used', 'Threshold 20 messages', 'Runs out about Mon, Nov 23'],
        ...['121,981 messages', '400 messages topped up', 'Axis does not begin at 0', 'Top-up', 'Now', 'Forecast'],
        ...['button | 7 days', 'button | Enlarge: Voice SMS', 'group | Shown balances', 'list | Signs in the charts'],
        'slider | Voice SMS from Nov 13, 2026, 12:00 to Nov 20, 2026, 12:00',
        'combobox | Account | Production SMS',
        'Date | Go to Date',
        'rowheader | Nov 20, 2026, 12:00',
      ],
    ],
    [
      'Chinese',
      chinese,
      '2026年11月20日 12:00 · 702 条',
      [
        ...['heading | Production SMS · 余量历史', '9 条', '已用 24 条', '阈值 20 条', '预计11月23日（周一）前后用完'],
        ...['121,981 条', '已充值 400 条', '纵轴不从 0 开始', '充值', '现在', '预测'],
        ...['button | 7 天', 'button | 放大：Voice SMS', 'group | 显示的余量', 'list | 图中的标记'],
        'slider | Voice SMS，2026年11月13日 12:00 至 2026年11月20日 12:00',
        'combobox | 账号 | Production SMS',
        'Date | 跳到日期',
        'rowheader | 2026年11月20日 12:00',
      ],
    ],
  ] as const) {
    test(`18.8: every value of the page is in the accessibility tree: ${language}`, async () => {
      const { page } = await open(await options());
      const told = await spoken(page);
      for (const value of values) {
        assert.ok(
          told.some((line) => `| ${line} |`.includes(`| ${value} |`)),
          `${value} is not among\n${told.join('\n')}`,
        );
      }
      const seen: unknown = await page.evaluate(WRITTEN);
      assert.ok(Array.isArray(seen) && seen.length > 100);
      const all = told.join('\n');
      assert.deepEqual(
        seen.filter((text) => !all.includes(String(text))),
        [],
      );
      // What is written above a chart is what its slider says.
      const readouts = await texts(page, '.readout');
      assert.deepEqual(
        await Promise.all((await page.getByRole('slider').all()).map((each) => each.getAttribute('aria-valuetext'))),
        readouts,
      );
      assert.equal(readouts[1], latest);
    });
  }

  test('18.8: the keys reach everything, in the order in which it stands there, and the ring covers no text', async () => {
    const source = { ...world.source, trouble };
    const { page } = await open({ account: 'marketing', source });
    const names: string[] = [];
    await page.keyboard.press('Tab');
    for (let name = String(await page.evaluate(focusedName)); name !== ''; ) {
      names.push(name);
      assert.deepEqual(await page.evaluate(underRing), [], name);
      await page.keyboard.press('Tab');
      name = String(await page.evaluate(focusedName));
    }
    const charts = ['General SMS', 'Transactional SMS'];
    assert.deepEqual(names.slice(0, -2), [
      ...[
        'Account',
        'Readings',
        'Spending',
        '24 hours',
        '7 days',
        '30 days',
        '1 year',
        'All',
        'Compare…',
        'Export…',
        'Update Credential',
      ],
      ...charts,
      ...charts.flatMap((chart) => [`Enlarge: ${chart}`, `${chart} from Nov 13, 2026, 12:00 to Nov 20, 2026, 12:00`]),
      // A date has three parts and a button.
      ...Array.from({ length: 4 }, () => 'Go to Date'),
      ...['Time', ...charts],
    ]);
    assert.deepEqual(names.slice(-2), ['Previous Page', 'Next Page']);
  });

  for (const [name, options] of [
    ['dark', {}],
    ['light', { theme: 'light' }],
    ['high contrast', { theme: 'contrast' }],
    ['high contrast, light', { theme: 'contrastLight' }],
    ['enlarged to 200 %', { zoom: 2 }],
    ['without a reading', { account: 'empty' }],
    ['with one reading', { account: 'single' }],
    ['a refused account', { account: 'wallet', source: { ...world.source, trouble } }],
    ['two accounts', { state: { accountId: 'marketing', compared: ['wallet'], range: '30d' } }],
    ['a large chart', { state: { accountId: 'production', range: '30d', large: 'production\ndev_voice' } }],
  ] as const) {
    test(`18.8: axe finds nothing on the page: ${name}`, async () => {
      const bare = await open(options);
      assert.deepEqual(await bare.axe(), []);
    });
  }

  test('18.8: axe finds nothing on the page in Chinese', async () => {
    const bare = await open(await chinese());
    assert.deepEqual(await bare.axe(), []);
  });

  for (const size of [
    { width: 1000, height: 760 },
    { width: 700, height: 600 },
  ]) {
    test(`18.8: enlarged to 200 %, a window of ${size.width} pixels cuts off nothing and scrolls one way`, async () => {
      const { page } = await open({ zoom: 2, size, range: '30d' });
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      const cut = `[...document.querySelectorAll('button, h2, strong, li, label, p')]
        .filter((each) => each.checkVisibility() && !each.matches('.unseen'))
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
        .map((each) => each.innerText)`;
      assert.deepEqual(await page.evaluate(cut), []);
    });
  }

  test('18.8: nothing on the page moves by itself, whether or not the user wants less motion', async () => {
    for (const reducedMotion of [false, true]) {
      const { page } = await open({ reducedMotion });
      await page.getByRole('button', { name: '30 days' }).click();
      await page.locator('caption', { hasText: '30 days' }).waitFor();
      const moving = `[
        ...document.getAnimations().map((each) => each.constructor.name),
        ...[...document.querySelectorAll('*')].flatMap((each) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
          const still = /^0s(?:, 0s)*$/.test(transitionDuration) && animationName === 'none' && scrollBehavior === 'auto';
          return still ? [] : [each.className];
        }),
      ]`;
      assert.deepEqual(await page.evaluate(moving), []);
    }
  });

  test('nothing was blocked by the Content-Security-Policy, nothing went wrong', () => {
    assert.deepEqual(
      opened.flatMap(({ complaints }) => complaints),
      [],
    );
    assert.ok(opened.length > 0);
  });
});
