import type { Locator, Page } from 'playwright-core';
import { shownText } from './shownText.ts';

/** How VS Code marks a status bar item. */
export type StatusBarKind = 'plain' | 'warning' | 'error';

/** The extension's status bar item. */
export class StatusBar {
  readonly #page: Page;
  /** The item itself. VS Code names items after the extension and the item's own id. */
  readonly item: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.item = page.locator('.statusbar-item[id^="messaging-balance.messaging-balance."]');
  }

  /** The text without its icon. */
  async text(): Promise<string> {
    return await shownText(this.item);
  }

  /** Resolves when the item's text holds this. */
  async waitForText(text: string | RegExp): Promise<void> {
    await this.item.filter({ hasText: text }).waitFor();
  }

  /** The names of the icons in the text, such as `warning` for `$(warning)`. */
  async icons(): Promise<readonly string[]> {
    const classes = await this.item
      .locator('.codicon')
      .evaluateAll((icons) => icons.map((icon) => icon.classList.value));
    return classes.map((names) => /codicon-([\w-]+)/.exec(names)?.[1] ?? '');
  }

  /** Resolves when the item shows this icon. */
  async waitForIcon(name: string): Promise<void> {
    await this.item.locator(`.codicon-${name}`).waitFor();
  }

  /** Lets the page note from its next load on what the item says. */
  async record(): Promise<void> {
    // The page's code is text: this project's types know Node, not the browser.
    await this.#page.addInitScript(`{
      const said = globalThis.recordedTexts = [];
      new MutationObserver(() => {
        const item = document.querySelector('.statusbar-item[id^="messaging-balance.messaging-balance."]');
        const icon = /codicon-([a-z-]+)/.exec(item?.querySelector('.codicon')?.className ?? '')?.[1] ?? '';
        const text = item === null ? '' : (icon + ' ' + item.textContent.trim()).replaceAll('\\u00a0', ' ');
        if (text !== '' && text !== said.at(-1)) {
          said.push(text);
        }
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    }`);
  }

  /** What the item said since the page was loaded, each with the name of its icon in front. */
  async recorded(): Promise<readonly string[]> {
    return await this.#page.evaluate('globalThis.recordedTexts');
  }

  async kind(): Promise<StatusBarKind> {
    const classes = (await this.item.getAttribute('class')) ?? '';
    return classes.includes('error-kind') ? 'error' : classes.includes('warning-kind') ? 'warning' : 'plain';
  }

  /** The side of the status bar on which the item stands. */
  async side(): Promise<'left' | 'right'> {
    return (await this.#page.locator('.left-items').filter({ has: this.item }).count()) > 0 ? 'left' : 'right';
  }

  /** Resolves when there is no item. */
  async waitForHidden(): Promise<void> {
    await this.item.waitFor({ state: 'hidden' });
  }

  /** What screen readers say. */
  async label(): Promise<string> {
    return (await this.item.getAttribute('aria-label')) ?? '';
  }

  /** Shows the tooltip and returns it; it stays until the pointer moves away. */
  async hover(): Promise<Locator> {
    await this.#page.mouse.move(0, 0);
    await this.item.hover();
    const tooltip = this.#page.locator('.monaco-hover:visible').last();
    await tooltip.waitFor();
    return tooltip;
  }

  /** The tooltip's text; cells of a table are separated by tabs, and what says where a line may be broken is left out. */
  async tooltip(): Promise<string> {
    const text = await shownText(await this.hover());
    await this.#page.mouse.move(0, 0);
    return text.replaceAll('\u00a0', ' ').replaceAll(/[\u2060\u200b]/g, '');
  }

  async click(): Promise<void> {
    await this.item.click();
  }
}
