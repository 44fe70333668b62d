/** What became of the wish to replace a note; `busy`: a lock was in the way, and nothing has changed. */
export type NoteChange = 'replaced' | 'differs' | 'busy';

/** A note of an account as a window knows it; `text` is absent where there is none. */
export interface Note {
  readonly accountId: string;
  readonly key: string;
  readonly text: string | undefined;
  /** Changed while there was no file. */
  readonly own: boolean;
  /** What a file said when it was first changed without one: what says otherwise by then is later, and another window's. */
  readonly seen?: string | undefined;
}

/** Notes in this window's memory: what it last read of a file, and what it changed without one. */
export class Notes {
  readonly #notes = new Map<string, Map<string, Note>>();

  find(accountId: string, key: string): Note | undefined {
    return this.#notes.get(accountId)?.get(key);
  }

  /** Remembers what a file says, and returns it. That there is no note takes no room. */
  learn(accountId: string, key: string, text: string | undefined): string | undefined {
    if (text === undefined) {
      this.#notes.get(accountId)?.delete(key);
    } else {
      this.#put({ accountId, key, text, own: false });
    }
    return text;
  }

  /** The accounts of which a note that is known here is another one now. `read` says what it is, which is known from then on. */
  changedBy(read: (accountId: string, key: string) => string | undefined): readonly string[] {
    const changed = this.all().filter(
      ({ accountId, key, text, own }) => !own && this.learn(accountId, key, read(accountId, key)) !== text,
    );
    return [...new Set(changed.map(({ accountId }) => accountId))];
  }

  /** Changes a note without a file. */
  change(accountId: string, key: string, seen: string | undefined, text: string | undefined): void {
    const known = this.find(accountId, key);
    this.#put({ accountId, key, text, own: true, seen: known?.own === true ? known.seen : seen });
  }

  forget(accountId: string): void {
    this.#notes.delete(accountId);
  }

  all(): readonly Note[] {
    return [...this.#notes.values()].flatMap((notes) => [...notes.values()]);
  }

  #put(note: Note): void {
    const notes = this.#notes.get(note.accountId) ?? new Map<string, Note>();
    notes.set(note.key, note);
    this.#notes.set(note.accountId, notes);
  }
}
