import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { historyPages, texts } from './historyPages.ts';

suite('the table of the history page, and accounts side by side', () => {
  const { open, opened, world } = historyPages();

  test('18.4: accounts are compared on one time axis and in one table, each with its own trouble', async () => {
    const source = {
      ...world.source,
      trouble: (id: string) =>
        id === 'wallet' ? { text: 'The provider refused the credential. Update it.' } : undefined,
    };
    const { page, asked } = await open({ account: 'marketing', source, compared: ['wallet'] });
    await page.getByRole('button', { name: 'Compare…' }).click();
    await page.locator('h2', { hasText: 'International SMS · Balance' }).waitFor();
    assert.deepEqual(asked.at(-1), { type: 'compare', accountId: 'marketing' });
    assert.deepEqual(await texts(page, '.pane h2'), [
      'Marketing SMS · General SMS',
      'Marketing SMS · Transactional SMS',
      'International SMS · Balance',
    ]);
    assert.deepEqual(await texts(page, '.pane strong'), ['9,410 messages', '9,775 messages', '¥100.15']);
    assert.deepEqual(await texts(page, '.trouble span'), [
      'International SMS: The provider refused the credential. Update it.',
    ]);
    const [newest = '', second = ''] = await texts(page, 'tbody tr');
    assert.deepEqual(newest.trim().split('\t'), ['Nov 20, 2026, 12:00', '9,410', '9,775']);
    assert.deepEqual(second.trim().split('\t'), ['Nov 20, 2026, 12:00', '', '', '¥100.15']);
    assert.match((await texts(page, 'tbody tr.failure')).join(), /International SMS: No reading since: the credential/);
    assert.deepEqual(await texts(page, 'h1'), ['Marketing SMS, International SMS · Balance History']);
    const state = await page.evaluate('keptState()');
    const again = await open({ state, source });
    assert.equal(await again.page.locator('.pane').count(), 3, 'a reload of the window keeps it');
  });

  test('18.4: the table is sorted by its heads, and by the keyboard', async () => {
    const { page } = await open({ account: 'wallet', range: '30d' });
    const amounts = async () => (await texts(page, 'tbody td.amount')).slice(0, 2);
    await page.getByRole('button', { name: 'Balance', exact: true }).focus();
    await page.keyboard.press('Enter');
    const least = await amounts();
    assert.equal(await page.locator('th[aria-sort="ascending"]').textContent(), 'Balance');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('th[aria-sort="descending"]').textContent(), 'Balance');
    const greatest = await amounts();
    const number = (text = '') => Number(text.replace(/[^\d.]/g, ''));
    assert.ok(number(greatest[0]) > number(least[0]), `${least} ${greatest}`);
    assert.ok(number(least[0]) <= number(least[1]) && number(greatest[0]) >= number(greatest[1]));
    await page.getByRole('button', { name: 'Time' }).click();
    assert.match((await texts(page, 'tbody th'))[0] ?? '', /^Oct 21, 2026/);
    await page.getByRole('button', { name: 'Time' }).click();
    assert.match((await texts(page, 'tbody th'))[0] ?? '', /^(?:since )?Nov 20, 2026/);
  });

  test('18.4: the table jumps to a date, also where it was sorted by amounts', async () => {
    const { page } = await open({ account: 'marketing', range: '30d' });
    const date = page.getByLabel('Go to Date');
    assert.deepEqual([await date.getAttribute('min'), await date.getAttribute('max')], ['2026-10-21', '2026-11-20']);
    await date.fill('2026-11-03');
    assert.equal((await texts(page, 'tbody th'))[0], 'Nov 3, 2026, 23:00');
    await page.getByRole('button', { name: 'General SMS' }).last().click();
    await date.fill('2026-11-05');
    assert.equal((await texts(page, 'tbody th'))[0], 'Nov 5, 2026, 23:00');
    await page.getByRole('button', { name: 'Previous Page' }).click();
    assert.match((await texts(page, 'tbody th')).at(-1) ?? '', /^Nov 6, 2026, 00:00$/);
  });

  test('nothing was blocked by the Content-Security-Policy, nothing went wrong', () => {
    assert.deepEqual(
      opened.flatMap(({ complaints }) => complaints),
      [],
    );
    assert.ok(opened.length > 0);
  });
});
