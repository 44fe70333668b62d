import type { Clock } from '../../base/clock.ts';
import type { Event } from '../../base/event.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/lifecycle.ts';
import type { Balance } from './api.ts';

/** Changes within this time are told together. */
const GATHER_MS = 20;
/** What becomes old without an event is found out this often. */
const AGE_MS = 60_000;

/** What a feed watches and tells. */
export interface FeedParts {
  /** Each may fire more often than anything changes. */
  readonly changes: readonly Event<unknown>[];
  readonly clock: Clock;
  readonly balances: () => readonly Balance[];
  readonly tell: (balances: readonly Balance[]) => void;
}

/** Tells of balances that differ from those told before, once someone listens. */
export class BalanceFeed implements Disposable {
  readonly #parts: FeedParts;
  readonly #owned = new DisposableStore();
  readonly #gathering = this.#owned.add(new MutableDisposable());
  readonly #aging = this.#owned.add(new MutableDisposable());
  #told: string | undefined;
  #gathers = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** Begins to watch; called again it does nothing. */
  begin(): void {
    if (this.#told === undefined) {
      this.#told = JSON.stringify(this.#parts.balances());
      for (const change of this.#parts.changes) {
        this.#owned.add(change(() => this.#gather()));
      }
      this.#age();
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #gather(): void {
    if (!this.#gathers) {
      this.#gathers = true;
      this.#gathering.set(
        this.#parts.clock.after(GATHER_MS, () => {
          this.#gathers = false;
          this.#look();
        }),
      );
    }
  }

  #look(): void {
    const balances = this.#parts.balances();
    const text = JSON.stringify(balances);
    if (text !== this.#told) {
      this.#told = text;
      this.#parts.tell(balances);
    }
  }

  #age(): void {
    this.#aging.set(
      this.#parts.clock.after(AGE_MS, () => {
        this.#look();
        this.#age();
      }),
    );
  }
}
