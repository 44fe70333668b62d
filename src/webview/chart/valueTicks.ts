import { numberFormatter } from '../../balance/text/formatters.ts';
import type { Extent } from './plot.ts';

/** The shortest distance of ticks that is not below `least`: 1, 2, 2.5 or 5 times a power of ten; no fraction for `whole` values. */
export function valueStep(least: number, whole: boolean): number {
  const power = Math.floor(Math.log10(least));
  const steps = [1, 2, 2.5, 5, 10].map((times) => Number(`${times}e${power}`));
  return steps.find((step) => step >= least && (!whole || Number.isInteger(step))) ?? 1;
}

/** The multiples of `step` within a value axis. They are counted, not added up: a sum may stay what it was. */
export function valueTicks([least, greatest]: Extent, step: number): readonly number[] {
  const first = Math.ceil(least / step);
  const count = Math.floor(greatest / step) - first + 1;
  // The sign of -0 would be shown.
  return Array.from({ length: count }, (_, index) => (first + index) * step + 0);
}

/** As many as JavaScript can write. */
const MOST_DIGITS = 100;

/** Labels of the ticks of a value axis, which are multiples of `step`: each says exactly where it stands. */
export function valueLabels(ticks: readonly number[], step: number, locale: string): readonly string[] {
  let digits = 0;
  while (digits < MOST_DIGITS && Number(step.toFixed(digits)) !== step) {
    digits++;
  }
  const format = numberFormatter(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return ticks.map((tick) => format.format(tick));
}
