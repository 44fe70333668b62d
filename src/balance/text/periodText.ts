import type { Language } from '../../base/language.ts';
import { formatDay } from './format.ts';
import { dateFormatter } from './formatters.ts';
import type { Period } from './zone.ts';

/** A day, a week or a month by its name: `Fri, Nov 20, 2026`, `Nov 16 – 22, 2026`, `November 2026`. `toMs` belongs to it no more. */
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
      return dateFormatter(locale, { year: 'numeric', month: 'short', day: 'numeric', ...zone }).formatRange(
        fromMs,
        toMs - 1,
      );
    case 'month':
      return dateFormatter(locale, { year: 'numeric', month: 'long', ...zone }).format(fromMs);
  }
}
