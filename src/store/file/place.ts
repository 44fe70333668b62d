import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../base/clock.ts';
import { Emitter } from '../../base/event.ts';
import { type Disposable, MutableDisposable } from '../../base/lifecycle.ts';
import type { Meanwhile } from '../port/meanwhile.ts';
import type { MakeMemoryStore } from '../port/memorySeed.ts';
import type { Notes } from '../port/notes.ts';
import { type AccountRecord, isOnlyRead, type Store, type StoreMode, type StoreProblem } from '../port/store.ts';
import { type DiskFault, diskFaultOf } from '../sqlite/diskFault.ts';
import { moveAside } from './corruptFile.ts';
import { closeQuietly, type Opened } from './openFile.ts';
import { readableFile } from './readableFile.ts';
import { type Keeping, keepThin, type Thinning } from './retention.ts';
import { keepSalvaging, type Progress } from './salvage.ts';
import type { SharedFile } from './sharedFile.ts';

/**
 * A file that is locked at opening most likely has living owners behind the lock. Nothing is claimed for this long, so
 * that none of them is polled over; then the lock counts as broken and this window looks after itself.
 */
const LOCKED_GRACE_MS = 60_000;
/** How long a statement waits for a lock: well below the 2 s for which the host's thread may be held. */
export const PATIENCE_MS = 1500;
/** When to try again after a fault; each time that was in vain the wait doubles, up to the longest. */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** How long to wait for a lock when the file is opened again. It is tried often; none of it may be felt. */
const REOPENING_PATIENCE_MS = 50;

/** Where the records are now: in the shared file, or in this window's memory, over a file that can only be read. */
export type Lodging =
  | { readonly kind: 'file'; readonly file: SharedFile; readonly identity: string; readonly thinning: Thinning }
  | { readonly kind: 'memory'; readonly store: Store; readonly below: SharedFile | undefined };

export interface PlaceParts {
  /** Of the current generation. */
  readonly path: () => string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly keeping: Keeping;
  /** Opens the file; makes one with this salt if there is none. */
  readonly open: (salt: string, patienceMs: number) => Opened;
  readonly salt: string;
  /** Opens a damaged file to be read, where that is possible. */
  readonly openDamaged: (path: string) => DatabaseSync | undefined;
  /** Where the records live while there is no file. */
  readonly memory: MakeMemoryStore;
}

/** What the place needs from the store that lives in it. */
export interface Tenant {
  /** The records to take along. */
  readonly belongings: () => readonly AccountRecord[];
  /** The notes to take along. */
  readonly notes: Notes;
  /** What was done without a file. */
  readonly meanwhile: Meanwhile;
  /** Puts what waits for a lock there. */
  readonly handOver: () => void;
  /** A change in memory, or, without ids, a move: anything may have changed. */
  readonly onDidChange: (ids: readonly string[] | undefined) => void;
}

/** Keeps the shared file open, moves to memory when it fails, and back when there is a sound file again. */
export class Place implements Disposable {
  readonly #parts: PlaceParts;
  readonly #tenant: Tenant;
  readonly #modes = new Emitter<StoreMode>();
  readonly #healing = new MutableDisposable();
  readonly #salvage = new MutableDisposable();
  #lodging: Lodging;
  #mode: StoreMode;
  #salt: string;
  #since = 0;
  #retryMs = FIRST_RETRY_MS;
  #retryAt = 0;

  /** The file that was left, and the records that it had. */
  #left: { readonly identity: string; readonly records: ReadonlyMap<string, AccountRecord> } | undefined;

  readonly onDidChangeMode = this.#modes.event;

  constructor(parts: PlaceParts, opened: Opened, movedTo: string | undefined, tenant: Tenant) {
    this.#parts = parts;
    this.#tenant = tenant;
    this.#salt = parts.salt;
    this.#lodging = { kind: 'memory', store: parts.memory('none'), below: undefined };
    this.#mode = this.#lodging.store.mode;
    this.#enter(this.#furnish(opened), movedTo);
  }

