import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Credential } from '../../balance/account/account.ts';
import { BalanceError, type UnusableFile } from '../../balance/fault/fault.ts';
import { cleanHalf } from '../../balance/text/quotes.ts';
import { codeOf } from '../../base/errorCode.ts';
import { type CredentialSource, refuseUnfit } from '../../monitor/ask/credentials.ts';
import type { ServedAccount } from '../../monitor/ask/service.ts';
import { credentialOf, secretIds } from '../../providers/fields.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Is told of every credential that is read, before anything is done with it. */
export interface CredentialWitness {
  know(credential: Credential, secrets: readonly string[]): void;
}

/** No part of a credential is longer. */
export const LARGEST_PART_FILE = 64 * 1024;

/** What a name leads to: its value, empty where there is none, and the files that cannot be used. */
interface Found {
  readonly value: string;
  readonly files: readonly UnusableFile[];
}

/**
 * Credentials of the variables that accounts name: from a variable itself, from the file that `NAME_FILE` is the path of, from
 * a file of its name in `$CREDENTIALS_DIRECTORY`. Where one is empty the next is looked at. Whatever is named has to be there: a part
 * that may be left empty is left out of `env`.
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
    const parts = await Promise.all(named.map(async ([id, name]) => ({ id, name, ...(await this.#find(name)) })));
    const credential = Object.fromEntries(parts.map(({ id, value }) => [id, value]));
    this.#witness.know(credential, secretIds(product));
    const missing = parts.filter(({ value }) => value === '');
    if (missing.length > 0 || parts.length === 0) {
      const files = missing.flatMap((part) => part.files);
      throw new BalanceError({
        kind: 'no-credential',
        ...(missing.length === 0 ? {} : { variables: missing.map(({ name }) => name) }),
        ...(files.length === 0 ? {} : { files }),
      });
    }
    refuseUnfit({ account, product }, credential);
    return credentialOf(product, credential);
  }

  async #find(name: string): Promise<Found> {
    const folder = this.#variable('CREDENTIALS_DIRECTORY');
    // A name with a path in it would lead out of the folder.
    const inFolder = folder === '' || basename(name) !== name ? '' : join(folder, name);
    const places = [
      { path: this.#variable(`${name}_FILE`), named: `${name}_FILE`, isMeant: true },
      { path: inFolder, named: `$CREDENTIALS_DIRECTORY/${name}`, isMeant: false },
    ];
    const files: UnusableFile[] = [];
    let value = cleanHalf(this.#variable(name));
    for (const { path, named, isMeant } of places.filter((place) => place.path !== '')) {
      if (value === '') {
        const read = await readPart(path);
        value = read.value;
        // Nobody says of the folder that it holds every variable.
        if (read.problem !== undefined && (isMeant || read.problem !== 'ENOENT')) {
          files.push({ named, problem: read.problem });
        }
      }
    }
    return { value, files };
  }

  #variable(name: string): string {
    // A name may be one that every object has.
    const value: unknown = this.#environment[name];
    return typeof value === 'string' ? value : '';
  }
}

/** What a file holds, without the line end behind it; or why nothing can be taken from it. */
async function readPart(path: string): Promise<{ readonly value: string; readonly problem?: UnusableFile['problem'] }> {
  try {
    // A pipe without a writer, or a device without an end, would be read for ever.
    const there = await stat(path);
    if (!there.isFile() || there.size > LARGEST_PART_FILE) {
      return { value: '', problem: there.isFile() ? 'too-large' : 'no-file' };
    }
    const value = cleanHalf(await readFile(path, 'utf8'));
    return value === '' ? { value, problem: 'empty' } : { value };
  } catch (error) {
    return { value: '', problem: codeOf(error) };
  }
}
