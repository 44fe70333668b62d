import type * as vscode from 'vscode';
import { type Account, type Credential, partsOf } from '../../balance/account/account.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import { cleanHalf } from '../../balance/text/quotes.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { type ConfirmationNotes, confirm, isConfirmed } from '../../monitor/ask/confirmation.ts';
import { type CredentialSource, refuseUnfit } from '../../monitor/ask/credentials.ts';
import { endpointsOf, isSameAddress, placesOf, type ServedAccount } from '../../monitor/ask/service.ts';
import { credentialOf, secretIds } from '../../providers/fields.ts';

/** Is told of every credential that is read or entered, before anything is done with it. */
export interface CredentialWitness {
  know(credential: Credential, secrets: readonly string[]): void;
}

const PREFIX = 'messagingBalance.credential.';

/** A credential as it was saved, with the places that it was entered for. */
interface Saved {
  readonly credential: Credential;
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
    const { account, product } = served;
    const fromEnvironment = this.#readEnvironment(account);
    if (fromEnvironment !== undefined) {
      this.#witness?.know(fromEnvironment, secretIds(product));
      refuseUnfit(served, fromEnvironment);
      if (!this.isConfirmed(served)) {
        const variables = partsOf(account.env ?? {});
        throw new BalanceError({ kind: 'unconfirmed', variables, addresses: endpointsOf(served) });
      }
      return fromEnvironment;
    }
    const saved = await this.#load(account.id);
    if (saved === undefined) {
      throw new BalanceError({ kind: 'no-credential', ...this.#emptyVariables(account) });
    }
    this.#witness?.know(saved.credential, secretIds(product));
    if (!isComplete(served, saved)) {
      // A declaration may need other parts than before: those are yet to be entered.
      throw new BalanceError({ kind: product.declared === undefined ? 'secret-store' : 'no-credential' });
    }
    const stranger = placesOf(served).findIndex((place) => !saved.places.includes(place));
    if (stranger >= 0) {
      const address = endpointsOf(served)[stranger] ?? '';
      throw new BalanceError({
        kind: isOnlyRedeclared(served, saved) ? 'redeclared' : 'other-address',
        address,
      });
    }
    return credentialOf(product, saved.credential);
  }

  /** Whether environment variables supply the credential of an account, so that a saved one would not be used. */
  isFromEnvironment(account: Account): boolean {
    return this.#readEnvironment(account) !== undefined;
  }

  /** Whether an environment variable of this name holds anything. */
  hasVariable(name: string): boolean {
    return this.#variable(name) !== '';
  }

  /** Whether the variables of an account may be sent where it says. */
  isConfirmed(served: ServedAccount): boolean {
    return isConfirmed(served, this.#notes());
  }

  /** The user has said that they may. `false` when that could not be kept. */
  confirm(served: ServedAccount): boolean {
    return confirm(served, this.#notes());
  }

  /** The user has said that the saved credential may be sent as it is declared now. Throws `secret-store`. */
  async confirmSaved(served: ServedAccount): Promise<void> {
    const saved = await this.#load(served.account.id);
    // To another address it is not sent before it is entered anew, whatever was said meanwhile.
    if (saved !== undefined && isOnlyRedeclared(served, saved)) {
      await this.save(served, saved.credential);
    }
  }

  /** Saves the credential of an account for where it is asked, and for nowhere else. Throws `secret-store`. */
  async save(served: ServedAccount, parts: Credential): Promise<void> {
    const credential = credentialOf(served.product, parts);
    this.#witness?.know(credential, secretIds(served.product));
    const saved = { ...credential, places: placesOf(served) };
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

  /** The parts of the saved credential that are not secret and may be shown to their owner; `undefined` when unreadable. */
  async savedParts({ account, product }: ServedAccount): Promise<Credential | undefined> {
    try {
      const saved = (await this.#load(account.id))?.credential;
      const visible = product.credential.filter(({ secret }) => secret !== true);
      return saved && credentialOf({ credential: visible }, saved);
    } catch (error) {
      if (error instanceof BalanceError) {
        return undefined;
      }
      throw error;
    }
  }

  /** Whether the saved credential was entered for the addresses that are asked, and for other requests; `false` when unreadable. */
  async isRedeclared(served: ServedAccount): Promise<boolean> {
    const saved = (await this.isElsewhere(served)) ? await this.#load(served.account.id) : undefined;
    return saved !== undefined && isOnlyRedeclared(served, saved);
  }

  /** Whether the saved credential was entered for other addresses than the account is asked at; `false` when unreadable. */
  async isElsewhere(served: ServedAccount): Promise<boolean> {
    try {
      const saved = await this.#load(served.account.id);
      return saved !== undefined && placesOf(served).some((place) => !saved.places.includes(place));
    } catch (error) {
      if (error instanceof BalanceError) {
        return false;
      }
      throw error;
    }
  }

  /** The credential that an account has, wherever it may be sent: to be compared, not to be used. `undefined` when unreadable. */
  async heldBy(account: Account): Promise<Credential | undefined> {
    try {
      return this.#readEnvironment(account) ?? (await this.#load(account.id))?.credential;
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
    const parts = Object.entries(env ?? {}).map(([id, name]) => [id, this.#variable(name)] as const);
    return parts.length === 0 || parts.some(([, value]) => value === '') ? undefined : Object.fromEntries(parts);
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
    return { variables: partsOf(env).filter((name) => this.#variable(name) === '') };
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

/** Whether a credential has all parts that its product needs. */
function isComplete({ product }: ServedAccount, { credential }: Saved): boolean {
  return product.credential.every(({ id, optional }) => optional === true || credential[id] !== undefined);
}

/** Whether a whole credential was entered for the addresses that are asked, and for other requests to them. */
function isOnlyRedeclared(served: ServedAccount, saved: Saved): boolean {
  const isKnown = (place: string): boolean => saved.places.some((known) => isSameAddress(known, place));
  return served.product.declared !== undefined && isComplete(served, saved) && placesOf(served).every(isKnown);
}

function parseSaved(text: string): Saved {
  try {
    const saved: unknown = JSON.parse(text);
    if (typeof saved === 'object' && saved !== null && 'places' in saved) {
      const { places, ...parts } = saved;
      const credential = Object.entries(parts).filter((part): part is [string, string] => typeof part[1] === 'string');
      if (credential.length > 0 && credential.length === Object.keys(parts).length && Array.isArray(places)) {
        return { credential: Object.fromEntries(credential), places: places.map(String) };
      }
    }
  } catch {
    // Falls through: a secret that is no JSON is as unreadable as one of another shape, and its text must not be quoted.
  }
  throw new BalanceError({ kind: 'secret-store' });
}
