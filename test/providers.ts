import type { Clock } from '../src/base/clock.ts';
import type { Http } from '../src/net/request.ts';
import type { Descriptor } from '../src/providers/contract.ts';
import { createProvider } from '../src/providers/engine/ask.ts';
import { OWN } from '../src/providers/index.ts';
import type { Provider } from '../src/providers/provider.ts';

/** All of the program's own providers, in the order in which they are offered. */
export const DESCRIPTORS: readonly Descriptor[] = await Promise.all(Object.values(OWN).map((load) => load()));

export function createProviders(http: Http, clock: Clock): readonly Provider[] {
  return DESCRIPTORS.map((descriptor) => createProvider(descriptor, http, clock));
}
