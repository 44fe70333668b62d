import type { Subject } from '../../balance/account/identity.ts';
import type { Trouble } from '../../balance/account/state.ts';
import type { Reading } from '../../balance/amount/quantity.ts';
import type { HistoryRows } from '../../balance/readings/rows.ts';
import type { Event } from '../../base/event.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { NoteChange } from './notes.ts';

/**
 * What all windows share about one account. Times are wall-clock milliseconds since 1970; 0 means never.
 * Whoever wants to send a request first claims the record; `generation` grows with each claim and tells late answers.
 */
export interface AccountRecord {
  readonly accountId: string;
  readonly generation: number;
  /** When the latest claim was made, which is when the latest request was sent. */
  readonly claimedAt: number;
  /** Whether the outcome of the latest claim was recorded. */
  readonly settled: boolean;
  /** When the next automatic request is due. Advanced at claiming. */
  readonly nextDue: number;
  /** No request of any kind before this time: the provider asked for it. */
  readonly holdUntil: number;
  /** The last good reading. */
  readonly reading?: Reading;
  /** Set while the latest attempts failed. */
  readonly trouble?: Trouble;
  /** Set while a credential is refused: the mark of that credential (see `credentialMark`), never the credential. */
  readonly refusedMark?: string;
  /** Whose reading it is, or will be; absent until someone has claimed it for an account of a provider. */
  readonly subject?: Subject;
}

/** The outcome of a claim. `nextDue` and `holdUntil` replace those of the claim. */
export interface Outcome {
  readonly nextDue: number;
  readonly holdUntil: number;
  /** A new good reading; it ends any trouble. */
  readonly reading?: Reading;
  readonly trouble?: Trouble;
  readonly refusedMark?: string;
}

/**
 * What became of an outcome. `written`: it is in the shared file, and no death of a process can undo it. `kept`:
 * this window alone shows it, because the file is locked or there is none; it is lost with this window unless the file
 * takes it before. `late`: a later claim was made, and nothing has changed.
 */
export type Settled = 'written' | 'kept' | 'late';

/** Something that happened to an account and is no reading. */
export interface HistoryEvent {
  readonly at: number;
  /** `trouble`: attempts began to fail, or fail in another way; `recovered`: they succeed again. */
  readonly kind: 'trouble' | 'recovered';
  /** The fault's kind, for `trouble`. */
  readonly faultKind?: string;
}

/** A history that the file keeps: one account of a provider, under the account of the setting that it was read for. */
export interface KeptSeries {
  /** By which the file knows it. */
  readonly number: number;
  readonly accountId: string;
  /** What it was called; absent where that was never noted. */
  readonly subject?: Subject;
  /** Whether the readings of its account belong to it at present. */
  readonly isCurrent: boolean;
}

/** The present history of an account by its id, or a kept one by its number. */
export type HistoryOf = string | number;

/** Puts back what was deleted, in the file that it was deleted from. `false` when that could not be. */
export type Undo = () => boolean;

/** What is changed about the past because the user wants it. Without a file that can be written nothing is. */
export interface Past {
  /**
   * Adds readings, oldest first, to the present history of an account, but for those of moments that it has a reading of, in slices that
   * hold the thread for milliseconds. How many were added; `undefined` when it was kept from going on: what was added stays.
   */
  addReadings(accountId: string, readings: readonly Reading[]): Promise<number | undefined>;
  /** Deletes the readings from `fromMs` to before `toMs`, but for that of the moment `except`. `undefined` when that could not be. */
  removeReadings(of: HistoryOf, fromMs: number, toMs: number, except?: number): Undo | undefined;
  /** Begins the history of an account anew with its readings from `at` on; those before are kept as a history of their own. Not in the future. */
  beginAnew(accountId: string, at: number): Undo | undefined;
  /** Deletes histories by their numbers. `undefined` when that could not be. */
  deleteKept(numbers: readonly number[]): Undo | undefined;
  /** The past of some account was changed, by this or another window: what was made of it is made anew. */
  readonly onDidChange: Event<void>;
}

