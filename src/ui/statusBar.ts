import * as vscode from 'vscode';
import type { Disposable } from '../base/lifecycle.ts';
import { COMMANDS } from './ids.ts';
import { outgoing } from './outgoing.ts';
import type { StatusBarChoices } from './statusBarChoices.ts';
import type { StatusBarText } from './statusBarText.ts';

/** Commands that links in the tooltip may run. */
const LINKS = [COMMANDS.refresh, COMMANDS.focusView, COMMANDS.addAccount];

const BACKGROUNDS: Readonly<Record<StatusBarText['level'], vscode.ThemeColor | undefined>> = {
  ok: undefined,
  low: new vscode.ThemeColor('statusBarItem.warningBackground'),
  empty: new vscode.ThemeColor('statusBarItem.errorBackground'),
};

/** VS Code puts an item whose id it has seen before where that one was, so each side has an id of its own. */
const IDS = { right: 'messagingBalance', left: 'messagingBalance.left' } as const;

/** Where the item stands among the others of its side: on the right by the language, on the left behind VS Code's own items. */
const PRIORITIES = { right: 100, left: 10 } as const;

/** The one item in the status bar. A click shows the tree. */
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
    entry.text = outgoing.redact(next.text);
    entry.tooltip = Object.assign(new vscode.MarkdownString(outgoing.redact(next.tooltip), true), {
      isTrusted: { enabledCommands: LINKS },
    });
    entry.backgroundColor = BACKGROUNDS[next.level];
    entry.accessibilityInformation = { label: outgoing.redact(next.spoken) };
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
    const side = { left: vscode.StatusBarAlignment.Left, right: vscode.StatusBarAlignment.Right }[alignment];
    if (this.#item?.alignment === side) {
      return this.#item;
    }
    this.#clear();
    const item = vscode.window.createStatusBarItem(IDS[alignment], side, PRIORITIES[alignment]);
    item.name = 'Messaging Balance';
    item.command = COMMANDS.focusView;
    this.#item = item;
    return item;
  }
}
