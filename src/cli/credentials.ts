import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Credential } from '../balance/account/account.ts';
import { BalanceError } from '../balance/fault/fault.ts';
import { cleanHalf } from '../balance/text/quotes.ts';
import type { CredentialSource } from '../monitor/ask/credentials.ts';
import type { ServedAccount } from '../monitor/ask/service.ts';
import { credentialOf, secretIds } from '../providers/fields.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Is told of every credential that is read, before anything is done with it. */
export interface CredentialWitness {
  know(credential: Credential, secrets: readonly string[]): void;
}

/** No part of a credential is longer. */
const LARGEST_FILE = 64 * 1024;

/**
 * Credentials of the variables that accounts name: from a variable itself, from the file that `NAME_FILE` is the path of, from
 * a file of its name in `$CREDENTIALS_DIRECTORY`. Where one is empty the next is looked at.
 */
export class EnvironmentCredentials implements CredentialSource {
  readonly #environment: Environment;
  readonly #witness: CredentialWitness;

  constructor(environment: Environment, witness: CredentialWitness) {
    this.#environment = environment;
    this.#witness = witness;
  }

  async read({ account, product }: ServedAccount): Promise<Credential> {
    const named = Object.entries(account.env ?? {});
    const parts = await Promise.all(named.map(async ([id, name]) => [id, name, await this.#valueOf(name)] as const));
    const credential = Object.fromEntries(parts.map(([id, , value]) => [id, value]));
    const missing = product.credential.filter(({ id, optional }) => optional !== true && (credential[id] ?? '') === '');
    this.#witness.know(credential, secretIds(product));
    if (missing.length > 0) {
      const variables = parts.flatMap(([id, name]) => (missing.some((part) => part.id === id) ? [name] : []));
      throw new BalanceError({ kind: 'no-credential', ...(variables.length === 0 ? {} : { variables }) });
    }
    return credentialOf(product, credential);
  }

  async #valueOf(name: string): Promise<string> {
    const folder = this.#variable('CREDENTIALS_DIRECTORY');
    // A name with a path in it would lead out of the folder.
    const files = [this.#variable(`${name}_FILE`), folder === '' || basename(name) !== name ? '' : join(folder, name)];
    let value = cleanHalf(this.#variable(name));
    for (const file of files) {
      value = value === '' && file !== '' ? await contentOf(file) : value;
    }
    return value;
  }

  #variable(name: string): string {
    // A name may be one that every object has.
    const value: unknown = this.#environment[name];
    return typeof value === 'string' ? value : '';
  }
}

/** What a file holds, without the line end behind it; nothing where it cannot be read, which is told as a missing credential. */
async function contentOf(file: string): Promise<string> {
  try {
    // A pipe without a writer, or a device without an end, would be read for ever.
    const there = await stat(file);
    return !there.isFile() || there.size > LARGEST_FILE ? '' : cleanHalf(await readFile(file, 'utf8'));
  } catch {
    return '';
  }
}
