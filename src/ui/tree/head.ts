import * as vscode from 'vscode';
import { VIEWS } from '../editor/ids.ts';
import { outputRedactor } from '../editor/redactOutput.ts';

/** What a view shows around its rows. */
export type ViewAround = Pick<vscode.TreeView<unknown>, 'badge' | 'message'>;

/** What stands around the rows of the tree: the text above them, the badge of its icon, and that something is under way. */
export class TreeHead implements vscode.Disposable {
  readonly #view: ViewAround;
  #endProgress: (() => void) | undefined;

  constructor(view: ViewAround) {
    this.#view = view;
  }

  /** The text above the rows; an empty one takes its room away. */
  say(message: string): void {
    // What is shown has no secret: what has one would count as changed each time.
    if ((this.#view.message ?? '') !== outputRedactor.redact(message)) {
      this.#view.message = outputRedactor.redact(message);
    }
  }

  /** The number at the icon of the view, with what it counts; 0 is none. */
  count(value: number, tooltip: string): void {
    if (this.#view.badge?.value !== value || this.#view.badge.tooltip !== outputRedactor.redact(tooltip)) {
      this.#view.badge = { value, tooltip: outputRedactor.redact(tooltip) };
    }
  }

  /** Whether something is under way. */
  busy(isBusy: boolean): void {
    if (!isBusy) {
      this.#endProgress?.();
      this.#endProgress = undefined;
    } else if (this.#endProgress === undefined) {
      const ended = new Promise<void>((resolve) => {
        this.#endProgress = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: VIEWS.accounts } }, () => ended);
    }
  }

  dispose(): void {
    this.busy(false);
  }
}
