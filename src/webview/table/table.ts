import { isAmount } from '../../balance/amount/quantity.ts';
import { DAY_MS } from '../../base/duration.ts';
import { element } from '../base/dom.ts';
import type { NamedHistory, ShownQuantity } from '../base/quantities.ts';
import type { Texts } from '../base/texts.ts';
import { NEWEST_FIRST, ordered, placeOfDay, pressed, type TableOrder } from './order.ts';
import { cellIn, type TableRow, tableRows } from './rows.ts';

/** Lines on one page of the table. */
const PAGE = 50;

/** The same data as in the charts, for reading: a page at a time, sorted by any column, from any date on. */
export class ReadingTable {
  readonly element = element('section', { class: 'readings' });
  readonly #texts: Texts;
  readonly #caption = element('caption');
  readonly #head = element('tr');
  /** The heads of the columns that can be sorted; that of the time has no quantity. */
  #heads: ReadonlyMap<string | undefined, HTMLElement> = new Map();
  readonly #body = element('tbody');
  readonly #jump: HTMLElement;
  readonly #date = element('input', { type: 'date' });
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #place = element('span', { role: 'status' });
  readonly #pager = element('div', { class: 'pager' });
  #shown: readonly ShownQuantity[] = [];
  /** The newest first. */
  #rows: readonly TableRow[] = [];
  /** As they are sorted. */
  #lines: readonly TableRow[] = [];
  #order = NEWEST_FIRST;
  #first = 0;

  constructor(texts: Texts) {
    const { words } = texts;
    this.#texts = texts;
    this.#previous = this.#button(words.previous, -PAGE);
    this.#next = this.#button(words.next, PAGE);
    this.#date.addEventListener('change', () => this.#goTo(this.#date.valueAsNumber));
    this.#jump = element('label', { class: 'jump', text: words.goToDate }, this.#date);
    this.#pager.append(this.#previous, this.#place, this.#next);
    const table = element('table', {}, this.#caption, element('thead', {}, this.#head), this.#body);
    this.element.append(this.#jump, element('div', { class: 'scroll' }, table), this.#pager);
  }

  /** @param restart go back to the newest lines */
  update(histories: readonly NamedHistory[], shown: readonly ShownQuantity[], caption: string, restart: boolean): void {
    this.#shown = shown;
    this.#rows = tableRows(histories, shown);
    this.#caption.textContent = caption;
    const [newest, oldest] = [this.#rows[0], this.#rows.at(-1)];
    this.#date.min = oldest === undefined ? '' : this.#dayOf(oldest.at);
    this.#date.max = newest === undefined ? '' : this.#dayOf(newest.at);
    this.#drawHead();
    this.#sort(restart ? NEWEST_FIRST : this.#order, restart ? 0 : this.#first);
  }

  #button(text: string, by: number): HTMLButtonElement {
    const button = element('button', { type: 'button', class: 'secondary', text });
    button.addEventListener('click', () => {
      // Not `disabled`, which would take the focus away at the first and the last page.
      if (button.getAttribute('aria-disabled') !== 'true') {
        this.#first = Math.max(0, this.#first + by);
        this.#draw();
      }
    });
    return button;
  }

  /** Begins with the lines of a day. `day`: its beginning, as if the user's clocks showed UTC. */
  #goTo(day: number): void {
    if (!Number.isNaN(day)) {
      const order = this.#order.by === undefined ? this.#order : NEWEST_FIRST;
      const [fromMs, toMs] = [this.#texts.clock.when(day), this.#texts.clock.when(day + DAY_MS)];
      this.#sort(order, 0);
      this.#first = placeOfDay(this.#lines, { fromMs, toMs }, order.isAscending);
      this.#draw();
    }
  }

  /** The day of a time as a date field has it. */
  #dayOf(at: number): string {
    return new Date(this.#texts.clock.shown(at)).toISOString().slice(0, 10);
  }

  #sort(order: TableOrder, first: number): void {
    const place = this.#shown.findIndex(({ id }) => id === order.by);
    this.#order = place < 0 && order.by !== undefined ? NEWEST_FIRST : order;
    this.#lines = ordered(this.#rows, place, this.#order.isAscending);
    this.#first = first >= this.#lines.length ? 0 : first;
    for (const [by, head] of this.#heads) {
      if (by === this.#order.by) {
        head.setAttribute('aria-sort', this.#order.isAscending ? 'ascending' : 'descending');
      } else {
        head.removeAttribute('aria-sort');
      }
    }
    this.#draw();
  }

  #drawHead(): void {
    const { time, note } = this.#texts.words;
    const wanted = this.#shown.map(({ id, label }) => `${id}\n${label}`).join('\n');
    // The head that was just pressed keeps the focus.
    if (this.#head.dataset['wanted'] !== wanted) {
      this.#head.dataset['wanted'] = wanted;
      this.#heads = new Map<string | undefined, HTMLElement>([
        [undefined, this.#columnHead(time, undefined)],
        ...this.#shown.map(({ id, label }) => [id, this.#columnHead(label, id)] as const),
      ]);
      this.#head.replaceChildren(...this.#heads.values(), element('th', { scope: 'col', text: note }));
    }
  }

  #columnHead(text: string, by: string | undefined): HTMLElement {
    const button = element('button', { type: 'button', text });
    button.addEventListener('click', () => this.#sort(pressed(this.#order, by), 0));
    return element('th', { scope: 'col', class: by === undefined ? 'time' : 'amount' }, button);
  }

  #draw(): void {
    const page = this.#lines.slice(this.#first, this.#first + PAGE);
    this.#body.replaceChildren(...page.map((row) => this.#line(row)));
    const end = this.#first + page.length;
    this.#previous.setAttribute('aria-disabled', String(this.#first === 0));
    this.#next.setAttribute('aria-disabled', String(end >= this.#lines.length));
    this.#place.textContent = this.#texts.rows(this.#first + 1, end, this.#lines.length);
    this.#pager.hidden = this.#lines.length <= PAGE;
    this.#jump.hidden = this.#pager.hidden;
  }

  #line(row: TableRow): HTMLElement {
    const texts = this.#texts;
    if (row.kind === 'failure') {
      return element(
        'tr',
        { class: 'failure' },
        element('th', { scope: 'row', text: texts.failureTime(row.failure) }),
        ...this.#shown.map(() => element('td', { class: 'amount', text: '–' })),
        element('td', { text: texts.ofAccount(row.account, texts.failure(row.failure)) }),
      );
    }
    const cells = this.#shown.map(({ series: { unit } }, column) => {
      const cell = cellIn(row, column);
      return element('td', {
        class: cell === '' || isAmount(cell) ? 'amount' : 'amount none',
        text: texts.amount(cell, unit),
      });
    });
    const notes = (row.told.topUps.get(row.row) ?? []).map(({ added, quantity: { label, series } }) =>
      this.#shown.length === 1 ? texts.topUp(added, series.unit) : texts.topUpOf(label, added, series.unit),
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
