import type { Trouble } from '../../balance/account/state.ts';
import type { Reading } from '../../balance/amount/quantity.ts';
import { type Fault, natureOf } from '../../balance/fault/fault.ts';
import type { AccountRecord, Outcome } from '../../store/port/store.ts';

/** Why a refresh is considered; `second`: a second reading has to confirm the latest one. */
export type Trigger = 'timer' | 'manual' | 'focus' | 'credential' | 'second';

/** Whether a request may be sent now; if not, why, and (wall clock, ms) when it may. */
export type Decision =
  | { readonly go: true; readonly nextDue: number }
  | { readonly go: false; readonly because: 'held' | 'too-soon' | 'in-flight' | 'not-due'; readonly until: number };

/** Whether nothing but the least gap between two requests forbids one. */
export function isTooSoon(decision: Decision): decision is Extract<Decision, { go: false }> {
  return !decision.go && decision.because === 'too-soon';
}

export const LEAST_INTERVAL_MS = 60_000;
export const MOST_INTERVAL_MS = 24 * 3_600_000;
export const DEFAULT_INTERVAL_MS = 15 * 60_000;
/** No two requests of an account are closer than this, whoever asks. */
export const LEAST_GAP_MS = 10_000;
/** What is due may wait this long for others, to be asked for together with them. */
export const TOGETHER_MS = 5_000;
/** Then it is late by no more than this, with what a timer and a beat may take. */
export const LATEST_MS = TOGETHER_MS + 1_000;
/** A claim without an outcome counts as under way this long: two hosts, each with its clock and its balance, at 15 s. */
export const IN_FLIGHT_MS = 60_000;
/** The longest time that a provider may make us wait. */
export const MOST_HOLD_MS = 6 * 3_600_000;
/** Clocks are set right by small steps all the time; a step up to this length back voids no plan and no deadline. */
const CLOCK_STEP_MS = 10_000;
/** A second reading is asked for this long after the first one. */
const SOONEST_SECOND_MS = 2 * 60_000;
const LATEST_SECOND_MS = 5 * 60_000;
const FIRST_BACK_OFF_MS = 20_000;
const MOST_BACK_OFF_MS = 30 * 60_000;
/** How many refusals in a row pause an account, and over how long they must last at least. */
interface Proof {
  readonly count: number;
  readonly overMs: number;
}

/** The provider named the credential wrong. */
const NAMED: Proof = { count: 1, overMs: 0 };
/** The provider answered in its own form, and only the status says that the credential is refused. */
const BY_STATUS: Proof = { count: 2, overMs: 60_000 };
/** Nothing but a status was there: it may be that of a gateway which is out of order for a while. */
const WITHOUT_WORDS: Proof = { count: 3, overMs: 3_600_000 };

/** Minutes from a setting as milliseconds, clamped to one minute and one day; anything that is no number is the default. */
export function intervalMs(minutes: unknown): number {
  if (typeof minutes !== 'number' || Number.isNaN(minutes)) {
    return DEFAULT_INTERVAL_MS;
  }
  return Math.min(Math.max(minutes * 60_000, LEAST_INTERVAL_MS), MOST_INTERVAL_MS);
}

/** The account's own place in a spread, from 0 to below 1: the same in every window (FNV-1a). */
export function phaseOf(accountId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < accountId.length; index++) {
    hash = Math.imul(hash ^ accountId.charCodeAt(index), 0x01000193);
  }
  // The low bits of FNV spread badly for short texts that differ in the last letter; fold the halves together.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 2 ** 32;
}

/** When to ask for a reading that confirms the one of `readAt`: each account at a time of its own. Wall clock, ms. */
export function secondReadingAt(accountId: string, readAt: number): number {
  return readAt + SOONEST_SECOND_MS + phaseOf(accountId) * (LATEST_SECOND_MS - SOONEST_SECOND_MS);
}

/** Until when the provider's wish holds, or `undefined` when there is none. A time that no rule could have set is void. */
export function holdOf(record: AccountRecord, now: number): number | undefined {
  const valid = record.holdUntil > now && record.holdUntil <= now + MOST_HOLD_MS + CLOCK_STEP_MS;
  return valid ? record.holdUntil : undefined;
}

/** Whether the clock was set back since the latest claim, so that the record's times mean nothing. */
function wasSetBack(record: AccountRecord, now: number): boolean {
  return record.claimedAt > now + CLOCK_STEP_MS;
}

/** Whether another or this window sent a request whose outcome is still to come. */
export function inFlight(record: AccountRecord, now: number): boolean {
  return !record.settled && !wasSetBack(record, now) && now - record.claimedAt < IN_FLIGHT_MS;
}

