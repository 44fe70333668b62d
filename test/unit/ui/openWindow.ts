import assert from 'node:assert/strict';
import type { Account } from '../../../src/balance/account/account.ts';
import type { AccountStatus } from '../../../src/balance/account/state.ts';
import { english } from '../../../src/base/language.ts';
import { outlookOf } from '../../../src/monitor/standing/outlook.ts';
import { Secrets } from '../../../src/ui/accounts/secrets.ts';
import { SETTINGS } from '../../../src/ui/editor/ids.ts';
import { outputRedactor } from '../../../src/ui/editor/redactOutput.ts';
import { productOf } from '../../../src/wording/accountText.ts';
import { FakeWindow, type FakeWindowParts } from '../fakes/fakeWindow.ts';
import { failTest, forgetMade, made } from '../vscode.ts';
import { GENERAL } from '../wording/outlook.ts';
import { MemorySecretStorage } from './memorySecretStorage.ts';

/** Accounts of the fake provider stand in the settings, and the monitor has asked for them. */
export interface WindowParts extends Omit<FakeWindowParts, 'accounts'> {
  /** The environment variables. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A window of VS Code with these accounts, in which nothing was done yet; what commands and views work with. */
export async function openWindow(accounts: readonly Account[], more: WindowParts = {}) {
  forgetMade();
  if (accounts.length > 0) {
    made.settings.set(SETTINGS.accounts, accounts);
  }
  const window = await FakeWindow.open({ ...more, accounts });
  const storage = new MemorySecretStorage();
  const { monitor, clock, log, store, provider } = window;
  const secrets = new Secrets(storage, more.variables ?? {}, () => store, outputRedactor);
  const providers = more.providers ?? [provider];
  const parts = {
    providers,
    // All of them are loaded.
    registry: { offers: providers, load: async () => undefined, onDidChange: () => ({ dispose: () => undefined }) },
    http: () => failTest('the network was asked'),
    // The settings declare no provider.
    declared: { declarations: [] },
    secrets,
    monitor,
    clock,
    store: () => store,
    language: english,
    general: () => GENERAL,
    outlooks: {
      of: (status: AccountStatus) =>
        outlookOf(status, productOf(status, providers), undefined, {
          general: GENERAL,
          recordOf: () => undefined,
          now: clock.now(),
        }),
    },
  };
  return { ...{ parts, window, monitor, clock, log, store, provider, storage, secrets } };
}

/** The entries of the setting that holds the accounts. */
export function entries(): readonly unknown[] {
  const list = made.settings.get(SETTINGS.accounts) ?? [];
  return Array.isArray(list) ? list : assert.fail('it is no list');
}
