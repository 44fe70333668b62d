import type { AccountStatus } from '../../balance/account/state.ts';
import type { Decimal } from '../../balance/amount/decimal.ts';
import type { Unit } from '../../balance/amount/quantity.ts';
import { zonedTime } from '../../balance/history/exportHistory.ts';
import type {
  ReportPeriod,
  SpendingCell,
  SpendingReport,
  SpendingSeries,
} from '../../balance/history/spendingReport.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { offsetMinutes, type Period } from '../../balance/text/zone.ts';
import { accountName } from './answer.ts';
import { amountText, isoTime } from './quantityText.ts';

/** What was spent of an account in each period; `undefined` while its history cannot be read. */
export type SpendingOf = (accountId: string, period: Period) => Promise<SpendingReport | undefined>;

/** Periods that are told of, with the present one. */
const MOST_PERIODS = 7;
const PERIODS: readonly Period[] = ['day', 'week', 'month'];

/** The periods that the model asked for; nothing where it asked for balances alone, or for what there is not. */
export function periodIn(input: unknown): Period | undefined {
  const wanted = typeof input === 'object' && input !== null && 'spending' in input ? input.spending : undefined;
  return PERIODS.find((period) => period === wanted);
}

/**
 * What was spent and topped up of accounts, for a language model: exact amounts, and for each the first and the last day that it is
 * of, by the user's calendar.
 */
export async function spendingAnswer(
  statuses: readonly AccountStatus[],
  period: Period,
  spendingOf: SpendingOf,
  timeZone: string | undefined,
): Promise<string> {
  const day = (at: number): string => zonedTime(at, offsetMinutes(at, timeZone)).slice(0, 10);
  const texts: string[] = [];
  for (const status of statuses) {
    const report = await spendingOf(status.account.id, period);
    texts.push([`Spending of account ${accountName(status)} by ${period}:`, ...linesOf(report, day)].join('\n'));
  }
  const note = 'Days, weeks from Monday and months are those of the user. What is not known is not 0.';
  return [...texts, note].join('\n\n');
}

function linesOf(report: SpendingReport | undefined, day: (at: number) => string): readonly string[] {
  if (report === undefined) {
    return ['- NOT KNOWN, the history is locked at the moment.'];
  }
  const { periods, series, refilled } = report;
  const first = Math.max(0, periods.length - MOST_PERIODS);
  const lines = series.flatMap((each) =>
    periods
      .slice(first)
      .map((period, place) => lineOf(period, each, each.cells[first + place] ?? undefined, day))
      .reverse(),
  );
  const others = refilled.map((label) => `- ${plainText(label)}: not known, as the provider fills it up by itself.`);
  return lines.length + others.length === 0 ? ['- not known, as there is no reading.'] : [...lines, ...others];
}

function lineOf(
  { fromMs, toMs, untilMs }: ReportPeriod,
  { key, label, unit }: SpendingSeries,
  cell: SpendingCell | undefined,
  day: (at: number) => string,
): string {
  const [from, to] = [day(fromMs), day(toMs - 1)];
  const name = `- ${plainText(label)} (${key}), ${from === to ? from : `${from} to ${to}`}`;
  if (cell === undefined) {
    return `${name}: not known, there were no two readings to compare.`;
  }
  const { spent, added, expired, change, since, until } = cell;
  const said = [
    `spent ${amountText(spent, unit)}${untilMs === undefined ? '' : ' so far'}`,
    ...(Number(spent) < 0 ? ['as MORE came back, such as refunds, than was spent'] : []),
    ...(change === undefined ? [] : [changeText(change, unit)]),
    ...(Number(added) === 0 ? [] : [`topped up ${amountText(added, unit)}`]),
    ...(Number(expired) === 0 ? [] : [`${amountText(expired, unit)} expired`]),
    ...(since === undefined ? [] : [sinceText(since, fromMs)]),
    ...(until === undefined ? [] : [`counted until ${isoTime(until)} ONLY`]),
  ];
  return `${name}: ${said.join(', ')}.`;
}

/** Where there was no reading for long, the first one shows what was spent before the period, too. */
function sinceText(since: number, fromMs: number): string {
  return since < fromMs ? `ALL that was spent since ${isoTime(since)} counted` : `counted since ${isoTime(since)} ONLY`;
}

function changeText(change: Decimal, unit: Unit): string {
  return Number(change) === 0
    ? 'as much as in the period before'
    : `${Number(change) > 0 ? '+' : ''}${amountText(change, unit)} compared to the period before`;
}
