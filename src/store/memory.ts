import { randomBytes } from 'node:crypto';
import { rowsOf } from '../balance/readings/rows.ts';
import { Emitter } from '../base/event.ts';
import type { MemorySeed } from './port/memorySeed.ts';
import { Notes } from './port/notes.ts';
import type { AccountRecord, Store, StoreMode, StoreProblem } from './port/store.ts';
import { afterClaim, afterOutcome, blankRecord, sameClaim } from './tables/transition.ts';

/** A random salt for credential marks. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/**
 * A store that lives and dies with this window: everything but the history and other windows. Listeners are called
 * before the method that caused the change returns; what they throw is reported as uncaught and spoils no claim.
 */
export function createMemoryStore(problem: StoreProblem, seed: MemorySeed = {}): Store {
  const mode: StoreMode = {
    kind: 'memory',
    problem,
    ...(seed.movedTo === undefined ? {} : { movedTo: seed.movedTo }),
  };
  const records = new Map((seed.records ?? []).map((record) => [record.accountId, record]));
  const notes = seed.notes ?? new Notes();
  const modes = new Emitter<StoreMode>();
  const changes = new Emitter<readonly string[]>();
  const current = (accountId: string): AccountRecord => {
    const own = records.get(accountId) ?? blankRecord(accountId);
    const shared = seed.below?.record(accountId);
    return shared !== undefined && shared.claimedAt > own.claimedAt ? shared : own;
  };
  const currentNote = (accountId: string, key: string): string | undefined => {
    const known = notes.find(accountId, key);
    return known?.own === true ? known.text : (seed.below?.note(accountId, key) ?? known?.text);
  };
  const put = (record: AccountRecord): void => {
    records.set(record.accountId, record);
    changes.announce([record.accountId]);
  };
  return {
    mode,
    onDidChangeMode: modes.event,
    salt: seed.salt ?? newSalt(),
    onDidChange: changes.event,
    record: current,
    claim(seen, now, nextDue, subject) {
      const record = current(seen.accountId);
      if (!sameClaim(record, seen)) {
        return undefined;
      }
      const claimed = afterClaim(record, now, nextDue, subject);
      put(claimed);
      return claimed;
    },
    settle(claimed, outcome) {
      const record = current(claimed.accountId);
      if (!sameClaim(record, claimed)) {
        return 'late';
      }
      put(afterOutcome(record, outcome));
      return 'kept';
    },
    note: currentNote,
    replaceNote(accountId, key, seen, next) {
      if (currentNote(accountId, key) !== seen) {
        return 'differs';
      }
      notes.change(accountId, key, next);
      return 'replaced';
    },
    forget(accountId) {
      notes.forget(accountId);
      if (records.delete(accountId)) {
        changes.announce([accountId]);
      }
    },
    rows: (of, fromMs, toMs) => (seed.below === undefined ? rowsOf([]) : seed.below.rows(of, fromMs, toMs)),
    events: (of, fromMs, toMs) => (seed.below === undefined ? [] : seed.below.events(of, fromMs, toMs)),
    kept: () => seed.below?.kept() ?? [],
    deleteKept: () => false,
    dispose() {
      modes.dispose();
      changes.dispose();
    },
  };
}
