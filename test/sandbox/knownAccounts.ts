import type { SandboxAccount } from './account.ts';
import { type Counterpart, mountOf } from './counterpart.ts';
import { COUNTERPARTS } from './providers/index.ts';

/** Every account that a sandbox knows at its start. */
export const KNOWN_ACCOUNTS: readonly SandboxAccount[] = COUNTERPARTS.flatMap(accountsOf);

/** The accounts of the windows in tests and pictures. */
export const SANDBOX_ACCOUNTS: readonly SandboxAccount[] = KNOWN_ACCOUNTS.filter(
  ({ provider }) => provider === 'jiguang' || provider === 'submail',
);

/** What `npm start` shows. */
export const DEMO_ACCOUNTS: readonly SandboxAccount[] = KNOWN_ACCOUNTS.filter(
  (account) => account.demo === true || SANDBOX_ACCOUNTS.includes(account),
);

function accountsOf(counterpart: Counterpart): readonly SandboxAccount[] {
  return counterpart.accounts.map((account) => ({
    ...account,
    provider: counterpart.id,
    endpoint: mountOf(counterpart, account.place),
  }));
}
