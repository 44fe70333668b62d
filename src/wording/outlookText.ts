import type { Threshold } from '../balance/account/threshold.ts';
import type { Level } from '../balance/alert/alert.ts';
import { compareDecimals, type Decimal, ZERO } from '../balance/amount/decimal.ts';
import type { Quantity, Unit } from '../balance/amount/quantity.ts';
import type { Forecast, Missing } from '../balance/forecast/forecast.ts';
import { amountWithUnit, FAR_MS, formatAmount, formatMoment } from '../balance/text/format.ts';
import { numberFormatter } from '../balance/text/formatters.ts';
import type { ResetRule } from '../balance/text/reset.ts';
import { joinWords, type Language } from '../base/language.ts';
import type { Outlook, QuantityOutlook } from '../monitor/standing/outlook.ts';
import { dateText, dayText } from './dayText.ts';
import { resetText, unusedText } from './limitText.ts';
import { rateOf } from './rateText.ts';

/** Half a day more or less is nothing to so many days. */
const MOST_HALVED = 10;

/**
 * How a quantity stands, in words: `low, below 1,000 messages`, `low, lasts less than 3 days`, `low, not clearly above 3 days yet`, `used up`;
 * empty when all is well.
 */
export function levelText(quantity: Quantity, outlook: QuantityOutlook | undefined, language: Language): string {
  const { t } = language;
  if (outlook?.level !== 'low' || outlook.threshold === undefined) {
    return levelWord(outlook?.level, language);
  }
  const limit = thresholdText(outlook.threshold, quantity.unit, language);
  if (outlook.isHeld) {
    return t('low, not clearly above {0} yet', limit);
  }
  return outlook.threshold.kind === 'amount' ? t('low, below {0}', limit) : t('low, lasts less than {0}', limit);
}

/** How a quantity stands, in a word; empty when all is well. */
export function levelWord(level: Level | undefined, { t }: Language): string {
  switch (level) {
    case undefined:
    case 'ok':
      return '';
    case 'empty':
      return t('used up');
    case 'low':
      return t('low');
  }
}

/** A threshold with its unit: `1,000 messages`, `3 days`. */
export function thresholdText({ kind, level }: Threshold, unit: Unit, language: Language): string {
  const { t, locale } = language;
  if (kind === 'amount') {
    return amountWithUnit(level, unit, language);
  }
  const days = numberFormatter(locale).format(level as Intl.StringNumericLiteral);
  return compareDecimals(level, '1' as Decimal) === 0 ? t('1 day') : t('{0} days', days);
}

/** The quantities that are low or used up, in order. */
export function lowQuantities(quantities: readonly Quantity[], outlook: Outlook): readonly Quantity[] {
  return quantities.filter(({ key }) => (outlook.quantities.get(key)?.level ?? 'ok') !== 'ok');
}

/** The badge's tooltip for a number of accounts that are low and of entries of the settings that cannot be used. */
export function badgeText(low: number, unusable: number, language: Language): string {
  const { t } = language;
  const parts = [
    ...(low === 0 ? [] : [low === 1 ? t('1 account is low') : t('{0} accounts are low', low)]),
    ...(unusable === 0
      ? []
      : [
          unusable === 1
            ? t('1 entry of the settings cannot be used')
            : t('{0} entries of the settings cannot be used', unusable),
        ]),
  ];
  return joinWords(parts, language);
}

/** The trend of a quantity in sentences, one line each; what is missing where there is no forecast. */
export function trendLines(
  unit: Unit,
  outlook: QuantityOutlook | undefined,
  now: number,
  language: Language,
): readonly string[] {
  const trend = outlook?.trend;
  if (trend === undefined) {
    return [];
  }
  const { t } = language;
  const isStill = trend.today?.topUps.length === 0 && compareDecimals(trend.today.change, ZERO) === 0;
  const change = isStill ? t('No change today') : changeText(unit, outlook, language);
  const { forecast } = trend;
  const lines = change === '' ? [] : [change];
  if (forecast.kind === 'forecast') {
    const { isLess, withUnit } = rateOf(forecast.perDay, unit, language);
    lines.push(isLess ? t('Spending: less than {0} a day', withUnit) : t('Spending: about {0} a day', withUnit));
  }
  lines.push(forecastText(forecast, now, language));
  if ('unused' in forecast && forecast.unused !== undefined) {
    lines.push(unusedText(forecast.unused, unit, now, language));
  }
  return lines.filter((line) => line !== '');
}

/** When a quantity runs out, or what is missing to say so. One sentence. */
export function forecastText(forecast: Forecast, now: number, language: Language): string {
  const { t } = language;
  switch (forecast.kind) {
    case 'forecast':
      return runsOutText(forecast, now, language);
    case 'empty':
      return forecast.since === undefined ? '' : t('Used up since {0}.', formatMoment(forecast.since, now, language));
    case 'none':
      return missingText(forecast, now, language);
  }
}

