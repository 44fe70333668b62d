import type uPlot from 'uplot';
import type { HistoryModel, HistorySeries } from '../../balance/history/historyModel.ts';
import { cellAt, latestCell } from '../../balance/readings/rows.ts';
import { DAY_MS } from '../../base/duration.ts';
import { labelled } from '../../base/language.ts';
import { element } from '../base/dom.ts';
import { isLow } from '../base/quantities.ts';
import { type ChartView, createChart, fillChart, moveCursor } from './chart.ts';
import { hasZero } from './plot.ts';

/** How far Page Up and Page Down move, as a share of all readings. */
const LEAP = 0.1;
/** What runs out within a week stands out. */
const SOON_MS = 7 * DAY_MS;

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One quantity: its name, its latest amount, what is known of it, and its chart. */
export class Pane {
  readonly element = element('section', { class: 'pane' });
  readonly #name = element('h2');
  readonly #amount = element('strong');
  readonly #facts = element('ul', { class: 'facts' });
  readonly #enlarge = element('button', { type: 'button', class: 'enlarge' });
  readonly #readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  /** A slider for the keyboard: it goes from reading to reading, and on to the end of the forecast. */
  readonly #plot = element('div', { class: 'plot', role: 'slider', tabindex: '0', 'aria-orientation': 'horizontal' });
  readonly #chart: uPlot;
  #view: ChartView;
  /** What of the plot is shown in words. */
  #place = -1;

  /** `enlarge`: this chart is to be large, or the others are to be shown again. */
  constructor(view: ChartView, size: Size, enlarge: (id: string) => void) {
    this.#view = view;
    const header = element('div', { class: 'head' }, this.#name, this.#amount, this.#facts, this.#enlarge);
    this.element.append(header, this.#readout, this.#plot);
    this.#enlarge.addEventListener('click', () => enlarge(this.#view.id));
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
    const { series, texts, color, plot, label, isLarge } = view;
    const latest = latestCell(series.cells);
    this.element.dataset['color'] = color;
    this.#name.textContent = label;
    this.#amount.textContent = series.present ?? texts.shown(latest, series.unit);
    this.#facts.replaceChildren(...factsOf(view));
    this.#enlarge.textContent = texts.words.enlarge;
    this.#enlarge.setAttribute('aria-label', labelled(texts.words.enlarge, label, texts));
    this.#enlarge.setAttribute('aria-pressed', String(isLarge));
    this.#plot.setAttribute('aria-label', texts.chart(view));
    this.#plot.setAttribute('aria-valuemin', '1');
    this.#plot.setAttribute('aria-valuemax', String(plot.stops.length));
    this.#plot.hidden = plot.y.every((value) => typeof value !== 'number');
    fillChart(this.#chart, view);
    this.#show(undefined);
  }

  /** Draws anew with the present colours. */
  redraw(): void {
    this.#chart.redraw(false);
  }

  resize(size: Size): void {
    if (size.width !== this.#chart.width || size.height !== this.#chart.height) {
      this.#chart.setSize(size);
    }
  }

  dispose(): void {
    this.#chart.destroy();
    this.element.remove();
  }

  /** Says what there was, or may be, at a place of the plot; at the latest reading for none. */
  #show(place: number | undefined): void {
    const { plot } = this.#view;
    this.#place = place ?? plot.rows.findLastIndex((row) => row >= 0);
    const text = this.#textAt(this.#place);
    this.#readout.textContent = text;
    this.#plot.setAttribute('aria-valuenow', String(plot.stops.indexOf(this.#place) + 1));
    this.#plot.setAttribute('aria-valuetext', text);
  }

  #textAt(place: number): string {
    const { plot, model, series, texts } = this.#view;
    const row = plot.rows[place] ?? -1;
    const at = model.at[row];
    if (at !== undefined) {
      return texts.reading(at, cellAt(series.cells, row), series.unit, plot.topUps.get(row));
    }
    const [x, value] = [plot.x[place], plot.forecast[place]];
    if (x === undefined || typeof value !== 'number') {
      return '';
    }
    return x === plot.runOut?.x ? (texts.runsOut(series, model) ?? '') : texts.forecast(x, value, series.unit);
  }

  #key(event: KeyboardEvent): void {
    const { plot } = this.#view;
    const { stops } = plot;
    const last = stops.length - 1;
    const now = stops.indexOf(this.#place);
    const leap = Math.max(1, Math.round(stops.length * LEAP));
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
    const place = target === undefined ? undefined : stops[Math.min(last, Math.max(0, target))];
    const at = place === undefined ? undefined : plot.x[place];
    if (at !== undefined) {
      event.preventDefault();
      moveCursor(this.#chart, this.#chart.valToPos(at, 'x'));
      // Several readings may lie at one pixel.
      this.#show(place);
    }
  }
}

function factsOf({ series, texts, model, plot }: ChartView): readonly HTMLElement[] {
  const facts = [
    { text: texts.used(series), class: 'used' },
    { text: texts.toppedUp(series), class: 'topped-up' },
    { text: texts.threshold(series), class: isLow(series) ? 'threshold low' : 'threshold' },
    { text: texts.runsOut(series, model), class: isSoon(series, model) ? 'runs-out soon' : 'runs-out' },
    { text: hasZero(plot.extent) ? undefined : texts.words.notFromZero, class: 'cut' },
  ];
  return facts.flatMap((fact) => (fact.text === undefined ? [] : [element('li', { ...fact, text: fact.text })]));
}

function isSoon({ runsOutAt }: HistorySeries, { toMs }: HistoryModel): boolean {
  return runsOutAt !== undefined && runsOutAt - toMs < SOON_MS;
}
