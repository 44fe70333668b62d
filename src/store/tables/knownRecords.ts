import { MINUTE_MS } from '../../base/duration.ts';
import type { AccountRecord } from '../port/store.ts';
import type { Stamps } from './recordTable.ts';
import { blankRecord } from './transition.ts';

/** No answer is waited for as long. */
const LONGEST_CLAIM_MS = 2 * MINUTE_MS;

/** The records as this window has last seen them: for when the file cannot be read, and to tell what has changed. */
export class KnownRecords {
  readonly #records = new Map<string, AccountRecord>();
  #stamps: Stamps = new Map();

  /** Takes over what was just read or written, and returns it. */
  remember(record: AccountRecord): AccountRecord {
    if (record.generation > 0) {
      this.#records.set(record.accountId, record);
    } else {
      this.#records.delete(record.accountId);
    }
    return record;
  }

  forget(accountId: string): void {
    this.#records.delete(accountId);
  }

  find(accountId: string): AccountRecord {
    return this.#records.get(accountId) ?? blankRecord(accountId);
  }

  /** Whether an answer may still come. What another window asks is settled where this one may not see it. */
  isAsking(now: number): boolean {
    return this.all().some(({ settled, claimedAt }) => !settled && Math.abs(now - claimedAt) < LONGEST_CLAIM_MS);
  }

  all(): readonly AccountRecord[] {
    return [...this.#records.values()];
  }

  /** The ids of records that came, went or were written since the stamps of the last call. */
  changedBy(stamps: Stamps): readonly string[] {
    const before = this.#stamps;
    this.#stamps = stamps;
    // What this window wrote itself since then is in no stamps before.
    const ids = new Set([...before.keys(), ...stamps.keys(), ...this.#records.keys()]);
    return [...ids].filter((id) => before.get(id) !== stamps.get(id) || !stamps.has(id));
  }
}
