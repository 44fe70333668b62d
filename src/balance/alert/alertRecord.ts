import { isRecord } from '../account/parsed.ts';
import type { Threshold } from '../account/threshold.ts';
import { type Decimal, parseDecimal } from '../amount/decimal.ts';
import { type Currency, isCurrency } from '../amount/quantity.ts';

/** No alert until a wall-clock time in milliseconds, or until the quantity is topped up. */
export type Snooze = { readonly kind: 'until'; readonly at: number } | { readonly kind: 'topUp' };

/**
 * What all windows remember about the alerts of one quantity of one account. It is plain JSON and lives in the shared
 * store, where it is replaced only if it is still the one that was read. Times are wall-clock milliseconds since 1970.
 *
 * A *value* is what the threshold compares: the amount, or the days left. A *crossing* begins with the first value below
 * the threshold and ends with the first one that is clear of it; `pending` or `raised` is set while it lasts.
 */
export interface AlertRecord {
  /** The threshold that the rest is about. */
  readonly threshold: Threshold;
  /** The currency of all amounts, where they are money. */
  readonly currency?: Currency;
  /** The latest reading that was taken into account, so that each is taken once whatever the number of windows. */
  readonly seen: { readonly at: number; readonly value: Decimal };
  /** One low reading was seen; the second one alerts. */
  readonly pending?: true;
  readonly raised?: Raised;
  /** The user has taken note of the latest alert. */
  readonly acknowledged?: true;
  readonly snooze?: Snooze;
}

/** The latest alert of a crossing. */
export interface Raised {
  readonly at: number;
  /** What the next halving is measured from: the value of the alert, or of a top-up that did not end the crossing. */
  readonly value: Decimal;
  /** The lowest amount since then; a top-up rises above it. */
  readonly lowest: Decimal;
  /** It was told that nothing is left. */
  readonly empty?: true;
}

/** Reads an {@link AlertRecord} that was saved as JSON; anything that is not exactly one is `undefined`. */
export function parseAlertRecord(saved: unknown): AlertRecord | undefined {
  if (!isRecord(saved)) {
    return undefined;
  }
  const threshold = parseThreshold(saved['threshold']);
  const seen = parseMark(saved['seen']);
  const raised = parseRaised(saved['raised']);
  const snooze = parseSnooze(saved['snooze']);
  const { pending, acknowledged, currency } = saved;
  if (
    threshold === undefined ||
    seen === undefined ||
    (raised === undefined && saved['raised'] !== undefined) ||
    (snooze === undefined && saved['snooze'] !== undefined) ||
    (pending !== undefined && pending !== true) ||
    (acknowledged !== undefined && acknowledged !== true)
  ) {
    return undefined;
  }
  return {
    threshold,
    seen,
    ...(typeof currency === 'string' && isCurrency(currency) ? { currency } : {}),
    ...(pending === undefined ? {} : { pending }),
    ...(raised === undefined ? {} : { raised }),
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(snooze === undefined ? {} : { snooze }),
  };
}

function parseThreshold(saved: unknown): Threshold | undefined {
  const kind = isRecord(saved) ? saved['kind'] : undefined;
  const level = isRecord(saved) ? decimalIn(saved['level']) : undefined;
  return level === undefined || level.startsWith('-') || (kind !== 'amount' && kind !== 'daysLeft')
    ? undefined
    : { kind, level };
}

function parseMark(saved: unknown): { readonly at: number; readonly value: Decimal } | undefined {
  const at = isRecord(saved) ? saved['at'] : undefined;
  const value = isRecord(saved) ? decimalIn(saved['value']) : undefined;
  return typeof at !== 'number' || !Number.isFinite(at) || value === undefined ? undefined : { at, value };
}

function parseRaised(saved: unknown): Raised | undefined {
  const mark = parseMark(saved);
  const lowest = isRecord(saved) ? decimalIn(saved['lowest']) : undefined;
  const empty = isRecord(saved) ? saved['empty'] : undefined;
  if (mark === undefined || lowest === undefined || (empty !== undefined && empty !== true)) {
    return undefined;
  }
  return { ...mark, lowest, ...(empty === undefined ? {} : { empty }) };
}

function parseSnooze(saved: unknown): Snooze | undefined {
  if (!isRecord(saved)) {
    return undefined;
  }
  const { kind, at } = saved;
  if (kind === 'topUp') {
    return { kind };
  }
  return kind === 'until' && typeof at === 'number' && Number.isFinite(at) ? { kind, at } : undefined;
}

function decimalIn(saved: unknown): Decimal | undefined {
  return typeof saved === 'string' ? parseDecimal(saved) : undefined;
}
