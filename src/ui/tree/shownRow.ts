import * as vscode from 'vscode';
import { type Clock, elapsed } from '../../base/clock.ts';
import { VIEWS } from '../editor/ids.ts';
import { nodeId, type TreeNode } from './node.ts';

/** VS Code has filled a tree when it has asked for rows, and has not begun anew for this time. It is not waited for longer than for so many of them. */
const QUIET_MS = 400;
const MOST_LOOKS = 25;

/** The tree is held still for no longer than this: a number that is late must not be held back by a row that VS Code does not find. */
const STILL_MS = 12_000;

/** What is needed of the view. */
export type ShowingView = Pick<vscode.TreeView<TreeNode>, 'visible' | 'reveal' | 'onDidChangeSelection'>;

/** The row that the program has selected, as for a click on the status bar: it is shown, and no choice of the user's. */
export class ShownRow implements vscode.Disposable {
  readonly #view: ShowingView;
  readonly #clock: Pick<Clock, 'now' | 'after'>;
  readonly #selecting: vscode.Disposable;
  #id: string | undefined;
  #askedAt: number | undefined;
  #looking = 0;

  constructor(view: ShowingView, clock: Pick<Clock, 'now' | 'after'>) {
    this.#view = view;
    this.#clock = clock;
    this.#selecting = view.onDidChangeSelection(({ selection }) => {
      if (selection.map(nodeId).join() !== this.#id) {
        this.#id = undefined;
      }
    });
  }

  /** VS Code asks for rows, or will at once, for it is told of changed ones. */
  asked(): void {
    this.#askedAt = this.#clock.now();
  }

  /** Whether a row is selected for being shown alone. */
  is(node: TreeNode): boolean {
    return nodeId(node) === this.#id;
  }

  /** Whether a row is being looked for: VS Code does not find it, and does not say so, when it is told of changed rows meanwhile. */
  get isLooking(): boolean {
    return this.#looking > 0;
  }

  /**
   * Shows the view; in one that was on the screen already it selects the row that `find` finds, with the keyboard in it. While VS Code
   * fills a view that it has just opened, no row is looked for: it would mix up rows.
   */
  async show(find?: () => TreeNode | undefined): Promise<void> {
    const { visible } = this.#view;
    await vscode.commands.executeCommand(`${VIEWS.accounts}.focus`);
    if (find === undefined || !visible) {
      return;
    }
    const still = new AbortController();
    this.#looking++;
    try {
      await Promise.race([this.#reveal(find, still.signal), elapsed(this.#clock, STILL_MS, still.signal)]);
    } finally {
      still.abort();
      this.#looking--;
    }
  }

  dispose(): void {
    this.#selecting.dispose();
  }

  async #reveal(find: () => TreeNode | undefined, signal: AbortSignal): Promise<void> {
    await this.#filled(signal);
    const node = find();
    if (node !== undefined && this.#askedAt !== undefined) {
      this.#id = nodeId(node);
      await this.#view.reveal(node, { select: true, focus: true });
    }
  }

  /**
   * Resolves when VS Code has asked for all rows of the view. It fills a tree that it holds for empty when a
   * row is looked for: beside its own first question, that mixes up rows as two refreshes at a time do.
   */
  async #filled(signal: AbortSignal): Promise<void> {
    const isFilled = (): boolean =>
      this.#askedAt !== undefined && Math.abs(this.#clock.now() - this.#askedAt) >= QUIET_MS;
    for (let looks = 0; looks < MOST_LOOKS && !isFilled(); looks++) {
      await elapsed(this.#clock, QUIET_MS, signal);
    }
  }
}
