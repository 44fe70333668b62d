import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { OutlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { onDidChangeSettings } from '../editor/configuration.ts';
import type { Persisted } from '../editor/persisted.ts';
import { CHOICE_SETTINGS, isPinned, type StatusBarChoices } from './choices.ts';
import type { LastShown } from './selection.ts';
import { readChoices } from './settings.ts';
import { StatusBar } from './statusBar.ts';
import { statusBarText } from './text.ts';

/** What the status bar shows from. */
export interface StatusBarParts {
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly language: Language;
  readonly outlooks: { readonly of: OutlookOf };
  readonly lastShown: Persisted<LastShown>;
}

/** Draws the status bar item by what the user has chosen, or is about to choose; first when the accounts are known. */
export class StatusBarView implements Disposable {
  readonly #parts: StatusBarParts;
  readonly #owned = new DisposableStore();
  readonly #item = this.#owned.add(new StatusBar());
  #choices = readChoices();
  #preview: StatusBarChoices | undefined;
  #last: LastShown;

  constructor(parts: StatusBarParts) {
    this.#parts = parts;
    this.#last = parts.lastShown.read();
    this.#owned.add(
      onDidChangeSettings(Object.values(CHOICE_SETTINGS), () => {
        this.#choices = readChoices();
        this.draw();
      }),
    );
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
    const { monitor, providers, clock, language, outlooks, lastShown } = this.#parts;
    const choices = this.#preview ?? this.#choices;
    if (choices.show === 'hidden') {
      this.#item.render(undefined, choices.alignment);
      return;
    }
    const next = statusBarText(monitor.statuses(), providers, clock.now(), language, outlooks.of, choices, this.#last);
    if (this.#preview === undefined) {
      this.#last = next.shown;
      lastShown.write(next.shown);
    }
    this.#item.render(next, choices.alignment);
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
