import type { Account } from '../../../src/balance/account/account.ts';
import { type AccountStatus, readingOf, troubleOf } from '../../../src/balance/account/state.ts';
import type { Reading } from '../../../src/balance/amount/quantity.ts';
import type { Fault } from '../../../src/balance/fault/fault.ts';
import { Monitor } from '../../../src/monitor/ask/monitor.ts';
import { TroubleLog } from '../../../src/monitor/ask/troubleLog.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { FakeClock } from './fakeClock.ts';
import { FakeCredentials } from './fakeCredentials.ts';
import { FakeProvider } from './fakeProvider.ts';
import { TestLog } from './testLog.ts';

/** The interval that fake windows refresh at unless they are told otherwise. */
export const INTERVAL_MS = 15 * 60_000;

/** An account of the fake provider. */
export function account(id: string, changes: Partial<Account> = {}): Account {
  return { id, name: `Name of ${id}`, provider: 'fake', product: 'sms', ...changes };
}

/** What a fake window may share with others or begin with. */
export interface FakeWindowParts {
  readonly clock?: FakeClock;
  readonly store?: Store;
  readonly provider?: FakeProvider;
  /** The fake one alone when left out. */
  readonly providers?: readonly Provider[];
  readonly credentials?: FakeCredentials;
  readonly accounts?: readonly Account[];
  readonly interval?: number;
  readonly remembered?: ReadonlyMap<string, Reading>;
  readonly random?: () => number;
}

/** One window: a monitor with everything around it, and what it told. */
export class FakeWindow {
  readonly clock: FakeClock;
  readonly store: Store;
  readonly provider: FakeProvider;
  readonly credentials: FakeCredentials;
  readonly log = new TestLog();
  readonly monitor: Monitor;
  readonly refused: { readonly id: string; readonly fault: Fault }[] = [];
  readonly changes: string[] = [];
  readonly interval: number;

  constructor(parts: FakeWindowParts = {}) {
    this.clock = parts.clock ?? new FakeClock();
    this.store = parts.store ?? createMemoryStore('none');
    this.provider = parts.provider ?? new FakeProvider(this.clock);
    this.credentials = parts.credentials ?? new FakeCredentials();
    this.interval = parts.interval ?? INTERVAL_MS;
    this.monitor = new Monitor(
      {
        clock: this.clock,
        random: parts.random ?? (() => 0.5),
        providers: parts.providers ?? [this.provider],
        credentials: this.credentials,
        troubleLog: new TroubleLog(this.log),
        onRefused: ({ id }, fault) => this.refused.push({ id, fault }),
      },
      parts.remembered ?? new Map(),
    );
    this.monitor.onDidChange((ids) => this.changes.push(...ids));
    this.set(...(parts.accounts ?? [account('a')]));
  }

  /** Opens a window and lets it work until the first requests are answered. */
  static async open(parts: FakeWindowParts = {}): Promise<FakeWindow> {
    const window = new FakeWindow(parts);
    window.monitor.attach(window.store);
    await window.clock.advance(1_000);
    return window;
  }

  /** Replaces the accounts of the setting. */
  set(...accounts: readonly Account[]): void {
    this.monitor.setAccounts(accounts, () => this.interval);
  }

  /** The status of an account that is there. */
  status(id = 'a'): AccountStatus {
    const status = this.monitor.status(id);
    if (status === undefined) {
      throw new TypeError(`no account ${id}`);
    }
    return status;
  }

  /** The kind of an account's state. */
  kind(id = 'a'): string {
    return this.status(id).state.kind;
  }

  /** The amount that is shown for an account. */
  amount(id = 'a'): string | null | undefined {
    const { state } = this.status(id);
    return readingOf(state)?.quantities[0]?.amount;
  }

  /** The kind of fault that an account is in. */
  fault(id = 'a'): string | undefined {
    const { state } = this.status(id);
    return troubleOf(state)?.fault.kind;
  }
}
