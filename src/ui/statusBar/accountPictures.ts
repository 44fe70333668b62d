import { isAmount, type Quantity, type Unit } from '../../balance/amount/quantity.ts';
import type { Trend, Week } from '../../balance/forecast/trend.ts';
import { formatMoment } from '../../balance/text/format.ts';
import { numberFormatter } from '../../balance/text/formatters.ts';
import { joinList, type Language } from '../../base/language.ts';
import { rateOf } from '../../wording/rateText.ts';
import { picture } from './markdown.ts';
import { type Background, barPicture, weekPicture } from './picture.ts';
import type { AccountNumber } from './selection.ts';

/**
 * What is left of the limit, or of what the present period began with, by a top-up or by the first reading, as a bar. Markdown; empty
 * where neither is known to be more than nothing.
 */
export function restPicture(
  { quantity, outlook }: AccountNumber,
  background: Background,
  now: number,
  language: Language,
): string {
  if (quantity === undefined || !isAmount(quantity.amount)) {
    return '';
  }
  const { level = 'ok', trend } = outlook.quantities.get(quantity.key) ?? {};
  const whole = Number(quantity.limit ?? trend?.began?.amount);
  // For a bar of some pixels.
  const share = Number(quantity.amount) / whole;
  // Of a debt no share can be left.
  if (!(whole > 0) || !Number.isFinite(share)) {
    return '';
  }
  return picture(barPicture(share, level, background), saidOf(share, quantity, trend, now, language));
}

function saidOf(share: number, { limit }: Quantity, trend: Trend | undefined, now: number, language: Language): string {
  const { t } = language;
  const left = shareText(share, language);
  if (limit !== undefined || trend?.began === undefined) {
    return t('{0} of the limit left', left);
  }
  return trend.topUp === undefined
    ? t('{0} left since {1}', left, formatMoment(trend.began.at, now, language))
    : t('{0} left since the last top-up', left);
}

/** The pictures of weeks, which change with a reading, and not with each minute in which they are drawn. */
const DRAWN = new WeakMap<Week, { readonly look: string; readonly markdown: string }>();

/** What was spent on each of the last seven days, as columns. Markdown; empty where that is not known. */
export function spendingPicture(
  { quantity, outlook }: AccountNumber,
  background: Background,
  language: Language,
): string {
  const week = quantity && outlook.quantities.get(quantity.key)?.trend?.week;
  if (quantity === undefined || week === undefined) {
    return '';
  }
  const look = `${background} ${language.locale}`;
  const known = DRAWN.get(week);
  if (known?.look === look) {
    return known.markdown;
  }
  const days = week.map((spent) => (spent === undefined ? '–' : spentText(spent, quantity.unit, language)));
  const said = language.t('Spent in the last 7 days, day by day: {0}', joinList(days, language));
  const markdown = picture(weekPicture(week, background), said);
  DRAWN.set(week, { look, markdown });
  return markdown;
}

function spentText(spent: number, unit: Unit, language: Language): string {
  if (spent <= 0) {
    return numberFormatter(language.locale).format(0);
  }
  const { isLess, number } = rateOf(spent, unit, language);
  return isLess ? `<${number}` : number;
}

/** Never more than there is: `62%`, and `<1%` of what is not nothing. */
function shareText(share: number, { locale }: Language): string {
  const percent = numberFormatter(locale, { style: 'percent', maximumFractionDigits: 0, roundingMode: 'floor' });
  const some = share > 0 && share < 0.01;
  return some ? `<${percent.format(0.01)}` : percent.format(Math.min(1, Math.max(0, share)));
}
