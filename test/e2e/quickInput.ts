import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { shownText } from './shownText.ts';

/** The part of the page's own `HTMLElement` that is read here. */
interface PageElement {
  readonly textContent: string | null;
  querySelector(selector: string): PageElement | null;
}

/** The quick pick or input box at the top of a window: what commands ask the user with. */
export class QuickInput {
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#widget = page.locator('.quick-input-widget');
  }

  /** Resolves when a pick or a box is open; with a title, when it is the one of that title (such as `Add Account (1/5)`). */
  async waitFor(title?: string | RegExp): Promise<void> {
    const widget =
      title === undefined ? this.#widget : this.#widget.filter({ has: this.#title.filter({ hasText: title }) });
    await widget.and(this.#widget.page().locator(':visible')).waitFor();
  }

  async waitForClosed(): Promise<void> {
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** The title with its step, as it is shown. */
  async title(): Promise<string> {
    return await shownText(this.#title);
  }

  /** The typed text. */
  async value(): Promise<string> {
    return await this.#input.inputValue();
  }

  async placeholder(): Promise<string> {
    return (await this.#input.getAttribute('placeholder')) ?? '';
  }

  async isMasked(): Promise<boolean> {
    return (await this.#input.getAttribute('type')) === 'password';
  }

  /** The prompt or the validation message below the box. */
  async message(): Promise<string> {
    return await shownText(this.#message);
  }

  /** Resolves when the message holds the text. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    await this.#message.filter({ hasText: text }).waitFor();
  }

  /** The labels of the offered items, in order, without the details below them. */
  async labels(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    return await this.#rows.evaluateAll((rows: readonly PageElement[]) =>
      rows.map((row) => row.querySelector('.label-name')?.textContent ?? ''),
    );
  }

  /** Resolves when an item of exactly this label is offered. */
  async waitForLabel(label: string): Promise<void> {
    await this.#rows.locator('.label-name').getByText(label, { exact: true }).first().waitFor();
  }

  /** The labels of the items whose boxes are checked, in order. */
  async checked(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    const checked = this.#rows.and(this.#widget.page().locator('[aria-checked="true"]'));
    return await Promise.all((await checked.all()).map((row) => shownText(row.locator('.label-name').first())));
  }

  /** Resolves when the box of the item of exactly this label is not checked. */
  async waitForUnchecked(label: string): Promise<void> {
    const named = this.#rows.filter({
      has: this.#widget.page().locator('.label-name').getByText(label, { exact: true }),
    });
    await named.and(this.#widget.page().locator('[aria-checked="false"]')).waitFor();
  }

  /** Replaces the typed text. */
  async type(text: string): Promise<void> {
    await this.#input.fill(text);
  }

  /** Replaces the typed text by a text from the clipboard, as a user pastes it. */
  async paste(text: string): Promise<void> {
    // The page's code is text: this project's types know Node, not the browser.
    await this.#input.page().evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.#input.press('ControlOrMeta+A');
    await this.#input.press('ControlOrMeta+V');
  }

  /** Resolves when the input holds exactly this. */
  async waitForValue(text: string): Promise<void> {
    await this.#input
      .page()
      .waitForFunction(`document.querySelector('.quick-input-box input').value === ${JSON.stringify(text)}`);
  }

  /** Presses a key in the input. */
  async key(name: string): Promise<void> {
    await this.#input.press(name);
  }

  async accept(): Promise<void> {
    await this.#input.press('Enter');
  }

  /** Types a text and accepts it. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /**
   * Answers the dialog for a file. Enter counts only when it has listed the folder of the typed path: `listed` is a file
   * that is there.
   */
  async answerFile(path: string, listed = basename(path)): Promise<void> {
    await this.labels();
    await this.type(path);
    await this.waitForLabel(listed);
    await this.accept();
  }

  /** Chooses the item whose label is exactly this. */
  async pick(label: string): Promise<void> {
    await this.#rows
      .filter({ has: this.#widget.page().locator('.label-name').getByText(label, { exact: true }) })
      .first()
      .click();
  }

  /** Leaves an account that was just added at the threshold of all accounts. */
  async skipThreshold(): Promise<void> {
    await this.waitFor('Add Account (1/1)');
    await this.cancel();
    await this.waitForClosed();
  }

  /** Moves the highlight to the next item. */
  async highlightNext(): Promise<void> {
    await this.#input.press('ArrowDown');
  }

  /** Ticks the item whose label is exactly this, or takes its tick away. */
  async tick(label: string): Promise<void> {
    await this.#rows
      .filter({ has: this.#widget.page().locator('.label-name').getByText(label, { exact: true }) })
      .getByRole('checkbox')
      .first()
      .click();
  }

  /** Presses a button of the title bar, such as `Back`. */
  async press(button: string): Promise<void> {
    await this.#widget.locator('.quick-input-titlebar').getByRole('button', { name: button }).click();
  }

  async cancel(): Promise<void> {
    await this.#widget.page().keyboard.press('Escape');
  }

  get #title(): Locator {
    return this.#widget.page().locator('.quick-input-title');
  }

  get #input(): Locator {
    return this.#widget.locator('.quick-input-box input');
  }

  get #message(): Locator {
    return this.#widget.locator('.quick-input-message');
  }

  get #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }
}
