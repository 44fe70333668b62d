import type { Credential } from '../../../src/balance/account/account.ts';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import type { CredentialSource } from '../../../src/monitor/ask/credentials.ts';
import type { ServedAccount } from '../../../src/monitor/ask/service.ts';

/** Credentials that are there, missing, or out of reach, account by account. */
export class FakeCredentials implements CredentialSource {
  readonly #problems = new Map<string, Fault | Error>();
  readonly #keys = new Map<string, string>();
  readonly #hanging = new Set<string>();
  /** Account ids in the order in which they were read. */
  readonly reads: string[] = [];
  /** Awaited before each answer. */
  gate: Promise<unknown> = Promise.resolve();

  /** Gives an account another credential than the one that every account has. */
  set(accountId: string, key: string): void {
    this.#problems.delete(accountId);
    this.#keys.set(accountId, key);
  }

  /** Lets reading fail from now on. */
  fail(accountId: string, problem: Fault | Error): void {
    this.#problems.set(accountId, problem);
  }

  /** Undoes {@link fail}. */
  restore(accountId: string): void {
    this.#problems.delete(accountId);
  }

  /** Lets the next reading never answer. */
  hang(accountId: string): void {
    this.#hanging.add(accountId);
  }

  async read({ account }: ServedAccount): Promise<Credential> {
    this.reads.push(account.id);
    if (this.#hanging.delete(account.id)) {
      await new Promise(() => undefined);
    }
    await this.gate;
    const problem = this.#problems.get(account.id);
    if (problem !== undefined) {
      throw problem instanceof Error ? problem : new BalanceError(problem);
    }
    return { key: this.#keys.get(account.id) ?? 'key-1', secret: 'secret-canary' };
  }
}
