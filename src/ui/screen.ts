import type * as vscode from 'vscode';
import type { InvalidEntry } from '../balance/accounts.ts';
import { entryProblemText } from '../balance/entryText.ts';
import type { Event } from '../base/event.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../base/lifecycle.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { OutlookOf } from '../monitor/outlook.ts';
import { BalanceTree } from './balanceTree.ts';
import { remedyCommand } from './remedies.ts';
import type { StatusBarChoices } from './statusBarChoices.ts';
import { type StatusBarParts, StatusBarView } from './statusBarView.ts';
import { treeContent } from './treeContent.ts';
import { TreeMemory } from './treeMemory.ts';

/** Changes within this time are drawn together. */
const GATHER_MS = 10;
/** Ages on the screen are renewed this often. */
const AGE_MS = 60_000;

/** What the screen shows from. */
export interface ScreenParts extends StatusBarParts {
  readonly monitor: Monitor;
  /** How an account stands; computed without any file. */
  readonly outlooks: { readonly of: OutlookOf; readonly onDidChange: Event<readonly string[]> };
  /** Keeps what the tree looks like. */
  readonly globalState: vscode.Memento;
}

/** The status bar and the tree, drawn anew when the monitor says so and as time passes. */
export class Screen implements Disposable {
  readonly #parts: ScreenParts;
  readonly #owned = new DisposableStore();
  readonly #statusBar: StatusBarView;
  readonly tree: BalanceTree;
  readonly #drawing = this.#owned.add(new MutableDisposable());
  readonly #aging = this.#owned.add(new MutableDisposable());
  readonly #pending = new Set<string>();
  #scheduled = false;
  #invalid: readonly InvalidEntry[] = [];

  constructor(parts: ScreenParts) {
    const { monitor, providers, language } = parts;
    this.#parts = parts;
    this.#statusBar = this.#owned.add(new StatusBarView(parts));
    this.tree = this.#owned.add(
      new BalanceTree({
        content: treeContent(parts),
        memory: new TreeMemory(parts.globalState),
        invalidEntries: () => this.#invalid.map((entry) => entryProblemText(entry, language.t)),
        isPinned: (accountId) => this.#statusBar.isPinned(accountId),
        remedyCommand: (remedy, accountId) => remedyCommand(remedy, accountId, language.t),
        drop: async (moved, target) => {
          const { drop } = await import('./accountMove.ts');
          await drop(moved, target, { providers, language, view: this.tree.view });
        },
      }),
    );
    this.#owned.add(monitor.onDidChange((ids) => this.#changed(ids)));
    this.#owned.add(parts.outlooks.onDidChange((ids) => this.#changed(ids)));
    this.#age();
  }

  /** Shows which entries of the setting cannot be used. */
  showInvalid(invalid: readonly InvalidEntry[]): void {
    this.#invalid = invalid;
    this.tree.render();
  }

  /** Shows the status bar item as these choices would make it, until `undefined` ends it. */
  preview(choices: StatusBarChoices | undefined): void {
    this.#statusBar.preview(choices);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #changed(ids: readonly string[]): void {
    for (const id of ids) {
      this.#pending.add(id);
    }
    if (!this.#scheduled) {
      this.#scheduled = true;
      this.#drawing.set(this.#parts.clock.after(GATHER_MS, () => this.#draw()));
    }
  }

  #draw(): void {
    this.#scheduled = false;
    const ids = [...this.#pending];
    this.#pending.clear();
    this.#statusBar.draw();
    this.tree.render(ids);
  }

  #age(): void {
    this.#aging.set(
      this.#parts.clock.after(AGE_MS, () => {
        this.#changed(this.#parts.monitor.statuses().map(({ account }) => account.id));
        this.#age();
      }),
    );
  }
}
