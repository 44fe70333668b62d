import { element } from './base/dom.ts';
import type { PageState } from './base/pageState.ts';
import { type NamedHistory, quantitiesOf, type ShownQuantity, visibleOf } from './base/quantities.ts';
import type { Texts } from './base/texts.ts';
import { Panes } from './chart/panes.ts';
import { ReadingTable } from './table/table.ts';

/** What there is to choose from, and what of it is shown. */
export interface Shown {
  readonly all: readonly ShownQuantity[];
  readonly visible: readonly ShownQuantity[];
  /** One of them alone is shown, and large. */
  readonly isLarge: boolean;
}

/** The readings of the chosen accounts: as charts, in a line of words, and as a table. */
export class HistoryView {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #panes: Panes;
  readonly #table: ReadingTable;
  readonly #summary = element('p', { class: 'summary', role: 'status' });
  /** What the table shows: other accounts or another time start at its first page. */
  #tabled = '';

  /** `enlarge`: the chart of the quantity of this id is to be large, or the others are to be shown again. */
  constructor(texts: Texts, enlarge: (id: string) => void) {
    this.#texts = texts;
    this.#panes = new Panes(texts, enlarge);
    this.#table = new ReadingTable(texts);
    this.element = element('div', { class: 'history' }, this.#panes.element, this.#summary, this.#table.element);
  }

  /** Width of the charts in pixels. */
  get width(): number {
    return this.#panes.width;
  }

  /** @param names what the accounts are called, as many as there are histories */
  update(histories: readonly NamedHistory[], state: PageState, names: readonly string[]): Shown {
    const all = quantitiesOf(histories);
    const visible = visibleOf(all, state);
    this.#panes.update(visible, state.large);
    const isEmpty = histories.every(({ model }) => model.total === 0);
    this.#summary.textContent = isEmpty ? '' : this.#texts.summary(histories);
    this.#table.element.hidden = isEmpty && histories.every(({ model }) => model.failures.length === 0);
    const caption = this.#texts.caption(names, this.#texts.words.ranges[state.range]);
    const tabled = JSON.stringify([histories.map(({ accountId }) => accountId), state.range]);
    this.#table.update(histories, visible, caption, this.#tabled !== tabled);
    this.#tabled = tabled;
    return { all, visible, isLarge: visible.some(({ id }) => id === state.large) };
  }

  resize(): void {
    this.#panes.resize();
  }

  /** Draws anew with the present colours. */
  redraw(): void {
    this.#panes.redraw();
  }
}
