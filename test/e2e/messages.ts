import type { Locator, Page } from 'playwright-core';
import { shownText, shownTexts } from './shownText.ts';

/** Notifications in the corner of a window, and modal dialogs. */
export class Messages {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The notification that holds the text. */
  notification(text: string | RegExp): Locator {
    return this.#page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  /** The texts of the notifications that are shown now. */
  async notifications(): Promise<readonly string[]> {
    const texts = this.#page.locator('.notifications-toasts .notification-list-item-message');
    return await shownTexts(texts);
  }

  /** Waits for the notification and presses one of its buttons. */
  async answer(text: string | RegExp, button: string): Promise<void> {
    await this.notification(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** The text of the modal dialog, once there is one. */
  async dialog(): Promise<string> {
    return await shownText(this.#dialog.locator('.dialog-message-row'));
  }

  /** Presses a button of the modal dialog. */
  async answerDialog(button: string): Promise<void> {
    await this.#dialog.getByRole('button', { name: button, exact: true }).click();
    await this.#dialog.waitFor({ state: 'hidden' });
  }

  get #dialog(): Locator {
    return this.#page.locator('.monaco-dialog-box');
  }
}
