import type { Account, Credential } from '../src/balance/account/account.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../test/sandbox/sandbox.ts';

/** Accounts in a sandbox of their own, and what a window needs to ask for them. */
export interface BenchAccounts {
  readonly sandbox: Sandbox;
  readonly ids: readonly string[];
  /** For the user's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** For the environment of the extension host. */
  readonly env: Readonly<Record<string, string>>;
}

/** The id of an account by its number, from 0. */
export function idOf(index: number): string {
  return `account-${String(index + 1).padStart(4, '0')}`;
}

/** The number of an account by its id. */
export function indexOf(id: string): number {
  return Number(id.replace('account-', '')) - 1;
}

/** An account as the core knows it. */
export function accountAt(index: number, endpoint: string): Account {
  const id = idOf(index);
  return { id, name: nameOf(index), provider: 'jiguang', product: 'account', endpoints: [endpoint] };
}

/** The name that is shown for it: without digits, so that a number on the screen is a balance. */
export function nameOf(index: number): string {
  const letters = [17_576, 676, 26, 1].map((weight) => String.fromCharCode(97 + (Math.floor(index / weight) % 26)));
  return `Account ${letters.join('')}`;
}

/** Starts a sandbox with `count` accounts of four quantities each, all at one host. The caller closes it. */
export async function startAccounts(
  count: number,
  refreshMinutes: number,
  options: SandboxOptions = {},
): Promise<BenchAccounts> {
  const sandbox = await startSandbox(options);
  const indices = Array.from({ length: count }, (_, index) => index);
  for (const index of indices) {
    const text = String(1_000_000 + index);
    sandbox.accounts.add({
      ...{ id: idOf(index), name: nameOf(index), provider: 'jiguang', product: 'account' },
      ...credentialOf(index),
      quantities: { dev_balance: text, dev_voice: '702', dev_industry: '121981', dev_market: null },
    });
  }
  return {
    sandbox,
    ids: indices.map(idOf),
    settings: {
      'messagingBalance.refreshInterval': refreshMinutes,
      'messagingBalance.accounts': indices.map((index) => ({
        ...{ id: idOf(index), name: nameOf(index), provider: 'jiguang', product: 'account' },
        endpoints: [`${sandbox.url}/jiguang`],
        env: { key: `BENCH_KEY_${index}`, secret: `BENCH_SECRET_${index}` },
      })),
    },
    env: Object.fromEntries(
      indices.flatMap((index) => {
        const { key, secret } = credentialOf(index);
        return [
          [`BENCH_KEY_${index}`, key],
          [`BENCH_SECRET_${index}`, secret],
        ];
      }),
    ),
  };
}

/** The made-up credential of an account by its number. */
export function credentialOf(index: number): Credential {
  const key = `bench${String(index + 1).padStart(19, '0')}`;
  return { key, secret: `secret-of-${key}` };
}
