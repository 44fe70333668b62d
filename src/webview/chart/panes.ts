import { element } from '../base/dom.ts';
import type { ShownQuantity } from '../base/quantities.ts';
import type { Texts } from '../base/texts.ts';
import { axisWidthFor, type ChartView, chartHeight } from './chart.ts';
import { Legend } from './legend.ts';
import { Pane, type Size } from './pane.ts';
import { placesOf } from './places.ts';
import { plotOf, timeExtent } from './plot.ts';

/** Heights of the plots by their number: few are high, many are low. Pixels. */
const HEIGHTS = [300, 300, 190, 150] as const;
const LEAST_HEIGHT = 124;
const LEAST_WIDTH = 240;
/** The height of a large one, as a share of the window's. */
const LARGE = 0.6;

/**
 * The charts of the shown quantities, one below the other with the same time axis. Each has a value axis of its own: what
 * is left of one pool can be ten thousand times what is left of another.
 */
export class Panes {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #enlarge: (id: string) => void;
  readonly #legend: Legend;
  readonly #charts = element('div', { class: 'charts' });
  #panes = new Map<string, Pane>();
  #isLarge = false;

  /** `enlarge`: the chart of the quantity of this id is to be large, or the others are to be shown again. */
  constructor(texts: Texts, enlarge: (id: string) => void) {
    this.#texts = texts;
    this.#enlarge = enlarge;
    this.#legend = new Legend(texts);
    this.element = element('div', { class: 'panes' }, this.#legend.element, this.#charts);
  }

  /** Width of the charts; what the readings are thinned to. Pixels. */
  get width(): number {
    return Math.max(LEAST_WIDTH, this.element.clientWidth);
  }

  /** @param large the id of the quantity whose chart is large, if it is shown */
  update(shown: readonly ShownQuantity[], large: string | undefined): void {
    this.#isLarge = shown.some(({ id }) => id === large);
    const views = this.#views(shown);
    this.#legend.update(views);
    // Those that go first, so that those that stay are not moved: what is moved loses the focus.
    for (const [id, pane] of this.#panes) {
      if (!views.some((view) => view.id === id)) {
        pane.dispose();
      }
    }
    const size = this.#size(views.length);
    const before = this.#panes;
    this.#panes = new Map(views.map((view) => [view.id, this.#pane(before.get(view.id), view, size)]));
    for (const [index, { element: pane }] of [...this.#panes.values()].entries()) {
      if (this.#charts.children[index] !== pane) {
        this.#charts.insertBefore(pane, this.#charts.children[index] ?? null);
      }
    }
  }

  #pane(kept: Pane | undefined, view: ChartView, size: Size): Pane {
    if (kept === undefined) {
      return new Pane(view, size, this.#enlarge);
    }
    kept.resize(size);
    kept.update(view);
    return kept;
  }

  resize(): void {
    const size = this.#size(this.#panes.size);
    for (const pane of this.#panes.values()) {
      pane.resize(size);
    }
  }

  redraw(): void {
    for (const pane of this.#panes.values()) {
      pane.redraw();
    }
  }

  #plotHeight(charts: number): number {
    const height = HEIGHTS[charts] ?? LEAST_HEIGHT;
    return this.#isLarge ? Math.max(height, Math.round(innerHeight * LARGE)) : height;
  }

  #size(charts: number): Size {
    return { width: this.width, height: chartHeight(this.#plotHeight(charts)) };
  }

  #views(shown: readonly ShownQuantity[]): readonly ChartView[] {
    const height = this.#plotHeight(shown.length);
    const time = timeExtent(shown);
    const pixelMs = (time[1] - time[0]) / this.width;
    const plots = [...Map.groupBy(shown, ({ model }) => model)].flatMap(([model, own]) => {
      const places = placesOf(model, pixelMs);
      return own.map((quantity) => ({ ...quantity, plot: plotOf(model, quantity.series, time, places) }));
    });
    const widths = plots.map(({ series, plot }) => axisWidthFor(series, plot.extent, height, this.#texts.locale));
    const axisWidth = Math.max(...widths);
    return plots.map((quantity) => ({
      ...{ ...quantity, time, axisWidth },
      texts: this.#texts,
      isLarge: this.#isLarge,
    }));
  }
}
