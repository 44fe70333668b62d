import { element } from './dom.ts';
import { RANGES, type Range } from './protocol.ts';
import type { ShownQuantity } from './quantities.ts';
import type { Texts } from './texts.ts';

/** What the user can ask for. */
export interface Wishes {
  account(id: string): void;
  range(range: Range): void;
  toggle(quantity: ShownQuantity): void;
  compare(): void;
  exportHistory(): void;
}

/** The account, the time, what it is compared with, the export, and which quantities are shown. */
export class Controls {
  readonly element = element('header', { class: 'controls' });
  /** Below the other controls; hidden where there is one chart. */
  readonly quantities: HTMLElement;
  readonly #account: HTMLSelectElement;
  readonly #ranges: ReadonlyMap<Range, HTMLButtonElement>;
  readonly #wishes: Wishes;
  #chips: ReadonlyMap<string, HTMLButtonElement> = new Map();

  constructor({ words }: Texts, wishes: Wishes) {
    this.#wishes = wishes;
    this.#account = element('select', { id: 'account', 'aria-label': words.account });
    this.#account.addEventListener('change', () => wishes.account(this.#account.value));
    this.#ranges = new Map(
      RANGES.map((range) => [range, button({ text: words.ranges[range] }, () => wishes.range(range))] as const),
    );
    const ranges = element('div', { role: 'group', class: 'ranges', 'aria-label': words.range });
    ranges.append(...this.#ranges.values());
    const compare = button({ text: words.compare, class: 'secondary' }, () => wishes.compare());
    const save = button({ text: words.exportHistory, class: 'secondary' }, () => wishes.exportHistory());
    this.quantities = element('div', { role: 'group', class: 'quantities', 'aria-label': words.quantities });
    this.element.append(this.#account, ranges, element('div', { class: 'actions' }, compare, save));
  }

  showAccounts(accounts: readonly { readonly id: string; readonly name: string }[], chosen: string): void {
    const wanted = accounts.map(({ id, name }) => `${id}\n${name}`).join('\n');
    // An open list must not close because a reading has come in.
    if (this.#account.dataset['wanted'] !== wanted) {
      this.#account.dataset['wanted'] = wanted;
      this.#account.replaceChildren(...accounts.map(({ id, name }) => element('option', { value: id, text: name })));
    }
    this.#account.value = chosen;
  }

  showRange(chosen: Range): void {
    for (const [range, choice] of this.#ranges) {
      choice.setAttribute('aria-pressed', String(range === chosen));
    }
  }

  /** @param isLarge the chart of one of them is large, and there is nothing to choose */
  showQuantities(all: readonly ShownQuantity[], visible: readonly ShownQuantity[], isLarge: boolean): void {
    const wanted = all.map(({ id, label }) => `${id}\n${label}`).join('\n');
    // The one that was just pressed keeps the focus.
    if (this.quantities.dataset['wanted'] !== wanted) {
      this.quantities.dataset['wanted'] = wanted;
      this.#chips = new Map(
        all.map((quantity) => [
          quantity.id,
          button({ text: quantity.label, 'data-color': quantity.color }, () => this.#wishes.toggle(quantity)),
        ]),
      );
      this.quantities.replaceChildren(...this.#chips.values());
    }
    this.quantities.hidden = all.length < 2 || isLarge;
    for (const [id, chip] of this.#chips) {
      chip.setAttribute('aria-pressed', String(visible.some((quantity) => quantity.id === id)));
    }
  }
}

function button(making: { readonly [attribute: string]: string }, pressed: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', ...making });
  made.addEventListener('click', pressed);
  return made;
}
