import { type HistoryModel, historyModel } from '../../balance/history/historyModel.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import type { Range, ShownHistory, ToPage } from '../../webview/protocol.ts';
import type { HistorySource } from './source.ts';

/** What the page wants to see; `columns` is the width of its charts in pixels. */
export interface HistoryWish {
  readonly accountId: string | undefined;
  readonly range: Range;
  readonly columns: number;
}

/** How long the ranges are that begin before now. */
export const SPANS: Readonly<Record<Exclude<Range, 'all'>, number>> = {
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
  '1y': 365 * DAY_MS,
};

/**
 * The message that shows what was wished for; another account where there is none of that id. `undefined` while a lock is
 * in the way of the history.
 */
export function historyAnswer(source: HistorySource, wish: HistoryWish, now: number): ToPage | undefined {
  const accounts = source.accounts();
  const account = accounts.find(({ id }) => id === wish.accountId) ?? accounts[0];
  const notice = source.notice();
  const shown = account && shownFor(source, account.id, wish, now);
  if (account !== undefined && shown === undefined) {
    return undefined;
  }
  return {
    type: 'history',
    accounts: accounts.map(({ id, name }) => ({ id, name: plainText(name) })),
    ...(shown === undefined ? {} : { shown }),
    ...(notice === undefined ? {} : { notice }),
  };
}

function shownFor(source: HistorySource, accountId: string, wish: HistoryWish, now: number): ShownHistory | undefined {
  const model = modelFor(source, accountId, wish, now);
  // Asked for when there is nothing to show alone: it reads everything.
  const all = model?.total === 0 ? source.rows(accountId, 0, now + 1) : undefined;
  const { text, remedy } = source.trouble(accountId) ?? {};
  return (
    model && {
      accountId,
      range: wish.range,
      model,
      ...(all !== undefined && all.at.length > 0 ? { isOlder: true } : {}),
      ...(text === undefined ? {} : { trouble: { text, ...(remedy && { remedy: remedy.title }) } }),
    }
  );
}

function modelFor(
  source: HistorySource,
  accountId: string,
  { range, columns }: HistoryWish,
  now: number,
): HistoryModel | undefined {
  // A reading of this very moment belongs to it.
  const toMs = now + 1;
  const rows = source.rows(accountId, range === 'all' ? 0 : now - SPANS[range], toMs);
  const marks = source.events(accountId, 0, toMs);
  if (rows === undefined || marks === undefined) {
    return undefined;
  }
  const fromMs = range === 'all' ? Math.min(rows.at[0] ?? now, now - HOUR_MS) : now - SPANS[range];
  return historyModel({
    rows,
    marks,
    quantities: source.quantities(accountId),
    columns: { fromMs, toMs, count: columns },
  });
}
