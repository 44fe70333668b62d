import type { Credential } from '../../balance/account/account.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import type { Clock } from '../../base/clock.ts';
import { alikeOf, hasBlanks } from '../../providers/fields.ts';
import type { ServedAccount } from './service.ts';

/**
 * Where credentials come from. Read right before each request and never kept. Throws `BalanceError` of the kinds
 * `no-credential`, `secret-store`, `other-address` (it was entered for other addresses than the account is asked at),
 * `redeclared` (what is asked there was declared otherwise then) and
 * `unconfirmed` (the user has not said that the account's variables may be sent there).
 */
export interface CredentialSource {
  read(served: ServedAccount): Promise<Credential>;
}

/**
 * Throws `no-credential` when one of an account's variables cannot hold its part of the credential. It holds another one, as its shape
 * tells: a secret in the place of an identifier would stand in addresses and in what providers answer. Or it holds blanks, which
 * passwords may have and nothing else.
 */
export function refuseUnfit(
  { account, product }: Pick<ServedAccount, 'account' | 'product'>,
  credential: Credential,
): void {
  for (const [id, name] of Object.entries(account.env ?? {})) {
    const value = credential[id] ?? '';
    const alike = alikeOf(value, id, product);
    if (alike !== undefined) {
      throw new BalanceError({ kind: 'no-credential', variables: [name], alike: alike.name });
    }
    const field = product.credential.find((each) => each.id === id);
    if (field !== undefined && hasBlanks(value, field)) {
      throw new BalanceError({ kind: 'no-credential', variables: [name], blanksIn: field.name });
    }
  }
}

/** A keyring may wait for the user to unlock it, and may never answer at all. */
export const READING_MS = 10_000;

/** What `read` gives; `secret-store` when it takes too long. Its timer goes with the answer, or when `signal` is aborted. */
export function inTime(read: Promise<Credential>, clock: Clock, signal: AbortSignal): Promise<Credential> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      end();
      reject(new BalanceError({ kind: 'secret-store' }));
    };
    const late = clock.after(READING_MS, giveUp);
    const end = (): void => {
      late.dispose();
      signal.removeEventListener('abort', giveUp);
    };
    signal.addEventListener('abort', giveUp);
    read.then(resolve, reject).finally(end);
    if (signal.aborted) {
      giveUp();
    }
  });
}
