import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/duration.ts';
import { isClear, marginOf, sameThreshold, type Threshold } from '../account/threshold.ts';
import { compareDecimals, type Decimal, subtractDecimals } from '../amount/decimal.ts';
import { isEmpty } from '../amount/emptiness.ts';
import { isAmount } from '../amount/quantity.ts';
import type { AlertRecord, Raised, Snooze } from './alertRecord.ts';
import { comparedValue, type Observation } from './observation.ts';

/** A snooze of a day lasts as long. */
const SNOOZE_MS = DAY_MS;
/** An alert that is not acknowledged is repeated after a day. Who asks once a day asks a moment earlier or later. */
const REPEAT_MS = DAY_MS - 10 * MINUTE_MS;
/** One decay halves an amount again and again: what halves is told at most twice a day. */
export const HALVED_GAP_MS = 12 * HOUR_MS;
/** A reading that arrives later than this is stale and alerts nobody: a window was frozen, or the machine asleep. */
export const FRESH_MS = 5 * 60_000;
/** Windows read the clock at slightly different moments; what lies further ahead was written before the clock was set back. */
export const CLOCK_TOLERANCE_MS = 60_000;

/**
 * How a quantity stands: `low` below its threshold, `empty` at zero or below. `empty` comes first; both count as low.
 */
export type Level = 'ok' | 'low' | 'empty';

/** An alert to show, once, in the window that gets it. */
export interface Raise {
  /** `crossed`: the first of a crossing; `empty`: nothing is left; `halved`: the value fell to half; `again`: a day has passed. */
  readonly reason: 'crossed' | 'empty' | 'halved' | 'again';
  readonly level: 'low' | 'empty';
  readonly threshold: Threshold;
  readonly amount: Decimal;
  /** Days; `null` without a forecast. */
  readonly daysLeft: Decimal | null;
}

/** What a step makes of a record. The same object as before means that there is nothing to save. */
export interface Advance {
  readonly record: AlertRecord | undefined;
  /** To be shown only by whoever gets the record saved. */
  readonly raise?: Raise;
}

/**
 * Takes one good reading into account. The rules:
 *
 * - A reading counts once (by its `at`) and only within {@link FRESH_MS}; errors and stale values never get here.
 * - Two low readings alert; a value between the threshold and the clear mark neither counts nor resets.
 * - Only a value clear of the threshold (above it by more than 5 %, and by more than 1 of what is no money) ends the crossing, and with it
 *   acknowledgement and snooze.
 * - The alert is repeated while the value is low: after a day unless acknowledged; when two readings in a row say that
 *   nothing is left, once; and when two in a row are at most half of what the latest alert said, {@link HALVED_GAP_MS} after
 *   it at the earliest.
 * - An amount that rises by more than the same margin without getting clear is a top-up that did not suffice: it ends
 *   acknowledgement and the snooze until topped up, and halving is measured from there.
 * - A word in place of an amount says nothing, and neither does `null` (no forecast). A threshold that is gone (`undefined`) takes its record along.
 *
 * `now` is wall-clock milliseconds. A clock that was set back makes no silence longer than a day, one that was set
 * forward makes at most one repetition.
 */
export function advanceAlert(
  record: AlertRecord | undefined,
  observation: Observation,
  threshold: Threshold | undefined,
  now: number,
): Advance {
  if (threshold === undefined) {
    return { record: undefined };
  }
  const { at, amount } = observation;
  const value = comparedValue(observation, threshold);
  if (!isAmount(amount) || value === null || !isFresh(at, now) || isTaken(at, record, now)) {
    return { record };
  }
  const seen = { at, value };
  if (isOver(value, observation, amount, threshold, record)) {
    return { record: { threshold, seen } };
  }
  const before = record === undefined ? undefined : onThisClock(underThreshold(record, threshold), now);
  const next: AlertRecord = { ...before, threshold, seen };
  if (before?.raised === undefined) {
    if (!isLow(value, threshold)) {
      return { record: next };
    }
    return before?.pending === true
      ? raise('crossed', next, amount, observation.daysLeft, now)
      : { record: { ...next, pending: true } };
  }
  if (isTopUp(before.raised.lowest, observation, amount, threshold)) {
    return { record: toppedUp(next, { at: before.raised.at, value, lowest: amount }) };
  }
  const reason = isLow(value, threshold) ? reasonToRepeat(before, before.raised, value, amount, now) : undefined;
  return reason === undefined
    ? { record: { ...next, raised: { ...before.raised, lowest: lower(before.raised.lowest, amount) } } }
    : raise(reason, next, amount, observation.daysLeft, now);
}

