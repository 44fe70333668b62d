import type { Clock } from '../../base/clock.ts';
import type { Event } from '../../base/event.ts';
import { gathering } from '../../base/gathering.ts';
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

/** Tells of balances that differ from those told before, until it is disposed. */
export function feedBalances({ changes, clock, balances, tell }: FeedParts): Disposable {
  const owned = new DisposableStore();
  let told = JSON.stringify(balances());
  const gathered = owned.add(
    gathering(clock, GATHER_MS, () => {
      const present = balances();
      const text = JSON.stringify(present);
      if (text !== told) {
        told = text;
        tell(present);
      }
    }),
  );
  for (const change of changes) {
    owned.add(change(() => gathered.ask()));
  }
  return owned;
}
