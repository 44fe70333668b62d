import { type HistoryModel, historyModel } from '../../balance/history/historyModel.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Range, ToPage } from '../../webview/protocol.ts';
import type { HistorySource } from './source.ts';

/** What the page wants to see; `columns` is the width of its charts in pixels. */
export interface HistoryWish {
  readonly accountId: string | undefined;
  readonly range: Range;
  readonly columns: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SPANS: Readonly<Record<Exclude<Range, 'all'>, number>> = {
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
  '1y': 365 * DAY_MS,
};

/** The message that shows what was wished for; another account where there is none of that id. */
export function historyAnswer(source: HistorySource, wish: HistoryWish, now: number): ToPage {
  const accounts = source.accounts();
  const account = accounts.find(({ id }) => id === wish.accountId) ?? accounts[0];
  const notice = source.notice();
  return {
    type: 'history',
    accounts: accounts.map(({ id, name }) => ({ id, name: plainText(name) })),
    ...(account === undefined
      ? {}
      : { shown: { accountId: account.id, range: wish.range, model: modelFor(source, account.id, wish, now) } }),
    ...(notice === undefined ? {} : { notice }),
  };
}

function modelFor(
  source: HistorySource,
  accountId: string,
  { range, columns }: HistoryWish,
  now: number,
): HistoryModel {
  // A reading of this very moment belongs to it.
  const toMs = now + 1;
  const rows = source.rows(accountId, range === 'all' ? 0 : now - SPANS[range], toMs);
  const fromMs = range === 'all' ? Math.min(rows.at[0] ?? now, now - HOUR_MS) : now - SPANS[range];
  return historyModel({
    rows,
    marks: source.events(accountId, 0, toMs),
    quantities: source.quantities(accountId),
    columns: { fromMs, toMs, count: columns },
  });
}
