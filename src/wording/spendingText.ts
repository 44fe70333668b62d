import { compareDecimals, ZERO } from '../balance/amount/decimal.ts';
import type { Unit } from '../balance/amount/quantity.ts';
import type { AccountSpending } from '../balance/history/spendingCsv.ts';
import type { ReportPeriod, SpendingCell, SpendingReport, SpendingSeries } from '../balance/history/spendingReport.ts';
import type { SpendingLines, SpendingRow } from '../balance/history/spendingWords.ts';
import { amountWithUnit, formatDateTime } from '../balance/text/format.ts';
import { numberFormatter } from '../balance/text/formatters.ts';
import { periodText } from '../balance/text/periodText.ts';
import { plainText } from '../balance/text/plainText.ts';
import type { Period } from '../balance/text/zone.ts';
import { joinItems, joinList, type Language, labelled } from '../base/language.ts';
import { cellText, tableText } from './balanceTable.ts';

/** What stands above the columns of `SpendingRow`. */
export function spendingHeads(period: Period, { t }: Language): readonly [string, string, string, string, string] {
  const words = { day: t('Day'), week: t('Week'), month: t('Month') };
  return [words[period], t('Spent'), t('Change'), t('Topped up'), t('Note')];
}

/** Each quantity of a report that something is known of, in words. */
export function spendingLines(report: SpendingReport, period: Period, language: Language): readonly SpendingLines[] {
  return report.series.filter(isKnown).map((series) => ({
    label: plainText(series.label, 60),
    rows: report.periods.map((each, place) => rowOf(each, period, series, place, language)).reverse(),
  }));
}

/** What a report leaves out, and why, in sentences; none where it leaves out nothing. */
export function leftOutTexts({ series, refilled }: SpendingReport, language: Language): readonly string[] {
  const { t } = language;
  const list = (labels: readonly string[]): string =>
    joinList(
      labels.map((label) => plainText(label, 60)),
      language,
    );
  const unknown = series.filter((each) => !isKnown(each)).map(({ label }) => label);
  return [
    ...(unknown.length === 0 ? [] : [t('Not known until there are two readings to compare: {0}.', list(unknown))]),
    ...(refilled.length === 0 ? [] : [t('Not counted, as the provider fills it up by itself: {0}.', list(refilled))]),
  ];
}

function isKnown({ cells }: SpendingSeries): boolean {
  return cells.some((cell) => cell !== null);
}

/** What was spent of all accounts as a Markdown table to paste elsewhere, the newest period first. */
export function spendingMarkdown(all: readonly AccountSpending[], period: Period, language: Language): string {
  const { t } = language;
  const [time, ...heads] = spendingHeads(period, language);
  const rows = all.flatMap(({ name, report }) =>
    spendingLines(report, period, language).flatMap(({ label, rows: lines }) =>
      lines.map((row) => [plainText(name, 60), label, row.period, row.spent, row.change, row.added, row.note]),
    ),
  );
  // What is left out of one account may be told of another one.
  const notes = all.flatMap(({ name, report }) =>
    leftOutTexts(report, language).map((note) => cellText(labelled(plainText(name, 60), note, language))),
  );
  const table = tableText([t('Account'), t('Quantity'), time, ...heads], '|:--|:--|:--|--:|--:|--:|:--|', rows);
  return [table, ...notes.map((note) => `${note}\n`)].join('\n');
}

function rowOf(
  period: ReportPeriod,
  kind: Period,
  { unit, cells }: SpendingSeries,
  place: number,
  language: Language,
): SpendingRow {
  const cell = cells[place] ?? undefined;
  return {
    period: periodText(period, kind, language),
    spent: cell === undefined ? '–' : amountWithUnit(cell.spent, unit, language),
    change: cell === undefined ? '' : changeText(cell, unit, language),
    added:
      cell === undefined || compareDecimals(cell.added, ZERO) === 0 ? '' : amountWithUnit(cell.added, unit, language),
    note: noteText(period, cell, unit, language),
    ...(cell === undefined ? {} : { amount: Number(cell.spent) }),
  };
}

/** `+1,000 messages (+12%)`. */
function changeText({ change, percent }: SpendingCell, unit: Unit, language: Language): string {
  if (change === undefined) {
    return '';
  }
  const sign = compareDecimals(change, ZERO) > 0 ? '+' : '';
  const amount = `${sign}${amountWithUnit(change, unit, language)}`;
  const style = { style: 'percent', signDisplay: 'exceptZero' } as const;
  const { t, locale } = language;
  return percent === undefined ? amount : t('{0} ({1})', amount, numberFormatter(locale, style).format(percent / 100));
}

/** What of the period is counted, and what else has become of the quantity. */
function noteText({ untilMs }: ReportPeriod, cell: SpendingCell | undefined, unit: Unit, language: Language): string {
  const { t } = language;
  if (cell === undefined) {
    return t('Not known');
  }
  const { spent, since, until, expired } = cell;
  return joinItems(
    [
      untilMs === undefined ? '' : t('so far'),
      compareDecimals(spent, ZERO) < 0 ? t('more came back than was spent') : '',
      since === undefined ? '' : t('since {0}', formatDateTime(since, language)),
      until === undefined ? '' : t('until {0}', formatDateTime(until, language)),
      compareDecimals(expired, ZERO) === 0 ? '' : t('{0} expired', amountWithUnit(expired, unit, language)),
    ],
    language,
  );
}
