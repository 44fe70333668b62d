import type { Locator, Page } from 'playwright-core';
import { shownText } from './shownText.ts';

/** VS Code's page of a walkthrough. */
export class Walkthrough {
  readonly #page: Page;
  /** The page itself, whichever walkthrough it shows. */
  readonly view: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.view = page.locator('.gettingStartedContainer .gettingStartedSlideDetails');
  }

  /** Resolves when the page shows the walkthrough of this title. */
  async waitFor(title: string): Promise<void> {
    await this.view.locator('.getting-started-category').getByText(title, { exact: true }).waitFor();
  }

  /** The titles of the steps, in order. */
  async titles(): Promise<readonly string[]> {
    return await this.view.locator('.step-title').allInnerTexts();
  }

  /** Opens a step and resolves when its picture is there, an SVG of this id. Returns its text with its buttons. */
  async open(title: string, picture: string): Promise<string> {
    const step = this.#step(title);
    if ((await step.getAttribute('aria-expanded')) !== 'true') {
      await step.locator('.step-title').click();
    }
    await this.#page
      .locator('iframe.webview')
      .contentFrame()
      .locator('#active-frame')
      .contentFrame()
      .locator(`svg#${picture}`)
      .waitFor();
    return await shownText(step.locator('.step-description-container'));
  }

  /** Presses the button of the step that is open. */
  async press(name: string): Promise<void> {
    await this.view.getByRole('button', { name, exact: true }).click();
  }

  /** Resolves when the step is ticked off. */
  async waitForDone(title: string): Promise<void> {
    await this.#step(title).locator('.codicon.complete').waitFor();
  }

  #step(title: string): Locator {
    return this.view.locator('.getting-started-step').filter({ has: this.#page.getByText(title, { exact: true }) });
  }
}
