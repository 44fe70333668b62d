import type { Clock } from '../../../base/clock.ts';
import { Emitter, type Event } from '../../../base/event.ts';
import { type Disposable, DisposableStore } from '../../../base/lifecycle.ts';
import type { Http } from '../../../net/request.ts';
import type { Declaration } from '../../../providers/declared/declaration.ts';
import { providerOf } from '../../../providers/declared/declaredProvider.ts';
import type { UnusableDeclaration } from '../../../providers/declared/parseDeclaration.ts';
import type { Provider } from '../../../providers/provider.ts';
import type { ProviderRegistry } from '../../../providers/registry.ts';
import { onDidChangeSettings, readDeclarations } from '../../editor/configuration.ts';
import { SETTINGS } from '../../editor/ids.ts';

/** The providers that the settings declare, in the registry as long as they stand there. */
export class DeclaredProviders implements Disposable {
  readonly #registry: ProviderRegistry;
  readonly #http: Http;
  readonly #clock: Clock;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter<void>());
  /** By their texts: a declaration that stays as it is stays the same provider, and its accounts are not asked anew. */
  #known: ReadonlyMap<string, Provider> = new Map();
  #declarations: readonly Declaration[] = [];
  #invalid: readonly UnusableDeclaration[] = [];

  /** The settings declare others, or what is wrong with them is something else. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(registry: ProviderRegistry, http: Http, clock: Clock) {
    this.#registry = registry;
    this.#http = http;
    this.#clock = clock;
    this.#read();
    const reread = (): void => {
      this.#read();
      this.#changed.announce();
    };
    this.#owned.add(onDidChangeSettings([SETTINGS.providers], reread));
    // An extension may take an id, or give one back.
    this.#owned.add(
      registry.onDidChange(() => {
        if (this.#isTakenOtherwise()) {
          reread();
        }
      }),
    );
  }

  /** Those that can be used, in the order of the settings. */
  get declarations(): readonly Declaration[] {
    return this.#declarations;
  }

  /** What is wrong with the others. */
  get invalid(): readonly UnusableDeclaration[] {
    return this.#invalid;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #taken(): readonly string[] {
    return this.#registry.offers.flatMap(({ id, isDeclared }) => (isDeclared === true ? [] : id));
  }

  #isTakenOtherwise(): boolean {
    return JSON.stringify(readDeclarations(this.#taken()).invalid) !== JSON.stringify(this.#invalid);
  }

  #read(): void {
    const { declarations, invalid } = readDeclarations(this.#taken());
    this.#declarations = declarations;
    this.#invalid = invalid;
    this.#known = new Map(
      declarations.map((declaration) => {
        const text = JSON.stringify(declaration);
        return [text, this.#known.get(text) ?? providerOf(declaration, this.#http, this.#clock)] as const;
      }),
    );
    this.#registry.declare([...this.#known.values()]);
  }
}
