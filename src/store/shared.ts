import type { Subject } from '../balance/account/identity.ts';
import type { HistoryRows } from '../balance/readings/rows.ts';
import { Emitter, type Event } from '../base/event.ts';
import { type Disposable, DisposableStore } from '../base/lifecycle.ts';
import { changesIn } from './file/changes.ts';
import { LOCKED_LOOK_MS, SLOW_LOOK_MS, UNTOLD_LOOK_MS } from './file/folderWatch.ts';
import { identityOf, type Opened } from './file/openFile.ts';
import { Place, type PlaceParts } from './file/place.ts';
import type { SharedFile } from './file/sharedFile.ts';
import { WaitingWrites } from './file/waitingWrites.ts';
import { SharedPast } from './past.ts';
import { Meanwhile } from './port/meanwhile.ts';
import { type NoteChange, Notes } from './port/notes.ts';
import type {
  AccountRecord,
  FileSize,
  HistoryEvent,
  HistoryOf,
  KeptSeries,
  Outcome,
  Settled,
  Store,
  StoreMode,
} from './port/store.ts';
import { diskFaultOf } from './sqlite/diskFault.ts';
import { KnownRecords } from './tables/knownRecords.ts';
import { afterClaim, blankRecord, sameClaim } from './tables/transition.ts';

/**
 * The store that windows share, as long as its file works; else this window's own, with what is known. Beside its
 * port it has to be told to look at the file now and then (see {@link SharedStore.look}).
 */
export class SharedStore implements Store {
  readonly #parts: PlaceParts;
  readonly #place: Place;
  readonly #changes = new Emitter<readonly string[]>();
  readonly #known = new KnownRecords();
  readonly #notes = new Notes();
  readonly #waiting = new WaitingWrites();
  readonly #meanwhile = new Meanwhile();
  readonly #owned = new DisposableStore();
  #disposed = false;

  readonly onDidChange = this.#changes.event;
  readonly past: SharedPast;