/** `Runs out on Thu, Nov 26 (about 3 days left).` */
function runsOutText(forecast: Forecast & { kind: 'forecast' }, now: number, language: Language): string {
  const { t } = language;
  const [day, left] = [dayText(forecast.runsOutAt, now, language), daysLeftText(forecast.daysLeft, language)];
  const when = day.isNear ? day.text : t('on {0}', day.text);
  return forecast.confidence === 'low'
    ? t('Runs out {0} ({1}, uncertain).', when, left)
    : t('Runs out {0} ({1}).', when, left);
}

/** How long something lasts: `about 3 days left`, `about 2.5 days left`. */
export function daysLeftText(daysLeft: number, { t, locale }: Language): string {
  const days = toldDays(daysLeft);
  if (days < 1) {
    return t('less than 1 day left');
  }
  return days === 1 ? t('about 1 day left') : t('about {0} days left', numberFormatter(locale).format(days));
}

/** The same where there is little room: `about 3 days`. */
export function daysText(daysLeft: number, { t, locale }: Language): string {
  const days = toldDays(daysLeft);
  if (days < 1) {
    return t('less than 1 day');
  }
  return days === 1 ? t('about 1 day') : t('about {0} days', numberFormatter(locale).format(days));
}

/** The same beside an amount in the narrow tree: `~3 days`. */
export function shortDaysText(daysLeft: number, { t, locale }: Language): string {
  const days = toldDays(daysLeft);
  if (days < 1) {
    return t('<1 day');
  }
  return days === 1 ? t('~1 day') : t('~{0} days', numberFormatter(locale).format(days));
}

/**
 * How long a quantity lasts, in as few words as can be: `~3 days, Nov 23`, `used up`, `resets on Dec 1`; empty where nobody knows.
 * `whole` keeps together what should stand on one line.
 */
export function lastsText(
  quantity: Quantity,
  outlook: Outlook,
  rule: ResetRule | undefined,
  now: number,
  language: Language,
  whole: (text: string) => string,
): string {
  const known = outlook.quantities.get(quantity.key);
  const forecast = known?.trend?.forecast;
  const resets = resetText(quantity, rule ?? {}, now, language);
  if (forecast?.kind === 'forecast') {
    // Of a day within a year everybody knows the year.
    const write: typeof dateText = (at, by, options) => dateText(at, by, at - now < FAR_MS ? {} : options);
    const end = dayText(forecast.runsOutAt, now, language, write).text;
    return joinWords([shortDaysText(forecast.daysLeft, language), end, resets].map(whole), language);
  }
  const end = known?.level === 'empty' || forecast?.kind === 'empty' ? levelWord('empty', language) : '';
  const before = forecast?.kind === 'none' && 'usedUpAt' in forecast ? language.t('used up before the reset') : '';
  return joinWords([whole(end), before, whole(resets)], language);
}

/**
 * Days as they are told, in halves while there are few: cut as amounts are, since 3 would be no less than 3, and 2 would not be tomorrow.
 * Hundredths are what a threshold compares.
 */
function toldDays(daysLeft: number): number {
  const days = Number(daysLeft.toFixed(2));
  return days < MOST_HALVED ? Math.floor(days * 2) / 2 : Math.floor(days);
}

function changeText(unit: Unit, outlook: QuantityOutlook | undefined, language: Language): string {
  const change = outlook?.trend?.today?.change;
  if (change === undefined) {
    return '';
  }
  const order = compareDecimals(change, ZERO);
  // As much was added as was spent.
  const told = order === 0 ? `±${formatAmount(ZERO, unit, language)}` : formatAmount(change, unit, language);
  return language.t('{0} today', order > 0 ? `+${told}` : told);
}

/** What is filled up by itself has no end, but may have one before that. */
function carryOverText(
  { resets, usedUpAt }: Missing & { missing: 'carry-over' },
  now: number,
  language: Language,
): string {
  const { t } = language;
  if (usedUpAt !== undefined) {
    const day = dayText(usedUpAt, now, language);
    return t('Used up before the reset, at the present rate {0}.', day.isNear ? day.text : t('on {0}', day.text));
  }
  switch (resets) {
    case 'day':
      return t('No forecast: it is filled up anew each day.');
    case 'month':
      return t('No forecast: the provider fills it up anew.');
    case 'rolling day':
      return t('No forecast: what was used comes back after a day.');
  }
}

function missingText(forecast: Forecast & { kind: 'none' }, now: number, language: Language): string {
  const { t, locale } = language;
  switch (forecast.missing) {
    case 'carry-over':
      return carryOverText(forecast, now, language);
    case 'readings':
      return t('No forecast: there is no amount.');
    case 'recent':
      return t('No forecast: the latest reading is too old.');
    case 'history': {
      const hours = numberFormatter(locale).format(forecast.hoursMore);
      return forecast.hoursMore === 1
        ? t('No forecast yet: readings of 1 more hour are needed.')
        : t('No forecast yet: readings of {0} more hours are needed.', hours);
    }
    case 'spending':
      return t('No forecast: hardly anything is spent.');
  }
}
