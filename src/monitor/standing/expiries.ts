import type { AccountStatus } from '../../balance/account/state.ts';
import type { GeneralAlerts } from '../../balance/account/threshold.ts';
import { FOCUS_WAIT_MS } from '../../balance/alert/accountAlerts.ts';
import { expiryNote } from '../../balance/alert/expiryNotice.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import type { Unused } from '../../balance/forecast/expiring.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/lifecycle.ts';
import type { Store } from '../../store/port/store.ts';
import type { Monitor } from '../ask/monitor.ts';
import type { Trends } from './trends.ts';

/** Credit that will expire before it is spent, which this window has to tell. */
export interface ExpiryAlert {
  readonly status: AccountStatus;
  readonly quantity: Quantity;
  readonly unused: Unused;
}

/** What it is made from, and who tells it. */
export interface ExpiryParts {
  readonly clock: Clock;
  readonly monitor: Pick<Monitor, 'status'>;
  readonly trends: Pick<Trends, 'of' | 'onDidChange'>;
  /** What holds for all accounts. */
  readonly general: () => GeneralAlerts;
  /** Whether this window has the focus. */
  readonly hasFocus: () => boolean;
  readonly onExpiry: (alert: ExpiryAlert) => void;
}

type Notes = Pick<Store, 'note' | 'replaceNote'>;

/**
 * Looks at each trend for what will expire unused, and hands it to who tells it, once over all windows: the one that gets its note
 * into the store, and of all windows first the one with the focus. What a lock is in the way of is told after the next trend.
 */
export class Expiries implements Disposable {
  readonly #parts: ExpiryParts;
  readonly #owned = new DisposableStore();
  readonly #turn = this.#owned.add(new MutableDisposable());
  readonly #waiting = new Set<string>();
  #store: Notes | undefined;

  constructor(parts: ExpiryParts) {
    this.#parts = parts;
    this.#owned.add(parts.trends.onDidChange((ids) => this.#look(ids, false)));
  }

  /** Begins to tell. Called once, when the store is open. */
  attach(store: Notes): void {
    this.#store = store;
  }

  dispose(): void {
    this.#store = undefined;
    this.#owned.dispose();
  }

  #look(ids: readonly string[], waited: boolean): void {
    const { clock, general, hasFocus } = this.#parts;
    const store = this.#store;
    if (store === undefined || !general().enabled) {
      return;
    }
    for (const id of ids) {
      const due = this.#unusedOf(id);
      if (due.length > 0 && !waited && !hasFocus()) {
        this.#waiting.add(id);
      } else {
        for (const alert of due) {
          this.#tell(alert, store);
        }
      }
    }
    if (!waited && this.#waiting.size > 0) {
      this.#turn.set(
        clock.after(FOCUS_WAIT_MS, () => {
          const left = [...this.#waiting];
          this.#waiting.clear();
          this.#look(left, true);
        }),
      );
    }
  }

  #unusedOf(accountId: string): readonly ExpiryAlert[] {
    const { monitor, trends } = this.#parts;
    const [status, known] = [monitor.status(accountId), trends.of(accountId)];
    if (status?.state.kind !== 'ok' || status.old || known?.at !== status.state.reading.at) {
      return [];
    }
    return status.state.reading.quantities.flatMap((quantity) => {
      const forecast = known.byKey.get(quantity.key)?.forecast;
      const unused = forecast !== undefined && 'unused' in forecast ? forecast.unused : undefined;
      return unused === undefined ? [] : [{ status, quantity, unused }];
    });
  }

  #tell(alert: ExpiryAlert, store: Notes): void {
    const { status, quantity, unused } = alert;
    const { id } = status.account;
    const name = `expiry/${status.identity ?? ''}/${quantity.key}`;
    const seen = store.note(id, name);
    const next = expiryNote(seen, unused, this.#parts.clock.now());
    if (next !== undefined && store.replaceNote(id, name, seen, next) === 'replaced') {
      this.#parts.onExpiry(alert);
    }
  }
}
