import type { ProviderRegistry } from '../../providers/registry.ts';

/** Waits until the settings' new declaration is among the providers: VS Code tells of it a moment after it was written. */
export function registered(id: string, registry: Pick<ProviderRegistry, 'offers' | 'onDidChange'>): Promise<void> {
  return new Promise((resolve) => {
    if (registry.offers.some((offer) => offer.id === id)) {
      resolve();
      return;
    }
    const listening = registry.onDidChange(() => {
      if (registry.offers.some((offer) => offer.id === id)) {
        listening.dispose();
        resolve();
      }
    });
  });
}
