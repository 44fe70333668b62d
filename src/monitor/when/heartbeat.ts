import type { Clock } from '../../base/clock.ts';
import { type Disposable, MutableDisposable } from '../../base/lifecycle.ts';
import type { AccountRecord } from '../../store/port/store.ts';
import { LEAST_GAP_MS, nextAttemptAt, phaseOf, TOGETHER_MS } from './schedule.ts';

/** Ticks are never further apart, so that a wake-up or a clock that was set is noticed soon. */
const LONGEST_BEAT_MS = 30_000;
/** Ticks are never closer together, whatever a record says. */
const SHORTEST_BEAT_MS = 250;
/**
 * What is due within {@link TOGETHER_MS} is asked for together, so that a machine at rest is woken once for it. So many accounts at
 * most wait for each other: of more that are due by and by, a provider sees no crowd. The first one is late by this and a beat at
 * most, and its next time counts from when it was due.
 */
const MOST_TOGETHER = 5;
/** Time that passed unseen beyond this means that the machine slept or its clock was set. */
const MISSED_MS = 30_000;
/** After a sleep, requests are spread over this time; after a start, over a second per account at most. */
const WAKE_SPREAD_MS = 30_000;
const START_SPREAD_MS = 1_000;

interface Plan {
  /** Identifies the record that the plan was made from. */
  readonly made: string;
  readonly generation: number;
  /** Wall-clock time. */
  readonly due: number;
  /** The same on the monotonic clock, which no one can set back. */
  readonly dueMonotonic: number;
  /** Not before this monotonic time, for a reason of this window's own. */
  readonly notBefore: number;
  /** Not before this monotonic time, because a request was sent just now. */
  readonly free: number;
}

/**
 * One chain of timeouts for all accounts. Calls `fire` for each account whose time has come by the wall clock or by the
 * monotonic one, so that neither a clock that is set back nor a long sleep silences an account.
 */
export class Heartbeat implements Disposable {
  readonly #clock: Clock;
  readonly #fire: (accountId: string) => void;
  readonly #beaten: () => void;
  readonly #plans = new Map<string, Plan>();
  readonly #timer = new MutableDisposable();
  #started = false;
  /** When the timer goes off (monotonic). */
  #beatAt = Number.POSITIVE_INFINITY;
  #lastWall = 0;
  #lastMonotonic = 0;
  /** Where the spread after a start or a sleep begins (monotonic), and how long it is. */
  #spread = { from: 0, ms: 0 };

  /** `beaten` is called at each beat, at least every 30 seconds. */
  constructor(clock: Clock, fire: (accountId: string) => void, beaten: () => void = () => undefined) {
    this.#clock = clock;
    this.#fire = fire;
    this.#beaten = beaten;
  }

  /** Begins to beat. `count` accounts that are due already are spread a little. */
  start(count: number): void {
    this.#started = true;
    this.#lastWall = this.#clock.now();
    this.#lastMonotonic = this.#clock.monotonic();
    this.#spreadFromNow(Math.min(WAKE_SPREAD_MS, START_SPREAD_MS * Math.max(0, count - 1)));
    this.#armFor(this.#plans.keys());
  }

  /** Plans the next attempt of an account after its record; `notBefore` is monotonic time. */
  plan(accountId: string, record: AccountRecord, interval: number, notBefore = 0): void {
    const now = this.#clock.now();
    const due = nextAttemptAt(record, now, interval);
    const made = fingerprint(record, interval);
    const before = this.#plans.get(accountId);
    // A plan from the same record keeps its monotonic time: planning again must not put it off.
    const monotonic = this.#clock.monotonic();
    const dueMonotonic = before?.made === made ? before.dueMonotonic : monotonic + Math.max(0, due - now);
    // A claim that was made since the last plan keeps its distance, wherever the wall clock jumps.
    const claimed = before !== undefined && record.generation > before.generation;
    const free = claimed ? monotonic + LEAST_GAP_MS : (before?.free ?? 0);
    this.#plans.set(accountId, { made, generation: record.generation, due, dueMonotonic, notBefore, free });
    this.#armFor([accountId]);
  }

  forget(accountId: string): void {
    this.#plans.delete(accountId);
  }

