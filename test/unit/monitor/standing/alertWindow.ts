import type { Account } from '../../../../src/balance/account/account.ts';
import type { GeneralAlerts } from '../../../../src/balance/account/threshold.ts';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import { type Alert, Alerts } from '../../../../src/monitor/standing/alerts.ts';
import { Trends } from '../../../../src/monitor/standing/trends.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { exact } from '../../balance/amount/exact.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account, FakeWindow, type FakeWindowParts, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { MINUTE } from '../../fakes/records.ts';

/** An account that is low below 1,000. */
export const LOW = account('a', { thresholds: { sms: exact('1000') } });

/** What a window is like. */
export interface Nature {
  readonly focused?: boolean;
  /** It is killed when it is about to show its first alert. */
  readonly dies?: boolean;
}

/** A window with all that alerts need. */
export class AlertWindow {
  readonly window: FakeWindow;
  readonly trends: Trends;
  readonly alerts: Alerts;
  readonly shown: Alert[] = [];
  focused: boolean;
  general: GeneralAlerts = { enabled: true, daysLeft: exact('3'), unusualSpending: true };
  isDead = false;

  constructor(parts: FakeWindowParts & { readonly store: Store; readonly clock: FakeClock }, nature: Nature = {}) {
    this.focused = nature.focused ?? true;
    this.window = new FakeWindow({ accounts: [LOW], ...parts });
    const { clock, monitor, provider } = this.window;
    const shared = { timeZone: () => undefined, clock, monitor, providers: [provider] };
    this.trends = new Trends(shared);
    this.alerts = new Alerts({
      ...{ ...shared, trends: this.trends, general: () => this.general, hasFocus: () => this.focused },
      onAlert: (alert) => {
        if (nature.dies === true) {
          this.isDead = true;
          clock.after(0, () => this.close());
        } else {
          this.shown.push(alert);
        }
      },
    });
    monitor.attach(parts.store);
    this.trends.attach(parts.store);
    // What is dead writes nothing.
    this.alerts.attach({
      note: (id, key) => parts.store.note(id, key),
      replaceNote: (...change) => (this.isDead ? 'busy' : parts.store.replaceNote(...change)),
    });
  }

  close(): void {
    this.isDead = true;
    this.alerts.dispose();
    this.trends.dispose();
    this.window.monitor.dispose();
  }
}

/** Windows over one store and one provider. */
export function world(
  accounts: readonly Account[] = [LOW],
  store: Store = createMemoryStore('none'),
  interval: number = INTERVAL_MS,
) {
  const clock = new FakeClock();
  const provider = new FakeProvider(clock);
  const windows: AlertWindow[] = [];
  const open = (nature: Nature = {}): AlertWindow => {
    const window = new AlertWindow({ clock, store, provider, accounts, interval }, nature);
    windows.push(window);
    return window;
  };
  /** Has a window ask now, which the provider answers so. */
  const ask = (...quantities: readonly Quantity[]): void => {
    provider.respond = () => quantities;
    void windows.find(({ isDead }) => !isDead)?.window.monitor.refresh('a', 'manual');
  };
  /** The same; a minute passes, in which nothing else is asked. */
  const answers = async (...quantities: readonly Quantity[]): Promise<void> => {
    ask(...quantities);
    await clock.advance(MINUTE);
  };
  return {
    ...{ clock, provider, store, windows, open, ask, answers },
    /** The reasons of all alerts that all windows have shown. */
    reasons: () =>
      windows.flatMap(({ shown }) => shown.flatMap(({ raised }) => raised.map(({ raise }) => raise.reason))),
    /** Readings of these amounts, a minute apart. */
    async reads(...amounts: readonly string[]): Promise<void> {
      for (const amount of amounts) {
        await answers(...messages(amount));
      }
    },
  };
}
