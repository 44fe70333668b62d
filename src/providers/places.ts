import type { Account } from '../balance/account/account.ts';
import { hostOf } from '../balance/account/endpoint.ts';
import type { Product } from './provider.ts';

/** The place that an account is asked in: as its entry names it, and what the provider has there. */
export interface ChosenPlace {
  /** See `Known.place`. */
  readonly id: string;
  readonly hosts: readonly string[];
}

/** The place of an account's entry, which was read with this product: the first one where the entry names none. */
export function placeOf(
  { place, endpoints }: Pick<Account, 'place' | 'endpoints'>,
  { places }: Pick<Product, 'places'>,
): ChosenPlace {
  if (places === 'personal') {
    // Without a host of its own an account is asked at the addresses that it names.
    const id = place ?? endpoints?.[0] ?? '';
    return { id, hosts: place === undefined ? [] : [place] };
  }
  const chosen = places.find(({ id }) => id === place) ?? places[0];
  return { id: chosen?.id ?? '', hosts: chosen?.hosts ?? [] };
}

/** Each parameter of a product with the value that it has for an account. */
export function parametersOf(
  { parameters = {} }: Pick<Account, 'parameters'>,
  product: Pick<Product, 'parameters'>,
): Readonly<Record<string, string>> {
  const known = product.parameters ?? [];
  return Object.fromEntries(known.map(({ id, initial = '' }) => [id, parameters[id] ?? initial]));
}

/** What an account asks beside its provider and its product, as text: what another value of begins another history. */
export function questionOf(
  account: Pick<Account, 'place' | 'endpoints' | 'parameters'>,
  product: Pick<Product, 'places' | 'parameters' | 'declared'>,
): readonly string[] {
  const values = parametersOf(account, product);
  const asked = (product.parameters ?? []).filter(({ isForm }) => isForm !== true);
  const declared = product.declared === undefined ? [] : [product.declared.series];
  return [placeOf(account, product).id, ...asked.map(({ id }) => `${id}=${values[id] ?? ''}`), ...declared];
}

/** Every host and port that a product is served at, wherever that is; none where each user has one. */
export function hostsOf({ places }: Pick<Product, 'places'>): readonly string[] {
  return places === 'personal' ? [] : places.flatMap(({ hosts }) => hosts.map(hostOf));
}
