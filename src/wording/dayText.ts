import { formatDay } from '../balance/text/format.ts';
import { dateFormatter } from '../balance/text/formatters.ts';
import { endOfPeriod } from '../balance/text/zone.ts';
import type { Language } from '../base/language.ts';

/** A day with its weekday, or as short as a date can be: `Dec 31`. `options` may add the year. */
type WriteDay = (at: number, language: Language, options: Intl.DateTimeFormatOptions) => string;

/** A day without its weekday. */
export const dateText: WriteDay = (at, { locale, timeZone }, options = {}) =>
  dateFormatter(locale, { month: 'short', day: 'numeric', ...options, ...(timeZone && { timeZone }) }).format(at);

/** The day on which something happens: today and tomorrow by these words, else its date. */
export function dayText(
  moment: number,
  now: number,
  language: Language,
  write: WriteDay = formatDay,
): { readonly text: string; readonly isNear: boolean } {
  const { t, locale, timeZone } = language;
  // What should have run out since the latest reading does so now.
  const at = Math.max(moment, now);
  const zone = timeZone === undefined ? {} : { timeZone };
  const days = dateFormatter(locale, { dateStyle: 'short', ...zone });
  const day = days.format(at);
  if (day === days.format(now)) {
    return { text: t('today'), isNear: true };
  }
  if (day === days.format(endOfPeriod(now, 'day', timeZone))) {
    return { text: t('tomorrow'), isNear: true };
  }
  const years = dateFormatter(locale, { year: 'numeric', ...zone });
  const year = years.format(at) === years.format(now) ? {} : ({ year: 'numeric' } as const);
  return { text: write(at, language, year), isNear: false };
}
