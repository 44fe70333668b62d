import type * as vscode from 'vscode';
import { type Persisted, persisted } from '../editor/persisted.ts';

/** What of the tree is kept, of the nodes by their ids. */
interface SavedTree {
  readonly lowOnly: boolean;
  readonly closed: readonly string[];
  readonly opened: readonly string[];
}

/**
 * What the tree looks like beside the settings, for the next start: whether it is filtered, and which of its nodes the
 * user has opened and closed. It belongs to a window; windows that are opened later begin with what was chosen last.
 */
export class TreeMemory {
  readonly #saved: Persisted<SavedTree>;
  readonly #closed: Set<string>;
  readonly #opened: Set<string>;
  #lowOnly: boolean;

  constructor(memento: vscode.Memento) {
    this.#saved = persisted(memento, 'tree', parseTree);
    const { lowOnly, closed, opened } = this.#saved.read();
    this.#lowOnly = lowOnly;
    [this.#closed, this.#opened] = [new Set(closed), new Set(opened)];
  }

  /** Accounts that are not low are hidden. */
  get lowOnly(): boolean {
    return this.#lowOnly;
  }

  set lowOnly(lowOnly: boolean) {
    this.#lowOnly = lowOnly;
    this.#save();
  }

  /** `usually`: whether it is while the user has neither opened nor closed it. */
  isClosed(id: string, usually: boolean): boolean {
    return this.#closed.has(id) || (usually && !this.#opened.has(id));
  }

  /** A node was opened or closed. */
  note(id: string, closed: boolean): void {
    const [now, before] = closed ? [this.#closed, this.#opened] : [this.#opened, this.#closed];
    before.delete(id);
    now.add(id);
    this.#save();
  }

  /** Forgets nodes that are gone, with the next that is saved. */
  keep(isPresent: (id: string) => boolean): void {
    for (const ids of [this.#closed, this.#opened]) {
      for (const id of [...ids].filter((each) => !isPresent(each))) {
        ids.delete(id);
      }
    }
  }

  #save(): void {
    void this.#saved.write({ lowOnly: this.#lowOnly, closed: [...this.#closed], opened: [...this.#opened] });
  }
}

function parseTree(saved: unknown): SavedTree {
  const fields: Partial<Record<keyof SavedTree, unknown>> = typeof saved === 'object' && saved !== null ? saved : {};
  return { lowOnly: fields.lowOnly === true, closed: idsIn(fields.closed), opened: idsIn(fields.opened) };
}

function idsIn(saved: unknown): readonly string[] {
  return Array.isArray(saved) ? saved.filter((id) => typeof id === 'string') : [];
}
