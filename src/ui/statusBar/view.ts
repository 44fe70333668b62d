import type * as vscode from 'vscode';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { OutlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { onDidChangeSettings } from '../editor/configuration.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { CHOICE_SETTINGS, isPinned, type StatusBarChoices } from './choices.ts';
import { PAINT_SETTINGS } from './firstPaint.ts';
import type { LastPaintMemory } from './lastPaint.ts';
import type { LastShownMemory } from './lastShown.ts';
import type { LastShown } from './selection.ts';
import { readChoices } from './settings.ts';
import { StatusBar } from './statusBar.ts';
import { outOfDate, statusBarText } from './text.ts';

/** What the status bar shows from. */
export interface StatusBarParts {
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly language: Language;
  readonly outlooks: { readonly of: OutlookOf };
  readonly lastShown: LastShownMemory;
  readonly lastPaint: LastPaintMemory;
  /** The item that stands in the bar already, and shows what it showed last. */
  readonly painted: vscode.StatusBarItem | undefined;
}

/** Draws the status bar item by what the user has chosen, or is about to choose. */
export class StatusBarView implements Disposable {
  readonly #parts: StatusBarParts;
  readonly #owned = new DisposableStore();
  readonly #item: StatusBar;
  #choices = readChoices();
  #preview: StatusBarChoices | undefined;
  #last: LastShown;

  constructor(parts: StatusBarParts) {
    this.#parts = parts;
    this.#last = parts.lastShown.read();
    this.#item = this.#owned.add(new StatusBar(parts.painted));
    this.#owned.add(onDidChangeSettings(PAINT_SETTINGS, () => parts.lastPaint.invalidate()));
    this.#owned.add(
      onDidChangeSettings(Object.values(CHOICE_SETTINGS), () => {
        this.#choices = readChoices();
        this.draw();
      }),
    );
    // What is painted already is better than what can be said before the accounts are read.
    if (parts.painted === undefined) {
      this.draw();
    }
  }

  /** Shows what these choices would make of the item, until `undefined` ends it. */
  preview(choices: StatusBarChoices | undefined): void {
    this.#preview = choices;
    this.draw();
  }

  /** Whether an account stands in the bar because the user has pinned it. */
  isPinned(accountId: string): boolean {
    return isPinned(this.#choices, accountId);
  }

  draw(): void {
    const { monitor, providers, clock, language, outlooks, lastShown, lastPaint } = this.#parts;
    const choices = this.#preview ?? this.#choices;
    if (choices.show === 'hidden') {
      this.#item.render(undefined, choices.alignment);
      return;
    }
    const next = statusBarText(monitor.statuses(), providers, clock.now(), language, outlooks.of, choices, this.#last);
    // Before the settings are read there is nothing to show, which says nothing about what will be.
    if (this.#preview === undefined && next.shown.length > 0) {
      this.#last = next.shown;
      lastShown.write(next.shown);
      const paint = outOfDate(next, choices.alignment, language);
      lastPaint.write({
        ...paint,
        text: outputRedactor.redact(paint.text),
        spoken: outputRedactor.redact(paint.spoken),
      });
    }
    this.#item.render(next, choices.alignment);
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
