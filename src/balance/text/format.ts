import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/duration.ts';
import { isChinese, type Language, type Translate } from '../../base/language.ts';
import { compareDecimals, type Decimal, scaleOf, shiftDecimal, subtractDecimals } from '../amount/decimal.ts';
import { isAmount, isCurrency, type Quantity, type Unit, type Wordless } from '../amount/quantity.ts';
import { ageFormatter, dateFormatter, numberFormatter } from './formatters.ts';

/** Points at a glance have as many digits as most money. */
const CREDIT_DIGITS = 2;

/**
 * An exact amount with the language's grouping, nothing rounded. Money has its currency's sign and at least as many fraction
 * digits as its currency: `9,410`, `¥100.15`, `¥14,197.087`, `-5`.
 */
export function formatAmount(amount: Decimal, unit: Unit, { locale }: Language): string {
  const digits = scaleOf(amount);
  const least = isCurrency(unit) ? fractionDigits(unit) : digits;
  const options: Intl.NumberFormatOptions = {
    ...currencyStyle(unit, locale),
    minimumFractionDigits: least,
    maximumFractionDigits: Math.max(least, digits),
  };
  // The digits go in as text: a number would round them.
  return numberFormatter(locale, options).format(amount as Intl.StringNumericLiteral);
}

/**
 * How `Intl` writes a unit that is money. `¥` is the yuan in both languages, and stands for no other currency beside it: each has
 * a sign of its own (`US$`, `CA$`, `JP¥`), or else its code.
 */
export function currencyStyle(unit: Unit, locale: string): Intl.NumberFormatOptions {
  if (!isCurrency(unit)) {
    return {};
  }
  const style = { style: 'currency', currency: unit } as const;
  if (unit === 'CNY') {
    return { ...style, currencyDisplay: 'narrowSymbol' };
  }
  const parts = numberFormatter(locale, { ...style, currencyDisplay: 'symbol' }).formatToParts(0);
  const isYuan = parts.some(({ type, value }) => type === 'currency' && value === '¥');
  return { ...style, currencyDisplay: isYuan ? 'code' : 'symbol' };
}

/**
 * An amount as it is read at a glance: money with no more digits than its currency has, rounded down, so that there is
 * never less than it says, nor a greater debt. What is not 0 keeps its first digit that is not: `277.19`, `0.004`. The exact amount stands where
 * there is room for it, and levels compare that one.
 */
export function shownAmount(amount: Decimal, unit: Unit): Decimal {
  if (!isCurrency(unit) && unit !== 'credits') {
    return amount;
  }
  const [whole = '', fraction = ''] = amount.split('.');
  const first = /^-?0$/.test(whole) ? fraction.search(/[1-9]/) + 1 : 0;
  const digits = Math.max(fractionDigits(unit), first);
  if (fraction.length <= digits) {
    return amount;
  }
  // Without digits behind it, the point goes as well.
  const cut = amount.slice(0, (digits || -1) - fraction.length) as Decimal;
  return compareDecimals(amount, cut) < 0 ? subtractDecimals(cut, shiftDecimal('1' as Decimal, digits)) : cut;
}

/** How many digits behind the point a unit usually has. */
export function fractionDigits(unit: Unit): number {
  if (!isCurrency(unit)) {
    return unit === 'credits' ? CREDIT_DIGITS : 0;
  }
  return numberFormatter('en', { style: 'currency', currency: unit }).resolvedOptions().maximumFractionDigits ?? 0;
}

/** {@link shownAmount} of what a quantity holds. */
export function shownQuantity(quantity: Quantity): Quantity {
  const { amount, used, unit } = quantity;
  return {
    ...quantity,
    ...(isAmount(amount) ? { amount: shownAmount(amount, unit) } : {}),
    ...(used === undefined ? {} : { used: shownAmount(used, unit) }),
  };
}

/** What a quantity holds, in words with its unit: `9,410 messages`, `¥100.15`, `Not allocated`, `120 e-mails used`. */
export function formatQuantity({ amount, used, unit }: Quantity, language: Language): string {
  if (isAmount(amount)) {
    return amountWithUnit(amount, unit, language);
  }
  return amount === 'used-only' && used !== undefined
    ? language.t('{0} used', amountWithUnit(used, unit, language))
    : wordText(amount, language);
}

/** An amount with its unit: `9,410 messages`, `¥100.15`. */
export function amountWithUnit(amount: Decimal, unit: Unit, language: Language): string {
  return inUnits(formatAmount(amount, unit, language), amount === '1', unit, language.t);
}

/** What stands in place of an amount, in words. */
export function wordText(word: Wordless, { t }: Pick<Language, 't'>): string {
  switch (word) {
    case 'not-allocated':
      return t('Not allocated');
    case 'postpaid':
      return t('Postpaid');
    case 'unlimited':
      return t('Unlimited');
    case 'used-only':
      return t('Used only');
    default:
      return t('Not told');
  }
}

/**
 * A number that is written already, with its unit: `9,410 messages`. Money has its sign, and a unit that is not known no name.
 * `one`: whether it is just that.
 */
export function inUnits(amount: string, one: boolean, unit: Unit, t: Translate): string {
  switch (unit) {
    case 'messages':
      return one ? t('1 message') : t('{0} messages', amount);
    case 'emails':
      return one ? t('1 e-mail') : t('{0} e-mails', amount);
    case 'credits':
      return one ? t('1 credit') : t('{0} credits', amount);
    default:
      return amount;
  }
}

