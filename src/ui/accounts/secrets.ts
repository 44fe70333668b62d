import type * as vscode from 'vscode';
import type { Account, Credential } from '../../balance/account/account.ts';
import { hostOf } from '../../balance/account/endpoint.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { CredentialSource } from '../../monitor/ask/credentials.ts';

/** Is told of every credential that is read or entered, before anything is done with it. */
export interface CredentialWitness {
  know(credential: Credential): void;
}

const PREFIX = 'messagingBalance.credential.';

/**
 * Credentials in VS Code's SecretStorage: one secret per account, bound to the hosts it was entered for. Where an account
 * names environment variables, those come first.
 */
export class Secrets implements CredentialSource {
  readonly #storage: vscode.SecretStorage;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #witness: CredentialWitness | undefined;

  constructor(
    storage: vscode.SecretStorage,
    environment: Readonly<Record<string, string | undefined>>,
    witness?: CredentialWitness,
  ) {
    this.#storage = storage;
    this.#environment = environment;
    this.#witness = witness;
  }

  async read(account: Account, endpoints: readonly string[]): Promise<Credential> {
    const fromEnvironment = this.#readEnvironment(account);
    if (fromEnvironment !== undefined) {
      this.#witness?.know(fromEnvironment);
      return fromEnvironment;
    }
    const saved = await this.#load(account.id);
    if (saved === undefined) {
      throw new BalanceError({ kind: 'no-credential', ...this.#emptyVariables(account) });
    }
    this.#witness?.know(saved);
    const stranger = endpoints.map(hostOf).find((host) => !saved.hosts.includes(host));
    if (stranger !== undefined) {
      throw new BalanceError({ kind: 'other-host', host: stranger });
    }
    return { key: saved.key, secret: saved.secret };
  }

  /** Whether environment variables supply the credential of an account, so that a saved one would not be used. */
  isFromEnvironment(account: Account): boolean {
    return this.#readEnvironment(account) !== undefined;
  }

  /** Saves the credential of an account for the hosts of `endpoints` and no others. Throws `secret-store`. */
  async save(accountId: string, credential: Credential, endpoints: readonly string[]): Promise<void> {
    this.#witness?.know(credential);
    const hosts = [...new Set(endpoints.map(hostOf))];
    try {
      await this.#storage.store(PREFIX + accountId, JSON.stringify({ ...credential, hosts }));
    } catch {
      // The cause may quote what was to be saved.
      throw new BalanceError({ kind: 'secret-store' });
    }
  }

  /** Deletes the credential of an account. Throws `secret-store`. */
  async remove(accountId: string): Promise<void> {
    try {
      await this.#storage.delete(PREFIX + accountId);
    } catch {
      throw new BalanceError({ kind: 'secret-store' });
    }
  }

  /** The first half of the saved pair, which is an identifier and may be shown to its owner; `undefined` when unreadable. */
  async savedKey(accountId: string): Promise<string | undefined> {
    try {
      return (await this.#load(accountId))?.key;
    } catch (error) {
      if (error instanceof BalanceError) {
        return undefined;
      }
      throw error;
    }
  }

  /** The credential that an account has, wherever it may be sent: to be compared, not to be used. `undefined` when unreadable. */
  async heldBy(account: Account): Promise<Credential | undefined> {
    try {
      return this.#readEnvironment(account) ?? (await this.#load(account.id));
    } catch (error) {
      if (error instanceof BalanceError) {
        return undefined;
      }
      throw error;
    }
  }

  /** Calls `listener` with the id of an account whose credential may have changed, in any window. */
  onDidChange(listener: (accountId: string) => void): Disposable {
    return this.#storage.onDidChange(({ key }) => {
      if (key.startsWith(PREFIX)) {
        listener(key.slice(PREFIX.length));
      }
    });
  }

  #readEnvironment({ env }: Account): Credential | undefined {
    const key = env && this.#environment[env.key];
    const secret = env && this.#environment[env.secret];
    return key === undefined || key === '' || secret === undefined || secret === '' ? undefined : { key, secret };
  }

  #emptyVariables({ env }: Account): { readonly variables?: readonly string[] } {
    if (env === undefined) {
      return {};
    }
    return { variables: [env.key, env.secret].filter((name) => (this.#environment[name] ?? '') === '') };
  }

  /** `undefined` when there is none; what cannot be read is another matter and throws `secret-store`. */
  async #load(accountId: string): Promise<(Credential & { readonly hosts: readonly string[] }) | undefined> {
    let text: string | undefined;
    try {
      text = await this.#storage.get(PREFIX + accountId);
    } catch {
      throw new BalanceError({ kind: 'secret-store' });
    }
    return text === undefined ? undefined : parseSaved(text);
  }
}

function parseSaved(text: string): Credential & { readonly hosts: readonly string[] } {
  try {
    const saved: unknown = JSON.parse(text);
    if (typeof saved === 'object' && saved !== null && 'key' in saved && 'secret' in saved && 'hosts' in saved) {
      const { key, secret, hosts } = saved;
      if (typeof key === 'string' && typeof secret === 'string' && Array.isArray(hosts)) {
        return { key, secret, hosts: hosts.map(String) };
      }
    }
  } catch {
    // Falls through: a secret that is no JSON is as unreadable as one of another shape, and its text must not be quoted.
  }
  throw new BalanceError({ kind: 'secret-store' });
}
