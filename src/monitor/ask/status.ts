import type { Account } from '../../balance/account/account.ts';
import { isAskedAs, type Subject } from '../../balance/account/identity.ts';
import type { AccountState, AccountStatus, Trouble } from '../../balance/account/state.ts';
import { isCurrency, isKnownUnit, type Reading, type Unit } from '../../balance/amount/quantity.ts';
import type { Product, QuantityDescription } from '../../providers/provider.ts';
import type { AccountRecord } from '../../store/port/store.ts';
import { holdOf, IN_FLIGHT_MS, inFlight, nextAttemptAt } from '../when/schedule.ts';
import type { Entry } from './entry.ts';

/** A reading of the last session, and whose it is where that was known. */
export type Remembered = Reading & Partial<Pick<Subject, 'identity'>>;

/** What an account's status is made from. */
export type StatusParts = Pick<Entry, 'served' | 'asked' | 'record' | 'local' | 'running' | 'interval'>;

/**
 * What the views see of an account, from the shared record, the reading that was remembered from the last session and
 * this window's own trouble. The newest good reading wins and is never given up for a failure.
 */
export function statusOf(
  { served, asked, record: shared, local, running, interval }: StatusParts,
  remembered: Remembered | undefined,
  now: number,
): AccountStatus {
  const record = recordFor(asked, shared);
  const last = rememberedFor(asked, remembered);
  const reading = newest(readingFor(served.product, record?.reading), readingFor(served.product, last), now);
  const state = stateOf(record, reading, local, now, interval);
  const { account } = served;
  const identity = record?.subject === undefined ? {} : { identity: record.subject.identity };
  const refreshing = running !== undefined || (record !== undefined && inFlight(record, now));
  // One turn may be missed, when the window that had it is gone; the rest is the time that an attempt takes.
  const old = reading !== undefined && !isWithin(reading, now, 2 * interval + IN_FLIGHT_MS);
  if (record === undefined || state.kind === 'paused') {
    return { account, state, refreshing, old, ...identity };
  }
  const held = holdOf(record, now);
  return {
    account,
    state,
    refreshing,
    old,
    ...identity,
    nextAt: Math.max(now, nextAttemptAt(record, now, interval)),
    ...(held === undefined ? {} : { holdUntil: held }),
  };
}

/** An account whose provider nobody serves yet: the reading that was remembered, whose age nobody looks after. */
export function waitingStatus(account: Account, remembered: Remembered | undefined): AccountStatus {
  if (remembered === undefined) {
    return { account, state: { kind: 'waiting' }, refreshing: false, old: false };
  }
  const { identity, ...reading } = remembered;
  return { account, state: { kind: 'waiting', reading }, refreshing: false, old: true };
}

/** What a record says of this question. What was asked before the entry was edited is no answer to it. */
function recordFor(asked: string, record: AccountRecord | undefined): AccountRecord | undefined {
  if (record?.subject === undefined || isAskedAs(record.subject, asked)) {
    return record;
  }
  const { reading, trouble, refusedMark, subject, ...schedule } = record;
  return schedule;
}

/** The same of what was remembered, which may be from before the entry was edited while no window was open. */
function rememberedFor(asked: string, remembered: Remembered | undefined): Reading | undefined {
  if (remembered?.identity === undefined) {
    return remembered;
  }
  const { identity, ...reading } = remembered;
  return isAskedAs({ identity }, asked) ? reading : undefined;
}

function stateOf(
  record: AccountRecord | undefined,
  reading: Reading | undefined,
  local: Trouble | undefined,
  now: number,
  interval: number,
): AccountState {
  // Another window may have what this one lacks; then its fresh readings are as good as our own.
  const servedElsewhere = reading !== undefined && isWithin(reading, now, interval) && record?.trouble === undefined;
  if (local !== undefined && !servedElsewhere) {
    return { kind: 'paused', trouble: local, ...(reading === undefined ? {} : { reading }) };
  }
  const trouble = record?.trouble;
  if (trouble === undefined) {
    return reading === undefined ? { kind: 'loading' } : { kind: 'ok', reading };
  }
  if (record?.refusedMark !== undefined) {
    return { kind: 'paused', trouble, ...(reading === undefined ? {} : { reading }) };
  }
  return reading === undefined ? { kind: 'failed', trouble } : { kind: 'stale', reading, trouble };
}

/**
 * A reading of another product (the account's entry was edited) says nothing about this one: better no number than a
 * wrong one.
 */
function readingFor(product: Product, reading: Reading | undefined): Reading | undefined {
  const fits = reading?.quantities.every(({ key, unit, label }) => {
    const known = product.quantities.find((quantity) => quantity.key === key);
    // What only a provider's reply names has its label with it.
    return known === undefined ? label !== undefined : isUnitOf(known.unit, unit);
  });
  return fits === true ? reading : undefined;
}

/** What a later version counts in a unit of its own is no other product's. A reply names a currency, or credits in its place. */
function isUnitOf(described: QuantityDescription['unit'], unit: Unit): boolean {
  const isInReply = described === 'in reply' && (isCurrency(unit) || unit === 'credits');
  return unit === described || isInReply || !isKnownUnit(unit);
}

/** Whether a reading is at most `ms` old. One from the future is of unknown age, for the clock was set back since. */
function isWithin(reading: Reading, now: number, ms: number): boolean {
  const age = now - reading.at;
  return age <= ms && age > -IN_FLIGHT_MS;
}

/** The later one; the shared reading where the remembered one claims to be from the future. */
function newest(shared: Reading | undefined, remembered: Reading | undefined, now: number): Reading | undefined {
  return shared === undefined || (remembered !== undefined && remembered.at > shared.at && remembered.at <= now)
    ? remembered
    : shared;
}
