import * as vscode from 'vscode';
import type { Disposable } from '../base/lifecycle.ts';
import { COMMANDS } from './ids.ts';
import { outgoing } from './outgoing.ts';
import type { StatusBarText } from './statusBarText.ts';

/** Commands that links in the tooltip may run. */
const LINKS = [COMMANDS.refresh, COMMANDS.focusView, COMMANDS.addAccount];

const BACKGROUNDS: Readonly<Record<StatusBarText['level'], vscode.ThemeColor | undefined>> = {
  ok: undefined,
  low: new vscode.ThemeColor('statusBarItem.warningBackground'),
  empty: new vscode.ThemeColor('statusBarItem.errorBackground'),
};

/** The one item in the status bar. A click shows the tree. */
export class StatusBar implements Disposable {
  readonly #item: vscode.StatusBarItem;
  #shown = '';

  constructor() {
    this.#item = vscode.window.createStatusBarItem('messagingBalance', vscode.StatusBarAlignment.Right, 100);
    this.#item.name = 'Messaging Balance';
    this.#item.command = COMMANDS.focusView;
  }

  /** Shows `next`; nothing is sent to the window when it is what stands there already. */
  render(next: StatusBarText): void {
    const shown = JSON.stringify(next);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    this.#item.text = outgoing.redact(next.text);
    this.#item.tooltip = Object.assign(new vscode.MarkdownString(outgoing.redact(next.tooltip), true), {
      isTrusted: { enabledCommands: LINKS },
    });
    this.#item.backgroundColor = BACKGROUNDS[next.level];
    this.#item.accessibilityInformation = { label: outgoing.redact(next.spoken) };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
