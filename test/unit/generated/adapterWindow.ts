import type { Account } from '../../../src/balance/account/account.ts';
import type { Fault } from '../../../src/balance/fault/fault.ts';
import { Monitor } from '../../../src/monitor/ask/monitor.ts';
import { TroubleLog } from '../../../src/monitor/ask/troubleLog.ts';
import type { Http } from '../../../src/net/request.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { createProviders } from '../../providers.ts';
import type { FakeClock } from '../fakes/fakeClock.ts';
import { FakeCredentials } from '../fakes/fakeCredentials.ts';
import { TestLog } from '../fakes/testLog.ts';

/** What a window with the real adapters is made of. */
export interface AdapterWindowParts {
  readonly clock: FakeClock;
  readonly store: Store;
  readonly http: Http;
  readonly accounts: readonly Account[];
  readonly interval: number;
  readonly random: () => number;
}

/** A window whose monitor asks the real adapters, over a network that is made up. */
export class AdapterWindow {
  readonly monitor: Monitor;
  readonly log = new TestLog();
  readonly credentials = new FakeCredentials();
  readonly refused: Fault[] = [];

  constructor({ clock, store, http, accounts, interval, random }: AdapterWindowParts) {
    this.monitor = new Monitor(
      {
        clock,
        random,
        providers: createProviders(http, clock),
        credentials: this.credentials,
        troubleLog: new TroubleLog(this.log),
        onRefused: (_account, fault) => this.refused.push(fault),
      },
      new Map(),
    );
    this.monitor.setAccounts(accounts, () => interval);
    this.monitor.attach(store);
  }

  /** Drops what it keeps for a test to read. */
  forgetPast(): void {
    this.log.lines.length = 0;
    this.credentials.reads.length = 0;
    this.refused.length = 0;
  }
}