/**
 * When the next automatic request is due. A plan that no rule could have made (the clock was set back, the interval was
 * shortened) is due now. A claim whose outcome did not come in time was made by a window that is gone: nothing was learned
 * by it, and anyone may ask.
 */
export function dueAt(record: AccountRecord, now: number, interval: number): number {
  if (record.generation === 0 || wasSetBack(record, now)) {
    return now;
  }
  const latest = Math.max(now + interval + CLOCK_STEP_MS, holdOf(record, now) ?? 0);
  const planned = record.nextDue <= latest ? record.nextDue : now;
  return record.settled ? planned : Math.min(planned, record.claimedAt + IN_FLIGHT_MS);
}

/**
 * When the timer may next send a request, in wall-clock milliseconds; in the past when it may now. How long ago a claim
 * was made is unknown once the clock was set back; counted from now, no rule is broken.
 */
export function nextAttemptAt(record: AccountRecord, now: number, interval: number): number {
  const claimedAt = wasSetBack(record, now) ? now : record.claimedAt;
  return Math.max(
    dueAt(record, now, interval),
    holdOf(record, now) ?? 0,
    !record.settled && now - claimedAt < IN_FLIGHT_MS ? claimedAt + IN_FLIGHT_MS : 0,
    record.generation > 0 ? claimedAt + LEAST_GAP_MS : 0,
  );
}

/**
 * Whether to send a request. Deadlines of the provider hold for everyone, the least gap too; a manual or a credential
 * trigger asks for no more. `focus` goes ahead when the reading is older than the interval or the latest attempt
 * failed a while ago, `second` when nobody has asked since the reading. `overdue` says that this window's monotonic clock has
 * seen {@link nextAttemptAt} of this very record pass, and with it every deadline in it, whatever the wall clock says.
 */
export function decide(
  record: AccountRecord,
  trigger: Trigger,
  now: number,
  interval: number,
  overdue = false,
): Decision {
  const barred = overdue ? undefined : barOf(record, now);
  if (barred !== undefined) {
    return barred;
  }
  const planned = dueAt(record, now, interval);
  const due = overdue ? Math.min(now, planned) : planned;
  const wanted =
    trigger === 'manual' ||
    trigger === 'credential' ||
    due <= now ||
    (trigger === 'focus' && isStale(record, now, interval)) ||
    (trigger === 'second' && isUnconfirmed(record, now));
  if (!wanted) {
    return { go: false, because: 'not-due', until: due };
  }
  // A request out of turn leaves the plan alone, unless the next one would follow too closely or too late.
  const isPlanned = due >= now + interval / 2 && due <= now + interval;
  // One that had to wait for others is not asked less often for it.
  const from = due <= now && due >= now - LATEST_MS ? due : now;
  return { go: true, nextDue: isPlanned ? due : Math.ceil(from + interval) };
}

/** What forbids a request to everyone at this moment. */
function barOf(record: AccountRecord, now: number): Decision | undefined {
  const held = holdOf(record, now);
  if (held !== undefined) {
    return { go: false, because: 'held', until: held };
  }
  if (inFlight(record, now)) {
    return { go: false, because: 'in-flight', until: record.claimedAt + IN_FLIGHT_MS };
  }
  const free = record.claimedAt + LEAST_GAP_MS;
  return free > now && !wasSetBack(record, now) ? { go: false, because: 'too-soon', until: free } : undefined;
}

/** Whether what is known is old enough to refresh when the user looks again. */
function isStale(record: AccountRecord, now: number, interval: number): boolean {
  if (record.trouble !== undefined) {
    return now - record.claimedAt >= LEAST_INTERVAL_MS;
  }
  return record.reading === undefined || now - record.reading.at >= interval;
}

/** Whether nobody has asked since the reading that has to be confirmed, and the least interval of any provider is over. */
function isUnconfirmed({ reading, trouble }: AccountRecord, now: number): boolean {
  return trouble === undefined && reading !== undefined && now - reading.at >= LEAST_INTERVAL_MS;
}

/** What a request leaves in the record that was given up before its answer came: nothing was learned, anyone may ask. */
export function afterAbort(claimed: AccountRecord, now: number): Outcome {
  const { trouble, refusedMark } = claimed;
  return {
    nextDue: now,
    holdUntil: claimed.holdUntil,
    ...(trouble === undefined ? {} : { trouble }),
    ...(refusedMark === undefined ? {} : { refusedMark }),
  };
}

