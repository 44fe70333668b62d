import type { Decimal } from '../balance/amount/decimal.ts';

/** A change of a threshold: the amount of a quantity, or the days left of its account; `undefined` takes it away. */
export interface ThresholdEdit {
  readonly kind: 'amount' | 'daysLeft';
  readonly key: string;
  readonly level: Decimal | undefined;
}

/**
 * An account's entry of the setting with another threshold. Days left take the place of the quantity's amount. Everything else
 * stays as it is, as it was written; a list of thresholds that is empty goes. What is no object stays what it is.
 */
export function withThreshold(entry: unknown, { kind, key, level }: ThresholdEdit): unknown {
  if (!isObject(entry)) {
    return entry;
  }
  const { thresholds: before, daysLeft, ...rest } = entry;
  const isReplaced = kind === 'amount' || level !== undefined;
  const amounts = Object.entries(isObject(before) ? before : {}).filter(([other]) => other !== key || !isReplaced);
  const thresholds =
    kind === 'amount' && level !== undefined ? [...amounts, [key, writtenLevel(level)] as const] : amounts;
  const days = kind === 'amount' ? daysLeft : level && writtenLevel(level);
  return {
    ...rest,
    ...(thresholds.length === 0 ? {} : { thresholds: Object.fromEntries(thresholds) }),
    ...(days === undefined ? {} : { daysLeft: days }),
  };
}

/** A number where it says the same, as people write it; else text, which keeps every digit. */
export function writtenLevel(level: Decimal): number | string {
  const number = Number(level);
  return String(number) === level ? number : level;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
