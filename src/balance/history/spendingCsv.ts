import { textCell, zonedTime } from './exportHistory.ts';
import type { SpendingReport } from './spendingReport.ts';

/** What was spent of one account. */
export interface AccountSpending {
  readonly name: string;
  readonly report: SpendingReport;
}

/**
 * A table as RFC 4180 has it: one line for each period and quantity. Amounts are exact and plain; where nothing is known they are
 * empty. `from` and `to` are the first and the last day; `since` and `until` are filled where another time than the period is counted:
 * less, as of the present one, or more where there was no reading for long before it.
 */
export function spendingCsv(all: readonly AccountSpending[], offsetMinutes: (at: number) => number): string {
  const time = (at: number | undefined): string => (at === undefined ? '' : zonedTime(at, offsetMinutes(at)));
  const dayOf = (at: number): string => time(at).slice(0, 10);
  const head = 'account,quantity,unit,from,to,spent,topped_up,expired,change,since,until';
  const lines = all.flatMap(({ name, report: { periods, series } }) =>
    series.flatMap(({ key, label, unit, cells }) =>
      periods.map(({ fromMs, toMs, untilMs }, place) => {
        const cell = cells[place];
        return [
          ...[name, key === label ? key : `${key}: ${label}`, unit].map(textCell),
          ...[dayOf(fromMs), dayOf(toMs - 1)],
          ...[cell?.spent, cell?.added, cell?.expired, cell?.change].map((amount) => amount ?? ''),
          ...[time(cell?.since), time(cell ? (cell.until ?? untilMs) : undefined)],
        ].join(',');
      }),
    ),
  );
  return [head, ...lines].map((line) => `${line}\r\n`).join('');
}
