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

/** Owns disposables and lets go of them together, the latest first. What is added after disposal is disposed at once. */
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
    for (let next = this.#owned.pop(); next !== undefined; next = this.#owned.pop()) {
      next.dispose();
    }
  }
}

/** Holds at most one disposable; setting another disposes the one before. */
export class MutableDisposable implements Disposable {
  #current: Disposable | undefined;
  #disposed = false;

  set(next: Disposable | undefined): void {
    this.#current?.dispose();
    this.#current = undefined;
    if (this.#disposed) {
      next?.dispose();
    } else {
      this.#current = next;
    }
  }

  dispose(): void {
    this.set(undefined);
    this.#disposed = true;
  }
}