  get lodging(): Lodging {
    return this.#lodging;
  }

  get mode(): StoreMode {
    return this.#mode;
  }

  get salt(): string {
    return this.#salt;
  }

  /** Whether this window looks after itself: behind a lock, and where the windows of a later version ask, others are at it. */
  get mayClaim(): boolean {
    const problem = this.#mode.kind === 'memory' ? this.#mode.problem : undefined;
    const waited = this.#parts.clock.monotonic() - this.#since;
    return !isOnlyRead(this.#mode) && (problem !== 'locked' || waited >= LOCKED_GRACE_MS);
  }

  /** Leaves a file that has failed. A corrupt one is moved aside soon, and a fresh one moved into. */
  turnToMemory(problem: Exclude<DiskFault, 'busy'> | 'newer-schema', identity = ''): Store {
    const file = this.#lodging.kind === 'file' ? this.#lodging.file : undefined;
    if (this.#lodging.kind === 'file') {
      const records = new Map(this.#tenant.belongings().map((record) => [record.accountId, record]));
      this.#left = { identity: this.#lodging.identity, records };
    }
    this.#tenant.handOver();
    // A file that takes no more writes can still be read; one with any other fault is not trusted.
    const readable = problem === 'disk-full' || problem === 'read-only' || problem === 'newer-schema';
    const store = this.#moveToMemory(problem === 'corrupt' ? 'io' : problem, readable ? file : undefined);
    if (problem === 'corrupt') {
      this.#healSoon(identity);
    }
    this.#announceMove();
    return store;
  }

  /** Whether it is time to find out if what keeps this window from the file has passed. A later version's file stays one. */
  get isRetryDue(): boolean {
    // A lock hardly ever lasts, and what it keeps waiting is much.
    const isLocked = this.#mode.kind === 'memory' && this.#mode.problem === 'locked';
    return !isOnlyRead(this.#mode) && (isLocked || this.#parts.clock.monotonic() >= this.#retryAt);
  }

  /** Opens the file again, since another one is at its place or a fault may be gone, and takes everything known along. */
  reopen(movedTo?: string): void {
    const before = JSON.stringify(this.#mode);
    const opened = this.#furnish(this.#parts.open(this.#salt, REOPENING_PATIENCE_MS));
    if (movedTo === undefined && this.#isNoBetter(opened)) {
      this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
      this.#retryAt = this.#parts.clock.monotonic() + this.#retryMs;
      return;
    }
    this.#enter(opened, movedTo);
    if (JSON.stringify(this.#mode) === before) {
      this.#tenant.onDidChange(undefined);
    } else {
      this.#announceMove();
    }
  }

  dispose(): void {
    this.#healing.dispose();
    this.#salvage.dispose();
    this.#leave(undefined);
    this.#lodging = { kind: 'memory', store: this.#parts.memory('none', { salt: this.#salt }), below: undefined };
    this.#modes.dispose();
  }

  #enter(opened: Opened, movedTo: string | undefined): void {
    switch (opened.kind) {
      case 'open':
        this.#moveIn(opened.file, opened.identity, movedTo);
        return;
      case 'readable':
        this.#moveToMemory(opened.why, opened.file, movedTo);
        return;
      case 'corrupt':
        this.#moveToMemory('io', undefined, movedTo);
        this.#healSoon(opened.identity);
        return;
      case 'failed':
        this.#moveToMemory(problemOf(opened.fault), undefined, movedTo);
        return;
    }
  }

  /** Takes everything known into a file that was opened; one that does not take it is not open. */
  #furnish(opened: Opened): Opened {
    if (opened.kind !== 'open') {
      return opened;
    }
    const { file, identity } = opened;
    const { notes, meanwhile } = this.#tenant;
    try {
      file.patience(REOPENING_PATIENCE_MS);
      const belongings = this.#tenant.belongings();
      const known = notes.all();
      if (belongings.length > 0 || known.length > 0 || !meanwhile.isEmpty) {
        file.adopt(belongings, known, meanwhile, this.#left?.identity === identity ? this.#left.records : undefined);
      }
      file.patience(PATIENCE_MS);
      meanwhile.clear();
      for (const { accountId, key, text } of known) {
        notes.learn(accountId, key, text);
      }
      return opened;
    } catch (error) {
      closeQuietly(file);
      const fault = diskFaultOf(error);
      return fault === 'corrupt' ? { kind: 'corrupt', identity } : { kind: 'failed', fault };
    }
  }

  /** Whether this window stays in memory as it is. What was opened in vain is closed. */
  #isNoBetter(opened: Opened): boolean {
    const lodging = this.#lodging;
    if (lodging.kind === 'file' || this.#mode.kind === 'shared') {
      return false;
    }
    switch (opened.kind) {
      case 'open':
      case 'corrupt':
        return false;
      case 'failed':
        return opened.fault === 'busy' || opened.fault === this.#mode.problem;
      case 'readable': {
        const isSame = opened.why === this.#mode.problem && (opened.file === undefined || lodging.below !== undefined);
        if (isSame) {
          closeQuietly(opened.file);
        }
        return isSame;
      }
    }
  }

  #moveIn(file: SharedFile, identity: string, movedTo: string | undefined): void {
    this.#leave(undefined);
    this.#left = undefined;
    this.#retryMs = FIRST_RETRY_MS;
    const { clock, random, keeping, path, openDamaged } = this.#parts;
    const onDone = (progress: Progress): void => this.#onSalvaged(progress);
    this.#salvage.set(keepSalvaging({ file, path: path(), clock, openDamaged, onDone }));
    this.#salt = file.salt;
    this.#lodging = { kind: 'file', file, identity, thinning: keepThin(file, clock, random, keeping) };
    this.#mode = { kind: 'shared', ...(movedTo === undefined ? {} : { movedTo }) };
  }

  #moveToMemory(problem: StoreProblem, below: SharedFile | undefined, movedTo?: string): Store {
    this.#salt = below?.salt ?? this.#salt;
    const store = this.#parts.memory(problem, {
      records: this.#tenant.belongings(),
      notes: this.#tenant.notes,
      meanwhile: this.#tenant.meanwhile,
      salt: this.#salt,
      ...(movedTo === undefined ? {} : { movedTo }),
      ...(below === undefined
        ? {}
        : { below: readableFile(below, (accountId) => this.#tenant.meanwhile.hides(accountId)) }),
    });
    store.onDidChange((ids) => this.#tenant.onDidChange(ids));
    this.#leave(below);
    this.#lodging = { kind: 'memory', store, below };
    this.#since = this.#parts.clock.monotonic();
    this.#retryAt = this.#since + this.#retryMs;
    this.#mode = store.mode;
    return store;
  }

  #leave(keep: SharedFile | undefined): void {
    const lodging = this.#lodging;
    const file = lodging.kind === 'file' ? lodging.file : lodging.below;
    this.#salvage.set(undefined);
    if (lodging.kind === 'file') {
      lodging.thinning.dispose();
    } else {
      lodging.store.dispose();
    }
    if (file !== keep) {
      closeQuietly(file);
    }
  }

  #healSoon(identity: string): void {
    this.#healing.set(this.#parts.clock.after(0, () => this.#heal(identity)));
  }

  #heal(identity: string): void {
    const moved = moveAside(this.#parts.path(), identity, this.#parts.clock.now());
    if (moved.kind !== 'failed') {
      this.reopen(moved.kind === 'moved' ? moved.to : undefined);
    }
  }

  #onSalvaged({ from, readings, lost }: Progress): void {
    this.#mode = { kind: 'shared', movedTo: from, salvaged: { readings, lostDays: lost.length } };
    this.#announceMove();
  }

  #announceMove(): void {
    this.#modes.announce(this.#mode);
    this.#tenant.onDidChange(undefined);
  }
}

function problemOf(fault: Exclude<DiskFault, 'corrupt'>): StoreProblem {
  return fault === 'busy' ? 'locked' : fault;
}
