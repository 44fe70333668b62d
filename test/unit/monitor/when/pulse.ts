import { Heartbeat } from '../../../../src/monitor/when/heartbeat.ts';
import { decide } from '../../../../src/monitor/when/schedule.ts';
import type { AccountRecord } from '../../../../src/store/port/store.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { MINUTE, NOW, record, SECOND } from '../../fakes/records.ts';

export const INTERVAL = 15 * MINUTE;

/** A heartbeat whose accounts are answered at once and planned again, one interval away. */
export class Pulse {
  readonly clock = new FakeClock(NOW);
  readonly fired: { readonly id: string; readonly monotonic: number }[] = [];
  readonly heartbeat = new Heartbeat(this.clock, (id) => this.#answer(id));
  /** Milliseconds that accounts are asked again later than their plan says. */
  readonly held = new Map<string, number>();
  readonly #records = new Map<string, AccountRecord>();
  #generation = 10;

  plan(id: string, changes: Partial<AccountRecord> = {}, notBefore?: number): void {
    const planned = { ...record(changes), accountId: id };
    this.#records.set(id, planned);
    this.heartbeat.plan(id, planned, INTERVAL, notBefore);
  }

  /** Seconds of monotonic time since `from` at which accounts were fired. */
  since(from: number): number[] {
    return this.fired.map(({ monotonic }) => (monotonic - from) / SECOND);
  }

  #answer(id: string): void {
    this.fired.push({ id, monotonic: this.clock.monotonic() });
    const now = this.clock.now();
    const decision = decide(this.#records.get(id) ?? record({ nextDue: now }), 'timer', now, INTERVAL);
    const nextDue = (decision.go ? decision.nextDue : now + INTERVAL) + (this.held.get(id) ?? 0);
    this.plan(id, { generation: this.#generation++, claimedAt: now, nextDue });
  }
}
