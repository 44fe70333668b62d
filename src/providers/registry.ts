import { Emitter, type Event } from '../base/event.ts';
import { type Disposable, toDisposable } from '../base/lifecycle.ts';
import type { Offer, Provider } from './provider.ts';

/** A provider of the program's own: what is known of it, and how it is loaded. */
export interface OwnProvider {
  readonly offer: Offer;
  load(): Promise<Provider>;
}

/** The providers that there are right now: those of the program's own that are loaded, those that the user declares, and those that other extensions have added. */
export class ProviderRegistry implements Disposable {
  readonly #own: readonly OwnProvider[];
  /** Those of the program's own, by their ids. */
  readonly #loaded = new Map<string, Provider>();
  /** Those of the program's own whose files could not be loaded when that was tried. */
  readonly #failed = new Set<string>();
  #declared: readonly Provider[] = [];
  readonly #added: Provider[] = [];
  readonly #list: Provider[] = [];
  readonly #changed = new Emitter<void>();

  /** A provider was loaded or added, has gone, or could not be loaded. */
  readonly onDidChange: Event<void> = this.#changed.event;

  /** `own` in the order in which they are offered. */
  constructor(own: readonly OwnProvider[]) {
    this.#own = own;
  }

  /** Live: whoever holds it sees what is loaded and added later, in the order in which providers are offered. */
  get list(): readonly Provider[] {
    return this.#list;
  }

  /** All that there are, loaded or not, in the order in which they are offered. */
  get offers(): readonly Offer[] {
    return [...this.#own.map(({ offer }) => offer), ...this.#declared, ...this.#added];
  }

  /** Whether none of the program's own among `ids` is still to be loaded: each is there, or its file could not be loaded. */
  hasTried(ids: readonly string[]): boolean {
    return this.#missing(ids).every(({ offer }) => this.#failed.has(offer.id));
  }

  /** Loads those of the program's own among `ids`; all of them when left out. Rejects at the end when a file cannot be loaded. */
  async load(ids: readonly string[] = this.#own.map(({ offer }) => offer.id)): Promise<void> {
    const missing = this.#missing(ids);
    const failures: unknown[] = [];
    const loaded = await Promise.all(
      missing.map(({ load, offer }) =>
        load().catch((error: unknown) => {
          this.#failed.add(offer.id);
          failures.push(error);
        }),
      ),
    );
    // Who asked for the same at the same time may have been served first.
    const late = loaded.flatMap((provider) => (provider && !this.#loaded.has(provider.id) ? [provider] : []));
    for (const provider of late) {
      this.#loaded.set(provider.id, provider);
    }
    if (late.length + failures.length > 0) {
      this.#tell();
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  /** Replaces the providers that the user declares. Their ids are no others'. */
  declare(providers: readonly Provider[]): void {
    const before = this.#declared;
    this.#declared = providers;
    if (providers.length !== before.length || providers.some((provider, index) => provider !== before[index])) {
      this.#tell();
    }
  }

  /** Adds a provider until the result is disposed. Throws a `RangeError` when its id is taken. */
  add(provider: Provider): Disposable {
    if (this.offers.some(({ id }) => id === provider.id)) {
      throw new RangeError(`there is a provider "${provider.id}" already`);
    }
    this.#added.push(provider);
    this.#tell();
    return toDisposable(() => {
      this.#added.splice(this.#added.indexOf(provider), 1);
      this.#tell();
    });
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #missing(ids: readonly string[]): readonly OwnProvider[] {
    return this.#own.filter(({ offer: { id } }) => ids.includes(id) && !this.#loaded.has(id));
  }

  #tell(): void {
    const own = this.#own.flatMap(({ offer }) => this.#loaded.get(offer.id) ?? []);
    this.#list.splice(0, this.#list.length, ...own, ...this.#declared, ...this.#added);
    this.#changed.announce();
  }
}
