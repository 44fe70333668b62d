import type * as vscode from 'vscode';
import type { Account, Credential } from '../../balance/account/account.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import { cleanHalf } from '../../balance/text/quotes.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { type ConfirmationNotes, confirm, isConfirmed } from '../../monitor/ask/confirmation.ts';
import type { CredentialSource } from '../../monitor/ask/credentials.ts';
import { endpointsOf, placesOf, type ServedAccount } from '../../monitor/ask/service.ts';

/** Is told of every credential that is read or entered, before anything is done with it. */
export interface CredentialWitness {
  know(credential: Credential): void;
}

const PREFIX = 'messagingBalance.credential.';

/** A credential as it is saved, with the places that it was entered for. */
interface Saved extends Credential {
  readonly places: readonly string[];
}

/**
 * Credentials in VS Code's SecretStorage: one secret per account, bound to the places it was entered for. Where an account
 * names environment variables, those come first.
 */
export class Secrets implements CredentialSource {
  readonly #storage: vscode.SecretStorage;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #notes: () => ConfirmationNotes | undefined;
  readonly #witness: CredentialWitness | undefined;

  /** `notes` is where the user's confirmations are kept; `undefined` until it is open. */
  constructor(
    storage: vscode.SecretStorage,
    environment: Readonly<Record<string, string | undefined>>,
    notes: () => ConfirmationNotes | undefined,
    witness?: CredentialWitness,
  ) {
    this.#storage = storage;
    this.#environment = environment;
    this.#notes = notes;
    this.#witness = witness;
  }

  async read(served: ServedAccount): Promise<Credential> {
    const { account } = served;
    const fromEnvironment = this.#readEnvironment(account);
    if (fromEnvironment !== undefined) {
      this.#witness?.know(fromEnvironment);
      if (!this.isConfirmed(served)) {
        const variables = account.env === undefined ? [] : [account.env.key, account.env.secret];
        throw new BalanceError({ kind: 'unconfirmed', variables, addresses: endpointsOf(served) });
      }
      return fromEnvironment;
    }
    const saved = await this.#load(account.id);
    if (saved === undefined) {
      throw new BalanceError({ kind: 'no-credential', ...this.#emptyVariables(account) });
    }
    this.#witness?.know(saved);
    const stranger = placesOf(served).findIndex((place) => !saved.places.includes(place));
    if (stranger >= 0) {
      throw new BalanceError({ kind: 'other-address', address: endpointsOf(served)[stranger] ?? '' });
    }
    return { key: saved.key, secret: saved.secret };
  }

  /** Whether environment variables supply the credential of an account, so that a saved one would not be used. */
  isFromEnvironment(account: Account): boolean {
    return this.#readEnvironment(account) !== undefined;
  }

  /** Whether the variables of an account may be sent where it says. */
  isConfirmed(served: ServedAccount): boolean {
    return isConfirmed(served, this.#notes());
  }

  /** The user has said that they may. `false` when that could not be kept. */
  confirm(served: ServedAccount): boolean {
    return confirm(served, this.#notes());
  }

  /** Saves the credential of an account for where it is asked, and for nowhere else. Throws `secret-store`. */
  async save(served: ServedAccount, { key, secret }: Credential): Promise<void> {
    this.#witness?.know({ key, secret });
    const saved: Saved = { key, secret, places: placesOf(served) };
    try {
      await this.#storage.store(PREFIX + served.account.id, JSON.stringify(saved));
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
    const [key, secret] = env === undefined ? ['', ''] : [this.#variable(env.key), this.#variable(env.secret)];
    return key === '' || secret === '' ? undefined : { key, secret };
  }

  /** What a variable holds, without what files and commands that set it leave around it. */
  #variable(name: string): string {
    const value = this.#environment[name];
    // A name may be one that every object has.
    return typeof value === 'string' ? cleanHalf(value) : '';
  }

  #emptyVariables({ env }: Account): { readonly variables?: readonly string[] } {
    if (env === undefined) {
      return {};
    }
    return { variables: [env.key, env.secret].filter((name) => this.#variable(name) === '') };
  }

  /** `undefined` when there is none; what cannot be read is another matter and throws `secret-store`. */
  async #load(accountId: string): Promise<Saved | undefined> {
    let text: string | undefined;
    try {
      text = await this.#storage.get(PREFIX + accountId);
    } catch {
      throw new BalanceError({ kind: 'secret-store' });
    }
    return text === undefined ? undefined : parseSaved(text);
  }
}

function parseSaved(text: string): Saved {
  try {
    const saved: unknown = JSON.parse(text);
    if (typeof saved === 'object' && saved !== null && 'key' in saved && 'secret' in saved && 'places' in saved) {
      const { key, secret, places } = saved;
      if (typeof key === 'string' && typeof secret === 'string' && Array.isArray(places)) {
        return { key, secret, places: places.map(String) };
      }
    }
  } catch {
    // Falls through: a secret that is no JSON is as unreadable as one of another shape, and its text must not be quoted.
  }
  throw new BalanceError({ kind: 'secret-store' });
}
