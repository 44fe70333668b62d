import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import { expiringOf } from '../../balance/forecast/expiring.ts';
import { type Trend, trendOfCourse } from '../../balance/forecast/trend.ts';
import { nextReset, type ResetRule, resetsOf } from '../../balance/text/reset.ts';
import { endOfPeriod, startOfDay } from '../../balance/text/zone.ts';
import type { Clock } from '../../base/clock.ts';
import { HOUR_MS, MINUTE_MS } from '../../base/duration.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/lifecycle.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Store } from '../../store/port/store.ts';
import type { Monitor } from '../ask/monitor.ts';
import { serve } from '../ask/service.ts';
import { Courses, type ReadRows } from './courses.ts';

/** When to read again what a lock was in the way of. */
const BUSY_MS = 1_000;
/** How often is looked whether time has passed: a timer stands still while the machine sleeps. */
const LOOK_MS = MINUTE_MS;
/** The trends of an account's quantities, by key. */
export interface AccountTrends {
  /** The time of the reading that they belong to. */
  readonly at: number;
  /** Whose reading it is. */
  readonly identity?: string | undefined;
  /** How often the past had been changed. */
  readonly edition: number;
  readonly byKey: ReadonlyMap<string, Trend>;
}

/** What trends are made from. */
export interface TrendParts {
  readonly clock: Clock;
  readonly monitor: Pick<Monitor, 'status' | 'statuses' | 'onDidChange'>;
  readonly providers: readonly Provider[];
  /** Whose days are the user's, as IANA names the zone; those of this machine when absent. */
  readonly timeZone: () => string | undefined;
}

/**
 * The trend of every quantity, made once for each reading, and anew each hour and each day, since days pass. Of the history only what came
 * since the reading before is read then. It is read outside of all events, one account at a time, so that neither a paint nor a
 * command waits for it.
 */
export class Trends implements Disposable {
  readonly #parts: TrendParts;
  readonly #owned = new DisposableStore();
  readonly #working = this.#owned.add(new MutableDisposable());
  readonly #passing = this.#owned.add(new MutableDisposable());
  readonly #changed = this.#owned.add(new Emitter<readonly string[]>());
  readonly #known = new Map<string, AccountTrends>();
  readonly #waiting = new Set<string>();
  readonly #courses = new Courses();
  #store: Pick<Store, 'rows'> | undefined;
  #edition = 0;

  /** Ids of accounts whose trends were made anew. */
  readonly onDidChange: Event<readonly string[]> = this.#changed.event;

  constructor(parts: TrendParts) {
    this.#parts = parts;
    this.#owned.add(parts.monitor.onDidChange((ids) => this.#look(ids)));
  }

  /** Begins to read the history. Called once, when the store is open. */
  attach(store: Pick<Store, 'rows' | 'past'>): void {
    this.#store = store;
    this.#owned.add(
      store.past.onDidChange(() => {
        this.#edition++;
        this.daysChanged();
      }),
    );
    this.#look(this.#ids());
    this.#pass();
  }

  /** The trends of an account as last made; they may belong to a reading before the present one. */
  of(accountId: string): AccountTrends | undefined {
    return this.#known.get(accountId);
  }

  dispose(): void {
    this.#store = undefined;
    this.#owned.dispose();
  }

  #ids(): readonly string[] {
    return this.#parts.monitor.statuses().map(({ account }) => account.id);
  }

  /** Finds out whose trends no longer belong to the present reading. */
  #look(ids: readonly string[]): void {
    for (const id of ids) {
      const status = this.#parts.monitor.status(id);
      const reading = status && readingOf(status.state);
      const known = this.#known.get(id);
      // Another account of the provider has another course.
      if (reading === undefined || known?.identity !== status?.identity) {
        this.#known.delete(id);
        this.#courses.forget(id);
      }
      if (reading !== undefined && reading.at !== this.#known.get(id)?.at) {
        this.#waiting.add(id);
      }
    }
    this.#work();
  }

  /** Makes all trends anew: days begin at other times, or the past was changed. */
  daysChanged(): void {
    // From the file: another window may have written late, or the history was changed.
    this.#courses.forget();
    for (const id of this.#ids()) {
      this.#waiting.add(id);
    }
    this.#work();
    if (this.#store !== undefined) {
      this.#pass();
    }
  }

  #pass(due = this.#nextPass()): void {
    const { clock } = this.#parts;
    this.#passing.set(
      clock.after(LOOK_MS, () => {
        const ahead = due - clock.now();
        if (ahead <= 0 || ahead > HOUR_MS) {
          this.daysChanged();
        } else {
          this.#pass(due);
        }
      }),
    );
  }

  /** In an hour, or when a day is over that something is told of. */
  #nextPass(): number {
    const { clock, monitor, providers, timeZone } = this.#parts;
    const quantities = monitor.statuses().flatMap(({ account }) => serve(account, providers)?.product.quantities ?? []);
    const zones = new Set([undefined, ...quantities.map(({ resetZone }) => resetZone)]);
    const now = clock.now();
    return Math.min(now + HOUR_MS, ...Array.from(zones, (zone) => endOfPeriod(now, 'day', zone ?? timeZone())));
  }

  #work(delayMs = 0): void {
    if (this.#store !== undefined && this.#waiting.size > 0) {
      this.#working.set(this.#parts.clock.after(delayMs, () => this.#makeNext()));
    }
  }

  #makeNext(): void {
    const [id] = this.#waiting;
    if (id === undefined || this.#store === undefined) {
      return;
    }
    const status = this.#parts.monitor.status(id);
    const trends = status && this.#make(status, this.#store);
    if (trends === 'busy' || trends === 'behind') {
      // The trends made last stay: no history, or half of one, would be another trend, and wrong.
      this.#work(trends === 'busy' ? BUSY_MS : 0);
      return;
    }
    this.#waiting.delete(id);
    this.#work();
    if (trends !== undefined) {
      this.#known.set(id, trends);
      this.#changed.announce([id]);
    }
  }

  #make(
    { account, state, identity }: AccountStatus,
    store: Pick<Store, 'rows'>,
  ): AccountTrends | 'busy' | 'behind' | undefined {
    const { clock, providers } = this.#parts;
    const reading = readingOf(state);
    const product = serve(account, providers)?.product;
    if (reading === undefined || product === undefined) {
      return undefined;
    }
    const now = clock.now();
    const today = startOfDay(now, this.#parts.timeZone());
    // What the provider fills up each day begins with its day.
    const begins = new Map(
      product.quantities.flatMap(({ key, resets, resetZone }) =>
        resets === 'day' && resetZone !== undefined ? [[key, startOfDay(now, resetZone)] as const] : [],
      ),
    );
    const read: ReadRows = (fromMs, toMs) => store.rows(account.id, fromMs, toMs);
    const courses = this.#courses.upTo({ accountId: account.id, identity }, reading, today, read, begins);
    if (typeof courses === 'string') {
      return courses;
    }
    const byKey = new Map<string, Trend>();
    for (const quantity of reading.quantities) {
      const rule: ResetRule = product.quantities.find(({ key }) => key === quantity.key) ?? {};
      const resets = resetsOf(quantity, rule);
      const resetsAt = nextReset(quantity, rule, now, this.#parts.timeZone?.());
      const trend = trendOfCourse(courses.get(quantity.key), now, { resets, resetsAt, expiring: expiringOf(quantity) });
      byKey.set(quantity.key, trend);
    }
    return { at: reading.at, identity, edition: this.#edition, byKey };
  }
}
