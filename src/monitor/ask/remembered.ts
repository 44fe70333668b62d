import type { Reading } from '../../balance/amount/quantity.ts';

/**
 * Readings by account id that are shown until the record of an account says as much: those of the last session, and the last
 * one of an account whose provider has gone. Of a thousand accounts they take half a megabyte.
 */
export class RememberedReadings {
  readonly #readings: Map<string, Reading>;
  /** Accounts whose reading must not come back. */
  readonly #forgotten = new Set<string>();

  constructor(readings: ReadonlyMap<string, Reading>) {
    this.#readings = new Map(readings);
  }

  of(id: string): Reading | undefined {
    return this.#forgotten.has(id) ? undefined : this.#readings.get(id);
  }

  /** The account has gone or asks something else; `reading` is the last one of an account that only waits for its provider. */
  leave(id: string, reading: Reading | undefined): void {
    if (reading === undefined) {
      this.#forgotten.add(id);
    } else {
      this.#forgotten.delete(id);
      this.#readings.set(id, reading);
    }
  }

  /** The record has a reading: one that is no later than it is needed no more. */
  recorded(id: string, reading: Reading | undefined): void {
    if (reading !== undefined && reading.at >= (this.#readings.get(id)?.at ?? 0)) {
      this.#readings.delete(id);
    }
  }
}
