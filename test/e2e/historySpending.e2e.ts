import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { historyPages, texts } from './historyPages.ts';

suite('the spending on the history page', () => {
  const { open } = historyPages();

  test('23.1: bars and a table for each quantity, by month, week and day', async () => {
    const bare = await open();
    const { page } = bare;
    await page.getByRole('button', { name: 'Spending' }).click();
    await page.locator('.spent').first().waitFor();
    const [label] = await texts(page, '.spent h2');
    assert.ok(label !== undefined && label !== '');
    assert.equal(await page.locator('.history').isVisible(), false);
    for (const [name, period] of [
      ['Days', 'day'],
      ['Weeks', 'week'],
      ['Months', 'month'],
    ] as const) {
      await page.getByRole('button', { name }).click();
      await page
        .getByRole('columnheader', { name: name.slice(0, -1), exact: true })
        .first()
        .waitFor();
      const rows = await page.locator('.spent').first().locator('tbody tr').count();
      assert.equal(await page.locator('.spent').first().locator('rect').count(), rows);
      const last = bare.asked.at(-1);
      assert.equal(last?.type === 'select' ? last.period : undefined, period);
    }
    assert.deepEqual(bare.complaints, []);
    assert.deepEqual(await bare.axe(), []);
  });

  test('23.1: it is exported and copied by what is shown, and the readings come back', async () => {
    const bare = await open();
    const { page } = bare;
    await page.getByRole('button', { name: 'Spending' }).click();
    await page.locator('.spent').first().waitFor();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByRole('button', { name: 'Export…' }).click();
    assert.deepEqual(bare.asked.slice(-2), [
      { type: 'copySpending', period: 'month' },
      { type: 'exportSpending', period: 'month' },
    ]);
    await page.getByRole('button', { name: 'Readings' }).click();
    await page.locator('.history').waitFor();
    assert.equal(await page.locator('.spending').isVisible(), false);
  });

  test('23.1: a narrow page shows every column', async () => {
    for (const period of ['Days', 'Months']) {
      const bare = await open({ size: { width: 420, height: 800 } });
      const { page } = bare;
      await page.getByRole('button', { name: 'Spending' }).click();
      await page.getByRole('button', { name: period }).click();
      await page
        .getByRole('columnheader', { name: period.slice(0, -1), exact: true })
        .first()
        .waitFor();
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      const hidden = `[...document.querySelectorAll('.spent thead th')]
        .filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.innerText)`;
      assert.deepEqual(await page.evaluate(hidden), []);
      assert.deepEqual(await bare.axe(), []);
    }
  });

  test('23.1: a table that is still wider than the page moves by the keyboard, and says what it is', async () => {
    const bare = await open({ size: { width: 220, height: 800 } });
    const { page } = bare;
    await page.getByRole('button', { name: 'Spending' }).click();
    const table = page.locator('.spent .scroll[tabindex="0"]').first();
    await table.waitFor();
    assert.equal(await table.getAttribute('aria-label'), (await texts(page, '.spent h2'))[0]);
    await table.focus();
    const moved = page.evaluate(
      'new Promise((done) => document.activeElement.addEventListener("scroll", ({ target }) => done(target.scrollLeft)))',
    );
    await page.keyboard.press('ArrowRight');
    assert.ok(Number(await moved) > 0);
    assert.deepEqual(await bare.axe(), []);
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.locator('.spent:first-of-type .scroll:not([tabindex])').waitFor();
  });

  test('23.6: whoever comes back from it asks for the readings once, as wide as the charts are', async () => {
    const bare = await open();
    const { page } = bare;
    await page.locator('.plot canvas').first().waitFor();
    const ready = bare.asked.at(-1);
    await page.getByRole('button', { name: 'Spending' }).click();
    await page.locator('.spent').first().waitFor();
    assert.equal(await page.locator('.quantities').isVisible(), false);
    const before = bare.asked.length;
    await page.getByRole('button', { name: 'Readings' }).click();
    await page.locator('.history').waitFor();
    await bare.labels();
    const asked = bare.asked.slice(before);
    assert.equal(asked.length, 1);
    const width = await page.evaluate("document.querySelector('.panes').clientWidth");
    const columns = asked.map((message) => (message.type === 'select' ? message.columns : undefined));
    assert.deepEqual([ready?.type, columns], ['ready', [width]]);
    assert.equal(await page.locator('.quantities').isVisible(), true);
  });
});
