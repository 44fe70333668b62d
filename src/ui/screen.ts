import type { InvalidEntry } from '../balance/accounts.ts';
import { entryProblemText } from '../balance/entryText.ts';
import type { Event } from '../base/event.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../base/lifecycle.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { OutlookOf } from '../monitor/outlook.ts';
import { BalanceTree } from './balanceTree.ts';
import { badgeText } from './outlookText.ts';
import { remedyCommand } from './remedies.ts';
import { isPinned, type StatusBarChoices } from './statusBarChoices.ts';
import { readChoices } from './statusBarSettings.ts';
import { type StatusBarParts, StatusBarView } from './statusBarView.ts';
import { accountRow, detailRows } from './treeRows.ts';

/** Changes within this time are drawn together. */
const GATHER_MS = 20;
/** Ages on the screen are renewed this often. */
const AGE_MS = 60_000;

/** What the screen shows from. */
export interface ScreenParts extends StatusBarParts {
  readonly monitor: Monitor;
  /** How an account stands; computed without any file. */
  readonly outlooks: { readonly of: OutlookOf; readonly onDidChange: Event<readonly string[]> };
}

/** The status bar and the tree, drawn anew when the monitor says so and as time passes. */
export class Screen implements Disposable {
  readonly #parts: ScreenParts;
  readonly #owned = new DisposableStore();
  readonly #statusBar: StatusBarView;
  readonly #tree: BalanceTree;
  readonly #drawing = this.#owned.add(new MutableDisposable());
  readonly #aging = this.#owned.add(new MutableDisposable());
  readonly #pending = new Set<string>();
  #scheduled = false;
  #invalid: readonly InvalidEntry[] = [];

  constructor(parts: ScreenParts) {
    const { monitor, providers, clock, language, outlooks } = parts;
    this.#parts = parts;
    this.#statusBar = this.#owned.add(new StatusBarView(parts));
    this.#tree = this.#owned.add(
      new BalanceTree({
        statuses: () => monitor.statuses(),
        accountRow: (status) => accountRow(status, providers, clock.now(), language, outlooks.of(status)),
        detailRows: (status) => detailRows(status, providers, clock.now(), language, outlooks.of(status)),
        badge: () => {
          const value = monitor.statuses().filter((status) => outlooks.of(status).level !== 'ok').length;
          return { value, tooltip: badgeText(value, language) };
        },
        invalidEntries: () => this.#invalid.map((entry) => entryProblemText(entry, language.t)),
        isPinned: (accountId) => isPinned(readChoices(), accountId),
        remedyCommand: (remedy, accountId) => remedyCommand(remedy, accountId, language.t),
      }),
    );
    this.#owned.add(monitor.onDidChange((ids) => this.#changed(ids)));
    this.#owned.add(parts.outlooks.onDidChange((ids) => this.#changed(ids)));
    this.#age();
  }

  /** Shows which entries of the setting cannot be used. */
  showInvalid(invalid: readonly InvalidEntry[]): void {
    this.#invalid = invalid;
    this.#tree.render();
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
    this.#tree.render(ids);
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
