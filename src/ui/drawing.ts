import type { Clock } from '../base/clock.ts';
import type { Event } from '../base/event.ts';
import { type Gathering, gathering } from '../base/gathering.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../base/lifecycle.ts';
import type { Monitor } from '../monitor/ask/monitor.ts';

/**
 * Changes are drawn together within these times. VS Code itself draws a tree at once when it has been quiet for 200 ms, and
 * else only when it is quiet again: told more often, it would show nothing before all accounts have answered. Accounts that are
 * asked together mostly answer, and have their trends, within the first time.
 */
const GATHER_MS = { first: 40, further: 210 };
/** A request that takes longer is shown. One that is answered sooner is one change, and its number comes at once. */
const BUSY_MS = { first: 1_000, further: 1_000 };
/** Ages on the screen are renewed this often. */
const AGE_MS = 60_000;

/** What changes, and the time by which it is drawn. */
export interface DrawingParts {
  readonly monitor: Pick<Monitor, 'status' | 'statuses' | 'onDidChange'>;
  readonly outlooks: { readonly onDidChange: Event<readonly string[]> };
  readonly clock: Clock;
}

/** Says when the screen is drawn: by `draw`, with the ids of accounts that changed, or without them when all may have. */
export class Drawing implements Disposable {
  readonly #clock: Clock;
  readonly #owned = new DisposableStore();
  readonly #drawing: Gathering;
  readonly #aging = this.#owned.add(new MutableDisposable());
  #changed: Set<string> | undefined;

  constructor({ monitor, outlooks, clock }: DrawingParts, draw: (changed?: ReadonlySet<string>) => void) {
    this.#clock = clock;
    this.#drawing = this.#owned.add(
      gathering(clock, GATHER_MS, () => {
        const changed = this.#changed;
        this.#changed = new Set();
        draw(changed);
      }),
    );
    const busy = this.#owned.add(
      gathering(clock, BUSY_MS, () => {
        const ids = monitor.statuses().flatMap(({ account, refreshing }) => (refreshing ? account.id : []));
        if (ids.length > 0) {
          this.#change(ids);
        }
      }),
    );
    this.#owned.add(
      monitor.onDidChange((ids) => {
        const settled = ids.filter((id) => monitor.status(id)?.refreshing !== true);
        if (settled.length < ids.length) {
          busy.ask();
        }
        if (settled.length > 0 || ids.length === 0) {
          this.#change(settled);
        }
      }),
    );
    this.#owned.add(outlooks.onDidChange((ids) => this.#change(ids)));
    this.#age();
  }

  /** All is drawn anew, at once or with what is being gathered. */
  askAll(): void {
    this.#changed = undefined;
    this.#ask();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #change(ids: readonly string[]): void {
    for (const id of ids) {
      this.#changed?.add(id);
    }
    this.#ask();
  }

  #ask(): void {
    this.#drawing.ask(this.#changed === undefined ? 0 : GATHER_MS.first);
  }

  #age(): void {
    this.#aging.set(
      this.#clock.after(AGE_MS, () => {
        this.askAll();
        this.#age();
      }),
    );
  }
}
