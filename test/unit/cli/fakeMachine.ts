import assert from 'node:assert/strict';
import type { Account } from '../../../src/balance/account/account.ts';
import { type AccountStatus, readingOf } from '../../../src/balance/account/state.ts';
import { type AskingParts, askAll } from '../../../src/cli/asking.ts';
import { newState } from '../../../src/cli/state/state.ts';
import type { Change } from '../../../src/cli/state/stateFile.ts';
import { serve } from '../../../src/monitor/ask/service.ts';
import { FakeClock } from '../fakes/fakeClock.ts';
import { FakeCredentials } from '../fakes/fakeCredentials.ts';
import { FakeProvider } from '../fakes/fakeProvider.ts';

export const MINUTE = 60_000;

/** One machine on which the command is run again and again. */
export class FakeMachine {
  readonly clock = new FakeClock();
  readonly provider = new FakeProvider(this.clock);
  readonly credentials = new FakeCredentials();
  state = newState();
  /** Accounts that were done with, in all runs. */
  done = 0;

  run(accounts: readonly Account[], more: Partial<AskingParts> = {}): Promise<readonly AccountStatus[]> {
    const served = accounts.map((each) => serve(each, [this.provider]) ?? assert.fail('no provider'));
    const change = async <T>(edit: (state: typeof this.state) => Change<T>): Promise<T> => {
      const { state, result } = edit(this.state);
      this.state = state ?? this.state;
      return result;
    };
    return askAll(served, {
      ...{ clock: this.clock, random: () => 0.5, credentials: this.credentials, stateFile: { change } },
      ...{ allowHosts: [], timeoutSeconds: 30, stop: new AbortController().signal, file: '/accounts.json' },
      onDone: () => {
        this.done += 1;
      },
      ...more,
    });
  }
}

/** The amount of the first quantity that is known. */
export const amountOf = (status: AccountStatus | undefined): string | undefined =>
  status && readingOf(status.state)?.quantities[0]?.amount;

/** Accounts of the fake provider have one credential unless they are told otherwise. */
export function machineWith(...ids: readonly string[]): FakeMachine {
  const machine = new FakeMachine();
  for (const id of ids) {
    machine.credentials.set(id, `key of ${id}`);
  }
  return machine;
}
