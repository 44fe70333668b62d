import * as vscode from 'vscode';
import type { Level } from '../../balance/alert/alert.ts';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { OutlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { onDidChangeSettings } from '../editor/configuration.ts';
import { COMMANDS } from '../editor/ids.ts';
import type { Persisted } from '../editor/persisted.ts';
import { markdownOf, outputRedactor } from '../editor/redactOutput.ts';
import { CHOICE_SETTINGS, isPinned, type StatusBarChoices } from './choices.ts';
import type { Background } from './pictures.ts';
import type { LastShown } from './selection.ts';
import { readChoices } from './settings.ts';
import { type StatusBarText, statusBarText } from './text.ts';

type Alignment = StatusBarChoices['alignment'];

/** Commands that links in the tooltip may run: those of its last line, and what helps an account. */
const LINKS = [
  ...[COMMANDS.refresh, COMMANDS.focusView, COMMANDS.addAccount],
  ...[COMMANDS.updateCredential, COMMANDS.openConsole, COMMANDS.showLog, 'workbench.action.openSettings'],
];

/** VS Code puts an item whose id it has seen before where that one was, so each side has an id of its own. */
const IDS = { right: 'messagingBalance', left: 'messagingBalance.left' } as const;

/** Where the item stands among the others of its side: on the right by the language, on the left behind VS Code's own items. */
const PRIORITIES = { right: 100, left: 10 } as const;

const SIDES = { right: vscode.StatusBarAlignment.Right, left: vscode.StatusBarAlignment.Left } as const;

/** The colour behind the item. */
const COLOURS: Readonly<Record<Level, vscode.ThemeColor | undefined>> = {
  ok: undefined,
  low: new vscode.ThemeColor('statusBarItem.warningBackground'),
  empty: new vscode.ThemeColor('statusBarItem.errorBackground'),
};

/** What the tooltip's pictures are seen on. */
const BACKGROUNDS: Readonly<Record<vscode.ColorThemeKind, Background>> = {
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.HighContrast]: 'highContrast',
  [vscode.ColorThemeKind.HighContrastLight]: 'highContrastLight',
};

/** What the status bar shows from. */
export interface StatusBarParts {
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly language: Language;
  readonly outlooks: { readonly of: OutlookOf };
  readonly lastShown: Persisted<LastShown>;
}

/** The one item in the status bar, by what the user has chosen, or is about to choose; first when the accounts are known. */
export class StatusBar implements Disposable {
  readonly #parts: StatusBarParts;
  readonly #owned = new DisposableStore();
  #item: vscode.StatusBarItem | undefined;
  #choices = readChoices();
  #preview: StatusBarChoices | undefined;
  #last: LastShown;
  /** What the item shows now; `undefined` while it is hidden. */
  #drawn: string | undefined;
  /** What is said of each entry of the setting that cannot be used; shown at the next draw. */
  invalid: readonly string[] = [];

  constructor(parts: StatusBarParts) {
    this.#parts = parts;
    this.#last = parts.lastShown.read();
    this.#owned.add(
      onDidChangeSettings(Object.values(CHOICE_SETTINGS), () => {
        this.#choices = readChoices();
        this.draw();
      }),
    );
    this.#owned.add(vscode.window.onDidChangeActiveColorTheme(() => this.draw()));
  }

  /** Shows what these choices would make of the item, until `undefined` ends it. */
  preview(choices: StatusBarChoices | undefined): void {
    this.#preview = choices;
    this.draw();
  }

  /** The account that stands first in the bar. */
  get first(): string | undefined {
    return this.#last[0]?.accountId;
  }

  /** Whether an account stands in the bar because the user has pinned it. */
  isPinned(accountId: string): boolean {
    return isPinned(this.#choices, accountId);
  }

  draw(): void {
    const { monitor, providers, clock, language, outlooks, lastShown } = this.#parts;
    const choices = this.#preview ?? this.#choices;
    if (choices.show === 'hidden') {
      this.#item?.hide();
      this.#drawn = undefined;
      return;
    }
    const next = statusBarText(
      monitor.statuses(),
      providers,
      clock.now(),
      language,
      outlooks.of,
      choices,
      this.#last,
      this.invalid,
      BACKGROUNDS[vscode.window.activeColorTheme.kind],
    );
    if (this.#preview === undefined) {
      this.#last = next.shown;
      void lastShown.write(next.shown);
    }
    this.#show(next, choices.alignment);
  }

  dispose(): void {
    this.#item?.dispose();
    this.#owned.dispose();
  }

  #show(next: StatusBarText, alignment: Alignment): void {
    const entry = this.#itemOn(alignment);
    const { text, tooltip, spoken, level } = next;
    // Whatever is set sends all of the item to the window, which reads its Markdown anew: so nothing is, when nothing has changed.
    const drawn = JSON.stringify([text, tooltip, spoken, level, entry.id, outputRedactor.size]);
    if (drawn === this.#drawn) {
      return;
    }
    this.#drawn = drawn;
    entry.text = outputRedactor.redact(text);
    entry.tooltip = Object.assign(new vscode.MarkdownString(markdownOf(tooltip), true), {
      isTrusted: { enabledCommands: LINKS },
    });
    entry.backgroundColor = COLOURS[level];
    entry.accessibilityInformation = { label: outputRedactor.redact(spoken) };
    // Without arguments: VS Code forgets those of the item before, and a click that is on its way then fails.
    entry.command = COMMANDS.focusView;
    entry.show();
  }

  /** The item on a side. One that stands on the other side cannot be moved, but only be made anew. */
  #itemOn(alignment: Alignment): vscode.StatusBarItem {
    if (this.#item?.alignment === SIDES[alignment]) {
      return this.#item;
    }
    this.#item?.dispose();
    this.#item = vscode.window.createStatusBarItem(IDS[alignment], SIDES[alignment], PRIORITIES[alignment]);
    this.#item.name = 'Messaging Balance';
    return this.#item;
  }
}
