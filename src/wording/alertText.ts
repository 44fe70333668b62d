import type { AccountStatus } from '../balance/account/state.ts';
import { formatQuantity } from '../balance/text/format.ts';
import { plainText } from '../balance/text/plainText.ts';
import { joinSentences, type Language, labelled } from '../base/language.ts';
import type { Alert, QuantityAlert } from '../monitor/standing/alerts.ts';
import type { Provider } from '../providers/provider.ts';
import { namedQuantity, quantityLabel } from './accountText.ts';
import { unusedText } from './limitText.ts';
import { forecastText, thresholdText } from './outlookText.ts';
import { unusualText } from './unusualText.ts';

/** More than these in one notification are not read. */
const MOST_QUANTITIES = 4;
const LEVELS: readonly QuantityAlert['raise']['level'][] = ['empty', 'unusual', 'low', 'expiring'];

/**
 * What an alert says: the account, and of each of its quantities what is left, against which threshold, and when it runs out.
 * What is used up comes first, then what is unusual, then what is low; what will expire unused comes last. Plain text.
 */
export function alertMessage(alert: Alert, providers: readonly Provider[], now: number, language: Language): string {
  const { t } = language;
  const ordered = alert.raised.toSorted((a, b) => LEVELS.indexOf(a.raise.level) - LEVELS.indexOf(b.raise.level));
  const told = ordered
    .slice(0, MOST_QUANTITIES)
    .map((each) => quantitySentences(each, alert.status, providers, now, language));
  const more = ordered.length - told.length;
  const rest = more === 0 ? '' : more === 1 ? t('1 more needs attention.') : t('{0} more need attention.', more);
  return labelled(plainText(alert.status.account.name, 60), joinSentences([...told, rest], language), language);
}

function quantitySentences(
  { quantity, raise, trend }: QuantityAlert,
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
): string {
  const { t } = language;
  if (raise.level === 'expiring') {
    const left = t('{0}.', namedQuantity(status, quantity, providers, language));
    return joinSentences([left, unusedText(raise.unused, quantity.unit, now, language)], language);
  }
  const label = quantityLabel(status, quantity.key, providers, language);
  if (raise.level === 'unusual') {
    return unusualText(raise.unusual, label, quantity.unit, now, language);
  }
  const left = formatQuantity({ ...quantity, amount: raise.amount }, language);
  if (raise.level === 'empty') {
    return t('{0} is used up ({1} left).', label, left);
  }
  const limit = thresholdText(raise.threshold, quantity.unit, language);
  const said =
    raise.threshold.kind === 'amount'
      ? t('{0} is down to {1}, below your threshold of {2}.', label, left, limit)
      : t('{0} is down to {1}, which lasts for less than {2}.', label, left, limit);
  const end = trend.forecast.kind === 'forecast' ? forecastText(trend.forecast, now, language) : '';
  return joinSentences([said, end], language);
}
