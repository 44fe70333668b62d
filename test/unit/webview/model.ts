import type { Decimal } from '../../../src/balance/amount/decimal.ts';
import type { HistoryModel, HistorySeries } from '../../../src/balance/history/historyModel.ts';
import type { Cell } from '../../../src/balance/readings/rows.ts';
import type { ShownQuantity } from '../../../src/webview/base/quantities.ts';

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

/** A quantity on the page. */
export function shownOf(
  model: HistoryModel,
  series: HistorySeries | undefined = model.series[0],
  more: Partial<ShownQuantity> = {},
): ShownQuantity {
  const shown = series ?? seriesOf([]);
  const accountId = more.accountId ?? 'a';
  return {
    ...{ accountId, model, series: shown, id: `${accountId}\n${shown.key}`, label: shown.label, color: 'blue' },
    ...more,
  };
}

export function decimal(text: string): Decimal {
  return text as Decimal;
}
