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
