import type { Account } from '../../balance/account/account.ts';
import { checkEndpoint, hostOf, shownEndpoint } from '../../balance/account/endpoint.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import type { Product, Provider } from '../../providers/provider.ts';

/** An account together with what serves it. */
export interface ServedAccount {
  readonly account: Account;
  readonly provider: Provider;
  readonly product: Product;
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
export function endpointsOf({ account, product }: ServedAccount): readonly string[] {
  return (account.endpoints ?? product.hosts).map((endpoint) => {
    const checked = checkEndpoint(endpoint);
    if (!checked.ok) {
      throw new BalanceError({ kind: 'endpoint-refused', endpoint: shownEndpoint(endpoint), problem: checked.problem });
    }
    return checked.url;
  });
}

/** The name of the queue that an account's requests stand in: one for each host. */
export function laneOf({ account, product }: ServedAccount): string {
  const [main] = account.endpoints ?? product.hosts;
  return hostOf(main ?? '');
}
