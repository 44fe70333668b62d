/** Something that holds a resource until it is told to let go. Structurally equal to `vscode.Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** Turns a clean-up function into a {@link Disposable} that runs it once. */
export function toDisposable(cleanUp: () => void): Disposable {
  let done = false;
  return {
    dispose() {
      if (!done) {
        done = true;
        cleanUp();
      }
    },
  };
}

/**
 * Owns disposables and lets go of them together, the latest first. What is added after disposal is disposed at once. One
 * that throws keeps no other from being disposed; the first error is thrown again at the end.
 */
export class DisposableStore implements Disposable {
  readonly #owned: Disposable[] = [];
  #disposed = false;

  add<T extends Disposable>(disposable: T): T {
    if (this.#disposed) {
      disposable.dispose();
    } else {
      this.#owned.push(disposable);
    }
    return disposable;
  }

  dispose(): void {
    this.#disposed = true;
    const errors: unknown[] = [];
    for (let next = this.#owned.pop(); next !== undefined; next = this.#owned.pop()) {
      try {
        next.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      throw errors[0];
    }
  }
}

/** Holds at most one disposable; setting another disposes the one before. */
export class MutableDisposable implements Disposable {
  #current: Disposable | undefined;
  #disposed = false;

  set(next: Disposable | undefined): void {
    if (this.#disposed) {
      next?.dispose();
      return;
    }
    // Replaced before it is disposed: what is disposed may set another one, or throw.
    const before = this.#current;
    this.#current = next;
    before?.dispose();
  }

  dispose(): void {
    this.#disposed = true;
    const before = this.#current;
    this.#current = undefined;
    before?.dispose();
  }
}
