import type { Period } from '../balance/text/zone.ts';
import { element } from './base/dom.ts';
import { PERIODS, RANGES, type Range } from './base/protocol.ts';
import type { ShownQuantity } from './base/quantities.ts';
import type { Texts } from './base/texts.ts';

/** What the user can ask for. */
export interface Wishes {
  account(id: string): void;
  range(range: Range): void;
  toggle(quantity: ShownQuantity): void;
  /** What was spent, by this; or the readings. */
  period(period: Period | undefined): void;
  compare(): void;
  /** Of what is shown. */
  save(): void;
  copySpending(): void;
}

/** The account, the time, what it is compared with, the export, and which quantities are shown. */
export class Controls {
  readonly element = element('header', { class: 'controls' });
  /** Below the other controls; hidden where there is one chart. */
  readonly quantities: HTMLElement;
  readonly #account: HTMLSelectElement;
  readonly #views: ReadonlyMap<'balance' | 'spending', HTMLButtonElement>;
  readonly #ranges: ReadonlyMap<Range, HTMLButtonElement>;
  readonly #periods: ReadonlyMap<Period, HTMLButtonElement>;
  /** What there is for readings alone, and for spending alone. */
  readonly #parts: Readonly<Record<'balance' | 'spending', readonly HTMLElement[]>>;
  /** What spending was told by last. */
  #period: Period = 'month';
  readonly #wishes: Wishes;
  #chips: ReadonlyMap<string, HTMLButtonElement> = new Map();

  constructor({ words }: Texts, wishes: Wishes) {
    this.#wishes = wishes;
    this.#account = element('select', { id: 'account', 'aria-label': words.account });
    this.#account.addEventListener('change', () => wishes.account(this.#account.value));
    this.#ranges = new Map(
      RANGES.map((range) => [range, button({ text: words.ranges[range] }, () => wishes.range(range))] as const),
    );
    this.#periods = new Map(
      PERIODS.map((period) => [period, button({ text: words.periods[period] }, () => wishes.period(period))] as const),
    );
    this.#views = new Map([
      ['balance', button({ text: words.views.balance }, () => wishes.period(undefined))],
      ['spending', button({ text: words.views.spending }, () => wishes.period(this.#period))],
    ] as const);
    const ranges = groupOf(words.range, this.#ranges.values());
    const periods = groupOf(words.period, this.#periods.values());
    const compare = button({ text: words.compare, class: 'secondary' }, () => wishes.compare());
    const copy = button({ text: words.copySpending, class: 'secondary' }, () => wishes.copySpending());
    const save = button({ text: words.exportHistory, class: 'secondary' }, () => wishes.save());
    this.#parts = { balance: [ranges, compare], spending: [periods, copy] };
    this.quantities = element('div', { role: 'group', class: 'quantities', 'aria-label': words.quantities });
    this.element.append(
      this.#account,
      groupOf(words.view, this.#views.values()),
      ranges,
      periods,
      element('div', { class: 'actions' }, compare, copy, save),
    );
  }

  /** @param chosen what spending is told by, where it is shown in place of the readings */
  showPeriod(chosen: Period | undefined): void {
    this.#period = chosen ?? this.#period;
    const view = chosen === undefined ? 'balance' : 'spending';
    for (const [name, choice] of this.#views) {
      choice.setAttribute('aria-pressed', String(name === view));
      for (const part of this.#parts[name]) {
        part.hidden = name !== view;
      }
    }
    for (const [period, choice] of this.#periods) {
      choice.setAttribute('aria-pressed', String(period === chosen));
    }
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

function groupOf(label: string, choices: Iterable<HTMLElement>): HTMLElement {
  return element('div', { role: 'group', class: 'ranges', 'aria-label': label }, ...choices);
}

function button(making: { readonly [attribute: string]: string }, pressed: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', ...making });
  made.addEventListener('click', pressed);
  return made;
}
