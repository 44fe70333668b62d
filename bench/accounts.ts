import type { Account } from '../src/balance/account/account.ts';
import { sandboxAccountEntries, sandboxEnvironment } from '../test/hosts/sandboxAccounts.ts';
import type { SandboxAccount } from '../test/sandbox/account.ts';
import { type Sandbox, startSandbox } from '../test/sandbox/sandbox.ts';

/** Accounts in a sandbox of their own, and what a window needs to ask for them. */
export interface BenchAccounts extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** As the sandbox knows them. */
  readonly all: readonly SandboxAccount[];
  /** For the user's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** For the environment of the extension host. */
  readonly env: Readonly<Record<string, string>>;
}

/** An account by its number from 0, as the core knows it. */
export function accountAt(index: number, url: string): Account {
  // Names without digits: a number on the screen is a balance.
  const name = `Account ${String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))}`;
  return { id: `account-${index}`, name, provider: 'jiguang', product: 'account', endpoints: [`${url}/jiguang`] };
}

/** The made-up credential of an account by its number. */
export function credentialAt(index: number): { readonly key: string; readonly secret: string } {
  const key = `bench${String(index).padStart(19, '0')}`;
  return { key, secret: `secret-of-${key}` };
}

/** Makes `count` accounts of four quantities each, all at one host, which answers so many milliseconds late. */
export async function benchAccounts(count: number, refreshMinutes: number, latencyMs = 0): Promise<BenchAccounts> {
  const sandbox = await startSandbox();
  const amounts = { dev_voice: '702', dev_industry: '121981', dev_market: null };
  const accounts = Array.from({ length: count }, (_, index) => {
    const quantities = { dev_balance: String(1_000_000 + index), ...amounts };
    return sandbox.accounts.add({ ...accountAt(index, sandbox.url), credential: credentialAt(index), quantities });
  });
  for (const { id } of accounts) {
    sandbox.fault(id, latencyMs > 0 ? { kind: 'delay', ms: latencyMs } : undefined);
  }
  const settings = {
    'messagingBalance.refreshInterval': refreshMinutes,
    'messagingBalance.accounts': sandboxAccountEntries(sandbox, accounts),
  };
  const env = sandboxEnvironment(accounts);
  return { sandbox, all: accounts, settings, env, [Symbol.asyncDispose]: () => sandbox.close() };
}
