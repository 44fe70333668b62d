import type { Account } from '../../balance/account/account.ts';

/**
 * Numbers that stand for accounts where nothing may name them: 1, 2, 3, in the order in which they are first seen. An
 * account keeps its number while the process runs, also after it was removed.
 */
export class AccountNumbers {
  readonly #numbers = new Map<string, number>();

  /** `account 2 (acme sms)`. */
  tagOf({ id, provider, product }: Pick<Account, 'id' | 'provider' | 'product'>): string {
    const number = this.#numbers.get(id) ?? this.#numbers.size + 1;
    this.#numbers.set(id, number);
    return `account ${number} (${provider} ${product})`;
  }
}
