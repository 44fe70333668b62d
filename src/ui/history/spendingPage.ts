import { plainText } from '../../balance/text/plainText.ts';
import type { Period } from '../../balance/text/zone.ts';
import type { HistoryMessage, ShownSpending } from '../../webview/base/protocol.ts';
import { leftOutTexts, spendingHeads, spendingLines } from '../../wording/spendingText.ts';
import { type HistoryWish, historyAnswer } from './answer.ts';
import { type SpendingParts, spendingOf } from './spending.ts';

/** The message that shows what was wished for: readings, or what was spent. `undefined` while a lock is in the way of the history. */
export function pageAnswer(wish: HistoryWish, parts: SpendingParts): HistoryMessage | undefined {
  const { period, range } = wish;
  // Readings are not shown beside spending: those of the shortest time are soon there.
  const answer = historyAnswer(
    parts.source,
    period === undefined ? wish : { ...wish, range: '24h' },
    parts.clock.now(),
  );
  if (period === undefined || answer?.shown === undefined) {
    return answer;
  }
  const spending = shownSpending(answer.shown.accountId, period, parts);
  return spending && { ...answer, shown: { ...answer.shown, range }, spending };
}

/** What the page shows of an account's spending, in words; `undefined` while a lock is in the way of its history. */
function shownSpending(accountId: string, period: Period, parts: SpendingParts): ShownSpending | undefined {
  const { source, language } = parts;
  const { t } = language;
  const report = spendingOf(accountId, period, parts);
  if (report === undefined) {
    return undefined;
  }
  const name = plainText(source.accounts().find(({ id }) => id === accountId)?.name ?? '', 60);
  const quantities = spendingLines(report, period, language).map(({ label, rows }) => ({
    ...{ label, rows },
    chart: t(
      'What was spent of {0}, {1}: from {2} to {3}',
      name,
      label,
      rows.at(-1)?.period ?? '',
      rows[0]?.period ?? '',
    ),
  }));
  const isEmpty = report.series.length + report.refilled.length === 0;
  const nothing = isEmpty ? [t('No reading yet, so nothing is known of what was spent.')] : [];
  return {
    ...{ accountId, period, quantities },
    heads: spendingHeads(period, language),
    notes: [...leftOutTexts(report, language), ...nothing],
  };
}
