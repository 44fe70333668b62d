import assert from 'node:assert/strict';
import type { Account } from '../../../../../src/balance/account/account.ts';
import type { UnusableEntry } from '../../../../../src/balance/account/entryProblem.ts';
import { type AccountStatus, readingOf, troubleOf } from '../../../../../src/balance/account/state.ts';
import { english } from '../../../../../src/base/language.ts';
import { Monitor } from '../../../../../src/monitor/ask/monitor.ts';
import { type ServedAccount, serve } from '../../../../../src/monitor/ask/service.ts';
import { TroubleLog } from '../../../../../src/monitor/ask/troubleLog.ts';
import type { HttpReply, HttpRequest } from '../../../../../src/net/request.ts';
import { ProviderRegistry } from '../../../../../src/providers/registry.ts';
import { createMemoryStore } from '../../../../../src/store/memory.ts';
import { SETTINGS } from '../../../../../src/ui/editor/ids.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { TestLog } from '../../../fakes/testLog.ts';
import { forgetMade, made, setSetting } from '../../../vscode.ts';
import { GENERAL } from '../../../wording/outlook.ts';
import { MemorySecretStorage } from '../../memorySecretStorage.ts';

const { DeclaredProviders } = await import('../../../../../src/ui/accounts/declared/declaredProviders.ts');
const { Secrets } = await import('../../../../../src/ui/accounts/secrets.ts');
const { watchAccounts } = await import('../../../../../src/ui/accounts/watch.ts');

export const INTERVAL_MS = 15 * 60_000;

/** A declaration as it stands in the settings. */
export const ACME = {
  id: 'own.acme',
  label: 'Acme',
  url: 'https://api.acme.example/v1/balance',
  auth: { header: 'Api-Key' },
  quantities: [{ key: 'balance', label: 'Balance', at: '/n', unit: 'EUR' }],
};

/** An account of it. */
export function acmeAccount(more: Partial<Account> = {}): Account {
  return { id: 'a', name: 'Main', provider: 'own.acme', product: 'balance', ...more };
}

/** A window whose settings hold these declarations and one account of `own.acme`, from the settings to what is sent. */
export async function openDeclared(
  declarations: unknown,
  more: { readonly account?: Account; readonly variables?: Readonly<Record<string, string>> } = {},
) {
  forgetMade();
  const account = more.account ?? acmeAccount();
  made.settings.set(SETTINGS.providers, declarations);
  made.settings.set(SETTINGS.accounts, [account]);
  const clock = new FakeClock();
  const requests: HttpRequest[] = [];
  const answer = { text: '{"n": 7}' };
  const http = async (request: HttpRequest): Promise<HttpReply> => {
    requests.push(request);
    return { status: 200, host: new URL(request.url).host, contentType: 'application/json', text: answer.text };
  };
  const registry = new ProviderRegistry([
    { offer: { id: 'jiguang', label: () => 'Jiguang' }, load: () => Promise.reject(new Error('is not loaded')) },
  ]);
  const declared = new DeclaredProviders(registry, http, clock);
  const store = createMemoryStore('none');
  const storage = new MemorySecretStorage();
  const secrets = new Secrets(storage, more.variables ?? {}, () => store);
  const log = new TestLog();
  const monitor = new Monitor(
    {
      ...{ clock, random: () => 0.5, providers: registry.list, credentials: secrets },
      ...{ troubleLog: new TroubleLog(log), onRefused: () => undefined },
    },
    new Map(),
  );
  const served = (): ServedAccount => serve(account, registry.list) ?? assert.fail('it is not served');
  const invalid: (readonly UnusableEntry[])[] = [];
  const watch = watchAccounts({ monitor, secrets, registry, log, showInvalid: (entries) => invalid.push(entries) });
  monitor.attach(store);
  const status = (): AccountStatus => monitor.status(account.id) ?? assert.fail('there is no such account');
  return {
    ...{ clock, requests, answer, registry, declared, store, storage, secrets, monitor, served, status },
    parts: {
      ...{ secrets, monitor, registry, clock, language: english, providers: registry.list },
      ...{ store: () => store, general: () => GENERAL },
      // No step here asks how an account stands.
      outlooks: { of: (): never => assert.fail('asked for an outlook') },
    },
    /** What is wrong with entries of the accounts. */
    wrongAccounts: () => invalid.at(-1)?.map(({ problem }) => problem.kind) ?? [],
    fault: () => troubleOf(status().state)?.fault,
    amount: () => readingOf(status().state)?.quantities[0]?.amount,
    /** Somebody declares the providers otherwise, here or on another machine, and time passes. */
    async declare(declarations: unknown): Promise<void> {
      setSetting(SETTINGS.providers, declarations);
      await clock.advance(3 * INTERVAL_MS);
    },
    dispose(): void {
      watch.dispose();
      declared.dispose();
      monitor.dispose();
      store.dispose();
    },
  };
}
