import type { Unit } from '../balance/amount/quantity.ts';
import { currencyStyle, fractionDigits, inUnits } from '../balance/text/format.ts';
import { numberFormatter } from '../balance/text/formatters.ts';
import type { Language } from '../base/language.ts';

/** An estimate is told with so many digits. */
const RATE_DIGITS = 3;

/**
 * A rate is an estimate: three digits say all that is known. There are no parts of messages, and none of a cent: what is
 * less than the least is told as less than that.
 */
export function rateOf(
  perDay: number,
  unit: Unit,
  { t, locale }: Language,
  significant = RATE_DIGITS,
): { readonly number: string; readonly withUnit: string; readonly isLess: boolean } {
  const digits = fractionDigits(unit);
  const least = 10 ** -digits;
  const rate = Math.max(least, perDay);
  const number = numberFormatter(locale, {
    ...currencyStyle(unit, locale),
    maximumSignificantDigits: significant,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingPriority: 'lessPrecision',
  }).format(rate);
  return { number, withUnit: inUnits(number, Number(rate.toFixed(digits)) === 1, unit, t), isLess: perDay < least };
}
