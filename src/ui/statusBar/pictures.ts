import type { Level } from '../../balance/alert/alert.ts';
import { isAmount, type Quantity, type Unit } from '../../balance/amount/quantity.ts';
import type { Trend, Week } from '../../balance/forecast/trend.ts';
import { formatMoment } from '../../balance/text/format.ts';
import { numberFormatter } from '../../balance/text/formatters.ts';
import { joinList, type Language } from '../../base/language.ts';
import { rateOf } from '../../wording/rateText.ts';
import { picture } from './markdown.ts';
import type { AccountNumber } from './selection.ts';

/** What a picture is seen on: the kinds of VS Code's themes. Pictures know no colours of the theme itself. */
export type Background = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

interface Colours extends Readonly<Record<Level, string>> {
  /** Behind what is filled. */
  readonly track: string;
}

/** Each stands out from its background by 3 to 1 at least, those of high contrast by 7 to 1. */
const COLOURS: Readonly<Record<Background, Colours>> = {
  dark: { ok: '#3794ff', low: '#cca700', empty: '#f14c4c', track: '#fff3' },
  light: { ok: '#1a85ff', low: '#a07000', empty: '#e51400', track: '#0002' },
  highContrast: { ok: '#fff', low: '#ffd700', empty: '#ff8080', track: '#fff6' },
  highContrastLight: { ok: '#0f4a85', low: '#5c4200', empty: '#7a0f0f', track: '#0005' },
};

/** In pixels. */
const BAR = { length: 38, thickness: 6 } as const;
const DAY = { width: 4, gap: 2, height: 14 } as const;
/** A day on which nothing was spent is there all the same, and what was spent is more than nothing. */
const NOTHING = 1;
/** What is left free behind a bar, where the next column begins. */
const BESIDE = 6;
const LEAST = 2;

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

/** A bar that is filled as far as a share, 0 to 1, says. An address of a picture. */
export function barPicture(share: number, level: Level, background: Background): string {
  const { track, [level]: fill } = COLOURS[background];
  const { length, thickness } = BAR;
  const end = thickness / 2;
  const line = (colour: string, to: number): string => `<path stroke='${colour}' d='M${end + 1} ${end + 1}h${to}'/>`;
  const filled = share <= 0 ? '' : line(fill, rounded(Math.min(1, share) * length));
  return pictureOf(
    length + thickness + 2 + BESIDE,
    thickness + 2,
    `stroke-width='${thickness}' stroke-linecap='round'`,
    line(track, length) + filled,
  );
}

/** A column for each day, the tallest for the day on which most was spent; none where that is not known. An address of a picture. */
export function weekPicture(week: Week, background: Background): string {
  const { width, gap, height } = DAY;
  const most = Math.max(...week.map((spent) => spent ?? 0));
  const columns = week.map((spent, day) => {
    const tall = spent === undefined ? 0 : spent <= 0 ? NOTHING : Math.max(LEAST, rounded((spent / most) * height));
    return tall === 0 ? '' : `M${width / 2 + day * (width + gap)} ${height}v-${tall}`;
  });
  const path = `<path stroke='${COLOURS[background].ok}' d='${columns.join('')}'/>`;
  return pictureOf(week.length * (width + gap) - gap, height, `stroke-width='${width}'`, path);
}

/** In tenths: more is not seen. */
function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}

function pictureOf(width: number, height: number, attributes: string, content: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}' ${attributes}>${content}</svg>`;
  // Only what an address in Markdown cannot hold: every character goes to the window three times.
  return `data:image/svg+xml,${svg.replace(/[<># ]/g, (character) => encodeURIComponent(character))}`;
}
