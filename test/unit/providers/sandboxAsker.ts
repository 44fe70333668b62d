import assert from 'node:assert/strict';
import type { Account } from '../../../src/balance/account/account.ts';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { systemClock } from '../../../src/base/clock.ts';
import type { Http } from '../../../src/net/request.ts';
import type { BalanceRequest, Provider } from '../../../src/providers/provider.ts';
import { createProviders, DESCRIPTORS } from '../../providers.ts';
import type { SandboxAccount } from '../../sandbox/account.ts';
import { KNOWN_ACCOUNTS } from '../../sandbox/knownAccounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** The accounts of the sandbox whose providers the program has. */
export const SERVED: readonly SandboxAccount[] = KNOWN_ACCOUNTS.filter(({ provider }) =>
  DESCRIPTORS.some(({ id }) => id === provider),
);

/** One account as the program asks for it. */
export interface Asked {
  readonly provider: Provider;
  readonly request: BalanceRequest;
  /** The secret parts of its credential. */
  readonly secrets: readonly string[];
  ask(): Promise<readonly Quantity[]>;
}

/** An account of the sandbox with a provider that knows nothing of earlier exchanges, and sends with `http`. */
export function askedWith(http: Http, known: SandboxAccount, sandbox: Sandbox): Asked {
  const provider = createProviders(http, systemClock).find(({ id }) => id === known.provider);
  const product = provider?.products.find(({ id }) => id === known.product);
  assert.ok(provider && product, `${known.provider} ${known.product}`);
  const endpoint = sandbox.endpointOf(known.id);
  const place = product.places === 'personal' ? endpoint : known.place;
  const account: Account = {
    ...{ id: known.id, name: known.name, provider: provider.id, product: product.id, endpoints: [endpoint] },
    ...(place === undefined ? {} : { place }),
    ...(known.parameters === undefined ? {} : { parameters: known.parameters }),
  };
  const request: BalanceRequest = {
    ...{ account, product, credential: known.credential, endpoints: [endpoint] },
    signal: new AbortController().signal,
  };
  const secrets = product.credential.flatMap(({ id, secret }) => (secret === true ? (known.credential[id] ?? []) : []));
  return { provider, request, secrets, ask: () => provider.fetchBalance(request) };
}
