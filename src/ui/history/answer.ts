import { failureSpans } from '../../balance/history/failureSpans.ts';
import { type HistoryModel, historyModel } from '../../balance/history/historyModel.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Period } from '../../balance/text/zone.ts';
import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import type { HistoryMessage, Range, ShownHistory } from '../../webview/base/protocol.ts';
import type { HistorySource } from './source.ts';

/** What the page wants to see; `columns` is the width of its charts in pixels. */
export interface HistoryWish {
  readonly accountId: string | undefined;
  /** The accounts that are shown beside it. */
  readonly compared: readonly string[];
  readonly range: Range;
  /** What spending is told by, where it is shown in place of the readings. */
  readonly period?: Period | undefined;
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
export function historyAnswer(source: HistorySource, wish: HistoryWish, now: number): HistoryMessage | undefined {
  const accounts = source.accounts();
  const account = accounts.find(({ id }) => id === wish.accountId) ?? accounts[0];
  const notice = source.notice();
  const others = accounts.filter(({ id }) => id !== account?.id && wish.compared.includes(id));
  const histories = [...(account === undefined ? [] : [account]), ...others].map(({ id }) =>
    shownFor(source, id, wish, now),
  );
  if (histories.includes(undefined)) {
    return undefined;
  }
  const [shown, ...compared] = histories.filter((history) => history !== undefined);
  return {
    type: 'history',
    accounts: accounts.map(({ id, name }) => ({ id, name: plainText(name) })),
    ...(shown === undefined ? {} : { shown }),
    compared,
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
  const earliest = range === 'all' ? 0 : now - SPANS[range];
  const rows = source.rows(accountId, earliest, toMs);
  const marks = source.events(accountId, 0, toMs);
  if (rows === undefined || marks === undefined) {
    return undefined;
  }
  const [failure] = failureSpans(marks, { fromMs: earliest, toMs, count: Number.POSITIVE_INFINITY });
  // Nothing is drawn of a time of which nothing is known.
  const known = Math.min(rows.at[0] ?? now, failure?.fromMs ?? now);
  return historyModel({
    rows,
    marks,
    quantities: source.quantities(accountId),
    columns: { fromMs: Math.min(known, now - HOUR_MS), toMs, count: columns },
  });
}