/** In bytes. What was deleted leaves room in the file, which is used again. */
export interface FileSize {
  readonly file: number;
  readonly used: number;
}

/** Where a store keeps its data, and what is missing if it is not the usual place. */
export type StoreMode =
  /**
   * One file for all windows; `movedTo` says where a corrupt one was put, and `salvaged` what was taken over of it once that
   * is done: readings, and the UTC days of which some or all could not be read.
   */
  | {
      readonly kind: 'shared';
      readonly movedTo?: string;
      readonly salvaged?: { readonly readings: number; readonly lostDays: number };
    }
  /**
   * This window alone, until what keeps it from the file has passed; then what it did meanwhile is written. `problem` says why,
   * `movedTo` where a corrupt file was put. A file that can still be read is shown. One of a later version is only read:
   * nothing is claimed beside its windows, until this one is closed.
   */
  | { readonly kind: 'memory'; readonly problem: StoreProblem; readonly movedTo?: string };

/** Whether the windows of a later version have the file, so that this one shows what they learn and asks no provider. */
export function isOnlyRead(mode: StoreMode): boolean {
  return mode.kind === 'memory' && mode.problem === 'newer-schema';
}

export type StoreProblem = 'no-sqlite' | 'newer-schema' | 'read-only' | 'disk-full' | 'locked' | 'io' | 'none';

/**
 * The port to what the windows share. No method throws for a fault of the disk: the store turns to memory mode, fires
 * `onDidChangeMode`, and goes on with what it knew.
 */
export interface Store extends Disposable {
  readonly mode: StoreMode;
  readonly onDidChangeMode: Event<StoreMode>;
  /** Random text of this store, so that marks of credentials mean nothing elsewhere. */
  readonly salt: string;
  /**
   * The ids of accounts whose records changed, by this or another window, or whose notes another window changed. May come late or
   * twice, never not at all.
   */
  readonly onDidChange: Event<readonly string[]>;
  /** The record of an account; one that was never claimed has generation 0 and `settled` true. Reads fresh data. */
  record(accountId: string): AccountRecord;
  /**
   * Takes the right to send one request if no one has since `seen` was read: sets `claimedAt` to `now`, `nextDue`, and
   * adds one to the generation, in one statement. `undefined` when someone else was faster or a lock was in the way.
   * Where `subject` has another identity than the record, what was known goes, and another series begins.
   */
  claim(seen: AccountRecord, now: number, nextDue: number, subject?: Subject): AccountRecord | undefined;
  /**
   * Records the outcome of a claim, unless a later claim was made meanwhile. While the file is locked it is kept: shown here
   * at once and written when the lock is gone, if it still is the latest.
   */
  settle(claimed: AccountRecord, outcome: Outcome): Settled;
  /** What the windows have noted of an account under a key; absent where there is nothing. Reads fresh data. */
  note(accountId: string, key: string): string | undefined;
  /**
   * Puts `next` in place of `seen` if that still is the note, in one statement; `undefined` is no note. Of those who saw
   * the same, one replaces it.
   */
  replaceNote(accountId: string, key: string, seen: string | undefined, next: string | undefined): NoteChange;
  /**
   * Forgets what is known of an account, its notes too; its history only when asked to. Whether a file has nothing of that any more; else
   * that comes as soon as it can be written, if this window is open until then.
   */
  forget(accountId: string, withHistory: boolean): boolean;
  /**
   * Readings by column from `fromMs` (inclusive) to `toMs` (exclusive), oldest first. Empty without a file that can be read;
   * `undefined` while a lock is in the way, which says nothing about the history.
   */
  rows(of: HistoryOf, fromMs: number, toMs: number): HistoryRows | undefined;
  /** Events in the same range, oldest first; `undefined` while a lock is in the way. */
  events(of: HistoryOf, fromMs: number, toMs: number): readonly HistoryEvent[] | undefined;
  /** All histories that are kept, also of accounts that are gone; none where there is no file, or a lock is in the way. */
  kept(): readonly KeptSeries[];
  readonly past: Past;
  /** How large the file is; `undefined` where there is none that can be written, or a lock is in the way. */
  size(): FileSize | undefined;
}
