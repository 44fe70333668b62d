import type * as vscode from 'vscode';

/** A value in VS Code's own memory, which is there at once, before any file is read. */
export interface Persisted<T> {
  read(): T;
  /** Writes it when it is another one than the last: the window that writes later wins, and one without news must not. */
  write(value: T): PromiseLike<void>;
}

/** The value under `key`, as JSON can hold it. `parse` makes one of whatever is found there, which is `undefined` at first. */
export function persisted<T>(memento: vscode.Memento, key: string, parse: (saved: unknown) => T): Persisted<T> {
  const read = (): T => parse(memento.get(key));
  let written = JSON.stringify(read());
  return {
    read,
    async write(value) {
      const next = JSON.stringify(value);
      if (next !== written) {
        written = next;
        await memento.update(key, value);
      }
    },
  };
}
