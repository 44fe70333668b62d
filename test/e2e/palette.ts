import type { Page } from 'playwright-core';
import type { QuickInput } from './quickInput.ts';

/** The command palette. */
export class Palette {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
  }

  /** Runs the command with exactly this title, such as `Messaging Balance: Refresh`. Throws when the palette offers no such command. */
  async run(title: string): Promise<void> {
    await this.#search(title);
    await this.#row(title).click();
  }

  /** Opens the palette with the command highlighted, so that {@link accept} runs it with a single key. */
  async prepare(title: string): Promise<void> {
    await this.#search(title);
    await this.#row(title).and(this.#page.locator('.focused')).waitFor();
  }

  /** Runs the highlighted command. */
  async accept(): Promise<void> {
    await this.#quickInput.accept();
  }

  /** The titles of the commands that the palette offers for a search. */
  async commands(search: string): Promise<readonly string[]> {
    await this.#search(search);
    const labels = await this.#quickInput.labels();
    await this.#quickInput.cancel();
    await this.#quickInput.waitForClosed();
    return labels;
  }

  async #search(text: string): Promise<void> {
    await this.#page.keyboard.press('F1');
    await this.#quickInput.waitFor();
    await this.#quickInput.type(`>${text}`);
  }

  #row(title: string) {
    const label = this.#page.locator('.label-name').getByText(title, { exact: true });
    return this.#page.locator('.quick-input-list .monaco-list-row').filter({ has: label }).first();
  }
}
