import type { HistoryMark } from '../balance/failureSpans.ts';
import type { QuantityInfo } from '../balance/historyModel.ts';
import type { HistoryRows } from '../balance/historyRows.ts';
import type { Reading } from '../balance/quantity.ts';
import type { Event } from '../base/event.ts';

/** An account that has a history. */
export interface HistoryAccount {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly product: string;
}

/** Where the history panel and the export get what they show. Times are wall-clock milliseconds since 1970. */
export interface HistorySource {
  /** In the order in which they are shown. */
  accounts(): readonly HistoryAccount[];
  /** Readings from `fromMs` (inclusive) to `toMs` (exclusive), oldest first. */
  readings(accountId: string, fromMs: number, toMs: number): readonly Reading[];
  /** The same readings by column, for the chart; a year of them is there within 50 ms. */
  rows(accountId: string, fromMs: number, toMs: number): HistoryRows;
  /** Beginnings and ends of troubles in the same range, oldest first. */
  events(accountId: string, fromMs: number, toMs: number): readonly HistoryMark[];
  /** The product's quantities in order, each with its label, its threshold as an amount, and its forecast if there are any. */
  quantities(accountId: string): readonly QuantityInfo[];
  /** Why the history is not all that it could be, in a sentence for the user; `undefined` when all is well. */
  notice(): string | undefined;
  /** The ids of accounts whose readings, events, names, thresholds or forecasts may have changed. May come too often. */
  readonly onDidChange: Event<readonly string[]>;
}