/**
 * Whether the latest reading alerts if a second one says the same, so that it is worth asking again soon. `record` has taken
 * `observation` already. A repetition that only waits for the day to pass is none.
 */
export function wantsSecond(
  record: AlertRecord | undefined,
  observation: Observation,
  threshold: Threshold | undefined,
  now: number,
): boolean {
  const { raise } = advanceAlert(record, { ...observation, at: Math.max(now, observation.at) + 1 }, threshold, now);
  return record?.seen.at === observation.at && raise !== undefined && raise.reason !== 'again';
}

/** The user has taken note: the alert is not repeated for time, only when the value halves or nothing is left. */
export function acknowledgeAlert(record: AlertRecord | undefined): Advance {
  if (record?.raised === undefined || record.acknowledged === true) {
    return { record };
  }
  return { record: { ...record, acknowledged: true } };
}

/** No alert of this crossing for a day, or until the quantity is topped up. Does nothing when the crossing is over. */
export function snoozeAlert(record: AlertRecord | undefined, snooze: 'day' | 'topUp', now: number): Advance {
  if (record?.raised === undefined) {
    return { record };
  }
  // A snooze asks to be told again later, so it takes an acknowledgement back.
  const { acknowledged: _, ...rest } = record;
  const chosen: Snooze = snooze === 'day' ? { kind: 'until', at: now + SNOOZE_MS } : { kind: 'topUp' };
  return { record: { ...rest, snooze: chosen } };
}

/** Whether both are one alert, to which no top-up has come in between. */
export function isSameAlert(a: Raised | undefined, b: Raised | undefined): boolean {
  return a?.at === b?.at && a?.value === b?.value;
}

/** Whether alerts of this record are held back at `now`. */
export function isSnoozed(record: AlertRecord | undefined, now: number): boolean {
  const snooze = record?.snooze;
  return snooze !== undefined && (snooze.kind === 'topUp' || snooze.at > now);
}

/**
 * Whether nobody has answered yet that nothing is left: the alert is on its way, or neither acknowledged nor snoozed. What was
 * acknowledged before was that it is low.
 */
export function awaitsAnswer(record: AlertRecord | undefined, now: number): boolean {
  const isAnswered = record?.acknowledged === true && record.raised?.empty === true;
  return record !== undefined && isOpen(record) && !isAnswered && !isSnoozed(record, now);
}

/**
 * The level to show, at once and without waiting for a second reading. With the record, a value that was low stays low
 * until it is clear, so that the colour does not flicker. Without a threshold only what is used up stands out.
 */
export function levelOf(observation: Observation, threshold: Threshold | undefined, record?: AlertRecord): Level {
  const { amount } = observation;
  if (!isAmount(amount)) {
    return 'ok';
  }
  const value = threshold === undefined ? amount : comparedValue(observation, threshold);
  if (isEmpty(amount)) {
    return value === null ? 'ok' : 'empty';
  }
  if (threshold === undefined || value === null) {
    return 'ok';
  }
  const held = record !== undefined && isOpen(record) && sameThreshold(record.threshold, threshold);
  return isLow(value, threshold) || (held && !isOver(value, observation, amount, threshold, record)) ? 'low' : 'ok';
}

/** The level of an account: that of its worst quantity. */
export function worstLevel(levels: readonly Level[]): Level {
  return levels.includes('empty') ? 'empty' : levels.includes('low') ? 'low' : 'ok';
}

/** Whether a value is clear of its threshold. What was not told yet needs no rise to be over. */
function isOver(
  value: Decimal,
  observation: Observation,
  amount: Decimal,
  threshold: Threshold,
  record: AlertRecord | undefined,
): boolean {
  const raised = record !== undefined && sameThreshold(record.threshold, threshold) ? record.raised : undefined;
  const hasRisen = raised === undefined || isTopUp(raised.lowest, observation, amount, threshold);
  return isClear(value, threshold, observation.currency !== undefined, hasRisen);
}

