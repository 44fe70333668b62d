import type { Locator, Page } from 'playwright-core';
import { shownText, shownTexts } from './shownText.ts';

/** Notifications in the corner of a window, and modal dialogs. */
export class Messages {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The notification that holds the text. A driven window shows no toasts, so that the list has to be open. */
  notification(text: string | RegExp): Locator {
    return this.#center.locator('.notification-list-item').filter({ hasText: text });
  }

  /** Opens the list of notifications. */
  async open(): Promise<void> {
    if (!(await this.#center.isVisible())) {
      await this.#bell.click();
      await this.#center.waitFor();
      // What the bell says when it is pointed at covers the last button.
      await this.#center.locator('.notifications-center-header').hover({ position: { x: 10, y: 10 } });
    }
  }

  /** Waits for the notification. */
  async waitFor(text: string | RegExp): Promise<void> {
    await this.#openOnNew();
    await this.notification(text).waitFor();
  }

  /** Removes all notifications. */
  async clear(): Promise<void> {
    await this.open();
    await this.#center.getByRole('button', { name: 'Clear All Notifications' }).click();
    await this.#center.waitFor({ state: 'hidden' });
  }

  /** The texts of the notifications that are shown now. An empty list is closed again: the next Escape would close it, and nothing else. */
  async notifications(): Promise<readonly string[]> {
    await this.open();
    const texts = await shownTexts(this.#center.locator('.notification-list-item-message'));
    if (texts.length === 0) {
      await this.#bell.click();
      await this.#center.waitFor({ state: 'hidden' });
    }
    return texts;
  }

  /** Waits for the notification and presses one of its buttons. */
  async answer(text: string | RegExp, button: string): Promise<void> {
    await this.#openOnNew();
    await this.notification(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** The text of the modal dialog, once there is one. */
  async dialog(): Promise<string> {
    return await shownText(this.#dialog.locator('.dialog-message-row'));
  }

  /** Presses a button of the modal dialog. Another dialog, with other buttons, may follow. */
  async answerDialog(button: string): Promise<void> {
    const pressed = this.#dialog.getByRole('button', { name: button, exact: true });
    await pressed.click();
    await pressed.waitFor({ state: 'hidden' });
  }

  /** Opens the list when there is something in it: a notification that comes at the moment of the click closes the list. */
  async #openOnNew(): Promise<void> {
    await this.#center.or(this.#bell.locator('.codicon-bell-dot')).first().waitFor();
    await this.open();
  }

  get #bell(): Locator {
    return this.#page.locator('[id="status.notifications"]');
  }

  get #center(): Locator {
    return this.#page.locator('.notifications-center');
  }

  get #dialog(): Locator {
    return this.#page.locator('.monaco-dialog-box');
  }
}
