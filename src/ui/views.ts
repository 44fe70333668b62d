import type * as vscode from 'vscode';
import type { UnusableEntry } from '../balance/account/entryProblem.ts';
import { entryProblemText } from '../balance/account/entryText.ts';
import type { Event } from '../base/event.ts';
import type { Language } from '../base/language.ts';
import { type Disposable, DisposableStore } from '../base/lifecycle.ts';
import type { Monitor } from '../monitor/ask/monitor.ts';
import type { OutlookOf } from '../monitor/standing/outlook.ts';
import { declarationProblemText } from '../providers/declared/declarationText.ts';
import type { UnusableDeclaration } from '../providers/declared/parseDeclaration.ts';
import { Drawing } from './drawing.ts';
import { SETTINGS } from './editor/ids.ts';
import { remedyCommand } from './editor/remedies.ts';
import type { StatusBarChoices } from './statusBar/choices.ts';
import { StatusBar, type StatusBarParts } from './statusBar/item.ts';
import { BalanceTree } from './tree/balanceTree.ts';
import { TreeMemory } from './tree/memory.ts';
import { drop } from './tree/moveAccount.ts';
import type { InvalidRow } from './tree/node.ts';

/** What the views show from. */
export interface ViewsParts extends StatusBarParts {
  readonly monitor: Monitor;
  /** How an account stands; computed without any file. */
  readonly outlooks: { readonly of: OutlookOf; readonly onDidChange: Event<readonly string[]> };
  /** Keeps what the tree looks like. */
  readonly globalState: vscode.Memento;
}

/** The status bar and the tree, drawn anew when the monitor says so and as time passes. */
export class Views implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #statusBar: StatusBar;
  readonly tree: BalanceTree;
  readonly #drawing: Drawing;
  readonly #language: Language;
  #invalid: readonly InvalidRow[] = [];
  #undeclared: readonly InvalidRow[] = [];

  constructor(parts: ViewsParts) {
    const { monitor, providers, clock, language, outlooks } = parts;
    this.#language = language;
    this.#statusBar = this.#owned.add(new StatusBar(parts));
    this.tree = this.#owned.add(
      new BalanceTree({
        ...{ monitor, providers, clock, language, outlooks },
        memory: new TreeMemory(parts.globalState),
        invalidEntries: () => [...this.#undeclared, ...this.#invalid],
        isPinned: (accountId) => this.#statusBar.isPinned(accountId),
        remedyTitle: (remedy) => remedyCommand(remedy, '', language.t).title,
        drop: (moved, target) => drop(moved, target, { providers, language, view: this.tree.view }),
      }),
    );
    this.#drawing = this.#owned.add(
      new Drawing({ monitor, outlooks, clock }, (changed) => {
        this.#statusBar.draw();
        this.tree.render(changed);
      }),
    );
  }

  /** Shows which entries of the setting cannot be used. */
  showInvalid(invalid: readonly UnusableEntry[]): void {
    const { t } = this.#language;
    this.#invalid = invalid.map((entry) => ({
      index: entry.index,
      label: entry.name === '' ? SETTINGS.accounts : t('Account {0}', entry.name),
      description: t('cannot be used'),
      text: entryProblemText(entry, t),
    }));
    this.#showRows();
  }

  /** Shows what is wrong with the declared providers that cannot be used. */
  showUndeclared(invalid: readonly UnusableDeclaration[]): void {
    this.#undeclared = invalid.flatMap(({ name, index, problems }) =>
      problems.map((problem) => ({
        ...{ index, isDeclaration: true as const },
        label: name === '' ? SETTINGS.providers : this.#language.t('Provider {0}', name),
        description: problem.at,
        text: declarationProblemText(name, problem, this.#language.t),
      })),
    );
    this.#showRows();
  }

  #showRows(): void {
    this.#statusBar.invalid = [...this.#undeclared, ...this.#invalid].map(({ text }) => text);
    this.#drawing.askAll();
  }

  /** The account that stands first in the status bar. */
  get inBar(): string | undefined {
    return this.#statusBar.first;
  }

  /** Shows the status bar item as these choices would make it, until `undefined` ends it. */
  preview(choices: StatusBarChoices | undefined): void {
    this.#statusBar.preview(choices);
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
