import { isChinese, type Language } from '../../base/language.ts';
import { formatDay } from './format.ts';
import { dateFormatter } from './formatters.ts';
import type { Period } from './zone.ts';

const DAY: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
const DATE: Intl.DateTimeFormatOptions = { ...DAY, year: 'numeric' };

/**
 * A day, a week or a month by its name: `Fri, Nov 20, 2026`, `Nov 16 – 22, 2026`, `November 2026`; in Chinese a week is
 * `2026年11月16日至11月22日`. `toMs` belongs to it no more.
 */
export function periodText(
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  period: Period,
  language: Pick<Language, 'locale' | 'timeZone'>,
): string {
  const { locale, timeZone } = language;
  const zone = timeZone === undefined ? {} : { timeZone };
  switch (period) {
    case 'day':
      return formatDay(fromMs, language, { year: 'numeric' });
    case 'week':
      return isChinese(language)
        ? chineseWeek(fromMs, toMs - 1, zone)
        : dateFormatter(locale, { ...DATE, ...zone }).formatRange(fromMs, toMs - 1);
    case 'month':
      return dateFormatter(locale, { year: 'numeric', month: 'long', ...zone }).format(fromMs);
  }
}

/** The formatter of ranges writes Chinese days with strokes. */
function chineseWeek(first: number, last: number, zone: Pick<Intl.DateTimeFormatOptions, 'timeZone'>): string {
  const year = dateFormatter('zh-CN', { year: 'numeric', ...zone });
  const end = dateFormatter('zh-CN', { ...(year.format(first) === year.format(last) ? DAY : DATE), ...zone });
  return `${dateFormatter('zh-CN', { ...DATE, ...zone }).format(first)}至${end.format(last)}`;
}
