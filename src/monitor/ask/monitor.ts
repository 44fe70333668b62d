import type { Account } from '../../balance/account/account.ts';
import type { Subject } from '../../balance/account/identity.ts';
import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { elapsed } from '../../base/clock.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { type Disposable, MutableDisposable } from '../../base/lifecycle.ts';
import type { AccountRecord, Store } from '../../store/port/store.ts';
import { Heartbeat } from '../when/heartbeat.ts';
import { type Decision, decide, isTooSoon, type Trigger } from '../when/schedule.ts';
import { type AttemptParts, attempt, recordReading } from './attempt.ts';
import { type Entries, replaceAccounts, tellMoved } from './entries.ts';
import { type Entry, leave, leftToOthers, type RefreshResult, takeRecord } from './entry.ts';
import { type Remembered, statusOf, waitingStatus } from './status.ts';

/** A refresh that a rule has put off is not tried again sooner. */
const LEAST_WAIT_MS = 250;
/** A question that follows a request within this time is answered by it. */
const SAME_MOMENT_MS = 2_000;

/** Turns accounts into states: decides when to ask, asks, records the outcome in the store, tells who listens. */
export class Monitor implements Disposable {
  readonly #parts: AttemptParts;
  /**
   * By account id, shown until its record says as much: the readings of the last session, and the last one of an account
   * whose provider has gone.
   */
  readonly #remembered: Map<string, Remembered | undefined>;
  readonly #changed = new Emitter<readonly string[]>();
  readonly #heartbeat: Heartbeat;
  readonly #storeRegistration = new MutableDisposable();
  /** All of the setting; those that no provider serves have no entry. */
  #accounts: ReadonlyMap<string, Account> = new Map();
  #entries: Entries = new Map();
  #store: Store | undefined;

  /** Ids of accounts whose status changed, if only by the time; an id that is no longer known is an account that has gone. */
  readonly onDidChange: Event<readonly string[]> = this.#changed.event;

  /** `remembered` are the last known readings by account id, shown until the store says more. */
  constructor(parts: AttemptParts, remembered: ReadonlyMap<string, Remembered>) {
    this.#parts = parts;
    this.#remembered = new Map(remembered);
    this.#heartbeat = new Heartbeat(
      parts.clock,
      (id) => void this.refresh(id, 'timer'),
      () => tellMoved(this.#entries, this.#statusOf, this.#changed),
    );
  }

  /** Begins to send requests. Called once, when the store is open; the monitor does not own it. */
  attach(store: Store): void {
    this.#store = store;
    this.#storeRegistration.set(store.onDidChange((ids) => this.#reload(ids)));
    this.#heartbeat.start(this.#entries.size);
    this.#reload([...this.#entries.keys()]);
  }

