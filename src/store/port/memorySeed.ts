import type { Meanwhile } from './meanwhile.ts';
import type { Notes } from './notes.ts';
import type { AccountRecord, Store, StoreProblem } from './store.ts';

/** What a memory store begins with. */
export interface MemorySeed {
  readonly records?: readonly AccountRecord[];
  /** The store works on these notes themselves. */
  readonly notes?: Notes;
  /** What was done without a file before; the store goes on with it. */
  readonly meanwhile?: Meanwhile;
  readonly salt?: string;
  /** Where a corrupt file was put. */
  readonly movedTo?: string;
  /** A file that can be read and not written. It is shown where it knows more than this window. */
  readonly below?: ReadableFile;
}

/** What can be read of a shared file. None of it throws; of the history `undefined` means that a lock is in the way. */
export interface ReadableFile extends Pick<Store, 'note' | 'rows' | 'events' | 'kept'> {
  record(accountId: string): AccountRecord | undefined;
}

/** Makes a store that lives and dies with this window; `problem` says why it is one. */
export type MakeMemoryStore = (problem: StoreProblem, seed?: MemorySeed) => Store;
