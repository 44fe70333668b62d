import type { Reading } from '../balance/amount/quantity.ts';
import type { Clock } from '../base/clock.ts';
import { Emitter } from '../base/event.ts';
import type { SharedFile } from './file/sharedFile.ts';
import { dayOf } from './history/packTable.ts';
import type { HistoryOf, Past, Undo } from './port/store.ts';

/** Readings that are written at once, and the rest of their day: they hold the thread, and the file, for a few milliseconds. */
const SLICE = 1_000;
/** When to try again after a lock was in the way, and how often in a row. */
const BUSY_MS = 100;
const MOST_TRIES = 50;

/** What the past of a shared file is changed with. */
export interface SharedPastParts {
  readonly clock: Clock;
  /** Works on the file; what stands for it while a lock is in the way, and where there is no file. */
  readonly onFile: <T>(work: (file: SharedFile) => T, busy: T, none: T) => T;
  /** Has the readings of histories that are gone deleted. */
  readonly purgeSoon: () => void;
}

/** The past in a shared file. It has to be told to look at the file when another window has written to it. */
export class SharedPast implements Past {
  readonly #parts: SharedPastParts;
  readonly #changes = new Emitter<void>();

  readonly onDidChange = this.#changes.event;

  constructor(parts: SharedPastParts) {
    this.#parts = parts;
  }

  async addReadings(accountId: string, readings: readonly Reading[]): Promise<number | undefined> {
    const { clock } = this.#parts;
    let [added, tries] = [0, 0];
    for (let first = 0; first < readings.length; ) {
      const slice = readings.slice(first, endOfSlice(readings, first));
      const done = this.#parts.onFile<number | 'busy' | 'none'>(
        (file) => file.impatiently(() => file.addReadings(accountId, slice, clock.now())),
        'busy',
        'none',
      );
      tries = done === 'busy' ? tries + 1 : 0;
      if (done === 'none' || tries > MOST_TRIES) {
        this.#rewrite(() => true);
        return undefined;
      }
      if (done !== 'busy') {
        added += done;
        first += slice.length;
      }
      await new Promise<void>((resolve) => clock.after(done === 'busy' ? BUSY_MS : 0, resolve));
    }
    this.#rewrite(() => true);
    return added;
  }

  removeReadings(of: HistoryOf, fromMs: number, toMs: number, except?: number): Undo | undefined {
    const taken = this.#rewrite(({ take }) => take(of, fromMs, toMs, except));
    return taken && (() => this.#rewrite(({ putBack }) => putBack([taken])) === true);
  }

  beginAnew(accountId: string, at: number): Undo | undefined {
    // What is to come cannot be told from what was wrong, and would leave the account without a history.
    const ended = at > this.#parts.clock.now() ? undefined : this.#rewrite(({ endAt }) => endAt(accountId, at));
    return ended && (() => this.#rewrite(({ goOn }) => goOn(ended)) === true);
  }

  deleteKept(numbers: readonly number[]): Undo | undefined {
    const taken = this.#rewrite(({ takeAll }) => takeAll(numbers));
    this.#parts.purgeSoon();
    return taken && (() => this.#rewrite(({ putBack }) => putBack(taken)) === true);
  }

  /** Finds out whether another window has changed the past. Throws what SQLite throws. */
  look(file: SharedFile): void {
    if (file.rewritten()) {
      this.#changes.announce();
    }
  }

  dispose(): void {
    this.#changes.dispose();
  }

  /** `undefined`, and nothing has changed, where a lock or no file is in the way, and where there was nothing to change. */
  #rewrite<T>(work: (past: Parameters<Parameters<SharedFile['rewrite']>[0]>[0]) => T): T | undefined {
    const result = this.#parts.onFile<T | undefined>((file) => file.rewrite(work), undefined, undefined);
    if (result !== undefined) {
      this.#changes.announce();
    }
    return result;
  }
}

/** The end of a slice of whole days: a day may be thinned before the next slice is written, and takes no more readings then. */
function endOfSlice(readings: readonly Reading[], first: number): number {
  const dayAt = (place: number): number => dayOf(readings[place]?.at ?? Number.NaN);
  let end = Math.min(first + SLICE, readings.length);
  while (dayAt(end) === dayAt(end - 1)) {
    end++;
  }
  return end;
}
