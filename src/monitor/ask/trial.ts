import type { Account, Credential } from '../../balance/account/account.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { BalanceError, type Fault, faultOf } from '../../balance/fault/fault.ts';
import type { Provider } from '../../providers/provider.ts';
import { clampHold, wishOf } from '../when/schedule.ts';
import { endpointsOf, serve } from './service.ts';

/** What the provider said to a credential that is not saved yet. */
export type Trial =
  | { readonly kind: 'accepted'; readonly quantities: readonly Quantity[] }
  | { readonly kind: 'refused'; readonly fault: Fault };

/** A trial that brought nothing, and when; wall clock, ms. */
export interface FailedTrial {
  readonly fault: Fault;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Until when the provider asked to wait in answer to a trial; in the past when it did not. */
export function waitOf({ fault, answeredAt }: FailedTrial): number {
  return answeredAt + clampHold(wishOf(fault) ?? 0, 0);
}

/** Tries a credential against the provider, once. Throws the signal's reason when aborted, and nothing else. */
export async function tryCredential(
  account: Account,
  credential: Credential,
  providers: readonly Provider[],
  signal: AbortSignal,
): Promise<Trial> {
  try {
    const served = serve(account, providers);
    if (served === undefined) {
      throw new BalanceError({ kind: 'internal', name: 'NoProvider' });
    }
    const endpoints = endpointsOf(served);
    const request = { account, product: served.product, credential, endpoints, signal };
    const quantities = await served.provider.fetchBalance(request);
    signal.throwIfAborted();
    return { kind: 'accepted', quantities };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'refused', fault: faultOf(error) };
  }
}