/** Below the level; and used up (no amount, no days) is low even where the level is 0. */
function isLow(value: Decimal, threshold: Threshold): boolean {
  return compareDecimals(value, threshold.level) < 0 || isEmpty(value);
}

function isFresh(at: number, now: number): boolean {
  return now - at <= FRESH_MS && at - now <= CLOCK_TOLERANCE_MS;
}

/** Whether this reading, or a later one, was taken already, by whichever window. */
function isTaken(at: number, record: AlertRecord | undefined, now: number): boolean {
  return record !== undefined && at <= record.seen.at && record.seen.at <= now + CLOCK_TOLERANCE_MS;
}

/** Whether what a record is about was low when it was read last. */
export function isOpen(record: AlertRecord): boolean {
  return record.pending === true || record.raised !== undefined;
}

/**
 * The record as it is under a threshold that may have changed. What is low under the new one too was told already; what
 * is not low any more begins anew, without regard to the margin: the user who lowers a threshold wants to hear of it.
 */
function underThreshold(record: AlertRecord, threshold: Threshold): AlertRecord {
  if (sameThreshold(record.threshold, threshold)) {
    return record;
  }
  const { seen } = record;
  if (record.threshold.kind !== threshold.kind || !isLow(seen.value, threshold)) {
    return { threshold, seen };
  }
  return record.raised === undefined ? { threshold, seen, pending: true } : { ...record, threshold };
}

/** Times that lie ahead were written before the clock was set back; they count from now. */
function onThisClock(record: AlertRecord, now: number): AlertRecord {
  const { raised, snooze } = record;
  return {
    ...record,
    ...(raised !== undefined && raised.at > now + CLOCK_TOLERANCE_MS ? { raised: { ...raised, at: now } } : {}),
    ...(snooze?.kind === 'until' && snooze.at > now + SNOOZE_MS + CLOCK_TOLERANCE_MS
      ? { snooze: { kind: 'until', at: now + SNOOZE_MS } }
      : {}),
  };
}

/**
 * Whether an amount has risen above the lowest by more than the margin: that of the threshold, or, where the threshold
 * counts days, that of the amount itself.
 */
function isTopUp(lowest: Decimal, { currency }: Observation, amount: Decimal, threshold: Threshold): boolean {
  const margin = marginOf(threshold.kind === 'amount' ? threshold.level : lowest, currency !== undefined);
  return compareDecimals(subtractDecimals(amount, lowest), margin) > 0;
}

function toppedUp(record: AlertRecord, raised: Raised): AlertRecord {
  const { acknowledged: _, snooze, ...rest } = record;
  return { ...rest, raised, ...(snooze?.kind === 'until' ? { snooze } : {}) };
}

function reasonToRepeat(
  record: AlertRecord,
  raised: Raised,
  value: Decimal,
  amount: Decimal,
  now: number,
): Raise['reason'] | undefined {
  if (isSnoozed(record, now)) {
    return undefined;
  }
  if (raised.empty !== true && isEmpty(amount) && isEmpty(record.seen.value) && isEmpty(raised.lowest)) {
    return 'empty';
  }
  const isHalved = isHalf(record.seen.value, raised.value) && isHalf(value, raised.value);
  if (isHalved && now - raised.at >= HALVED_GAP_MS) {
    return 'halved';
  }
  return record.acknowledged !== true && now - raised.at >= REPEAT_MS ? 'again' : undefined;
}

/** A raise makes the record anew: what was acknowledged or snoozed was the alert before. */
function raise(
  reason: Raise['reason'],
  { threshold, seen }: AlertRecord,
  amount: Decimal,
  daysLeft: Decimal | null,
  now: number,
): Advance {
  const empty = isEmpty(amount) ? ({ empty: true } as const) : {};
  return {
    record: { threshold, seen, raised: { at: now, value: seen.value, lowest: amount, ...empty } },
    raise: { reason, level: isEmpty(amount) ? 'empty' : 'low', threshold, amount, daysLeft },
  };
}

/** Whether `value` is at most half of `base`. Nothing is half of zero or less. */
function isHalf(value: Decimal, base: Decimal): boolean {
  return !isEmpty(base) && compareDecimals(subtractDecimals(base, value), value) >= 0;
}

function lower(a: Decimal, b: Decimal): Decimal {
  return compareDecimals(a, b) <= 0 ? a : b;
}