  /** Whether the time that was planned from this very record has passed on the monotonic clock. */
  isOverdue(record: AccountRecord, interval: number): boolean {
    const plan = this.#plans.get(record.accountId);
    return plan?.made === fingerprint(record, interval) && this.#clock.monotonic() >= plan.dueMonotonic;
  }

  /** Looks at once whether time has passed unseen, rather than at the next beat. */
  notice(): void {
    const wall = this.#clock.now();
    const monotonic = this.#clock.monotonic();
    const wallPassed = wall - this.#lastWall;
    const monotonicPassed = monotonic - this.#lastMonotonic;
    this.#lastWall = wall;
    this.#lastMonotonic = monotonic;
    if (wallPassed - monotonicPassed > MISSED_MS || monotonicPassed > LONGEST_BEAT_MS + MISSED_MS) {
      this.#spreadFromNow(WAKE_SPREAD_MS);
    }
  }

  /** Whether the account's turn in a spread is still to come. */
  isSpread(accountId: string): boolean {
    return this.#turnOf(accountId) > this.#clock.monotonic();
  }

  dispose(): void {
    this.#started = false;
    this.#timer.dispose();
    this.#plans.clear();
  }

  #beat(): void {
    this.#beatAt = Number.POSITIVE_INFINITY;
    this.notice();
    const wait = this.#untilTogether();
    try {
      for (const accountId of wait > 0 ? [] : [...this.#plans.keys()].filter((id) => this.#waitOf(id) <= 0)) {
        this.#fire(accountId);
      }
      this.#beaten();
    } finally {
      this.#armFor(this.#plans.keys());
    }
  }

  /** Sets the timer anew if one of these accounts is due before it goes off. */
  #armFor(accountIds: Iterable<string>): void {
    const monotonic = this.#clock.monotonic();
    const first = Math.min(LONGEST_BEAT_MS, ...Array.from(accountIds, (id) => this.#waitOf(id)));
    if (!this.#started || monotonic + Math.max(first, SHORTEST_BEAT_MS) >= this.#beatAt) {
      return;
    }
    const delay = Math.max(Math.min(this.#untilTogether(), LONGEST_BEAT_MS), SHORTEST_BEAT_MS);
    if (monotonic + delay < this.#beatAt) {
      this.#beatAt = monotonic + delay;
      this.#timer.set(this.#clock.after(delay, () => this.#beat()));
    }
  }

  /**
   * Milliseconds until what is due first is asked, with what comes together with it; 0 or less when that is now. Nobody has seen a number
   * of an account that was never asked: it waits for no other one.
   */
  #untilTogether(): number {
    const turns = Array.from(this.#plans, ([id, { generation }]) => ({
      wait: this.#waitOf(id),
      isHurried: generation === 0,
    }));
    const [first, ...next] = turns.toSorted((a, b) => a.wait - b.wait).slice(0, MOST_TOGETHER);
    if (first === undefined || this.#isSpreading()) {
      return first?.wait ?? Number.POSITIVE_INFINITY;
    }
    const together = [first, ...next.filter(({ wait }) => wait <= first.wait + TOGETHER_MS)];
    return (together.find(({ isHurried }) => isHurried) ?? together.at(-1) ?? first).wait;
  }

  /** Milliseconds until an account may be fired; 0 or less when it may now. */
  #waitOf(accountId: string): number {
    const plan = this.#plans.get(accountId);
    if (plan === undefined) {
      return LONGEST_BEAT_MS;
    }
    const monotonic = this.#clock.monotonic();
    const due = Math.min(plan.due - this.#clock.now(), plan.dueMonotonic - monotonic);
    return Math.max(due, Math.max(plan.notBefore, plan.free, this.#turnOf(accountId)) - monotonic);
  }

  /** When the account's turn in the latest spread comes (monotonic). */
  #turnOf(accountId: string): number {
    return this.#spread.from + phaseOf(accountId) * this.#spread.ms;
  }

  #isSpreading(): boolean {
    return this.#clock.monotonic() < this.#spread.from + this.#spread.ms;
  }

  #spreadFromNow(ms: number): void {
    this.#spread = { from: this.#clock.monotonic(), ms };
  }
}

function fingerprint(record: AccountRecord, interval: number): string {
  return [record.generation, record.settled, record.nextDue, record.holdUntil, interval].join();
}