  constructor(parts: PlaceParts, opened: Opened, movedTo?: string) {
    this.#parts = parts;
    this.#place = new Place(parts, opened, movedTo, {
      belongings: () => this.#known.all().map((record) => this.#waiting.over(record)),
      notes: this.#notes,
      meanwhile: this.#meanwhile,
      handOver: () => this.#waiting.handOver(this.#known, this.#meanwhile),
      onDidChange: (ids) => this.#onMemoryChange(ids),
    });
    this.past = new SharedPast({
      clock: parts.clock,
      onFile: (work, busy, none) => this.#onFile(work, busy, none),
      purgeSoon: () => this.#purgeSoon(),
    });
  }

  get mode(): StoreMode {
    return this.#place.mode;
  }

  get onDidChangeMode(): Event<StoreMode> {
    return this.#place.onDidChangeMode;
  }

  get salt(): string {
    return this.#place.salt;
  }

  record(accountId: string): AccountRecord {
    return this.#do(
      (file) => this.#waiting.over(this.#known.remember(file.record(accountId) ?? blankRecord(accountId))),
      (store) => store.record(accountId),
      () => this.#waiting.over(this.#known.find(accountId)),
    );
  }

  claim(seen: AccountRecord, now: number, nextDue: number, subject?: Subject): AccountRecord | undefined {
    const { accountId } = seen;
    const claimed = afterClaim(seen, now, nextDue, subject);
    const made = this.#do(
      (file) => {
        this.#waiting.flush(file, now, accountId);
        return file.claim(seen, claimed) ? claimed : undefined;
      },
      (store) => (this.#place.mayClaim ? store.claim(seen, now, nextDue, subject) : undefined),
      () => undefined,
    );
    if (made === undefined || this.#place.lodging.kind === 'memory') {
      return made;
    }
    this.#known.remember(made);
    this.#changes.announce([accountId]);
    // What the latest owner recorded since `seen` was read belongs to the claim too.
    const fresh = this.record(accountId);
    return sameClaim(fresh, made) ? fresh : made;
  }

  settle(claimed: AccountRecord, outcome: Outcome): Settled {
    const { accountId } = claimed;
    const settled = this.#do<Settled>(
      (file) => {
        const now = this.#parts.clock.now();
        this.#waiting.flush(file, now, accountId);
        const record = file.settle(claimed, outcome, now);
        if (record === undefined) {
          return 'late';
        }
        this.#known.remember(record);
        return 'written';
      },
      (store) => store.settle(claimed, outcome),
      () => this.#waiting.settle(claimed, outcome),
    );
    if (settled !== 'late' && this.#place.lodging.kind === 'file') {
      this.#changes.announce([accountId]);
    }
    return settled;
  }

  note(accountId: string, key: string): string | undefined {
    return this.#do(
      (file) => this.#notes.learn(accountId, key, file.note(accountId, key)),
      (store) => store.note(accountId, key),
      () => this.#notes.find(accountId, key)?.text,
    );
  }

  replaceNote(accountId: string, key: string, seen: string | undefined, next: string | undefined): NoteChange {
    return this.#do(
      (file) => {
        const replaced = file.replaceNote(accountId, key, seen, next);
        return replaced && this.#notes.learn(accountId, key, next) === next ? 'replaced' : 'differs';
      },
      (store) => store.replaceNote(accountId, key, seen, next),
      () => 'busy',
    );
  }

  forget(accountId: string, withHistory: boolean): boolean {
    // What is removed from a file that was moved aside would come back out of the fresh one.
    this.look();
    this.#notes.forget(accountId);
    const isDone = this.#do(
      (file) => {
        file.forget(accountId, withHistory);
        this.#waiting.drop(accountId);
        return true;
      },
      (store) => store.forget(accountId, withHistory),
      () => this.#waiting.forget(accountId, withHistory),
    );
    this.#known.forget(accountId);
    if (withHistory) {
      this.#purgeSoon();
    }
    this.#changes.announce([accountId]);
    return isDone;
  }

  rows(of: HistoryOf, fromMs: number, toMs: number): HistoryRows | undefined {
    return this.#read((place) => place.rows(of, fromMs, toMs), undefined);
  }

  events(of: HistoryOf, fromMs: number, toMs: number): readonly HistoryEvent[] | undefined {
    return this.#read((place) => place.events(of, fromMs, toMs), undefined);
  }

  kept(): readonly KeptSeries[] {
    return this.#read((place) => place.kept(), []);
  }

  size(): FileSize | undefined {
    return this.#onFile<FileSize | undefined>((file) => file.size(), undefined, undefined);
  }

  /** Keeps something until the store is disposed. */
  own(disposable: Disposable): void {
    this.#owned.add(disposable);
  }

  /**
   * Finds out what other windows have done, and writes what waited for a lock. Never waits. Says when to look again at the latest:
   * soon when a lock is in the way.
   */
  look(): number {
    const { lodging } = this.#place;
    if (this.#disposed) {
      return SLOW_LOOK_MS;
    }
    if (lodging.kind === 'memory') {
      return this.#lookFromMemory(lodging.below);
    }
    if (identityOf(this.#parts.path()) !== lodging.identity) {
      this.#place.reopen();
      return UNTOLD_LOOK_MS;
    }
    return this.#do(
      (file) => {
        file.impatiently(() => {
          this.#waiting.flush(file, this.#parts.clock.now());
          const changed = changesIn(file, this.#known, this.#notes);
          if (changed !== undefined) {
            this.past.look(file);
            this.#tell(changed);
          }
        });
        return SLOW_LOOK_MS;
      },
      () => UNTOLD_LOOK_MS,
      () => LOCKED_LOOK_MS,
    );
  }

  dispose(): void {
    if (!this.#disposed) {
      this.#disposed = true;
      this.#owned.dispose();
      this.#onFile((file) => this.#waiting.flush(file, this.#parts.clock.now()), undefined, undefined);
      this.#place.dispose();
      this.#changes.dispose();
      this.past.dispose();
    }
  }

  /** Runs `onFile`; `onBusy` when a lock is in the way; `onMemory` when there is no file, or it has just failed. */
  #do<T>(onFile: (file: SharedFile) => T, onMemory: (store: Store) => T, onBusy: () => T): T {
    const { lodging } = this.#place;
    if (lodging.kind === 'memory') {
      return onMemory(lodging.store);
    }
    try {
      return onFile(lodging.file);
    } catch (error) {
      const fault = diskFaultOf(error);
      if (fault === 'busy') {
        return onBusy();
      }
      return onMemory(this.#place.turnToMemory(fault, lodging.identity));
    }
  }

  #purgeSoon(): void {
    const { lodging } = this.#place;
    if (lodging.kind === 'file') {
      lodging.thinning.purgeSoon();
    }
  }

  #onFile<T>(work: (file: SharedFile) => T, busy: T, none: T): T {
    return this.#do(
      work,
      () => none,
      () => busy,
    );
  }

  #read<T>(read: (place: SharedFile | Store) => T, busy: T): T {
    return this.#do(read, read, () => busy);
  }

  #onMemoryChange(ids: readonly string[] | undefined): void {
    const { lodging } = this.#place;
    if (lodging.kind === 'memory') {
      for (const id of ids ?? []) {
        this.#known.remember(lodging.store.record(id));
      }
    }
    this.#changes.announce(ids ?? this.#known.all().map(({ accountId }) => accountId));
  }

  #tell(changed: readonly string[] | 'newer'): void {
    if (changed === 'newer') {
      this.#place.turnToMemory('newer-schema');
    } else if (changed.length > 0) {
      this.#changes.announce(changed);
    }
  }

  #lookFromMemory(below: SharedFile | undefined): number {
    // An open claim must find its outcome in the same place.
    if (this.#place.isRetryDue && !this.#known.isAsking(this.#parts.clock.now())) {
      this.#place.reopen();
      return UNTOLD_LOOK_MS;
    }
    try {
      if (below?.changed() === true) {
        this.#changes.announce([...below.stamps().keys()]);
      }
      return UNTOLD_LOOK_MS;
    } catch (error) {
      return diskFaultOf(error) === 'busy' ? LOCKED_LOOK_MS : UNTOLD_LOOK_MS;
    }
  }
}
