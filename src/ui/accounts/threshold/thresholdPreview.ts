import { type AccountStatus, readingOf } from '../../../balance/account/state.ts';
import { parseAlertSettings } from '../../../balance/account/threshold.ts';
import { isAmount, type Quantity } from '../../../balance/amount/quantity.ts';
import { formatQuantity } from '../../../balance/text/format.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Language } from '../../../base/language.ts';
import { listText } from '../../../base/listText.ts';
import type { Outlook, OutlookOf, QuantityOutlook } from '../../../monitor/standing/outlook.ts';
import type { Provider } from '../../../providers/provider.ts';
import { type ThresholdEdit, withThreshold } from '../../../sharing/thresholdEntry.ts';
import { quantityLabel } from '../../../wording/accountText.ts';
import { daysLeftText, forecastText, lowQuantities } from '../../../wording/outlookText.ts';

/** What a preview is made from. */
export interface PreviewParts {
  readonly providers: readonly Provider[];
  readonly outlooks: { readonly of: OutlookOf };
  readonly clock: Pick<Clock, 'now'>;
  readonly language: Language;
}

/** Whether a quantity would be low right now with a threshold that is being entered; `undefined` where nothing tells. */
export function thresholdPreview(status: AccountStatus, edit: ThresholdEdit, parts: PreviewParts): string | undefined {
  const quantity = readingOf(status.state)?.quantities.find(({ key }) => key === edit.key);
  const outlook = outlookWith(status, edit, parts)?.quantities.get(edit.key);
  return quantity === undefined || outlook === undefined ? undefined : standingText(quantity, outlook, parts);
}

/** Which quantities of an account would be low right now with days left that are being entered; `undefined` before a reading. */
export function daysPreview(
  status: AccountStatus,
  level: ThresholdEdit['level'],
  parts: PreviewParts,
): string | undefined {
  const { providers, language } = parts;
  const outlook = outlookWith(status, { kind: 'daysLeft', key: '', level }, parts);
  const reading = readingOf(status.state);
  if (outlook === undefined || reading === undefined) {
    return undefined;
  }
  const low = lowQuantities(reading.quantities, outlook);
  const names = low.map(({ key }) => quantityLabel(status, key, providers, language));
  return names.length === 0
    ? language.t('Nothing would be low now.')
    : language.t('Low now: {0}.', listText(names, language.t));
}

function outlookWith(status: AccountStatus, edit: ThresholdEdit, { outlooks }: PreviewParts): Outlook | undefined {
  const { thresholds, daysLeft, ...rest } = status.account;
  const set = parseAlertSettings(Object(withThreshold(status.account, edit)));
  return set.ok ? outlooks.of({ ...status, account: { ...rest, ...set.value } }) : undefined;
}

function standingText(
  quantity: Quantity,
  { level, isHeld, threshold, trend }: QuantityOutlook,
  { clock, language }: PreviewParts,
): string | undefined {
  const { t } = language;
  if (!isAmount(quantity.amount)) {
    return undefined;
  }
  const said = (left: string): string => {
    if (isHeld) {
      return t('Still low, as it is not clearly above that: {0}.', left);
    }
    return level === 'ok' ? t('Not low now: {0}.', left) : t('Low now: {0}.', left);
  };
  if (threshold?.kind !== 'daysLeft' || level === 'empty') {
    return said(formatQuantity(quantity, language));
  }
  if (trend?.forecast.kind !== 'forecast') {
    return trend && forecastText(trend.forecast, clock.now(), language);
  }
  return said(daysLeftText(trend.forecast.daysLeft, language));
}
