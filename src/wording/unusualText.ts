import type { Unit } from '../balance/amount/quantity.ts';
import type { Unusual } from '../balance/forecast/unusual.ts';
import { formatMoment } from '../balance/text/format.ts';
import { dateFormatter } from '../balance/text/formatters.ts';
import { joinSentences, type Language } from '../base/language.ts';
import { rateOf } from './rateText.ts';

/**
 * What is unusual about a quantity, with the figures, and what to do: `4,210 messages spent of SMS since 09:00, usually about 800
 * in these hours on a Saturday.` Figures are estimates of three digits.
 */
export function unusualText(unusual: Unusual, label: string, unit: Unit, now: number, language: Language): string {
  const { t, locale, timeZone } = language;
  const since = formatMoment(unusual.since, now, language);
  const usual = rateOf(unusual.usual, unit, language);
  if (unusual.kind === 'no-spending') {
    const said = t('Nothing spent of {0} since {1}, usually about {2} in such a time.', label, since, usual.withUnit);
    return joinSentences([said, t('Check whether your programs still send.')], language);
  }
  const zone = timeZone === undefined ? {} : { timeZone };
  const weekday = dateFormatter(locale, { weekday: 'long', ...zone }).format(now);
  const spent = rateOf(unusual.spent, unit, language).withUnit;
  const said = usual.isLess
    ? t('{0} spent of {1} since {2}, usually hardly anything in these hours on a {3}.', spent, label, since, weekday)
    : t(
        '{0} spent of {1} since {2}, usually about {3} in these hours on a {4}.',
        ...[spent, label, since, usual.number, weekday],
      );
  return joinSentences([said, t('If nobody planned this, look for a program in a loop or a leaked key.')], language);
}
