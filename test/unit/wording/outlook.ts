import { type AccountStatus, readingOf } from '../../../src/balance/account/state.ts';
import type { GeneralAlerts } from '../../../src/balance/account/threshold.ts';
import type { Forecast } from '../../../src/balance/forecast/forecast.ts';
import type { Trend } from '../../../src/balance/forecast/trend.ts';
import { type Outlook, outlookOf } from '../../../src/monitor/standing/outlook.ts';
import { exact } from '../balance/amount/exact.ts';
import { account, NOW, PROVIDER, quantity, reading, status } from '../ui/sample.ts';

/** What holds for all accounts out of the box. */
export const GENERAL: GeneralAlerts = { enabled: true, daysLeft: exact('3'), unusualSpending: true };

export const DAY = 24 * 3_600_000;

/** A forecast of three days: whole ones end on the same day of the week in nearly every time zone, of medium confidence. */
export function runsOut(daysLeft = 3, confidence: 'low' | 'medium' = 'medium'): Forecast {
  return { kind: 'forecast', perDay: 1234.56, daysLeft, runsOutAt: NOW + daysLeft * DAY, confidence };
}

/** An account with 900 general messages below its threshold of 1,000, and voice messages without one. */
export const LOW: AccountStatus = {
  ...status('Main', { kind: 'ok', reading: reading(0, [quantity('general', '900'), quantity('voice', '0')]) }),
  account: account('Main', { thresholds: { general: exact('1000') } }),
};

/** How an account stands whose quantities have these trends. */
export function outlook(each: AccountStatus, trends: Readonly<Record<string, Trend>> = {}): Outlook {
  const at = readingOf(each.state)?.at ?? 0;
  const known = { at, edition: 0, byKey: new Map(Object.entries(trends)) };
  return outlookOf(each, PROVIDER.products[0], known, { general: GENERAL, recordOf: () => undefined, now: NOW });
}
