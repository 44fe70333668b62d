import { Emitter, type Event } from '../base/event.ts';
import { type Disposable, toDisposable } from '../base/lifecycle.ts';
import type { Provider } from './provider.ts';

/** The providers that there are right now: the program's own, and those that other extensions have added. */
export class ProviderRegistry implements Disposable {
  readonly #list: Provider[];
  readonly #changed = new Emitter<void>();

  /** A provider was added or has gone. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(own: readonly Provider[]) {
    this.#list = [...own];
  }

  /** Live: whoever holds it sees what is added later, in the order in which providers are offered. */
  get list(): readonly Provider[] {
    return this.#list;
  }

  /** Adds a provider until the result is disposed. Throws a `RangeError` when its id is taken. */
  add(provider: Provider): Disposable {
    if (this.#list.some(({ id }) => id === provider.id)) {
      throw new RangeError(`there is a provider "${provider.id}" already`);
    }
    this.#list.push(provider);
    this.#changed.announce();
    return toDisposable(() => {
      this.#list.splice(this.#list.indexOf(provider), 1);
      this.#changed.announce();
    });
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
