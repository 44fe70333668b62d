import { type Disposable, toDisposable } from './lifecycle.ts';

/** Calls `listener` for every event until the returned registration is disposed. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/**
 * The sending side of an {@link Event}. A listener that throws does not keep the others from hearing the event;
 * its error is thrown again after all of them were called.
 */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    // A function registered twice must be heard twice, hence the wrapper.
    const entry = (value: T): void => listener(value);
    this.#listeners.add(entry);
    return toDisposable(() => this.#listeners.delete(entry));
  };

  fire(value: T): void {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      throw errors.length === 1 ? errors[0] : new AggregateError(errors);
    }
  }

  /** Fires an event in a place that must go on: what listeners throw is reported as an uncaught error later. */
  announce(value: T): void {
    try {
      this.fire(value);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  /** How many listeners are registered; tests use it to find leaks. */
  get listenerCount(): number {
    return this.#listeners.size;
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
