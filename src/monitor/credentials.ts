import type { Account, Credential } from '../balance/account.ts';

/**
 * Where credentials come from. Read right before each request and never kept. Throws `BalanceError` of the kinds
 * `no-credential`, `secret-store` and `other-host` (the credential was entered for none of `endpoints`' hosts).
 */
export interface CredentialSource {
  read(account: Account, endpoints: readonly string[]): Promise<Credential>;
}
