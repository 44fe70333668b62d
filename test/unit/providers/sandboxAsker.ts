import assert from 'node:assert/strict';
import type { Account } from '../../../src/balance/account/account.ts';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { systemClock } from '../../../src/base/clock.ts';
import type { Http } from '../../../src/net/request.ts';
import type { Descriptor, Service } from '../../../src/providers/contract.ts';
import { createProvider } from '../../../src/providers/engine/ask.ts';
import type { BalanceRequest, Provider } from '../../../src/providers/provider.ts';
import { DESCRIPTORS } from '../../providers.ts';
import type { SandboxAccount } from '../../sandbox/account.ts';
import { KNOWN_ACCOUNTS } from '../../sandbox/knownAccounts.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';

/** The accounts of the sandbox whose providers the program has. */
export const SERVED: readonly SandboxAccount[] = KNOWN_ACCOUNTS.filter(({ provider }) =>
  DESCRIPTORS.some(({ id }) => id === provider),
);

/** Accounts of the products that no window of the tests shows. */
export const MORE: readonly SandboxAccount[] = (['mms', 'voice'] as const).map((product, index) => ({
  ...{ id: product, name: product, provider: 'submail', product, endpoint: '/submail' },
  credential: { key: `2000${index}`, secret: `cdef0123456789abcdef0123456789a${index}` },
  quantities: { balance: '14197.087' },
}));

/** A sandbox with an account of every product. */
export async function startFullSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  for (const account of MORE) {
    sandbox.accounts.add(account);
  }
  return sandbox;
}

/** One account as the program asks for it. */
export interface Asked {
  readonly provider: Provider;
  readonly request: BalanceRequest;
  /** The secret parts of its credential. */
  readonly secrets: readonly string[];
  ask(): Promise<readonly Quantity[]>;
}

/** An account of the sandbox with a provider that knows nothing of earlier exchanges, and sends with `http`. */
export function askedWith(
  http: Http,
  known: SandboxAccount,
  { endpointOf }: Pick<Sandbox, 'endpointOf'>,
  clock = systemClock,
): Asked {
  const { descriptor, product } = describedOf(known);
  const endpoint = endpointOf(known.id);
  const place = product.places === 'personal' ? endpoint : known.place;
  const account: Account = {
    ...{ id: known.id, name: known.name, provider: descriptor.id, product: product.id, endpoints: [endpoint] },
    ...(place === undefined ? {} : { place }),
    ...(known.parameters === undefined ? {} : { parameters: known.parameters }),
  };
  const request: BalanceRequest = {
    ...{ account, product, credential: known.credential, endpoints: [endpoint] },
    signal: new AbortController().signal,
  };
  const secrets = product.credential.flatMap(({ id, secret }) => (secret === true ? (known.credential[id] ?? []) : []));
  const provider = createProvider(descriptor, http, clock);
  return { provider, request, secrets, ask: () => provider.fetchBalance(request) };
}

/** The provider and the product of an account. */
export function describedOf(known: SandboxAccount): { readonly descriptor: Descriptor; readonly product: Service } {
  const descriptor = DESCRIPTORS.find(({ id }) => id === known.provider);
  const product = descriptor?.products.find(({ id }) => id === known.product);
  assert.ok(descriptor && product, `${known.provider} ${known.product}`);
  return { descriptor, product };
}