  /**
   * Replaces the accounts. One that asks its provider the same as before keeps its state and its running request; one that
   * was edited otherwise is asked anew.
   */
  setAccounts(accounts: readonly Account[], intervalOf: (account: Account) => number): void {
    const touched = new Set([...this.#accounts.keys(), ...accounts.map(({ id }) => id)]);
    const replaced = replaceAccounts(this.#entries, accounts, intervalOf, this.#parts.providers);
    const { entries, edited, waiting, gone } = replaced;
    this.#accounts = new Map(accounts.map((account) => [account.id, account]));
    this.#entries = entries;
    for (const entry of gone) {
      const { id } = entry.served.account;
      this.#remembered.set(id, waiting.includes(entry) ? readingOf(this.#statusOf(entry).state) : undefined);
      leave(entry, this.#store, this.#parts.clock.now());
      this.#heartbeat.forget(id);
    }
    this.#reload([...entries.keys()]);
    this.#changed.announce([...touched]);
    for (const entry of edited) {
      void this.#askAnew(entry);
    }
  }

  /** The status of all accounts, in the order of the setting. */
  statuses(): readonly AccountStatus[] {
    return [...this.#accounts.values()].map((account) => this.#status(account));
  }

  /** The status of one account. */
  status(id: string): AccountStatus | undefined {
    const account = this.#accounts.get(id);
    return account && this.#status(account);
  }

  /**
   * Refreshes one account unless a rule forbids it; joins a refresh that is under way. A manual one that comes too soon
   * after a request waits until it may be made. Never rejects.
   */
  refresh(id: string, trigger: Trigger): Promise<RefreshResult> {
    const entry = this.#entries.get(id);
    const store = this.#store;
    if (entry === undefined || store === undefined || leftToOthers(entry, store.mode, this.#parts.clock)) {
      this.#plan(entry);
      return Promise.resolve({ kind: 'not-ready' });
    }
    if (entry.running !== undefined) {
      return entry.running;
    }
    const decision = this.#decide(entry, trigger, store);
    // Who has just looked and asks again wants a number from after the question: the gap is kept, and waited for.
    // Windows that ask at the same moment share one request: what was sent a moment ago answers them all.
    const sentAt = entry.record?.claimedAt ?? 0;
    const waits =
      trigger === 'manual' && isTooSoon(decision) && Math.abs(this.#parts.clock.now() - sentAt) >= SAME_MOMENT_MS;
    if (!decision.go && !waits) {
      this.#parts.troubleLog.notAsked(entry.served.account, trigger, decision);
      this.#plan(entry);
      return Promise.resolve({ kind: 'waiting', because: decision.because, until: decision.until });
    }
    const running = this.#run(entry, trigger, store, waits);
    entry.running = running;
    this.#plan(entry);
    this.#changed.announce([id]);
    return running;
  }

  refreshAll(trigger: Trigger): Promise<readonly RefreshResult[]> {
    return Promise.all([...this.#entries.keys()].map((id) => this.refresh(id, trigger)));
  }

  /**
   * The credential of an account was stored, replaced or removed, here or in another window. A rule that forbids a request
   * right now is waited for. Repeated calls do no harm.
   */
  async credentialChanged(id: string): Promise<void> {
    await this.#askAnew(this.#entries.get(id));
  }

  /**
   * Takes over what a trial of a credential has brought, so that saving it needs no second request, nor has one before `leastMs`
   * are over. Works before the account is in the setting.
   */
  learn(id: string, quantities: readonly Quantity[], interval: number, subject?: Subject, leastMs = 0): void {
    const reading = { quantities, at: this.#parts.clock.now() };
    const ended = this.#store && recordReading(id, this.#store, reading, interval, subject, leastMs);
    const entry = this.#entries.get(id);
    if (entry !== undefined) {
      const { account } = entry.served;
      this.#parts.troubleLog.ended(account, ended);
      this.#parts.troubleLog.ended(account, entry.local);
      entry.local = undefined;
      entry.notBefore = 0;
    }
    this.#reload([id]);
  }

  /** Drops what is known of an account; its history only when asked to. Whether the store has done so. */
  forget(id: string, withHistory: boolean): boolean {
    this.#remembered.delete(id);
    const entry = this.#entries.get(id);
    if (entry !== undefined) {
      entry.record = undefined;
    }
    const isDone = this.#store?.forget(id, withHistory) ?? false;
    this.#reload([id]);
    return isDone;
  }

  /**
   * The user looks at the window again: what is stale is refreshed, and a locked secret storage is tried again. After a
   * sleep, when everything is stale, each account waits for its turn.
   */
  async focus(): Promise<void> {
    this.#heartbeat.notice();
    const refreshes: Promise<RefreshResult>[] = [];
    for (const [id, entry] of this.#entries) {
      if (entry.local?.fault.kind === 'secret-store') {
        entry.notBefore = 0;
      }
      if (this.#heartbeat.isSpread(id)) {
        this.#plan(entry);
      } else {
        refreshes.push(this.refresh(id, 'focus'));
      }
    }
    await Promise.all(refreshes);
  }

  dispose(): void {
    this.#heartbeat.dispose();
    this.#storeRegistration.dispose();
    for (const entry of this.#entries.values()) {
      leave(entry, this.#store, this.#parts.clock.now());
    }
    this.#accounts = new Map();
    this.#entries = new Map();
    this.#store = undefined;
    this.#changed.dispose();
  }

  #status(account: Account): AccountStatus {
    const entry = this.#entries.get(account.id);
    return entry ? this.#statusOf(entry) : waitingStatus(account, this.#remembered.get(account.id));
  }

  readonly #statusOf = (entry: Entry): AccountStatus => {
    const status = statusOf(entry, this.#remembered.get(entry.served.account.id), this.#parts.clock.now());
    // What has become of the account since then is known when the store is open.
    return this.#store === undefined && readingOf(status.state) !== undefined ? { ...status, old: true } : status;
  };

  #decide(entry: Entry, trigger: Trigger, store: Store): Decision {
    return this.#rule(entry, this.#read(entry, store), trigger);
  }

  #read(entry: Entry, store: Store): AccountRecord {
    return takeRecord(entry, store.record(entry.served.account.id), this.#parts.clock.monotonic());
  }

  #rule(entry: Entry, record: AccountRecord, trigger: Trigger): Decision {
    const wait = entry.forgottenUntil - this.#parts.clock.monotonic();
    if (wait > 0 && trigger !== 'manual' && trigger !== 'credential') {
      return { go: false, because: 'not-due', until: this.#parts.clock.now() + wait };
    }
    const overdue = this.#heartbeat.isOverdue(record, entry.interval);
    return decide(record, trigger, this.#parts.clock.now(), entry.interval, overdue);
  }

  async #run(entry: Entry, trigger: Trigger, store: Store, waits: boolean): Promise<RefreshResult> {
    const { id } = entry.served.account;
    try {
      if (waits && (await this.#isAnswered(entry, store))) {
        return { kind: 'done' };
      }
      return await attempt(entry, store, this.#parts, (record) => this.#rule(entry, record, trigger), trigger);
    } finally {
      entry.running = undefined;
      this.#reload([id]);
    }
  }

  /** Waits for the end of the least gap; `true` when another window's request has answered this one meanwhile. */
  async #isAnswered(entry: Entry, store: Store): Promise<boolean> {
    const { signal } = entry.abort;
    const asked = entry.record?.generation;
    // Asked again after each wait: the wall clock may be set meanwhile.
    let next = this.#decide(entry, 'manual', store);
    while (isTooSoon(next) && entry.record?.generation === asked && !signal.aborted) {
      await elapsed(this.#parts.clock, Math.max(LEAST_WAIT_MS, next.until - this.#parts.clock.now()), signal);
      next = this.#decide(entry, 'manual', store);
    }
    return entry.record?.generation !== asked && !signal.aborted;
  }

  /** Asks with what has changed; while a rule forbids it and there is no good answer, again when the rule allows it. */
  async #askAnew(entry: Entry | undefined): Promise<void> {
    // What is under way was begun with what was there before.
    await entry?.running;
    if (entry === undefined || entry.abort.signal.aborted) {
      return;
    }
    const { id } = entry.served.account;
    const result = await this.refresh(id, 'credential');
    if (result.kind === 'waiting' && !entry.abort.signal.aborted) {
      const wait = Math.max(LEAST_WAIT_MS, result.until - this.#parts.clock.now());
      entry.again.set(
        this.#parts.clock.after(wait, () => {
          if (this.#statusOf(entry).state.kind !== 'ok') {
            void this.#askAnew(entry);
          }
        }),
      );
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
      const { id } = entry.served.account;
      const { reading } = this.#read(entry, store);
      if (reading !== undefined && reading.at >= (this.#remembered.get(id)?.at ?? 0)) {
        this.#remembered.delete(id);
      }
      this.#plan(entry);
    }
    this.#changed.announce(entries.map(({ served }) => served.account.id));
  }

  #plan(entry: Entry | undefined): void {
    if (entry?.record !== undefined && !entry.abort.signal.aborted) {
      // What is under way is planned again when it ends; until then there is nothing to look for at each beat.
      const notBefore =
        entry.running === undefined ? Math.max(entry.notBefore, entry.forgottenUntil) : Number.POSITIVE_INFINITY;
      this.#heartbeat.plan(entry.served.account.id, entry.record, entry.interval, notBefore);
    }
  }
}
