import { addDecimals, type Decimal } from '../balance/amount/decimal.ts';
import { isAmount, type Part, type Quantity, type Unit } from '../balance/amount/quantity.ts';
import type { Unused } from '../balance/forecast/expiring.ts';
import {
  amountWithUnit,
  formatAmount,
  formatQuantity,
  formatShort,
  shownAmount,
  shownQuantity,
} from '../balance/text/format.ts';
import { nextReset, type ResetRule } from '../balance/text/reset.ts';
import { joinWords, type Language } from '../base/language.ts';
import { dateText, dayText } from './dayText.ts';
import { rateOf } from './rateText.ts';

/** What will be left over is an estimate. */
const UNUSED_DIGITS = 3;
/** An amount is told with all the digits that its number has. */
const ALL_DIGITS = 15;

/** What expires before it is spent: `About 3,000 of 10,000 messages expire unused on Dec 31.` */
export function unusedText({ amount, of, at }: Unused, unit: Unit, now: number, language: Language): string {
  const { t } = language;
  const day = dayText(at, now, language, dateText);
  const [left, all] = [
    rateOf(Math.min(of, Number(amount.toPrecision(UNUSED_DIGITS))), unit, language, ALL_DIGITS).number,
    rateOf(of, unit, language, ALL_DIGITS).withUnit,
  ];
  return day.isNear
    ? t('About {0} of {1} expire unused {2}.', left, all, day.text)
    : t('About {0} of {1} expire unused on {2}.', left, all, day.text);
}

/** What a quantity holds, with its limit and with what was used: `1,234 of 50,000 e-mails left`, `Not told, limit 2,000 e-mails`. */
export function holdingText(quantity: Quantity, language: Language): string {
  return holding(quantity, language, formatQuantity(quantity, language), amountWithUnit);
}

/** The same at a glance and without the unit's name: `1,234 of 50,000 left`. */
export function shortHoldingText(quantity: Quantity, language: Language): string {
  return holding(shownQuantity(quantity), language, formatShort(quantity, language), formatAmount);
}

function holding(
  { amount, used, limit, unit }: Quantity,
  language: Language,
  plain: string,
  write: (amount: Decimal, unit: Unit, language: Language) => string,
): string {
  if (isAmount(amount)) {
    return limit === undefined
      ? plain
      : language.t('{0} of {1} left', formatAmount(amount, unit, language), write(limit, unit, language));
  }
  // Where nothing but that is told, it is what stands there already.
  const spent = used === undefined || amount === 'used-only' ? '' : language.t('{0} used', write(used, unit, language));
  const most = limit === undefined ? '' : language.t('limit {0}', write(limit, unit, language));
  return joinWords([plain, spent, most], language);
}

/** A package in a few words: `1,000 of 5,000 left, expires on Dec 31`. */
export function partText(
  { amount, total, expiresAt }: Part,
  unit: Unit,
  now: number,
  language: Language,
  isReadLater = false,
): string {
  const quantity: Quantity = { key: '', unit, amount, ...(total === undefined ? {} : { limit: total }) };
  return joinWords([shortHoldingText(quantity, language), expiryText(expiresAt, now, language, isReadLater)], language);
}

/** Of what time a quantity is, where what was used comes back a day later; else empty. */
export function spanText({ resets }: ResetRule, { t }: Language): string {
  return resets === 'rolling day' ? t('of the last 24 hours') : '';
}

/** When a quantity is filled up: `resets tomorrow`, `resets on Dec 1`; empty where nobody says. `isReadLater` as for {@link dueText}. */
export function resetText(
  quantity: Quantity,
  rule: ResetRule,
  now: number,
  language: Language,
  isReadLater = false,
): string {
  const { t } = language;
  const at = nextReset(quantity, rule, now, language.timeZone);
  if (at === undefined) {
    return '';
  }
  const day = dueText(at, now, language, isReadLater);
  return day.isNear ? t('resets {0}', day.text) : t('resets on {0}', day.text);
}

/** When something expires: `expires on Dec 31`; `expired on …` of what has. `isReadLater` as for {@link dueText}. */
export function expiryText(
  expiresAt: number | undefined,
  now: number,
  language: Language,
  isReadLater = false,
): string {
  if (expiresAt === undefined) {
    return '';
  }
  const { t } = language;
  if (expiresAt <= now) {
    return t('expired on {0}', dateText(expiresAt, language, { year: 'numeric' }));
  }
  const day = dueText(expiresAt, now, language, isReadLater);
  return day.isNear ? t('expires {0}', day.text) : t('expires on {0}', day.text);
}

/** When a quantity expires, or what of it does with its first package: `expires on Dec 31`, `500 expiring on Dec 31`. */
export function nearestExpiryText(
  { unit, expiresAt, parts = [] }: Quantity,
  now: number,
  language: Language,
  isReadLater = false,
): string {
  const [first, ...others] = parts.filter((part) => part.expiresAt === expiresAt).map(({ amount }) => amount);
  if (expiresAt === undefined || first === undefined || others.length + 1 === parts.length) {
    return expiryText(expiresAt, now, language, isReadLater);
  }
  const { t } = language;
  const amount = formatAmount(shownAmount(others.reduce(addDecimals, first), unit), unit, language);
  if (expiresAt <= now) {
    return t('{0} expired on {1}', amount, dateText(expiresAt, language, { year: 'numeric' }));
  }
  const day = dueText(expiresAt, now, language, isReadLater);
  return day.isNear ? t('{0} expiring {1}', amount, day.text) : t('{0} expiring on {1}', amount, day.text);
}

/** The day on which something happens. What is read later, as what is copied, knows no today. */
function dueText(at: number, now: number, language: Language, isReadLater: boolean): ReturnType<typeof dayText> {
  return isReadLater
    ? { text: dateText(at, language, { year: 'numeric' }), isNear: false }
    : dayText(at, now, language, dateText);
}