/**
 * What a quantity holds as {@link shownAmount} has it, without its unit's name, for places with little room: `9,410`, `¥100.15`,
 * `Not allocated`, `120 used`.
 */
export function formatShort(quantity: Quantity, language: Language): string {
  const { amount, used, unit } = shownQuantity(quantity);
  if (isAmount(amount)) {
    return formatAmount(amount, unit, language);
  }
  return amount === 'used-only' && used !== undefined
    ? language.t('{0} used', formatAmount(used, unit, language))
    : wordText(amount, language);
}

/** So many digits of an amount are told in its compact form. */
const COMPACT_DIGITS = 3;

/**
 * The same in as little room as can be: `121K`, `¥14.1K`, in Chinese `12.1万`. Rounded down, so that there is never less
 * than it says; an amount that would be no shorter, or look as if it were exact, is.
 */
export function formatCompact(quantity: Quantity, language: Language): string {
  const full = formatShort(quantity, language);
  const { amount, unit } = quantity;
  if (!isAmount(amount)) {
    return full;
  }
  const parts = numberFormatter(language.locale, {
    ...currencyStyle(unit, language.locale),
    notation: 'compact',
    maximumSignificantDigits: COMPACT_DIGITS,
    roundingMode: 'floor',
  }).formatToParts(amount as Intl.StringNumericLiteral);
  const compact = parts.map(({ value }) => value).join('');
  // Without a word such as K for what was left out, a number that is rounded looks like an exact one.
  return parts.some(({ type }) => type === 'compact') && compact.length < full.length ? compact : full;
}

/**
 * How long ago `at` was: `just now`, `5 minutes ago`, `3 hours ago`, `2 days ago`; narrow: `5m ago`. Never negative,
 * whatever the clock did.
 */
export function formatAge(
  at: number,
  now: number,
  language: Language,
  style: Intl.RelativeTimeFormatStyle = 'long',
): string {
  const { t, locale } = language;
  const age = Math.max(0, now - at);
  if (age < MINUTE_MS) {
    return t('just now');
  }
  const formatter = ageFormatter(locale, style);
  const relative =
    age < HOUR_MS
      ? formatter.format(-Math.floor(age / MINUTE_MS), 'minute')
      : age < 2 * DAY_MS
        ? formatter.format(-Math.floor(age / HOUR_MS), 'hour')
        : formatter.format(-Math.floor(age / DAY_MS), 'day');
  return withBlanks(relative, language);
}

/** VS Code writes a blank between a number and Chinese, as all our texts do; `Intl` does not. */
function withBlanks(relative: string, language: Pick<Language, 'locale'>): string {
  return isChinese(language) ? relative.replace(/(?<=\d)(?=\p{Script=Han})/gu, ' ') : relative;
}

function zoneOf(timeZone: string | undefined): Pick<Intl.DateTimeFormatOptions, 'timeZone'> {
  return timeZone === undefined ? {} : { timeZone };
}

/**
 * How soon something is that is less than an hour ahead: `in 5 minutes`; narrow: `in 5m`. What is later has a time of day, see
 * {@link formatMoment}.
 */
export function formatSoon(
  at: number,
  now: number,
  language: Language,
  style: Intl.RelativeTimeFormatStyle = 'long',
): string | undefined {
  const minutes = Math.max(1, Math.ceil((at - now) / MINUTE_MS));
  return minutes >= 60
    ? undefined
    : withBlanks(ageFormatter(language.locale, style).format(minutes, 'minute'), language);
}

/** A day with its weekday, which alone may be past: `Mon, Nov 23`, in Chinese `11月23日（周一）`. */
export function formatDay(
  at: number,
  language: Pick<Language, 'locale' | 'timeZone'>,
  options: Intl.DateTimeFormatOptions = {},
): string {
  const { locale } = language;
  const zone = zoneOf(options.timeZone ?? language.timeZone);
  const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', ...options, ...zone };
  if (!isChinese(language)) {
    return dateFormatter(locale, { weekday: 'short', ...day }).format(at);
  }
  const weekday = dateFormatter(locale, { weekday: 'short', ...zone });
  return `${dateFormatter(locale, day).format(at)}（${weekday.format(at)}）`;
}

/** A date this far off is taken for that of another year. Milliseconds. */
export const FAR_MS = 330 * DAY_MS;

/** A moment for people: the time of day (`14:05`), with the date when it is not today, and with the year when that is not clear by itself. */
export function formatMoment(at: number, now: number, { locale, timeZone }: Language): string {
  const zone = zoneOf(timeZone);
  const day = dateFormatter(locale, { dateStyle: 'short', ...zone });
  const sameDay = day.format(at) === day.format(now);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone };
  const year = Math.abs(at - now) < FAR_MS ? {} : ({ year: 'numeric' } as const);
  return dateFormatter(locale, sameDay ? time : { ...time, ...year, month: 'short', day: 'numeric' }).format(at);
}

/** How a moment with its date is written. */
export const DATE_TIME: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/** A moment with its date and its zone, for texts that are read later: `Nov 20, 2026, 14:05 GMT+8`, in Chinese `2026年11月20日 14:05 GMT+8`. */
export function formatDateTime(at: number, language: Language): string {
  const { locale } = language;
  const options = { ...DATE_TIME, ...zoneOf(language.timeZone) };
  const zoned = dateFormatter(locale, { ...options, timeZoneName: 'short' });
  if (!isChinese(language)) {
    return zoned.format(at);
  }
  const zone = zoned.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${dateFormatter(locale, options).format(at)} ${zone}`;
}
