import * as vscode from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import { COMMANDS } from '../editor/ids.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import type { StatusBarChoices } from './choices.ts';
import { BACKGROUNDS, createItem, isOn } from './item.ts';
import type { StatusBarText } from './text.ts';

/** Commands that links in the tooltip may run. */
const LINKS = [COMMANDS.refresh, COMMANDS.focusView, COMMANDS.addAccount];

/** The one item in the status bar. */
export class StatusBar implements Disposable {
  #item: vscode.StatusBarItem | undefined;
  #shown = '';

  /** Shows `next` on a side of the bar, or no item; nothing is sent to the window when it is what stands there already. */
  render(next: StatusBarText | undefined, alignment: StatusBarChoices['alignment']): void {
    const shown = next === undefined ? '' : JSON.stringify([next, alignment]);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    if (next === undefined) {
      this.#item?.hide();
      return;
    }
    const entry = this.#on(alignment);
    entry.text = outputRedactor.redact(next.text);
    entry.tooltip = Object.assign(new vscode.MarkdownString(outputRedactor.redact(next.tooltip), true), {
      isTrusted: { enabledCommands: LINKS },
    });
    entry.backgroundColor = BACKGROUNDS[next.level];
    entry.accessibilityInformation = { label: outputRedactor.redact(next.spoken) };
    entry.show();
  }

  dispose(): void {
    this.#clear();
  }

  #clear(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }

  /** The item on a side. One that stands on the other side cannot be moved, but only be made anew. */
  #on(alignment: StatusBarChoices['alignment']): vscode.StatusBarItem {
    if (this.#item === undefined || !isOn(this.#item, alignment)) {
      this.#clear();
      this.#item = createItem(alignment);
    }
    return this.#item;
  }
}
