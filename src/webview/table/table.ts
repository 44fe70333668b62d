import { isAmount } from '../../balance/amount/quantity.ts';
import type { HistoryModel, HistorySeries } from '../../balance/history/historyModel.ts';
import { element } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { type TableRow, tableRows } from './rows.ts';

/** Lines on one page of the table. */
const PAGE = 50;

/** The same data as in the charts, for reading: the newest first, a page at a time. */
export class ReadingTable {
  readonly element = element('section', { class: 'readings' });
  readonly #texts: Texts;
  readonly #caption = element('caption');
  readonly #head = element('tr');
  readonly #body = element('tbody');
  readonly #newer: HTMLButtonElement;
  readonly #older: HTMLButtonElement;
  readonly #place = element('span', { role: 'status' });
  readonly #pager = element('div', { class: 'pager' });
  #shown: readonly HistorySeries[] = [];
  #rows: readonly TableRow[] = [];
  #first = 0;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.#newer = this.#button(texts.words.newer, -PAGE);
    this.#older = this.#button(texts.words.older, PAGE);
    this.#pager.append(this.#newer, this.#place, this.#older);
    const table = element('table', {}, this.#caption, element('thead', {}, this.#head), this.#body);
    this.element.append(element('div', { class: 'scroll' }, table), this.#pager);
  }

  /** @param restart go back to the newest lines */
  update(model: HistoryModel, shown: readonly HistorySeries[], caption: string, restart: boolean): void {
    this.#shown = shown;
    this.#rows = tableRows(model, shown);
    this.#first = restart || this.#first >= this.#rows.length ? 0 : this.#first;
    this.#caption.textContent = caption;
    const { time, note } = this.#texts.words;
    const labels = shown.map(({ label }) => element('th', { scope: 'col', class: 'amount', text: label }));
    this.#head.replaceChildren(
      element('th', { scope: 'col', text: time }),
      ...labels,
      element('th', { scope: 'col', text: note }),
    );
    this.#draw();
  }

  #button(text: string, by: number): HTMLButtonElement {
    const button = element('button', { type: 'button', text });
    button.addEventListener('click', () => {
      // Not `disabled`, which would take the focus away at the first and the last page.
      if (button.getAttribute('aria-disabled') !== 'true') {
        this.#first = Math.max(0, this.#first + by);
        this.#draw();
      }
    });
    return button;
  }

  #draw(): void {
    const page = this.#rows.slice(this.#first, this.#first + PAGE);
    this.#body.replaceChildren(...page.map((row) => this.#line(row)));
    const end = this.#first + page.length;
    this.#newer.setAttribute('aria-disabled', String(this.#first === 0));
    this.#older.setAttribute('aria-disabled', String(end >= this.#rows.length));
    this.#place.textContent = this.#texts.rows(this.#first + 1, end, this.#rows.length);
    this.#pager.hidden = this.#rows.length <= PAGE;
  }

  #line(row: TableRow): HTMLElement {
    const texts = this.#texts;
    if (row.kind === 'failure') {
      return element(
        'tr',
        { class: 'failure' },
        element('th', { scope: 'row', text: texts.failureTime(row.failure) }),
        ...this.#shown.map(() => element('td', { class: 'amount', text: '–' })),
        element('td', { text: texts.failure(row.failure) }),
      );
    }
    const cells = row.cells.map((cell, place) => {
      const unit = this.#shown[place]?.unit ?? 'messages';
      return element('td', {
        class: cell === '' || isAmount(cell) ? 'amount' : 'amount none',
        text: texts.amount(cell, unit),
      });
    });
    const notes = row.topUps.map(({ added, series }) =>
      this.#shown.length === 1 ? texts.topUp(added, series.unit) : texts.topUpOf(series.label, added, series.unit),
    );
    return element(
      'tr',
      {},
      element('th', { scope: 'row', text: texts.moment(row.at) }),
      ...cells,
      element('td', { text: texts.notes(notes) }),
    );
  }
}
