import type { Account, Credential } from '../balance/account.ts';
import { BalanceError } from '../balance/errors.ts';
import { type Clock, elapsed } from '../base/clock.ts';

/**
 * Where credentials come from. Read right before each request and never kept. Throws `BalanceError` of the kinds
 * `no-credential`, `secret-store` and `other-host` (the credential was entered for none of `endpoints`' hosts).
 */
export interface CredentialSource {
  read(account: Account, endpoints: readonly string[]): Promise<Credential>;
}

/** A keyring may wait for the user to unlock it, and may never answer at all. */
export const READING_MS = 10_000;

/** What `read` gives; `secret-store` when it takes too long. Its timer goes with the answer, or when `signal` is aborted. */
export async function inTime(read: Promise<Credential>, clock: Clock, signal: AbortSignal): Promise<Credential> {
  const answered = new AbortController();
  const late = elapsed(clock, READING_MS, AbortSignal.any([signal, answered.signal])).then(() => {
    throw new BalanceError({ kind: 'secret-store' });
  });
  try {
    return await Promise.race([read, late]);
  } finally {
    answered.abort();
  }
}
