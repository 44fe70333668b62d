import type * as vscode from 'vscode';

const KEY = 'tree';

/**
 * What the tree looks like beside the settings, for the next start: whether it is filtered, and which of its nodes the
 * user has opened and closed. It belongs to a window; windows that are opened later begin with what was chosen last.
 */
export class TreeMemory {
  readonly #memento: vscode.Memento;
  readonly #closed: Set<string>;
  readonly #opened: Set<string>;
  #lowOnly: boolean;

  constructor(memento: vscode.Memento) {
    const saved: unknown = memento.get(KEY);
    const fields = typeof saved === 'object' && saved !== null ? saved : {};
    this.#memento = memento;
    this.#lowOnly = 'lowOnly' in fields && fields.lowOnly === true;
    this.#closed = idsIn('closed' in fields ? fields.closed : undefined);
    this.#opened = idsIn('opened' in fields ? fields.opened : undefined);
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
    const [closed, opened] = [[...this.#closed], [...this.#opened]];
    void this.#memento.update(KEY, { lowOnly: this.#lowOnly, closed, opened });
  }
}

function idsIn(saved: unknown): Set<string> {
  return new Set(Array.isArray(saved) ? saved.filter((id) => typeof id === 'string') : []);
}
