import type { Account } from '../balance/account.ts';
import type { Quantity, Reading } from '../balance/quantity.ts';
import type { AccountStatus } from '../balance/state.ts';
import { Emitter, type Event } from '../base/event.ts';
import { type Disposable, MutableDisposable } from '../base/lifecycle.ts';
import type { AccountRecord, Store } from '../store/store.ts';
import { type AttemptParts, attempt } from './attempt.ts';
import { type Entry, enter, leave, type RefreshResult } from './entry.ts';
import { Heartbeat } from './heartbeat.ts';
import { Lanes } from './lanes.ts';
import { afterSuccess, type Decision, decide, nextSlot, type Trigger } from './schedule.ts';
import { laneOf } from './service.ts';
import { statusOf } from './status.ts';

/** Requests to one host that may run at the same time. */
const LANE_WIDTH = 6;
/** A refresh that a rule has put off is not tried again sooner. */
const LEAST_WAIT_MS = 250;

/** Turns accounts into states: decides when to ask, asks, records the outcome in the store, tells who listens. */
export class Monitor implements Disposable {
  readonly #parts: AttemptParts;
  readonly #remembered: ReadonlyMap<string, Reading>;
  readonly #lanes = new Lanes(LANE_WIDTH);
  readonly #changed = new Emitter<readonly string[]>();
  readonly #heartbeat: Heartbeat;
  readonly #storeRegistration = new MutableDisposable();
  /** Accounts whose remembered reading must not come back. */
  readonly #forgotten = new Set<string>();
  #entries = new Map<string, Entry>();
  #store: Store | undefined;

  /** Ids of accounts whose status changed; an id that is no longer known is an account that has gone. */
  readonly onDidChange: Event<readonly string[]> = this.#changed.event;

  /** `remembered` are the last known readings by account id, shown until the store says more. */
  constructor(parts: AttemptParts, remembered: ReadonlyMap<string, Reading>) {
    this.#parts = parts;
    this.#remembered = remembered;
    this.#heartbeat = new Heartbeat(parts.clock, (id) => void this.refresh(id, 'timer'));
  }

  /** Begins to send requests. Called once, when the store is open; the monitor does not own it. */
  attach(store: Store): void {
    this.#store = store;
    this.#storeRegistration.set(store.onDidChange((ids) => this.#reload(ids)));
    this.#heartbeat.start(this.#entries.size);
    this.#reload([...this.#entries.keys()]);
  }

