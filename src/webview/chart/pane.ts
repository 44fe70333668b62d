import type uPlot from 'uplot';
import { compareDecimals } from '../../balance/amount/decimal.ts';
import { isAmount } from '../../balance/amount/quantity.ts';
import type { HistoryModel, HistorySeries } from '../../balance/history/historyModel.ts';
import { cellAt, latestCell } from '../../balance/readings/rows.ts';
import { element } from '../dom.ts';
import { type ChartView, createChart, fillChart, moveCursor } from './chart.ts';

/** How far Page Up and Page Down move, as a share of all readings. */
const LEAP = 0.1;
/** What runs out within a week stands out. */
const SOON_MS = 7 * 24 * 3_600_000;

/** One quantity: its name, its latest amount, what is known of it, and its chart. */
export class Pane {
  readonly element = element('section', { class: 'pane' });
  readonly #name = element('h2');
  readonly #amount = element('strong');
  readonly #facts = element('ul', { class: 'facts' });
  readonly #readout = element('span', { class: 'readout', 'aria-hidden': 'true' });
  /** A slider for the keyboard: it goes from reading to reading. */
  readonly #plot = element('div', { class: 'plot', role: 'slider', tabindex: '0', 'aria-orientation': 'horizontal' });
  readonly #chart: uPlot;
  #view: ChartView;
  #place: number | undefined;

  constructor(view: ChartView, size: { readonly width: number; readonly height: number }) {
    this.#view = view;
    this.element.append(element('header', {}, this.#name, this.#amount, this.#facts, this.#readout), this.#plot);
    this.#chart = createChart(
      () => this.#view,
      size,
      (place) => this.#show(place),
    );
    this.#plot.append(this.#chart.root);
    this.#plot.addEventListener('keydown', (event) => this.#key(event));
    this.#plot.addEventListener('blur', () => moveCursor(this.#chart, -10));
    this.update(view);
  }

  update(view: ChartView): void {
    this.#view = view;
    const { series, texts, model, color, plot } = view;
    const latest = latestCell(series.cells);
    this.element.dataset['color'] = color;
    this.#name.textContent = series.label;
    this.#amount.textContent = series.present ?? texts.shown(latest, series.unit);
    this.#facts.replaceChildren(...factsOf(view));
    this.#plot.setAttribute('aria-label', texts.chart(series, model));
    this.#plot.setAttribute('aria-valuemin', '1');
    this.#plot.setAttribute('aria-valuemax', String(model.at.length));
    this.#plot.hidden = plot.y.every((value) => typeof value !== 'number');
    fillChart(this.#chart, view);
    this.#show(undefined);
  }

  /** Draws anew with the present colours. */
  redraw(): void {
    this.#chart.redraw(false);
  }

  resize(size: { readonly width: number; readonly height: number }): void {
    if (size.width !== this.#chart.width || size.height !== this.#chart.height) {
      this.#chart.setSize(size);
    }
  }

  dispose(): void {
    this.#chart.destroy();
    this.element.remove();
  }

  /** Says what there was at a place of the plot, or else at the latest reading. */
  #show(place: number | undefined): void {
    const { plot, model, series, texts } = this.#view;
    this.#place = place;
    const row = plot.rows[place ?? plot.rows.findLastIndex((each) => each >= 0)] ?? -1;
    const at = model.at[row];
    const cell = cellAt(series.cells, row);
    const text = at === undefined ? '' : texts.reading(at, cell, series.unit);
    this.#readout.textContent = text;
    this.#plot.setAttribute('aria-valuenow', String(row + 1));
    this.#plot.setAttribute('aria-valuetext', text);
  }

  #key(event: KeyboardEvent): void {
    const { plot } = this.#view;
    const readings = plot.rows.flatMap((row, place) => (row >= 0 ? [place] : []));
    const last = readings.length - 1;
    const now = this.#place === undefined ? last + 1 : readings.indexOf(this.#place);
    const leap = Math.max(1, Math.round(readings.length * LEAP));
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      PageDown: now - leap,
      PageUp: now + leap,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    const place = target === undefined ? undefined : readings[Math.min(last, Math.max(0, target))];
    const at = place === undefined ? undefined : plot.x[place];
    if (at !== undefined) {
      event.preventDefault();
      moveCursor(this.#chart, this.#chart.valToPos(at, 'x'));
    }
  }
}

function factsOf({ series, texts, model }: ChartView): readonly HTMLElement[] {
  const facts = [
    { text: texts.used(series), class: 'used' },
    { text: texts.threshold(series), class: isLow(series) ? 'threshold low' : 'threshold' },
    { text: texts.runsOut(series), class: isSoon(series, model) ? 'runs-out soon' : 'runs-out' },
  ];
  return facts.flatMap((fact) => (fact.text === undefined ? [] : [element('li', { ...fact, text: fact.text })]));
}

function isSoon({ runsOutAt }: HistorySeries, { toMs }: HistoryModel): boolean {
  return runsOutAt !== undefined && runsOutAt - toMs < SOON_MS;
}

function isLow({ cells, threshold }: HistorySeries): boolean {
  const latest = latestCell(cells);
  return threshold !== undefined && isAmount(latest) && compareDecimals(latest, threshold) <= 0;
}
