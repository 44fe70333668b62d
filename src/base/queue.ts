/** Runs one task after the other. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a task once those before it have ended, however they ended. The result is the task's own. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task);
    // Who asked for a task hears what became of it; who waits for its turn does not care.
    this.#last = done.catch(() => undefined);
    return done;
  }
}