  /** Replaces the accounts. One whose entry is the same keeps its state and its running request. */
  setAccounts(accounts: readonly Account[], intervalOf: (account: Account) => number): void {
    const before = this.#entries;
    const after = new Map<string, Entry>();
    const touched = new Set([...before.keys(), ...accounts.map(({ id }) => id)]);
    for (const account of accounts) {
      const known = before.get(account.id);
      const same = known !== undefined && JSON.stringify(known.served.account) === JSON.stringify(account);
      const entry = same ? known : enter(account, this.#parts.providers);
      if (entry !== undefined) {
        entry.interval = intervalOf(account);
        after.set(account.id, entry);
      }
    }
    this.#entries = after;
    for (const [id, entry] of before) {
      if (after.get(id) !== entry) {
        leave(entry);
        this.#heartbeat.forget(id);
      }
    }
    this.#reload([...after.keys()]);
    this.#changed.fire([...touched]);
  }

  /** The status of all accounts, in the order of the setting. */
  statuses(): readonly AccountStatus[] {
    return [...this.#entries.values()].map((entry) => this.#statusOf(entry));
  }

  /** The status of one account. */
  status(id: string): AccountStatus | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : this.#statusOf(entry);
  }

  /** Refreshes one account unless a rule forbids it; joins a refresh that is under way. Never rejects. */
  refresh(id: string, trigger: Trigger): Promise<RefreshResult> {
    const entry = this.#entries.get(id);
    if (entry === undefined || this.#store === undefined) {
      return Promise.resolve({ kind: 'not-ready' });
    }
    if (entry.running !== undefined) {
      return entry.running;
    }
    const decision = this.#decide(entry, trigger, this.#store);
    if (!decision.go) {
      this.#plan(entry);
      return Promise.resolve({ kind: 'waiting', because: decision.because, until: decision.until });
    }
    const running = this.#run(entry, trigger, this.#store);
    entry.running = running;
    this.#changed.fire([id]);
    return running;
  }

  /** Refreshes all accounts. */
  refreshAll(trigger: Trigger): Promise<readonly RefreshResult[]> {
    return Promise.all([...this.#entries.keys()].map((id) => this.refresh(id, trigger)));
  }

  /**
   * The credential of an account was stored, replaced or removed, here or in another window. A rule that forbids a request
   * right now is waited for. Repeated calls do no harm.
   */
  async credentialChanged(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      return;
    }
    entry.notBefore = 0;
    const result = await this.refresh(id, 'credential');
    const troubled = entry.record?.trouble !== undefined || entry.local !== undefined;
    if (result.kind === 'waiting' && troubled && !entry.abort.signal.aborted) {
      const wait = Math.max(LEAST_WAIT_MS, result.until - this.#parts.clock.now());
      entry.again.set(this.#parts.clock.after(wait, () => void this.refresh(id, 'credential')));
    }
  }

  /**
   * Takes over what a trial of a credential has brought, so that saving it needs no second request. Works before the
   * account is in the setting.
   */
  learn(id: string, quantities: readonly Quantity[], interval: number): void {
    const store = this.#store;
    const now = this.#parts.clock.now();
    const seen = store?.record(id);
    const claimed = seen && store?.claim(seen, now, nextSlot(id, now, interval, interval / 2));
    if (claimed !== undefined) {
      store?.settle(claimed, afterSuccess(claimed, { quantities, at: now }));
    }
    const entry = this.#entries.get(id);
    if (entry !== undefined) {
      entry.local = undefined;
    }
    this.#reload([id]);
  }

  /** Drops what is known of an account; its history only when asked to. */
  forget(id: string, withHistory: boolean): void {
    this.#forgotten.add(id);
    this.#store?.forget(id, withHistory);
    this.#reload([id]);
  }

  /** The user looks at the window again: what is stale is refreshed, and a locked secret storage is tried again. */
  async focus(): Promise<void> {
    for (const entry of this.#entries.values()) {
      if (entry.local?.fault.kind === 'secret-store') {
        entry.notBefore = 0;
      }
    }
    await this.refreshAll('focus');
  }

  dispose(): void {
    this.#heartbeat.dispose();
    this.#storeRegistration.dispose();
    for (const entry of this.#entries.values()) {
      leave(entry);
    }
    this.#entries.clear();
    this.#changed.dispose();
  }

  #statusOf(entry: Entry): AccountStatus {
    const { id } = entry.served.account;
    const remembered = this.#forgotten.has(id) ? undefined : this.#remembered.get(id);
    const running = entry.running !== undefined;
    const now = this.#parts.clock.now();
    return statusOf(entry.served, entry.record, remembered, entry.local, running, entry.interval, now);
  }

  #decide(entry: Entry, trigger: Trigger, store: Store): Decision {
    const { id } = entry.served.account;
    entry.record = store.record(id);
    return this.#rule(entry, entry.record, trigger);
  }

  #rule(entry: Entry, record: AccountRecord, trigger: Trigger): Decision {
    const overdue = trigger === 'timer' && this.#heartbeat.isOverdue(record, entry.interval);
    return decide(record, trigger, this.#parts.clock.now(), entry.interval, overdue);
  }

  async #run(entry: Entry, trigger: Trigger, store: Store): Promise<RefreshResult> {
    const { id } = entry.served.account;
    try {
      return await this.#lanes.run(laneOf(entry.served), () =>
        attempt(entry, store, this.#parts, (record, cause) => this.#rule(entry, record, cause), trigger),
      );
    } finally {
      entry.running = undefined;
      this.#reload([id]);
    }
  }

  /** Reads the records of accounts again, plans their next attempts, tells who listens. */
  #reload(ids: readonly string[]): void {
    const store = this.#store;
    const entries = ids.flatMap((id) => this.#entries.get(id) ?? []);
    if (store === undefined || entries.length === 0) {
      return;
    }
    for (const entry of entries) {
      entry.record = store.record(entry.served.account.id);
      this.#plan(entry);
    }
    this.#changed.fire(entries.map(({ served }) => served.account.id));
  }

  #plan(entry: Entry): void {
    const { id } = entry.served.account;
    if (entry.record !== undefined && this.#entries.get(id) === entry) {
      this.#heartbeat.plan(id, entry.record, entry.interval, entry.notBefore);
    }
  }
}
