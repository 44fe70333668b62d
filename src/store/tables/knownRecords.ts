import type { AccountRecord } from '../port/store.ts';
import type { Stamps } from './recordTable.ts';
import { blankRecord } from './transition.ts';

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
