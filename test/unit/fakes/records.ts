import type { AccountRecord } from '../../../src/store/port/store.ts';

/** A moment for tests that need one. */
export const NOW = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const YEAR = 365 * 24 * HOUR;

/** A record of account `a` that was claimed 5 minutes ago and answered, and is due in 10 minutes. */
export function record(changes: Partial<AccountRecord> = {}): AccountRecord {
  return {
    accountId: 'a',
    generation: 7,
    claimedAt: NOW - 5 * MINUTE,
    settled: true,
    nextDue: NOW + 10 * MINUTE,
    holdUntil: 0,
    ...changes,
  };
}

/** A record of account `a` that was never claimed. */
export function blank(): AccountRecord {
  return { accountId: 'a', generation: 0, claimedAt: 0, settled: true, nextDue: 0, holdUntil: 0 };
}
