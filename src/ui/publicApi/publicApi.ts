import * as vscode from 'vscode';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { english } from '../../base/language.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { Outlooks } from '../../monitor/standing/outlooks.ts';
import type { Http } from '../../net/request.ts';
import { foreignProvider } from '../../providers/foreign/foreign.ts';
import type { Provider } from '../../providers/provider.ts';
import type { ProviderRegistry } from '../../providers/registry.ts';
import type { Balance, MessagingBalanceApi } from './api.ts';
import { feedBalances } from './feed.ts';
import { balanceSnapshot } from './snapshot.ts';

/** What the API is served from. */
export interface ApiParts {
  readonly clock: Clock;
  readonly http: Http;
  readonly language: Language;
  readonly monitor: Monitor;
  readonly outlooks: Outlooks;
  readonly providers: readonly Provider[];
  readonly registry: ProviderRegistry;
}

/** What other extensions may do, as `api.ts` declares it. */
export class PublicApi implements Disposable {
  readonly #owned = new DisposableStore();
  readonly exports: MessagingBalanceApi;

  constructor({ clock, http, language, monitor, outlooks, providers, registry }: ApiParts) {
    const balances = (): readonly Balance[] => balanceSnapshot(monitor.statuses(), providers, language, outlooks.of);
    // VS Code's own emitter keeps a listener that throws from hurting anyone else.
    const changed = this.#owned.add(new vscode.EventEmitter<readonly Balance[]>());
    let isFed = false;
    this.exports = Object.freeze<MessagingBalanceApi>({
      apiVersion: 1,
      getBalances: balances,
      onDidChangeBalances: (listener, thisArgs, disposables) => {
        if (!isFed) {
          // All balances are read and compared at each change, so not before somebody listens.
          isFed = true;
          const changes = [monitor.onDidChange, outlooks.onDidChange];
          this.#owned.add(feedBalances({ clock, balances, changes, tell: (told) => changed.fire(told) }));
        }
        return changed.event(listener, thisArgs, disposables as vscode.Disposable[] | undefined);
      },
      async registerProvider(description) {
        const provider = foreignProvider(description, clock, http);
        const label = provider.label(language.t);
        const names = registry.offers.flatMap((known) => [known.label(english.t), known.label(language.t)]);
        // Who reads the name of a provider must not enter its credential for another one.
        if (names.some((name) => comparable(name) === comparable(label))) {
          throw new RangeError(`there is a provider with the label "${label}" already`);
        }
        return registry.add(provider);
      },
    });
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

function comparable(label: string): string {
  return label.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}
