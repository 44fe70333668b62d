import type { Account } from '../src/balance/account/account.ts';
import { type Sandbox, startSandbox } from '../test/sandbox/sandbox.ts';

/** Accounts in a sandbox of their own, and what a window needs to ask for them. */
export interface BenchAccounts {
  readonly sandbox: Sandbox;
  /** For the user's settings. */
  readonly settings: { readonly 'messagingBalance.accounts': readonly Account[] };
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

/** Lets `work` have `count` accounts of four quantities each, all at one host, which answers so many milliseconds late. */
export async function withAccounts<T>(
  count: number,
  refreshMinutes: number,
  work: (accounts: BenchAccounts) => Promise<T>,
  latencyMs = 0,
): Promise<T> {
  const sandbox = await startSandbox();
  const entries = Array.from({ length: count }, (_, index) => accountAt(index, sandbox.url));
  const env: Record<string, string> = {};
  for (const [index, { endpoints: _, ...account }] of entries.entries()) {
    const { key, secret } = credentialAt(index);
    Object.assign(env, { [`BENCH_KEY_${index}`]: key, [`BENCH_SECRET_${index}`]: secret });
    const amounts = { dev_voice: '702', dev_industry: '121981', dev_market: null };
    const quantities = { dev_balance: String(1_000_000 + index), ...amounts };
    sandbox.accounts.add({ ...account, credential: { key, secret }, quantities });
    if (latencyMs > 0) {
      sandbox.fault(account.id, { kind: 'delay', ms: latencyMs });
    }
  }
  const settings = {
    'messagingBalance.refreshInterval': refreshMinutes,
    'messagingBalance.accounts': entries.map((entry, index) => ({
      ...entry,
      env: { key: `BENCH_KEY_${index}`, secret: `BENCH_SECRET_${index}` },
    })),
  };
  return await work({ sandbox, settings, env }).finally(() => sandbox.close());
}
