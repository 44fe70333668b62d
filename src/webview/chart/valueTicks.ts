import type { Extent } from './plot.ts';

/** The shortest distance of ticks that is not below `least`: 1, 2 or 5 times a power of ten, and no fraction for `whole` values. */
export function valueStep(least: number, whole: boolean): number {
  const power = Math.floor(Math.log10(least));
  const step = [1, 2, 5].map((times) => Number(`${times}e${power}`)).find((each) => each >= least);
  return Math.max(step ?? Number(`1e${power + 1}`), whole ? 1 : 0);
}

/** The multiples of `step` within a value axis. They are counted, not added up: a sum may stay what it was. */
export function valueTicks([least, greatest]: Extent, step: number): readonly number[] {
  const first = Math.ceil(least / step);
  const count = Math.floor(greatest / step) - first + 1;
  // The sign of -0 would be shown.
  return Array.from({ length: count }, (_, index) => (first + index) * step + 0);
}

/** Labels of the ticks of a value axis, which are multiples of `step`: each says exactly where it stands. */
export function valueLabels(ticks: readonly number[], step: number, locale: string): readonly string[] {
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return ticks.map((tick) => format.format(tick));
}
