import type { AccountRecord } from './store.ts';

/** What was recorded over a record while there was no file. */
export interface Recorded {
  readonly before: AccountRecord;
  readonly after: AccountRecord;
}

/**
 * Outcomes that are kept at most: a day of a hundred accounts at fifteen minutes. Without an end, a window that is open for
 * weeks on a full disk would take ever more memory.
 */
const MOST_RECORDED = 10_000;

/**
 * What a window did while it had no file, for the file that it finds: outcomes in order, so that its history has them too,
 * and the accounts that were forgotten. The oldest outcomes go when there are too many.
 */
export class Meanwhile {
  #recorded: Recorded[] = [];
  readonly #forgotten = new Map<string, boolean>();

  record(before: AccountRecord, after: AccountRecord): void {
    this.#recorded.push({ before, after });
    if (this.#recorded.length > MOST_RECORDED) {
      this.#recorded.shift();
    }
  }

  forget(accountId: string, withHistory: boolean): void {
    this.#recorded = this.#recorded.filter(({ after }) => !withHistory || after.accountId !== accountId);
    this.#forgotten.set(accountId, withHistory || this.#forgotten.get(accountId) === true);
  }

  /** Whether what a file says of an account is not true any more. */
  hides(accountId: string): boolean {
    return this.#forgotten.has(accountId);
  }

  /** Whether the history that a file has of an account is deleted, too. */
  erases(accountId: string): boolean {
    return this.#forgotten.get(accountId) === true;
  }

  get isEmpty(): boolean {
    return this.#recorded.length === 0 && this.#forgotten.size === 0;
  }

  get recorded(): readonly Recorded[] {
    return this.#recorded;
  }

  /** The ids of forgotten accounts, and whether their history goes too. */
  get forgotten(): Iterable<readonly [accountId: string, withHistory: boolean]> {
    return this.#forgotten;
  }

  /** A file has it all. */
  clear(): void {
    this.#recorded = [];
    this.#forgotten.clear();
  }
}
