import type * as vscode from 'vscode';

const KEY = 'tree';

/**
 * What the tree looks like beside the settings, for the next start: whether it is filtered, and which of its nodes are
 * closed. It belongs to a window; windows that are opened later begin with what was chosen last.
 */
export class TreeMemory {
  readonly #memento: vscode.Memento;
  readonly #closed: Set<string>;
  #lowOnly: boolean;

  constructor(memento: vscode.Memento) {
    const saved: unknown = memento.get(KEY);
    const fields = typeof saved === 'object' && saved !== null ? saved : {};
    this.#memento = memento;
    this.#lowOnly = 'lowOnly' in fields && fields.lowOnly === true;
    const closed: unknown = 'closed' in fields ? fields.closed : undefined;
    this.#closed = new Set(Array.isArray(closed) ? closed.filter((id) => typeof id === 'string') : []);
  }

  /** Accounts that are not low are hidden. */
  get lowOnly(): boolean {
    return this.#lowOnly;
  }

  set lowOnly(lowOnly: boolean) {
    this.#lowOnly = lowOnly;
    this.#save();
  }

  isClosed(id: string): boolean {
    return this.#closed.has(id);
  }

  /** A node was opened or closed. */
  note(id: string, closed: boolean): void {
    if (closed) {
      this.#closed.add(id);
    } else {
      this.#closed.delete(id);
    }
    this.#save();
  }

  /** Forgets nodes that are gone, with the next that is saved. */
  keep(isPresent: (id: string) => boolean): void {
    for (const id of [...this.#closed].filter((each) => !isPresent(each))) {
      this.#closed.delete(id);
    }
  }

  #save(): void {
    void this.#memento.update(KEY, { lowOnly: this.#lowOnly, closed: [...this.#closed] });
  }
}
