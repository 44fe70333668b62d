import type { Subject } from '../../balance/account/identity.ts';
import { type Reading, sameQuantities } from '../../balance/amount/quantity.ts';
import type { AccountRecord, HistoryEvent, Outcome } from '../port/store.ts';
import { safeMs } from '../sqlite/storedRecord.ts';

/** The record of an account that was never claimed. */
export function blankRecord(accountId: string): AccountRecord {
  return { accountId, generation: 0, claimedAt: 0, settled: true, nextDue: 0, holdUntil: 0 };
}

/**
 * What a claim makes of the record it saw. The last reading, the trouble and the hold stay; for another subject only the
 * hold does, since nothing else is about that one.
 */
export function afterClaim(seen: AccountRecord, now: number, nextDue: number, subject?: Subject): AccountRecord {
  const { accountId, holdUntil } = seen;
  return {
    ...(isOther(seen, subject) ? { accountId, holdUntil } : seen),
    ...(subject === undefined ? {} : { subject }),
    generation: seen.generation + 1,
    claimedAt: safeMs(now),
    settled: false,
    nextDue: safeMs(nextDue),
  };
}

/** Whether what a record says is about another subject. One that says nothing of its subject is about this one. */
export function isOther({ subject }: AccountRecord, next: Subject | undefined): boolean {
  return subject !== undefined && next !== undefined && subject.identity !== next.identity;
}

/**
 * What an outcome makes of a record. A reading ends any trouble; the last good reading outlives every trouble. An
 * outcome with neither says nothing about the account, so that what was known of it, good or bad, stays.
 */
export function afterOutcome(record: AccountRecord, outcome: Outcome): AccountRecord {
  const { reading: lastReading, trouble: lastTrouble, refusedMark: lastMark, ...claim } = record;
  const silent = outcome.reading === undefined && outcome.trouble === undefined;
  const reading = outcome.reading ?? lastReading;
  const trouble = outcome.reading === undefined ? (outcome.trouble ?? lastTrouble) : undefined;
  const refusedMark = outcome.refusedMark ?? (silent ? lastMark : undefined);
  return {
    ...claim,
    settled: true,
    nextDue: safeMs(outcome.nextDue),
    holdUntil: safeMs(outcome.holdUntil),
    ...(reading === undefined ? {} : { reading }),
    ...(trouble === undefined ? {} : { trouble }),
    ...(refusedMark === undefined ? {} : { refusedMark }),
  };
}

/** What two places know of an account, as one: the later claim and what it left, with what else is known. */
export function later(one: AccountRecord, other: AccountRecord): AccountRecord {
  return other.claimedAt > one.claimedAt ? withKnown(other, one) : withKnown(one, other);
}

/**
 * A record, and what another place knows of the account that this one cannot: a reading that is newer, a longer wait, and what was
 * wrong when nothing was read since, unless something is wrong here.
 */
export function withKnown(record: AccountRecord, other: AccountRecord): AccountRecord {
  const holdUntil = Math.max(record.holdUntil, other.holdUntil);
  if (isOther(record, other.subject)) {
    return { ...record, holdUntil };
  }
  const { reading: own, trouble: ownTrouble, refusedMark: ownMark, ...claim } = record;
  const reading = (other.reading?.at ?? 0) > (own?.at ?? 0) ? other.reading : own;
  const isReadSince = (own?.at ?? 0) > other.claimedAt;
  // A credential that was refused goes on being refused, whatever else went wrong.
  const isWorse = ownMark === undefined && (ownTrouble === undefined || other.refusedMark !== undefined);
  const { trouble, refusedMark } = other.settled && !isReadSince && isWorse ? other : record;
  return {
    ...claim,
    holdUntil,
    ...(reading === undefined ? {} : { reading }),
    ...(trouble === undefined ? {} : { trouble }),
    ...(refusedMark === undefined ? {} : { refusedMark }),
  };
}

/**
 * What the history has of an outcome: a reading that the record before did not have, and the beginning, the change of kind or
 * the end of a trouble. `now` is when what has no time of its own happened.
 */
export function newsOf(
  before: AccountRecord | undefined,
  { reading, trouble }: AccountRecord,
  now: number,
): { readonly reading?: Reading; readonly event?: HistoryEvent } {
  const last = before?.reading;
  // Two windows may read an account in one millisecond.
  const isKnown = last?.at === reading?.at && sameQuantities(last?.quantities ?? [], reading?.quantities ?? []);
  const was = before?.trouble;
  const hasEvent = trouble === undefined ? was !== undefined : was?.fault.kind !== trouble.fault.kind;
  const began = was === undefined ? trouble?.since : undefined;
  const ended = trouble === undefined ? reading?.at : undefined;
  const at = safeMs(began ?? ended ?? now);
  const event: HistoryEvent =
    trouble === undefined ? { at, kind: 'recovered' } : { at, kind: 'trouble', faultKind: trouble.fault.kind };
  return { ...(reading === undefined || isKnown ? {} : { reading }), ...(hasEvent ? { event } : {}) };
}

/** Whether both are the same claim and as far: what one of them says, the other one said. */
export function isSame(record: AccountRecord, known: AccountRecord | undefined): boolean {
  return known !== undefined && sameClaim(record, known) && record.settled === known.settled;
}

/** Whether both are the same claim. The time is compared too, because a forgotten account begins at 0 again. */
export function sameClaim(a: AccountRecord, b: AccountRecord): boolean {
  return a.generation === b.generation && a.claimedAt === b.claimedAt;
}
