import { DAY_MS } from '../../base/duration.ts';
import { isRecord } from '../account/parsed.ts';
import { compareDecimals, type Decimal, parseDecimal } from '../amount/decimal.ts';
import { isAmount } from '../amount/quantity.ts';
import type { Unusual } from '../forecast/unusual.ts';
import { CLOCK_TOLERANCE_MS, FRESH_MS } from './alert.ts';
import type { Observation } from './observation.ts';

/** Who asks to be told again is told after this time. Spending that was usual for as long is over. */
const DAY = DAY_MS;

/**
 * What all windows remember of what is unusual about one quantity of one account; absent while nothing is. It is plain JSON, like
 * an `AlertRecord`. Times are wall-clock milliseconds since 1970.
 */
export interface UnusualRecord {
  /** The latest reading that was taken into account. */
  readonly seen: number;
  /** What that reading found unusual, which the next one tells. */
  readonly pending?: Unusual['kind'];
  readonly told?: Told;
}

/** What was told. It is told once, until it is over. */
interface Told {
  readonly kind: Unusual['kind'];
  /** The latest reading that found it unusual. */
  readonly last: number;
  /** What that reading said. */
  readonly amount: Decimal;
  /** It is told again when it still is unusual then. */
  readonly snoozedUntil?: number;
}

/** What a reading makes of a record. The same object as before means that there is nothing to save. */
export interface UnusualAdvance {
  readonly record: UnusualRecord | undefined;
  /** To be told only by whoever gets the record saved. */
  readonly raise?: UnusualRaise;
}

/** What is unusual, to show once, in the window that gets it. */
export interface UnusualRaise {
  readonly reason: 'unusual';
  readonly level: 'unusual';
  readonly unusual: Unusual;
}

/**
 * Takes one good reading into account; `unusual` is what its trend finds. It is told when two in a row find the same, and then once: until something is spent again,
 * or until spending was usual for a day. A reading counts once, and only while it is fresh. `now` is wall-clock milliseconds.
 */
export function advanceUnusual(
  record: UnusualRecord | undefined,
  { at, amount }: Pick<Observation, 'at' | 'amount'>,
  unusual: Unusual | undefined,
  now: number,
): UnusualAdvance {
  const isTaken = record !== undefined && at <= record.seen && record.seen <= now + CLOCK_TOLERANCE_MS;
  if (!isAmount(amount) || now - at > FRESH_MS || at - now > CLOCK_TOLERANCE_MS || isTaken) {
    return { record };
  }
  const told = record?.told !== undefined && !isOver(record.told, at, amount) ? record.told : undefined;
  if (unusual === undefined) {
    return { record: told && { seen: at, told } };
  }
  const { kind } = unusual;
  const next = { seen: at, told: { kind, last: at, amount } };
  if (told?.kind === kind) {
    const { snoozedUntil } = told;
    const isSnoozed = snoozedUntil !== undefined && snoozedUntil > now && snoozedUntil <= now + DAY;
    if (snoozedUntil === undefined || isSnoozed) {
      return { record: { ...next, told: { ...told, last: at, amount } } };
    }
    return { record: next, raise: raiseOf(unusual) };
  }
  return record?.pending === kind
    ? { record: next, raise: raiseOf(unusual) }
    : { record: { seen: at, pending: kind, ...(told && { told }) } };
}

function raiseOf(unusual: Unusual): UnusualRaise {
  return { reason: 'unusual', level: 'unusual', unusual };
}

/** It is told again after a day, if it still is unusual. */
export function snoozeUnusual(record: UnusualRecord | undefined, now: number): UnusualRecord | undefined {
  return record?.told === undefined ? record : { ...record, told: { ...record.told, snoozedUntil: now + DAY } };
}

/** What lies ahead was written before the clock was set back, and is not over. */
function isOver({ kind, last, amount: before }: Told, at: number, amount: Decimal): boolean {
  return kind === 'no-spending' ? compareDecimals(amount, before) !== 0 : at - last >= DAY;
}

/** Reads an {@link UnusualRecord} that was saved as JSON; anything that is not exactly one is `undefined`. */
export function parseUnusualRecord(saved: unknown): UnusualRecord | undefined {
  if (!isRecord(saved) || !isTime(saved['seen'])) {
    return undefined;
  }
  const { seen, pending, told } = saved;
  const parsed = parseTold(told);
  if ((pending !== undefined && !isKind(pending)) || (told !== undefined && parsed === undefined)) {
    return undefined;
  }
  return { seen, ...(pending === undefined ? {} : { pending }), ...(parsed === undefined ? {} : { told: parsed }) };
}

function parseTold(saved: unknown): Told | undefined {
  const { kind, last, amount, snoozedUntil } = isRecord(saved) ? saved : {};
  const parsed = typeof amount === 'string' ? parseDecimal(amount) : undefined;
  if (!isKind(kind) || !isTime(last) || parsed === undefined || (snoozedUntil !== undefined && !isTime(snoozedUntil))) {
    return undefined;
  }
  return { kind, last, amount: parsed, ...(snoozedUntil === undefined ? {} : { snoozedUntil }) };
}

function isKind(saved: unknown): saved is Unusual['kind'] {
  return saved === 'unusual-spending' || saved === 'no-spending';
}

function isTime(saved: unknown): saved is number {
  return typeof saved === 'number' && Number.isFinite(saved);
}
