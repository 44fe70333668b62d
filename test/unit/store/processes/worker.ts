/** A window as a process of its own: it runs the real store and does what its parent asks over IPC. */
import { DatabaseSync } from 'node:sqlite';
import { type Clock, systemClock } from '../../../../src/base/clock.ts';
import { toDisposable } from '../../../../src/base/lifecycle.ts';
import { decide, nextAttemptAt } from '../../../../src/monitor/when/schedule.ts';
import { openStore } from '../../../../src/store/open.ts';
import type { AccountRecord, Outcome, Store, StoreMode } from '../../../../src/store/port/store.ts';
import { good, HOUR, KEEPING, oldSqlite, poll, smallDisk } from '../sample.ts';
import type { Asked, Told } from './messages.ts';

let store: Store | undefined;
let lock: DatabaseSync | undefined;

/** Hears of changes from the watcher alone: the slow look never comes. */
const impatient: Clock = {
  ...systemClock,
  after: (delayMs, action) => (delayMs >= 5_000 ? toDisposable(() => undefined) : systemClock.after(delayMs, action)),
};

const load = process.argv.includes('--small-disk')
  ? smallDisk(16)
  : process.argv.includes('--rollback-journal')
    ? oldSqlite
    : undefined;

function tell(message: Told): void {
  process.send?.(message);
}

function opened(): Store {
  if (store === undefined) {
    throw new Error('no store is open');
  }
  return store;
}

async function open(folder: string, slowLook: boolean): Promise<StoreMode> {
  store = await openStore(folder, slowLook ? systemClock : impatient, Math.random, KEEPING, load);
  store.onDidChange((ids) => tell({ kind: 'changed', ids }));
  store.onDidChangeMode((mode) => tell({ kind: 'mode', mode }));
  return store.mode;
}

/** One tick of the schedule: claims what is due. Requests that `settle` does not cover stay under way for ever. */
function tick(accounts: readonly string[], now: number, intervalMs: number, settle: boolean): string[] {
  return accounts.filter((account) => {
    const seen = opened().record(account);
    const decision = decide(seen, 'timer', now, intervalMs);
    const claimed = decision.go ? opened().claim(seen, now, decision.nextDue) : undefined;
    if (claimed !== undefined && settle) {
      opened().settle(claimed, { ...good(now, '1'), nextDue: claimed.nextDue });
    }
    return claimed !== undefined;
  });
}

/** A wall clock that shows `wall` at the real time `started`, and runs fast from then on. */
interface FastClock {
  readonly wall: number;
  readonly started: number;
  readonly speed: number;
}

/** Polls by the schedule until it is killed, and tells each request. */
function run(accounts: readonly string[], intervalMs: number, clock: FastClock, settle: boolean): void {
  const now = (): number => clock.wall + (Date.now() - clock.started) * clock.speed;
  for (const account of accounts) {
    const loop = (): void => {
      const at = now();
      for (const requested of tick([account], at, intervalMs, settle)) {
        tell({ kind: 'requested', account: requested, at });
      }
      const wait = (nextAttemptAt(opened().record(account), now(), intervalMs) - now()) / clock.speed;
      setTimeout(loop, Math.max(5, wait));
    };
    setImmediate(loop);
  }
}

/**
 * Writes readings, with hardly a pause, until it is killed, and tells what the store says of each. For their times hours
 * pass between them, so that days are packed all the time, also behind those of a process that is further on.
 */
function write(accounts: readonly string[], from: number): void {
  const account = accounts[from % accounts.length] ?? '';
  const seen = opened().record(account);
  const claimed = opened().claim(seen, Date.now(), 0);
  // The last digit keeps amounts of processes apart whose numbers differ in a zero at the end.
  const amount = `${from}.${process.pid}1`;
  if (claimed !== undefined) {
    const { result, ms } = timed(() => opened().settle(claimed, good(Date.now() + from * HOUR, amount)));
    tell({ kind: 'recorded', how: result, account, amount, ms });
  }
  setTimeout(() => write(accounts, from + 1), Math.random() * 4);
}

