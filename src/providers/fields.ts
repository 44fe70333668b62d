import type { Credential } from '../balance/account/account.ts';
import type { Field, Product } from './provider.ts';

/** The ids of the parts of a credential that are secret. */
export function secretIds({ credential }: Pick<Product, 'credential'>): string[] {
  return credential.flatMap(({ id, secret }) => (secret === true ? [id] : []));
}

/** The parts in the product's order, without those that are empty and may be. */
export function credentialOf({ credential }: Pick<Product, 'credential'>, parts: Credential): Credential {
  return Object.fromEntries(credential.map(({ id }) => [id, parts[id] ?? '']).filter(([, value]) => value !== ''));
}

/**
 * The other part that a value must be by its shape, where it has not the shape of the part that it is given for. What a person may
 * have made up may look like anything.
 */
export function alikeOf(value: string, id: string, { credential }: Pick<Product, 'credential'>): Field | undefined {
  const own = credential.find((field) => field.id === id);
  return own?.isChosen === true || own?.shape?.test(value) === true
    ? undefined
    : credential.find((field) => field.id !== id && field.shape?.test(value) === true);
}

/** Whether a value has blanks where its part has none. */
export function hasBlanks(value: string, { isChosen }: Field): boolean {
  return isChosen !== true && /\s/.test(value);
}

/** An identifier and a secret with the ids `key` and `secret`, as most providers have them. */
export interface Pair {
  readonly key: Field;
  readonly secret: Field;
}

/** The two parts of a product whose credential is a pair; `undefined` for all others. */
export function pairOf({ credential }: Pick<Product, 'credential'>): Pair | undefined {
  const [key, secret, ...more] = credential;
  const isPair = key?.secret !== true && secret?.secret === true && more.length === 0;
  return isPair && key?.id === 'key' && secret.id === 'secret' ? { key, secret } : undefined;
}
