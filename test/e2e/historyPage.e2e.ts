import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Decimal } from '../../src/balance/amount/decimal.ts';
import { historyPages, texts } from './historyPages.ts';
import { historyWorld, NOW } from './historyWorld.ts';

/** Waits until the page has drawn once more. */
function frame(page: Page): Promise<unknown> {
  return page.evaluate('new Promise(requestAnimationFrame)');
}

/** Waits until an expression holds. The page's policy lets no script of it evaluate a text, as `waitForFunction` does after its first look. */
async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate(expression))) {
    await frame(page);
  }
}

suite('the history page, without VS Code around it', () => {
  const { open, opened, world } = historyPages();

  test('each quantity has a chart with its exact amount, its threshold and when it runs out', async () => {
    const { page } = await open();
    assert.deepEqual(await texts(page, '.pane h2'), ['All-type SMS', 'Voice SMS', 'Industry SMS', 'Marketing SMS']);
    assert.deepEqual(await texts(page, '.pane strong'), [
      '9 messages',
      '702 messages',
      '121,981 messages',
      '11,683 messages',
    ]);
    assert.deepEqual(await texts(page, '.pane:first-child .facts li'), [
      '24 messages used',
      'Threshold 20 messages',
      'Runs out about Mon, Nov 23',
    ]);
    assert.equal(await page.locator('canvas').count(), 4);
  });

  test('a range is chosen by the keyboard, said aloud, and kept', async () => {
    const { page, asked } = await open();
    await page.getByRole('button', { name: '7 days' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('caption', { hasText: '30 days' }).waitFor();
    assert.ok((await texts(page, 'button[aria-pressed="true"]')).includes('30 days'));
    assert.match((await texts(page, '.summary'))[0] ?? '', /readings/);
    assert.equal(await page.locator('.summary').getAttribute('role'), 'status');
    const last = asked.at(-1);
    assert.deepEqual(last?.type === 'select' && [last.accountId, last.range], ['production', '30d']);
    assert.deepEqual(await page.evaluate('keptState()'), {
      ...{ accountId: 'production', compared: [], range: '30d', hidden: {} },
    });
  });

  test('another account is chosen', async () => {
    const { page } = await open();
    await page.getByRole('combobox', { name: 'Account' }).selectOption({ label: 'International SMS' });
    await page.locator('strong', { hasText: '¥100.15' }).waitFor();
    assert.deepEqual(await texts(page, '.pane h2'), ['Balance']);
    assert.equal(await page.locator('.quantities').isVisible(), false);
  });

  test('a quantity is hidden, which a reload of the window keeps, and shown again', async () => {
    const { page } = await open();
    const chip = page.locator('.quantities button', { hasText: 'Industry SMS' });
    await chip.click();
    assert.deepEqual(await texts(page, '.pane h2'), ['All-type SMS', 'Voice SMS', 'Marketing SMS']);
    assert.deepEqual(await texts(page, 'thead th'), ['Time', 'All-type SMS', 'Voice SMS', 'Marketing SMS', 'Note']);
    assert.equal(await chip.getAttribute('aria-pressed'), 'false');
    assert.deepEqual(await texts(page, ':focus'), ['Industry SMS'], 'it keeps the focus');
    const state = await page.evaluate('keptState()');
    const again = await open({ state });
    assert.deepEqual(await texts(again.page, '.pane h2'), ['All-type SMS', 'Voice SMS', 'Marketing SMS']);
    await again.page.locator('.quantities button', { hasText: 'Industry SMS' }).click();
    assert.equal(await again.page.locator('.pane').count(), 4);
    assert.equal((await texts(again.page, '.pane h2'))[2], 'Industry SMS');
  });

  test('the arrow keys go from reading to reading, in every chart at once', async () => {
    const { page } = await open();
    const plot = page.getByRole('slider').first();
    await plot.focus();
    assert.equal(await plot.getAttribute('aria-valuetext'), 'Nov 20, 2026, 12:00 · 9 messages');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await plot.getAttribute('aria-valuetext'), 'Nov 20, 2026, 11:45 · 9 messages');
    assert.equal((await texts(page, '.readout'))[3], 'Nov 20, 2026, 11:45 · 11,687 messages');
    await page.keyboard.press('Home');
    assert.equal(await plot.getAttribute('aria-valuenow'), '1');
    assert.match((await plot.getAttribute('aria-valuetext')) ?? '', /^Nov 13, 2026, 12:00 · 33 messages$/);
    await page.keyboard.press('End');
    assert.equal(await plot.getAttribute('aria-valuenow'), await plot.getAttribute('aria-valuemax'));
  });

  test('the table has the same readings, failures and top-ups, a page at a time', async () => {
    const { page } = await open();
    await page.locator('tbody tr').first().waitFor();
    const [first = ''] = await texts(page, 'tbody tr');
    assert.deepEqual(first.trim().split('\t'), ['Nov 20, 2026, 12:00', '9', '702', '121,981', '11,683']);
    assert.deepEqual(await texts(page, 'caption'), ['Readings of Production SMS, 7 days']);
    assert.equal(await page.locator('tbody th[scope="row"]').count(), 50);
    assert.match((await texts(page, '.pager span'))[0] ?? '', /^1 to 50 of \d+$/);
    const notes = async () => (await texts(page, 'tbody td:last-child')).filter((note) => note !== '');
    const found: string[] = [];
    const older = page.getByRole('button', { name: 'Next Page' });
    while ((await older.getAttribute('aria-disabled')) === 'false') {
      await older.click();
      found.push(...(await notes()));
    }
    assert.deepEqual(found, ['No reading: no connection', 'Top-up of Voice SMS: +400 messages']);
  });

  test('a year of readings at five minutes is thinned to the width of the charts', async () => {
    const { page, asked } = await open({ account: 'year', range: '1y', size: { width: 1280, height: 900 } });
    assert.match((await texts(page, '.summary'))[0] ?? '', /^[1-9],\d{3} of 103,621 readings are shown/);
    await page.locator('tbody tr').nth(49).waitFor();
    assert.equal(await page.locator('tbody tr').count(), 50);
    // Thinned for the width that the page has, it is not asked for again when the charts are laid out.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    assert.deepEqual(
      asked.map(({ type }) => type),
      ['ready'],
    );
    assert.ok((asked[0]?.type === 'ready' ? asked[0].columns : 0) >= 1_000);
  });

  test('14.5: a window that is wider than its charts asks for no more readings than these have room for', async () => {
    const { page, asked } = await open({ account: 'year', range: '1y', size: { width: 2_500, height: 900 } });
    const width = Number(await page.evaluate("document.querySelector('.panes').clientWidth"));
    const columns = asked[0]?.type === 'ready' ? asked[0].columns : 0;
    assert.ok(columns >= width && columns < 1.05 * width, `${columns} for ${width} pixels`);
  });

  test('no reading, one reading, and no account look deliberate', async () => {
    const empty = await open({ account: 'empty', range: 'all' });
    assert.match((await texts(empty.page, '.empty'))[0] ?? '', /^No reading yet/);
    assert.equal(await empty.page.locator('table').isVisible(), false);
    assert.equal((await texts(empty.page, 'option:checked'))[0], '<b>No reading</b>', 'names are text');
    await empty.page.getByRole('button', { name: '24 hours' }).click();
    await empty.page.locator('caption', { hasText: '24 hours' }).waitFor({ state: 'attached' });
    assert.match((await texts(empty.page, '.empty'))[0] ?? '', /^No reading yet/, 'a longer time has none either');
    const one = await open({ account: 'single', range: '24h' });
    assert.deepEqual(await texts(one.page, '.summary'), ['1 reading']);
    assert.equal(await one.page.locator('tbody tr').count(), 1);
    const none = await open({ source: historyWorld([]).source });
    assert.deepEqual(await texts(none.page, '.empty'), ['There is no account yet. Run the command Add Account.']);
    assert.equal(await none.page.locator('.controls').isVisible(), false);
  });

  test('C13: the page of a refused account names the fault, and offers what helps', async () => {
    const text = 'The provider refused the credential. Update it.';
    const refused = {
      ...world.source,
      trouble: () => ({ text, remedy: { command: 'help', title: 'Update Credential' } }),
    };
    const { page, asked } = await open({ account: 'empty', range: '30d', source: refused });
    assert.deepEqual(await texts(page, '.trouble span'), [text]);
    assert.equal(await page.locator('.empty').isVisible(), false, 'a longer time would not help');
    await page.getByRole('button', { name: 'Update Credential' }).click();
    assert.deepEqual(asked.at(-1), { type: 'remedy', accountId: 'empty' });
    const well = await open({ account: 'empty', range: '30d' });
    assert.equal(await well.page.locator('.trouble').isVisible(), false);
  });

  test('a reading that comes in is shown without taking the focus or the place in the table', async () => {
    const live = historyWorld();
    const bare = await open({ source: live.source });
    const { page } = bare;
    await page.getByRole('button', { name: 'Next Page' }).click();
    const place = await texts(page, '.pager span');
    const plot = page.getByRole('slider').first();
    await plot.focus();
    const quantities = live.source.rows('production', NOW, NOW + 1)?.readings()[0]?.quantities ?? [];
    live.add('production', {
      at: NOW + 60_000,
      quantities: quantities.map((each) => (each.key === 'dev_balance' ? { ...each, amount: '8' as Decimal } : each)),
    });
    await bare.resend(NOW + 60_000);
    await page.locator('strong', { hasText: /^8 messages$/ }).waitFor();
    assert.match((await page.locator(':focus').getAttribute('aria-label')) ?? '', /^All-type SMS/);
    assert.equal((await texts(page, '.pager span'))[0]?.split(' of ')[0], place[0]?.split(' of ')[0]);
  });

  test('another theme is drawn at once, in its own colours', async () => {
    const bare = await open({ account: 'wallet' });
    const pixels = `(() => {
      const { width, height } = document.querySelector('canvas');
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      context.drawImage(document.querySelector('canvas'), 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const seen = new Set();
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 255) seen.add(data.slice(at, at + 3).join());
      }
      return [...seen];
    })()`;
    const colors: Record<string, string> = { dark: '55,148,255', light: '26,133,255', contrast: '89,164,249' };
    for (const theme of ['dark', 'light', 'contrast', 'dark'] as const) {
      await bare.setTheme(theme);
      const wanted = colors[theme] ?? '';
      await until(bare.page, `${pixels}.includes('${wanted}')`);
      const others = Object.values(colors).filter((color) => color !== wanted);
      const seen: unknown = await bare.page.evaluate(pixels);
      assert.ok(Array.isArray(seen) && others.every((other) => !seen.includes(other)), theme);
    }
  });

  test('a wider window asks for more readings, a narrow one does not scroll sideways', async () => {
    const { page, asked } = await open({ size: { width: 420, height: 800 } });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
    const before = asked.length;
    await page.setViewportSize({ width: 1200, height: 800 });
    await until(page, 'document.querySelector("canvas").clientWidth > 900');
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
    assert.ok(asked.length > before);
  });

  test('the export is asked for with the shown account and time', async () => {
    const { page, asked } = await open({ account: 'wallet' });
    await page.getByRole('button', { name: 'Export…' }).click();
    await frame(page);
    assert.deepEqual(asked.at(-1), { type: 'export', accountId: 'wallet', range: '7d' });
  });

  test('Chinese texts and dates', async () => {
    const translate = (message: string): string => (message === '{0} used' ? '已用 {0}' : message);
    const { page } = await open({ locale: 'zh-cn', translate });
    assert.equal((await texts(page, '.facts li'))[0], '已用 24 messages');
    assert.match((await texts(page, 'tbody th'))[0] ?? '', /^2026年11月20日 12:00$/);
    assert.equal(await page.evaluate('document.documentElement.lang'), 'zh-cn');
  });

  test('nothing was blocked by the Content-Security-Policy, nothing went wrong', () => {
    assert.deepEqual(
      opened.flatMap(({ complaints }) => complaints),
      [],
    );
    assert.ok(opened.length > 0);
  });
});
