import type { Account } from '../../balance/account/account.ts';
import { checkEndpoint, shownEndpoint } from '../../balance/account/endpoint.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import { MINUTE_MS } from '../../base/duration.ts';
import { placeOf } from '../../providers/places.ts';
import type { Product, Provider } from '../../providers/provider.ts';

/** An account together with what serves it. */
export interface ServedAccount {
  readonly account: Account;
  readonly provider: Provider;
  readonly product: Product;
}

/** What says where the credential of an account goes. */
export interface Destination {
  readonly account: Account;
  readonly provider: Pick<Provider, 'id' | 'isForeign'>;
  readonly product: Pick<Product, 'places' | 'declared'>;
}

/** The least time between two requests for an account of `provider`, in milliseconds; 0 where it names none. */
export function leastInterval({ leastInterval: minutes = 0 }: Pick<Provider, 'leastInterval'>): number {
  return minutes * MINUTE_MS;
}

/** Finds the provider and the product of an account; `undefined` when there is no such thing. */
export function serve(account: Account, providers: readonly Provider[]): ServedAccount | undefined {
  const provider = providers.find((candidate) => candidate.id === account.provider);
  const product = provider?.products.find((candidate) => candidate.id === account.product);
  return provider === undefined || product === undefined ? undefined : { account, provider, product };
}

/**
 * The base addresses to ask, each checked right before it is used.
 * Throws `BalanceError` of the kind `endpoint-refused`.
 */
export function endpointsOf({ account, product }: Pick<Destination, 'account' | 'product'>): readonly string[] {
  return (account.endpoints ?? placeOf(account, product).hosts).map((endpoint) => {
    const checked = checkEndpoint(endpoint);
    if (!checked.ok) {
      throw new BalanceError({ kind: 'endpoint-refused', endpoint: shownEndpoint(endpoint), problem: checked.problem });
    }
    return checked.url;
  });
}

/** Whether an account is asked where a provider of the program's own is: whatever addresses that are in this release. */
export function isAtHome({ account, provider, product }: Destination): boolean {
  const isOwn = provider.isForeign !== true && product.declared === undefined;
  return account.endpoints === undefined && isOwn && product.places !== 'personal';
}

/**
 * What a credential is bound to: a place of the provider's own with all its addresses; else each address, with its path and for
 * this provider alone, in the order of {@link endpointsOf}; with what is asked there, where the user declares that. Throws as that
 * does.
 */
export function placesOf(destination: Destination): readonly string[] {
  const { account, provider, product } = destination;
  if (isAtHome(destination)) {
    return [`${provider.id} ${placeOf(account, product).id}`];
  }
  const asked = product.declared === undefined ? '' : ` ${product.declared.hash}`;
  return endpointsOf(destination).map((endpoint) => `${provider.id} ${endpoint}${asked}`);
}

/** Whether two places of {@link placesOf} are one address, whatever is asked there. */
export function isSameAddress(place: string, other: string): boolean {
  const addressOf = (text: string): string => text.split(' ', 2).join(' ');
  return addressOf(place) === addressOf(other);
}
