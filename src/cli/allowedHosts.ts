import { hostOf, isLoopback } from '../balance/account/endpoint.ts';
import { endpointsOf, isAtHome, type ServedAccount } from '../monitor/ask/service.ts';
import { hostsOf } from '../providers/places.ts';

/**
 * The addresses of an account that its credential may not be sent to: an accounts' file comes from others, and could send any
 * variable anywhere. Allowed are the own hosts of a provider of the program's own, this machine, and `allowed`; what the file declares
 * is its author's word. Throws as `endpointsOf` does.
 */
export function strangeAddresses(served: ServedAccount, allowed: readonly string[]): readonly string[] {
  if (isAtHome(served)) {
    return [];
  }
  const own = served.product.declared === undefined ? hostsOf(served.product) : [];
  const known = [...own, ...allowed];
  return endpointsOf(served).filter(
    (address) => !known.includes(hostOf(address)) && !isLoopback(new URL(address).hostname),
  );
}
