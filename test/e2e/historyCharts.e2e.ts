import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { launchBrowser } from '../hosts/browser.ts';
import { buildPage, openBarePage } from './barePage.ts';
import { historyPages, texts } from './historyPages.ts';
import { NOW } from './historyWorld.ts';

const DAY_MS = 24 * 3_600_000;

/** Counts how often a chart is drawn, which begins with an empty canvas. */
const DRAWINGS = `{
  globalThis.drawings = 0;
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    drawings++;
    clearRect.apply(this, area);
  };
}`;

suite('the charts of the history page', () => {
  const { open, opened, world } = historyPages();

  test('14.5: charts are drawn once, also where they make the page longer than its window', async () => {
    const browser = await launchBrowser({ hasScrollbars: true });
    try {
      const bare = await openBarePage(browser, await buildPage(), {
        source: world.source,
        now: NOW,
        initScript: DRAWINGS,
      });
      await bare.page.locator('.pane').first().waitFor();
      await bare.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      const [height, drawings] = await Promise.all(
        ['document.documentElement.scrollHeight', 'drawings'].map(async (each) => await bare.page.evaluate(each)),
      );
      assert.ok(Number(height) > 760, String(height));
      assert.equal(drawings, 4);
    } finally {
      await browser.close();
    }
  });

  test('18.4: every chart has dates', async () => {
    const bare = await open();
    const days = (await bare.labels()).filter((label) => label.startsWith('Nov '));
    const each = days.length / 4;
    assert.ok(each >= 5, days.join());
    assert.deepEqual(days.slice(0, each), days.slice(3 * each));
  });

  test('18.4: a year of forty days is drawn from their first one on', async () => {
    const young = {
      ...world.source,
      rows: (id: string, from: number, to: number) => world.source.rows(id, Math.max(from, NOW - 40 * DAY_MS), to),
    };
    const bare = await open({ account: 'marketing', range: '1y', source: young });
    const shown = (await bare.labels()).filter((label) => /^[A-Z][a-z]{2} \d+$/.test(label));
    assert.deepEqual([shown[0], shown.includes('Nov 16')], ['Oct 12', true], shown.join());
    assert.match((await bare.page.getByRole('slider').first().getAttribute('aria-label')) ?? '', /from Oct 11, 2026/);
  });

  test('18.4: an axis that does not begin at 0 says so, and only such a one', async () => {
    const { page } = await open();
    const cut = async () => await texts(page, '.pane:has(.cut) h2');
    assert.deepEqual(await cut(), ['Industry SMS', 'Marketing SMS']);
    assert.deepEqual(await texts(page, '.cut'), ['Axis does not begin at 0', 'Axis does not begin at 0']);
  });

  test('18.4: a top-up is marked, named, explained, and told where it is pointed at', async () => {
    const bare = await open();
    const { page } = bare;
    assert.ok((await bare.labels()).includes('Top-up +400 messages'));
    assert.ok((await texts(page, '.legend li')).includes('Top-up'));
    assert.deepEqual(await texts(page, '.topped-up'), ['400 messages topped up']);
    const voice = page.locator('.pane').nth(1);
    const box = (await voice.locator('.u-over').boundingBox()) ?? assert.fail();
    const told: string[] = [];
    for (let x = 2; x < box.width; x += 8) {
      await page.mouse.move(box.x + x, box.y + box.height / 2);
      const [, text = ''] = await texts(page, '.readout');
      told.push(...(text.includes('Top-up') ? [text] : []));
    }
    assert.ok(told.length >= 1 && told.length <= 2, told.join());
    assert.match(told[0] ?? '', /^Nov 16, 2026, \d\d:\d\d · 7\d\d messages · Top-up \+400 messages$/);
  });

  test('18.4: the signs of the charts are explained, and no others', async () => {
    const { page } = await open();
    assert.deepEqual(await texts(page, '.legend li'), [
      ...['Reading', 'Top-up', 'Threshold', 'No reading', 'Now', 'Forecast', 'Runs out'],
    ]);
    await page.getByRole('combobox', { name: 'Account' }).selectOption({ label: 'One reading' });
    await page.locator('strong', { hasText: '9,410 messages' }).waitFor();
    assert.deepEqual(await texts(page, '.legend li'), ['Reading']);
  });

  test('18.4: pointing at the forecast tells the forecast, and so do the keys', async () => {
    const { page } = await open();
    const box = (await page.locator('.u-over').first().boundingBox()) ?? assert.fail();
    const readout = async () => (await texts(page, '.readout'))[0] ?? '';
    await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
    assert.equal(await readout(), 'Runs out about Mon, Nov 23');
    await page.mouse.move(box.x + box.width * 0.85, box.y + box.height / 2);
    assert.match(await readout(), /^Forecast for Nov 2[12], 2026, \d\d:\d\d: about [456] messages$/);
    const plot = page.getByRole('slider').first();
    await page.mouse.move(0, 0);
    await plot.focus();
    await page.keyboard.press('ArrowRight');
    assert.match(
      (await plot.getAttribute('aria-valuetext')) ?? '',
      /^Forecast for Nov 20, 2026, 15:00: about 9 messages$/,
    );
    await page.keyboard.press('End');
    assert.equal(await plot.getAttribute('aria-valuetext'), 'Runs out about Mon, Nov 23');
  });

  test('18.4: a chart is shown alone and large, which a reload keeps, and all are shown again', async () => {
    const { page } = await open();
    const enlarge = page.getByRole('button', { name: 'Enlarge: Voice SMS' });
    const height = async () => Number(await page.evaluate('document.querySelector("canvas").clientHeight'));
    const before = await height();
    await enlarge.click();
    assert.deepEqual(await texts(page, '.pane h2'), ['Voice SMS']);
    assert.ok((await height()) > 2 * before);
    assert.equal(await enlarge.getAttribute('aria-pressed'), 'true');
    assert.equal(await page.locator(':focus').getAttribute('aria-label'), 'Enlarge: Voice SMS', 'it keeps the focus');
    assert.deepEqual(await texts(page, 'thead th'), ['Time', 'Voice SMS', 'Note']);
    assert.equal(await page.locator('.quantities').isVisible(), false);
    const again = await open({ state: await page.evaluate('keptState()') });
    assert.deepEqual(await texts(again.page, '.pane h2'), ['Voice SMS']);
    await again.page.getByRole('button', { name: 'Enlarge: Voice SMS' }).click();
    assert.equal(await again.page.locator('.pane').count(), 4);
    assert.match(await again.page.locator(':focus').getAttribute('aria-label').then(String), /Voice SMS/);
  });

  test('nothing was blocked by the Content-Security-Policy, nothing went wrong', () => {
    assert.deepEqual(
      opened.flatMap(({ complaints }) => complaints),
      [],
    );
    assert.ok(opened.length > 0);
  });
});
