import type { Meanwhile } from '../port/meanwhile.ts';
import type { AccountRecord, Outcome, Settled } from '../port/store.ts';
import type { KnownRecords } from '../tables/knownRecords.ts';
import { afterOutcome, blankRecord, sameClaim } from '../tables/transition.ts';
import type { SharedFile } from './sharedFile.ts';

/** A write that met a locked file. */
type Waiting =
  | { readonly kind: 'settle'; readonly claimed: AccountRecord; readonly outcome: Outcome }
  | { readonly kind: 'forget'; readonly withHistory: boolean };

/**
 * Writes that met a locked file, at most one per account. Until they are written this window shows them over what the
 * file says, so that an answer that was paid for with a request is neither lost nor hidden.
 */
export class WaitingWrites {
  readonly #waiting = new Map<string, Waiting>();

  /** What is to be forgotten stays so: the answer to a request of before is late. */
  settle(claimed: AccountRecord, outcome: Outcome): Settled {
    if (this.#waiting.get(claimed.accountId)?.kind === 'forget') {
      return 'late';
    }
    this.#waiting.set(claimed.accountId, { kind: 'settle', claimed, outcome });
    return 'kept';
  }

  /** Nothing is forgotten yet. */
  forget(accountId: string, withHistory: boolean): false {
    this.#waiting.set(accountId, { kind: 'forget', withHistory });
    return false;
  }

  drop(accountId: string): void {
    this.#waiting.delete(accountId);
  }

  /** The record as it will be. An outcome whose claim is no longer the latest is given up. */
  over(record: AccountRecord): AccountRecord {
    const waiting = this.#waiting.get(record.accountId);
    if (waiting === undefined) {
      return record;
    }
    if (waiting.kind === 'forget') {
      return blankRecord(record.accountId);
    }
    if (sameClaim(record, waiting.claimed)) {
      return afterOutcome(record, waiting.outcome);
    }
    this.#waiting.delete(record.accountId);
    return record;
  }

  /** Hands over what waits to a window that has no file any more. */
  handOver(known: KnownRecords, meanwhile: Meanwhile): void {
    for (const [accountId, waiting] of this.#waiting) {
      const before = known.find(accountId);
      if (waiting.kind === 'forget') {
        meanwhile.forget(accountId, waiting.withHistory);
      } else if (sameClaim(before, waiting.claimed)) {
        meanwhile.record(before, known.remember(afterOutcome(before, waiting.outcome)));
      }
    }
    this.#waiting.clear();
  }

  /** Writes what waits, of one account or of all. Throws what SQLite throws; what was not written goes on waiting. */
  flush(file: SharedFile, now: number, only?: string): void {
    for (const [accountId, waiting] of this.#waiting) {
      if (only !== undefined && accountId !== only) {
        continue;
      }
      if (waiting.kind === 'settle') {
        file.settle(waiting.claimed, waiting.outcome, now, true);
      } else {
        file.forget(accountId, waiting.withHistory);
      }
      this.#waiting.delete(accountId);
    }
  }
}
