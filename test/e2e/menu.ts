import type { Locator, Page } from 'playwright-core';
import { shownTexts } from './shownText.ts';

/** The menu that opens at what is clicked. */
export class Menu {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The entries of the menu that a click opens, which is closed again. */
  async entries(at: Locator, button: 'left' | 'right'): Promise<readonly string[]> {
    await this.#open(at, button);
    const entries = await shownTexts(this.#items);
    await this.#page.keyboard.press('Escape');
    await this.#menu.waitFor({ state: 'detached' });
    return entries;
  }

  /** Chooses an entry of the menu that a click opens. */
  async choose(at: Locator, button: 'left' | 'right', entry: string): Promise<void> {
    await this.#open(at, button);
    // A menu ignores the mouse button for a moment after it has opened, but not the Enter key.
    await this.#items.getByText(entry, { exact: true }).hover();
    await this.#page.keyboard.press('Enter');
    await this.#menu.waitFor({ state: 'detached' });
  }

  async #open(at: Locator, button: 'left' | 'right'): Promise<void> {
    await at.click({ button });
    await this.#items.first().waitFor();
  }

  get #items(): Locator {
    return this.#menu.locator('.action-item:not(.disabled) .action-label:not(.separator)');
  }

  get #menu(): Locator {
    return this.#page.locator('.monaco-menu');
  }
}
