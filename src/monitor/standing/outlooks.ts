import type { AccountStatus } from '../../balance/account/state.ts';
import type { Forecast } from '../../balance/forecast/forecast.ts';
import type { Event } from '../../base/event.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Store } from '../../store/port/store.ts';
import { serve } from '../ask/service.ts';
import { type AlertParts, Alerts } from './alerts.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { type TrendParts, Trends } from './trends.ts';

/** What all of it is made from. */
export type OutlookParts = Omit<AlertParts, 'trends'> & TrendParts;

/** How the monitor's accounts stand: their trends, their levels, and the alerts that come of them. */
export class Outlooks implements Disposable {
  readonly #parts: OutlookParts;
  readonly #owned = new DisposableStore();
  readonly #trends: Trends;
  readonly alerts: Alerts;

  /** Ids of accounts that may stand otherwise although their state is the same. */
  readonly onDidChange: Event<readonly string[]>;

  constructor(parts: OutlookParts) {
    this.#parts = parts;
    this.#trends = this.#owned.add(new Trends(parts));
    this.alerts = this.#owned.add(new Alerts({ ...parts, trends: this.#trends }));
    this.onDidChange = (listener) => {
      const registrations = new DisposableStore();
      registrations.add(this.#trends.onDidChange(listener));
      registrations.add(this.alerts.onDidChange(listener));
      return registrations;
    };
  }

  /** Begins to read the history and to alert. Called once, when the store is open. */
  attach(store: Store): void {
    this.#trends.attach(store);
    this.alerts.attach(store);
  }

  /** How an account stands by what is known already: nothing is read for it. */
  readonly of = (status: AccountStatus): Outlook => {
    const { account } = status;
    const { providers, general, clock } = this.#parts;
    const product = serve(account, providers)?.product;
    const recordOf = (key: string) => this.alerts.record(account.id, key);
    return outlookOf(status, product, this.#trends.of(account.id), {
      ...{ general: general(), recordOf },
      now: clock.now(),
    });
  };

  /** The forecast of a quantity as last made. */
  forecast(accountId: string, key: string): Forecast | undefined {
    return this.#trends.of(accountId)?.byKey.get(key)?.forecast;
  }

  /** Days begin at other times: the user has chosen another time zone. */
  daysChanged(): void {
    this.#trends.daysChanged();
  }

  /** What holds for all accounts has changed. */
  generalChanged(): void {
    this.alerts.generalChanged();
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