function hold(path: string, how: 'EXCLUSIVE' | 'IMMEDIATE'): void {
  lock = new DatabaseSync(path, { timeout: 5_000 });
  lock.exec(`BEGIN ${how}`);
}

const LOCKS = ['BEGIN EXCLUSIVE', 'BEGIN IMMEDIATE', 'BEGIN; SELECT count(*) FROM record'] as const;
/** One lock in so many outlives the patience of a store. */
const LONG_ONE_IN = 40;

/** Takes locks of all kinds, mostly short ones, and leaves a half-made write behind when it is killed. */
function disturb(path: string): void {
  const database = new DatabaseSync(path, { timeout: 50 });
  const next = (): void => {
    const lock = LOCKS[Math.floor(Math.random() * LOCKS.length)] ?? LOCKS[0];
    try {
      database.exec(lock);
      if (lock !== LOCKS[2]) {
        database.exec("INSERT INTO meta VALUES ('half', hex(zeroblob(20000)))");
      }
    } catch {
      // Someone else was faster.
    }
    const longest = Math.random() * LONG_ONE_IN < 1 ? 4_000 : 60;
    setTimeout(release, Math.random() * longest);
  };
  const release = (): void => {
    if (database.isTransaction) {
      database.exec('ROLLBACK');
    }
    setTimeout(next, Math.random() * 60);
  };
  next();
}

function timed<T>(work: () => T): { result: T; ms: number } {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
}

const ACTIONS = {
  open: (folder: string, slowLook = true) => open(folder, slowLook),
  mode: () => opened().mode,
  journal: (path: string) => {
    const database = new DatabaseSync(path);
    const mode = database.prepare('PRAGMA journal_mode').get()?.['journal_mode'];
    database.close();
    return String(mode);
  },
  record: (account: string) => opened().record(account),
  claim: (seen: AccountRecord, now: number, due: number) => opened().claim(seen, now, due) ?? null,
  settle: (claimed: AccountRecord, outcome: Outcome) => opened().settle(claimed, outcome),
  poll: (account: string, at: number, ...amounts: (string | null)[]) => poll(opened(), account, at, ...amounts),
  readings: (account: string) => opened().rows(account, 0, Number.MAX_SAFE_INTEGER)?.readings(),
  timedClaim: (account: string, now: number) => {
    const { result, ms } = timed(() => opened().claim(opened().record(account), now, now + 1));
    return { claimed: result !== undefined, ms };
  },
  timedSettle: (claimed: AccountRecord, outcome: Outcome) => timed(() => opened().settle(claimed, outcome)),
  timedOpen: async (folder: string) => {
    const start = performance.now();
    const mode = await open(folder, true);
    return { mode, ms: performance.now() - start };
  },
  tick,
  run,
  write: (accounts: readonly string[], from: number) => write(accounts, from),
  disturb,
  hold,
  release: () => {
    lock?.exec('ROLLBACK');
    lock?.close();
  },
  /** Gives up the rights of root, where the process has them. */
  becomeNobody: () => {
    if (process.getuid?.() === 0) {
      process.setgroups?.([]);
      process.setgid?.(65_534);
      process.setuid?.(65_534);
    }
  },
  dispose: () => store?.dispose(),
} as const;

export type Actions = typeof ACTIONS;

process.on('message', (asked: Asked) => {
  const action = ACTIONS[asked.action] as (...args: readonly unknown[]) => unknown;
  Promise.resolve()
    .then(() => action(...asked.args))
    .then(
      (value) => tell({ kind: 'done', id: asked.id, value: value ?? null }),
      (error: unknown) => tell({ kind: 'failed', id: asked.id, error: String(error) }),
    );
});
process.on('disconnect', () => process.exit());
tell({ kind: 'ready' });
