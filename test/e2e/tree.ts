import type { Locator, Page } from 'playwright-core';
import { Menu } from './menu.ts';
import { shownText } from './shownText.ts';

/** A row as it is shown. */
export interface TreeRow {
  /** `group`: a provider, above its accounts, one of which is shown. `detail`: whatever cannot be opened. */
  readonly kind: 'group' | 'account' | 'detail';
  readonly label: string;
  readonly description: string;
}

const menuTimeoutMs = 30_000;
const VIEW = '.part.sidebar .composite[id="workbench.view.extension.messagingBalance"]';
const ROWS = `${VIEW} .pane-body .monaco-list-row`;

/** The part of the page's own `HTMLElement` that is read here. */
interface PageElement {
  readonly offsetTop: number;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
}

/** The extension's tree of accounts and quantities. */
export class Tree {
  readonly #page: Page;
  readonly #menus: Menu;
  /** The whole view with its welcome text or its rows. */
  readonly view: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#menus = new Menu(page);
    this.view = page.locator(VIEW);
  }

  /** Resolves when the view is shown, with a row or its welcome text. */
  async waitForContent(): Promise<void> {
    await this.#rows.or(this.#welcome).first().waitFor();
  }

  /** Every row that is shown, from top to bottom, at one moment: VS Code uses a row's element again for another row. */
  async rows(): Promise<readonly TreeRow[]> {
    const rows = await this.#rows.evaluateAll((elements: readonly PageElement[]) =>
      elements.map((row) => ({
        top: row.offsetTop,
        level: Number(row.getAttribute('aria-level')),
        opens: row.getAttribute('aria-expanded') !== null,
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
      })),
    );
    const grouped = rows.some(({ opens, level }) => opens && level > 1);
    return rows
      .sort((a, b) => a.top - b.top)
      .map(({ level, opens, label, description }) => ({
        kind: !opens ? 'detail' : grouped && level === 1 ? 'group' : 'account',
        label,
        description,
      }));
  }

  /** Resolves when there is an account of this name. */
  async waitForRow(name: string): Promise<void> {
    await this.row(name).waitFor();
  }

  /** The row of the account or the group of exactly this name. A quantity can bear the same words: it is not meant. */
  row(name: string): Locator {
    return this.#labelled(name).and(this.#page.locator('[aria-expanded]')).first();
  }

  /** The first row of a quantity with exactly this label, whichever account it belongs to. */
  quantity(label: string): Locator {
    return this.#labelled(label).and(this.#page.locator(':not([aria-expanded])')).first();
  }

  /** Resolves when the row's description holds the text. */
  async waitForDescription(label: string, text: string | RegExp): Promise<void> {
    await this.row(label).locator('.label-description').filter({ hasText: text }).waitFor();
  }

  /** The name of the row's icon, such as `warning` for `ThemeIcon('warning')`. */
  async icon(label: string): Promise<string> {
    const icon = this.row(label).locator('.custom-view-tree-node-item-icon');
    return /codicon-([\w-]+)/.exec((await icon.getAttribute('class')) ?? '')?.[1] ?? '';
  }

  /** Resolves when the row shows this icon. */
  async waitForIcon(label: string, name: string): Promise<void> {
    await this.row(label).locator(`.custom-view-tree-node-item-icon.codicon-${name}`).waitFor();
  }

  async expand(label: string): Promise<void> {
    const row = this.row(label);
    if ((await row.getAttribute('aria-expanded')) !== 'true') {
      await row.locator('.monaco-tl-twistie').click();
      await row.and(this.#page.locator('[aria-expanded="true"]')).waitFor();
    }
  }

  async close(label: string): Promise<void> {
    const row = this.row(label);
    if ((await row.getAttribute('aria-expanded')) !== 'false') {
      await row.locator('.monaco-tl-twistie').click();
      await row.and(this.#page.locator('[aria-expanded="false"]')).waitFor();
    }
  }

  /** Resolves when the row is selected. */
  async waitForSelected(label: string): Promise<void> {
    await this.row(label).and(this.#page.locator('[aria-selected="true"]')).waitFor();
  }

  /** Where the name of each row begins, with its level, from top to bottom. */
  async places(): Promise<readonly { readonly level: number; readonly left: number }[]> {
    // The page's code is text: this project's types know Node, not the browser.
    return await this.#page.evaluate(`[...document.querySelectorAll(${JSON.stringify(ROWS)})]
      .sort((a, b) => a.offsetTop - b.offsetTop)
      .map((row) => ({
        level: Number(row.getAttribute('aria-level')),
        left: row.querySelector('.label-name').getBoundingClientRect().left,
      }))`);
  }

  /** The title above the view. */
  async title(): Promise<string> {
    return await shownText(this.#page.locator('.part.sidebar .title-label'));
  }

  /** The names of the actions that are shown in the view's title, without that of its menu. */
  async titleActions(): Promise<readonly string[]> {
    await this.view.hover();
    const labels = await this.#page
      .locator('.part.sidebar .title .title-actions .action-label')
      .evaluateAll((actions: readonly PageElement[]) => actions.map((each) => each.getAttribute('aria-label') ?? ''));
    return labels.filter((label) => !/^(Views and More|视图和更多|Collapse All|全部折叠)/.test(label));
  }

  /** The entries of the menu behind the three dots in the view's title. */
  async titleMenuEntries(): Promise<readonly string[]> {
    return await this.#menus.entries(await this.#moreActions(), 'left');
  }

  /** Opens the row's tooltip, which stays until the mouse is moved. */
  async openTooltip(label: string): Promise<Locator> {
    const tooltip = this.#page.locator('.monaco-hover:visible').last();
    await this.#page.mouse.move(0, 0);
    // That of another row would be read in its place.
    await tooltip.waitFor({ state: 'hidden' });
    await this.row(label).locator('.label-name').hover();
    await tooltip.waitFor();
    return tooltip;
  }

  /** The row's tooltip. */
  async tooltip(label: string): Promise<string> {
    const text = await shownText(await this.openTooltip(label));
    await this.#page.mouse.move(0, 0);
    return text;
  }

  /** Presses an action that is shown in the row. */
  async inlineAction(label: string, action: string): Promise<void> {
    // The hover of a row under a mouse that was left there would cover the next one.
    await this.#page.mouse.move(0, 0);
    await this.#press(this.row(label), action);
  }

  /** Points at the row, and presses the action that it then shows. */
  async #press(row: Locator, action: string): Promise<void> {
    // Waiting for it to be visible would wait for ever when the row is drawn anew under a mouse that rests: it is not
    // pointed at any more then. A hand moves on to the button, and presses there.
    const button = row.getByRole('button', { name: action, includeHidden: true });
    let place = null;
    while (place === null) {
      await row.hover();
      place = await button.boundingBox();
    }
    await this.#page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  }

  /** The first row that is read aloud with the sentence in it. */
  saying(sentence: string): Locator {
    return this.#rows.and(this.#page.locator(`[aria-label*=${JSON.stringify(sentence)}]`)).first();
  }

  /** Presses the action that is shown in the first row that is read aloud with the sentence in it. */
  async troubleAction(sentence: string, action: string): Promise<void> {
    await this.#press(this.saying(sentence), action);
  }

  /** Presses an action of the view's title. */
  async titleAction(action: string): Promise<void> {
    await this.view.hover();
    await this.#page
      .locator('.part.sidebar')
      .locator('.title, .pane-header')
      .getByRole('button', { name: action })
      .first()
      .click();
  }

  /** Chooses an entry of the menu behind the three dots in the view's title. */
  async titleMenu(entry: string): Promise<void> {
    await this.#menus.choose(await this.#moreActions(), 'left', entry);
  }

  /** Drags a row onto another one with the mouse, or below the last one. */
  async drag(label: string, target: string | 'the end'): Promise<void> {
    if (target === 'the end') {
      const list = this.view.locator('.pane-body .monaco-list');
      const { height = 0 } = (await list.boundingBox()) ?? {};
      await this.row(label).dragTo(list, { targetPosition: { x: 100, y: height - 10 } });
    } else {
      await this.row(label).dragTo(this.row(target));
    }
  }

  /** Resolves when the groups and accounts have these labels, from top to bottom. */
  async waitForOrder(...labels: readonly string[]): Promise<void> {
    const shown = `[...document.querySelectorAll(${JSON.stringify(ROWS)})]
      .filter((row) => row.hasAttribute('aria-expanded'))
      .sort((a, b) => a.offsetTop - b.offsetTop)
      .map((row) => row.querySelector('.label-name').textContent)
      .join(' | ')`;
    await this.#page.waitForFunction(`${shown} === ${JSON.stringify(labels.join(' | '))}`);
  }

  /** The sentence above the rows; empty when there is none. */
  get message(): Locator {
    return this.view.locator('.tree-explorer-viewlet-tree-view .message');
  }

  /** What a screen reader is told of all rows, from top to bottom. */
  async spoken(): Promise<readonly string[]> {
    const rows = await this.#rows.evaluateAll((elements: readonly PageElement[]) =>
      elements.map((row) => ({ top: row.offsetTop, text: row.getAttribute('aria-label') ?? '' })),
    );
    return rows.sort((a, b) => a.top - b.top).map(({ text }) => text);
  }

  /** The entries of the row's context menu. */
  async menu(label: string): Promise<readonly string[]> {
    return await this.#menus.entries(this.row(label), 'right');
  }

  /** The entries of the context menu of a quantity. */
  async quantityMenu(label: string): Promise<readonly string[]> {
    return await this.#menus.entries(this.quantity(label), 'right');
  }

  /** Resolves when the row's context menu has the entry: VS Code takes a changed row over in its own time, and nothing else shows it. */
  async waitForMenuEntry(label: string, entry: string): Promise<void> {
    for (const end = Date.now() + menuTimeoutMs; !(await this.menu(label)).includes(entry); ) {
      if (Date.now() > end) {
        throw new Error(`The menu of ${label} has no entry ${entry}`);
      }
    }
  }

  /** Chooses an entry of the row's context menu. */
  async choose(label: string, entry: string): Promise<void> {
    await this.#menus.choose(this.row(label), 'right', entry);
  }

  /** Chooses an entry of the context menu of a quantity. */
  async chooseQuantity(label: string, entry: string): Promise<void> {
    await this.#menus.choose(this.quantity(label), 'right', entry);
  }

  /** The text of the welcome view, shown when there is no row. */
  async welcome(): Promise<string> {
    return await shownText(this.#welcome);
  }

  /** Presses a button or a link of the welcome view. */
  async pressWelcome(name: string): Promise<void> {
    await this.#welcome.getByText(name, { exact: true }).click();
  }

  async #moreActions(): Promise<Locator> {
    await this.view.hover();
    return this.#page.locator('.part.sidebar .title').getByRole('button', { name: /^(Views and More|视图和更多)/ });
  }

  #labelled(label: string): Locator {
    return this.#rows.filter({ has: this.#page.locator('.label-name').getByText(label, { exact: true }) });
  }

  get #rows(): Locator {
    return this.#page.locator(ROWS);
  }

  get #welcome(): Locator {
    return this.view.locator('.welcome-view-content');
  }
}
