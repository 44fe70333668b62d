import { DAY_MS } from '../../base/duration.ts';

const MONTH_MS = 28 * DAY_MS;

/**
 * Labels of a time axis whose ticks are `stepMs` apart: times of day, with the date below at the first tick of each day;
 * days; or months, with the year below at the first tick of each year.
 * @param timeZone the page's own when absent
 */
export function timeLabels(
  ticks: readonly number[],
  stepMs: number,
  locale: string,
  timeZone?: string,
): readonly string[] {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, ...zone });
  const day = format({ month: 'short', day: 'numeric' });
  if (stepMs >= MONTH_MS) {
    return grouped(ticks, format({ month: 'short' }), format({ year: 'numeric' }));
  }
  if (stepMs >= DAY_MS) {
    return ticks.map((tick) => day.format(tick));
  }
  return grouped(ticks, format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }), day);
}

/** `each` for every tick, and on a second line `group` where it differs from that of the tick before. */
function grouped(ticks: readonly number[], each: Intl.DateTimeFormat, group: Intl.DateTimeFormat): readonly string[] {
  let before: string | undefined;
  return ticks.map((tick) => {
    const now = group.format(tick);
    const label = now === before ? each.format(tick) : `${each.format(tick)}\n${now}`;
    before = now;
    return label;
  });
}

/** Labels of a value axis: as many fraction digits as the distance of the ticks needs. */
export function valueLabels(ticks: readonly number[], step: number, locale: string): readonly string[] {
  const digits = fractionDigits(step);
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return ticks.map((tick) => format.format(tick));
}

/** How many fraction digits tell apart values that are `step` from each other. */
export function fractionDigits(step: number): number {
  return step >= 1 || step <= 0 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
}
