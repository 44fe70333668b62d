import type { Clock } from '../../base/clock.ts';
import type { Event } from '../../base/event.ts';
import { Gathering } from '../../base/gathering.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Balance } from './api.ts';

/** Changes within these times are told together. */
const GATHER_MS = { first: 20, further: 20 };

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
  #told: string | undefined;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** Begins to watch; called again it does nothing. */
  begin(): void {
    if (this.#told === undefined) {
      const { balances, changes, clock } = this.#parts;
      this.#told = JSON.stringify(balances());
      const gathering = this.#owned.add(new Gathering(clock, GATHER_MS, () => this.#look()));
      for (const change of changes) {
        this.#owned.add(change(() => gathering.ask()));
      }
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #look(): void {
    const balances = this.#parts.balances();
    const text = JSON.stringify(balances);
    if (text !== this.#told) {
      this.#told = text;
      this.#parts.tell(balances);
    }
  }
}
