import { joinDotted } from '../../base/language.ts';
import { element } from '../base/dom.ts';
import type { ShownSpending } from '../base/protocol.ts';
import { scrollerOf } from '../table/scroller.ts';
import { barsOf, namesBelow } from './bars.ts';

type SpentQuantity = ShownSpending['quantities'][number];

const SVG = 'http://www.w3.org/2000/svg';

/** What was spent of an account, a chart of bars and a table for each quantity. It shows words, and computes no balance. */
export class SpendingView {
  readonly element = element('section', { class: 'spending' });
  #shown = '';

  update(shown: ShownSpending): void {
    // What has not changed keeps its place, its focus and what is selected in it.
    const text = JSON.stringify(shown);
    if (text === this.#shown) {
      return;
    }
    this.#shown = text;
    const { quantities, notes, heads } = shown;
    this.element.replaceChildren(
      ...quantities.map((quantity) => panelOf(quantity, heads)),
      ...notes.map((note) => element('p', { class: 'summary', text: note })),
    );
  }
}

function panelOf({ label, chart, rows }: SpentQuantity, heads: readonly string[]): HTMLElement {
  const names = namesBelow(rows);
  const most = rows.reduce((top, row) => ((row.amount ?? 0) > (top?.amount ?? 0) ? row : top), rows[0]);
  return element(
    'section',
    { class: 'spent' },
    element('h2', { text: label }),
    element('p', { class: 'most', 'aria-hidden': 'true', text: (most?.amount ?? 0) > 0 ? (most?.spent ?? '') : '' }),
    barsIn(chart, rows),
    element(
      'p',
      { class: names.length === rows.length ? 'names' : 'names ends', 'aria-hidden': 'true' },
      ...names.map((text) => element('span', { text })),
    ),
    scrollerOf(tableOf(label, rows, heads), label),
  );
}

function barsIn(label: string, rows: SpentQuantity['rows']): SVGSVGElement {
  const chart = document.createElementNS(SVG, 'svg');
  setAll(chart, {
    class: 'bars',
    role: 'img',
    'aria-label': label,
    viewBox: '0 0 100 100',
    preserveAspectRatio: 'none',
  });
  for (const { row, x, width, y, height } of barsOf(rows)) {
    const bar = document.createElementNS(SVG, 'rect');
    const unknown = row.amount === undefined;
    setAll(bar, {
      class: unknown ? 'unknown' : 'bar',
      ...(unknown ? { x, width, y: 0, height: 100 } : { x, width, y, height }),
    });
    const title = document.createElementNS(SVG, 'title');
    title.textContent = joinDotted([row.period, row.spent, row.note]);
    bar.append(title);
    chart.append(bar);
  }
  return chart;
}

function setAll(made: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
}

function tableOf(label: string, rows: SpentQuantity['rows'], heads: readonly string[]): HTMLElement {
  const [period, ...amounts] = heads.map((text, place) =>
    element('th', { scope: 'col', text, ...(place > 0 && place < heads.length - 1 ? { class: 'amount' } : {}) }),
  );
  const lines = rows.map((row) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row', text: row.period }),
      ...[row.spent, row.change, row.added].map((text) => element('td', { class: 'amount', text })),
      element('td', { text: row.note }),
    ),
  );
  return element(
    'table',
    {},
    element('caption', { class: 'unseen', text: label }),
    element('thead', {}, element('tr', {}, ...(period === undefined ? [] : [period]), ...amounts)),
    element('tbody', {}, ...lines),
  );
}
