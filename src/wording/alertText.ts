import { formatQuantity } from '../balance/text/format.ts';
import { plainText } from '../balance/text/plainText.ts';
import { joinSentences, type Language } from '../base/language.ts';
import type { Alert } from '../monitor/standing/alerts.ts';
import type { Provider } from '../providers/provider.ts';
import { quantityLabel } from './accountText.ts';
import { forecastText, thresholdText } from './outlookText.ts';

/** What an alert says: what is left of what, against which threshold, and when it runs out. Plain text. */
export function alertMessage(
  { status, quantity, raise, trend }: Alert,
  providers: readonly Provider[],
  now: number,
  language: Language,
): string {
  const { t } = language;
  const name = plainText(status.account.name, 60);
  const label = quantityLabel(status, quantity.key, providers, language);
  const end = trend.forecast.kind === 'forecast' ? forecastText(trend.forecast, now, language) : '';
  const left = formatQuantity({ ...quantity, amount: raise.amount }, language);
  if (raise.level === 'empty') {
    return t('{0}: {1} is used up ({2} left).', name, label, left);
  }
  const limit = thresholdText(raise.threshold, quantity.unit, language);
  const said =
    raise.threshold.kind === 'amount'
      ? t('{0}: {1} is down to {2}, below your threshold of {3}.', name, label, left, limit)
      : t('{0}: {1} is down to {2}, which lasts for less than {3}.', name, label, left, limit);
  return joinSentences([said, end], language);
}
