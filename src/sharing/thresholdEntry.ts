import type { Decimal } from '../balance/amount/decimal.ts';

/**
 * An account's entry of the setting with another threshold, or without one. Everything else stays as it is, as it was
 * written; a list of thresholds that is empty goes. What is no object stays what it is.
 */
export function withThreshold(entry: unknown, key: string, level: Decimal | undefined): unknown {
  if (!isObject(entry)) {
    return entry;
  }
  const { thresholds: before, ...rest } = entry;
  const kept = Object.entries(isObject(before) ? before : {}).filter(([other]) => other !== key);
  const thresholds = [...kept, ...(level === undefined ? [] : [[key, writtenLevel(level)] as const])];
  return thresholds.length === 0 ? rest : { ...rest, thresholds: Object.fromEntries(thresholds) };
}

/** A number where it says the same, as people write it; else text, which keeps every digit. */
export function writtenLevel(level: Decimal): number | string {
  const number = Number(level);
  return String(number) === level ? number : level;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
