import type { Decimal } from '../../../src/balance/amount/decimal.ts';
import type { HistoryModel, HistorySeries } from '../../../src/balance/history/historyModel.ts';
import type { Cell } from '../../../src/balance/readings/rows.ts';

/** A series of messages with one cell for each row. */
export function seriesOf(cells: readonly (string | null)[], more: Partial<HistorySeries> = {}): HistorySeries {
  return {
    key: 'sms',
    label: 'SMS',
    unit: 'messages',
    cells: cells.map((cell) => (cell ?? 'not-allocated') as Cell),
    topUps: [],
    ...more,
  };
}

/** A model of [0, 1000] ms. */
export function modelOf(at: readonly number[], series: HistorySeries, more: Partial<HistoryModel> = {}): HistoryModel {
  return { fromMs: 0, toMs: 1_000, total: at.length, at, series: [series], failures: [], ...more };
}

export function decimal(text: string): Decimal {
  return text as Decimal;
}
