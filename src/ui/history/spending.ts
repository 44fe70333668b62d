import type { AccountSpending } from '../../balance/history/spendingCsv.ts';
import { periodsUpTo, type SpendingReport, spendingReport } from '../../balance/history/spendingReport.ts';
import { firstOf } from '../../balance/readings/daySums.ts';
import { endOfPeriod, type Period, startOfPeriod } from '../../balance/text/zone.ts';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import type { HistorySource } from './source.ts';

/** What a report of spending is made from. */
export interface SpendingParts {
  readonly source: HistorySource;
  readonly clock: Clock;
  readonly language: Language;
}

/** How many periods a report has: a month of days, a quarter of weeks, a year of months, each with the one that it is compared to. */
const COUNTS: Readonly<Record<Period, number>> = { day: 31, week: 14, month: 13 };

/** What was spent of an account, in the user's days, weeks or months; `undefined` while a lock is in the way of its history. */
export function spendingOf(
  accountId: string,
  period: Period,
  { source, clock, language: { timeZone } }: SpendingParts,
): SpendingReport | undefined {
  const now = clock.now();
  const rows = source.rows(accountId, 0, now + 1);
  if (rows === undefined) {
    return undefined;
  }
  const rule = {
    startOf: (at: number): number => startOfPeriod(at, period, timeZone),
    endOf: (at: number): number => endOfPeriod(at, period, timeZone),
  };
  const first = Math.min(rows.at[0] ?? now, ...rows.sums.slice(0, 1).map(firstOf));
  return spendingReport(rows, source.quantities(accountId), periodsUpTo(now, COUNTS[period], rule, first));
}

/** What was spent of every account that has a history, one after the other, so that others have their turn. */
export async function allSpending(
  period: Period,
  parts: SpendingParts,
): Promise<readonly AccountSpending[] | undefined> {
  const all: AccountSpending[] = [];
  for (const { id, name } of parts.source.accounts()) {
    const report = spendingOf(id, period, parts);
    if (report === undefined) {
      return undefined;
    }
    if (report.series.length + report.refilled.length > 0) {
      all.push({ name, report });
    }
    await new Promise<void>((resolve) => parts.clock.after(0, resolve));
  }
  return all;
}
