import type * as vscode from 'vscode';
import { Emitter } from '../../../src/base/event.ts';

/** VS Code's secret storage as far as the product uses it. It can be made to fail like a locked keyring. */
export class MemorySecretStorage implements vscode.SecretStorage {
  readonly #secrets = new Map<string, string>();
  readonly #changed = new Emitter<vscode.SecretStorageChangeEvent>();
  /** Every call fails, in words that quote what they were given. */
  failing = false;

  readonly onDidChange: vscode.Event<vscode.SecretStorageChangeEvent> = (listener) => this.#changed.event(listener);

  async keys(): Promise<string[]> {
    return [...this.#secrets.keys()];
  }

  async get(key: string): Promise<string | undefined> {
    this.#fail(key);
    return this.#secrets.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    this.#fail(value);
    this.#secrets.set(key, value);
    this.#changed.fire({ key });
  }

  async delete(key: string): Promise<void> {
    this.#fail(key);
    this.#secrets.delete(key);
    this.#changed.fire({ key });
  }

  #fail(quoted: string): void {
    if (this.failing) {
      throw new Error(`cannot handle ${quoted}`);
    }
  }
}
