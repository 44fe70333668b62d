/** VS Code's memory, as text like there. */
export class Memento {
  readonly writes: string[] = [];
  #saved: string | undefined;

  constructor(saved?: unknown) {
    this.#saved = JSON.stringify(saved);
  }

  keys(): readonly string[] {
    return [];
  }

  get(): unknown {
    return this.#saved === undefined ? undefined : JSON.parse(this.#saved);
  }

  update(_key: string, value: unknown): Promise<void> {
    this.#saved = JSON.stringify(value);
    this.writes.push(this.#saved);
    return Promise.resolve();
  }
}
