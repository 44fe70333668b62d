import type * as api from 'vscode';
import { EventEmitter } from './values.ts';

/** A tree, and what the user does in it. */
export class TreeView implements api.TreeView<unknown> {
  readonly #selected = new EventEmitter<api.TreeViewSelectionChangeEvent<unknown>>();
  readonly #collapsed = new EventEmitter<api.TreeViewExpansionEvent<unknown>>();
  readonly #expanded = new EventEmitter<api.TreeViewExpansionEvent<unknown>>();
  readonly onDidChangeSelection = this.#selected.event;
  readonly onDidCollapseElement = this.#collapsed.event;
  readonly onDidExpandElement = this.#expanded.event;
  readonly onDidChangeVisibility = new EventEmitter<never>().event;
  readonly onDidChangeCheckboxState = new EventEmitter<never>().event;
  title?: string;
  description?: string;
  badge?: api.ViewBadge;
  message?: string;
  visible = true;
  selection: readonly unknown[] = [];
  /** The rows that were looked for, each with how. */
  readonly revealed: (readonly [element: unknown, options: object])[] = [];

  /** The user, or the program, selects rows. */
  select(...elements: readonly unknown[]): void {
    this.selection = elements;
    this.#selected.fire({ selection: elements });
  }

  /** The user opens or closes a row. */
  turn(element: unknown, isOpen: boolean): void {
    (isOpen ? this.#expanded : this.#collapsed).fire({ element });
  }

  async reveal(element: unknown, options: { readonly select?: boolean } = {}): Promise<void> {
    this.revealed.push([element, options]);
    if (options.select === true) {
      this.select(element);
    }
  }

  dispose(): void {
    this.visible = false;
  }
}
