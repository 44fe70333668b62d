import type { Provider } from '../../../src/providers/provider.ts';
import { ProviderRegistry } from '../../../src/providers/registry.ts';

/** A registry with nothing in it but these providers. */
export function registryOf(...providers: readonly Provider[]): ProviderRegistry {
  const registry = new ProviderRegistry([]);
  for (const provider of providers) {
    registry.add(provider);
  }
  return registry;
}
