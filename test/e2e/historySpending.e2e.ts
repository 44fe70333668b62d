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
});
