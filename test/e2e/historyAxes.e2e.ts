import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Decimal } from '../../src/balance/amount/decimal.ts';
import type { Unit } from '../../src/balance/amount/quantity.ts';
import { rowsOf } from '../../src/balance/readings/rows.ts';
import type { HistorySource } from '../../src/ui/history/source.ts';
import type { BareOptions, BarePage } from './barePage.ts';
import { historyPages } from './historyPages.ts';
import { NOW } from './historyWorld.ts';

const HOUR_MS = 3_600_000;

/** One account whose amounts were read an hour after one another, the last one `now`. */
function sourceOf(amounts: readonly string[], unit: Unit, now = NOW): HistorySource {
  const readings = amounts.map((amount, index) => ({
    at: now - (amounts.length - 1 - index) * HOUR_MS,
    quantities: [{ key: 'balance', amount: amount as Decimal, unit }],
  }));
  return {
    accounts: () => [{ id: 'a', name: 'Account', provider: 'submail', product: 'sms' }],
    rows: (_id, fromMs, toMs) => rowsOf(readings.filter(({ at }) => at >= fromMs && at < toMs)),
    events: () => [],
    quantities: () => [{ key: 'balance', label: 'Balance' }],
    trouble: () => undefined,
    notice: () => undefined,
    onDidChange: () => ({ dispose: () => undefined }),
  };
}

const quadrillions = (count: number): string => (count * 1e15).toLocaleString('en');

suite('the axes of the history page', () => {
  const pages = historyPages();

  async function open(source: HistorySource, range: string, more: Partial<BareOptions> = {}): Promise<BarePage> {
    return await pages.open({ account: 'a', range, source, ...more });
  }

  for (const [first, last, unit, shown] of [
    ['8.000000000000002', '8', 'CNY', '0 1 2 3 4 5 6 7 8'],
    ['9007199254740994', '9007199254740992', 'messages', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(quadrillions).join(' ')],
    ['0.5000000000002', '0.5000000000001', 'CNY', '0.0 0.1 0.2 0.3 0.4 0.5'],
    [
      '121981.0002',
      '121981.0001',
      'CNY',
      [...[0, 2, 4, 6, 8].map((digit) => `121,981.0001${digit}`), '121,981.00020'].join(' '),
    ],
    ['22', '0', 'CNY', '0.0 2.5 5.0 7.5 10.0 12.5 15.0 17.5 20.0 22.5'],
    ['22', '0', 'messages', '0 5 10 15 20'],
    ['4.8', '3', 'CNY', '3.00 3.25 3.50 3.75 4.00 4.25 4.50 4.75'],
  ] as const) {
    test(`C12: ${first} and ${last} ${unit} are drawn at once, and labels say where they stand`, async () => {
      const source = sourceOf([first, last], unit);
      const bare = await open(source, '24h');
      const drawn = await bare.labels();
      assert.deepEqual(bare.complaints, []);
      assert.deepEqual(drawn.filter((label) => /^[\d.,]+$/.test(label)).join(' '), shown);
      await bare.resend(NOW);
      assert.deepEqual(await bare.labels(), drawn);
    });
  }

  test('C12: where summer time begins at midnight each day has one label', async () => {
    // In Santiago it begins on 6 September 2026.
    const amounts = Array.from({ length: 9 * 24 }, (_, hour) => String(900 - hour));
    const now = Date.UTC(2026, 8, 9, 12);
    const source = sourceOf(amounts, 'messages', now);
    const bare = await open(source, '7d', { now, timeZone: 'America/Santiago' });
    const days = (await bare.labels()).filter((label) => label.startsWith('Sep '));
    assert.deepEqual(days, ['Sep 3', 'Sep 4', 'Sep 5', 'Sep 6', 'Sep 7', 'Sep 8', 'Sep 9']);
  });
});