/** What an attempt leaves in the record of an account whose provider wants `leastMs` between two requests, whoever asks. */
export function heldFor<T extends Outcome>(outcome: T, claimedAt: number, leastMs: number): T {
  const until = leastMs > 0 ? claimedAt + leastMs : 0;
  return { ...outcome, holdUntil: Math.max(outcome.holdUntil, until), nextDue: Math.max(outcome.nextDue, until) };
}

/** What a good answer leaves in the record. */
export function afterSuccess(claimed: AccountRecord, reading: Reading): Outcome {
  return { nextDue: claimed.nextDue, holdUntil: 0, reading };
}

/**
 * What a failure leaves in the record: the trouble, and the time of the next attempt. Passing faults back off
 * exponentially with full jitter, never beyond an interval after the claim, so that the account is fresh within one
 * interval after the fault has gone. A wish of the provider is clamped to [interval, 6 h]. `mark` identifies the credential
 * that was used; `random` gives numbers from 0 to below 1.
 */
export function afterFailure(
  claimed: AccountRecord,
  fault: Fault,
  mark: string,
  now: number,
  interval: number,
  random: () => number,
): Outcome & { readonly trouble: Trouble } {
  if (fault.kind === 'auth') {
    return afterRefusal(claimed, fault, mark, now);
  }
  // What else a manual attempt meets is no reason to end a pause: the refusal stays the trouble.
  const paused = claimed.refusedMark === mark ? claimed.trouble : undefined;
  const trouble = paused ?? troubleAfter(claimed.trouble, fault, now);
  const base = {
    // Never later than an interval, so that a fault which the provider has ended is not shown for longer.
    nextDue: Math.min(claimed.nextDue, claimed.claimedAt + interval),
    holdUntil: 0,
    trouble,
    ...(paused === undefined ? {} : { refusedMark: mark }),
  };
  const wish = wishOf(fault);
  if (wish !== undefined) {
    const holdUntil = now + clampHold(wish, interval);
    return { ...base, nextDue: holdUntil, holdUntil };
  }
  if (natureOf(fault.kind) === 'passing') {
    const left = interval - Math.max(0, now - claimed.claimedAt);
    const ceiling = Math.min(MOST_BACK_OFF_MS, left, FIRST_BACK_OFF_MS * 2 ** Math.min(trouble.attempts - 1, 20));
    return { ...base, nextDue: Math.ceil(now + Math.max(LEAST_GAP_MS, random() * ceiling)) };
  }
  return base;
}

/** What a refused credential leaves in the record: a pause, or the next attempt in time to prove the refusal. */
function afterRefusal(
  claimed: AccountRecord,
  fault: Extract<Fault, { kind: 'auth' }>,
  mark: string,
  now: number,
): Outcome & { readonly trouble: Trouble } {
  const { refusedMark, nextDue } = claimed;
  // That another credential was refused before says nothing about this one.
  const before = claimed.trouble?.refused;
  const { since, count } = before?.mark === mark && before.since <= now ? before : { since: now, count: 0 };
  const refused = { mark, since, count: count + 1 };
  const trouble = { ...troubleAfter(claimed.trouble, fault, now), refused };
  const proof = fault.definitive ? NAMED : fault.empty === true ? WITHOUT_WORDS : BY_STATUS;
  const isProven = refused.count >= proof.count && now - since >= proof.overMs;
  return isProven || refusedMark === mark
    ? { nextDue, holdUntil: 0, trouble, refusedMark: mark }
    : { nextDue: Math.min(nextDue, now + proof.overMs / (proof.count - 1)), holdUntil: 0, trouble };
}

/** How long a provider asks to wait, in milliseconds; 0 when it does not say how long, `undefined` when it does not ask. */
export function wishOf(fault: Fault): number | undefined {
  switch (fault.kind) {
    case 'rate-limited':
      return fault.retryAfterMs ?? 0;
    case 'provider-down':
      return fault.retryAfterMs;
    default:
      return undefined;
  }
}

/** A wait that a provider asked for, in [interval, 6 h]; what is no number counts as none. */
export function clampHold(wishMs: number, interval: number): number {
  const wish = Number.isNaN(wishMs) ? 0 : wishMs;
  return Math.min(Math.max(wish, interval), MOST_HOLD_MS);
}

/** The trouble that continues or begins with `fault`. */
export function troubleAfter(before: Trouble | undefined, fault: Fault, now: number): Trouble {
  const since = before === undefined || before.since > now ? now : before.since;
  return { fault, since, attempts: (before?.attempts ?? 0) + 1 };
}
