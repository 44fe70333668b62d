import { randomBytes } from 'node:crypto';
import { rowsOf } from '../balance/readings/rows.ts';
import { Emitter } from '../base/event.ts';
import { Meanwhile } from './port/meanwhile.ts';
import type { MemorySeed } from './port/memorySeed.ts';
import { Notes } from './port/notes.ts';
import type { AccountRecord, HistoryOf, Past, Store, StoreMode, StoreProblem } from './port/store.ts';
import {
  afterClaim,
  afterOutcome,
  blankRecord,
  isOther,
  isSame,
  later,
  newsOf,
  sameClaim,
} from './tables/transition.ts';

/** A random salt for credential marks. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

const NO_PAST: Past = {
  addReadings: async () => undefined,
  removeReadings: () => undefined,
  beginAnew: () => undefined,
  deleteKept: () => undefined,
  onDidChange: () => ({ dispose: () => undefined }),
};

/**
 * A store that lives and dies with this window: everything but other windows. Its history is that of the file below, where there
 * is one, and what was recorded since. Listeners are called before the method that caused the change returns; what they throw
 * is reported as uncaught and spoils no claim.
 */
export function createMemoryStore(problem: StoreProblem, seed: MemorySeed = {}): Store {
  const mode: StoreMode = {
    kind: 'memory',
    problem,
    ...(seed.movedTo === undefined ? {} : { movedTo: seed.movedTo }),
  };
  const records = new Map((seed.records ?? []).map((record) => [record.accountId, record]));
  /** What of the file below the records have already: what an own outcome has ended is not told again. */
  const taken = new Map(records);
  const notes = seed.notes ?? new Notes();
  const meanwhile = seed.meanwhile ?? new Meanwhile();
  const modes = new Emitter<StoreMode>();
  const changes = new Emitter<readonly string[]>();
  const current = (accountId: string): AccountRecord => {
    const own = records.get(accountId) ?? blankRecord(accountId);
    const shared = seed.below?.record(accountId);
    return shared === undefined || isSame(shared, taken.get(accountId)) ? own : later(own, shared);
  };
  const currentNote = (accountId: string, key: string): string | undefined => {
    const known = notes.find(accountId, key);
    return known?.own === true ? known.text : (seed.below?.note(accountId, key) ?? known?.text);
  };
  const put = (record: AccountRecord): void => {
    const { accountId } = record;
    const shared = seed.below?.record(accountId);
    if (shared !== undefined) {
      taken.set(accountId, shared);
    }
    records.set(accountId, record);
    changes.announce([accountId]);
  };
  /** Where the history of an account is: in the file below, unless that has another one by now, and in what was recorded since. */
  const historyIn = (of: HistoryOf) => {
    if (typeof of === 'number') {
      return { below: seed.below, news: [] };
    }
    const { subject } = current(of);
    const shared = seed.below?.record(of);
    const isOver = meanwhile.erases(of) || (shared !== undefined && isOther(shared, subject));
    const own = meanwhile.recorded.filter(({ after }) => after.accountId === of && !isOther(after, subject));
    return {
      below: isOver ? undefined : seed.below,
      news: own.map(({ before, after }) => newsOf(before, after, after.claimedAt)),
    };
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
      const settled = afterOutcome(record, outcome);
      meanwhile.record(record, settled);
      put(settled);
      return 'kept';
    },
    note: currentNote,
    replaceNote(accountId, key, seen, next) {
      if (currentNote(accountId, key) !== seen) {
        return 'differs';
      }
      notes.change(accountId, key, seen, next);
      return 'replaced';
    },
    forget(accountId, withHistory) {
      meanwhile.forget(accountId, withHistory);
      notes.forget(accountId);
      if (records.delete(accountId)) {
        changes.announce([accountId]);
      }
      return problem === 'none' || problem === 'no-sqlite';
    },
    rows(of, fromMs, toMs) {
      const { below, news } = historyIn(of);
      const stored = below === undefined ? rowsOf([]) : below.rows(of, fromMs, toMs);
      const own = news.flatMap(({ reading }) => reading ?? []).filter(({ at }) => at >= fromMs && at < toMs);
      return stored === undefined || own.length === 0
        ? stored
        : rowsOf(
            [...stored.readings(), ...own].toSorted((a, b) => a.at - b.at),
            stored.sums,
          );
    },
    events(of, fromMs, toMs) {
      const { below, news } = historyIn(of);
      const stored = below === undefined ? [] : below.events(of, fromMs, toMs);
      const own = news.flatMap(({ event }) => event ?? []).filter(({ at }) => at >= fromMs && at < toMs);
      return stored && [...stored, ...own].toSorted((a, b) => a.at - b.at);
    },
    kept: () => (seed.below?.kept() ?? []).filter(({ accountId }) => !meanwhile.erases(accountId)),
    past: NO_PAST,
    size: () => undefined,
    dispose() {
      modes.dispose();
      changes.dispose();
    },
  };
}
