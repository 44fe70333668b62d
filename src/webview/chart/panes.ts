import type { HistoryModel, HistorySeries } from '../../balance/history/historyModel.ts';
import { element } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { lineColor } from '../theme.ts';
import { axisWidthFor, type ChartView, TIME_LABELS } from './chart.ts';
import { Pane } from './pane.ts';
import { plotOf, timeExtent } from './plot.ts';

/** Heights of the charts by their number: few are high, many are low. Pixels. */
const HEIGHTS = [300, 300, 190, 150] as const;
const LEAST_HEIGHT = 124;
const LEAST_WIDTH = 240;

/**
 * The charts of the shown quantities, one below the other with the same time axis. Each has a value axis of its own: what
 * is left of one pool can be ten thousand times what is left of another.
 */
export class Panes {
  readonly element = element('div', { class: 'panes' });
  readonly #texts: Texts;
  #panes = new Map<string, Pane>();
  #shown = 0;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** Width of the charts; what the readings are thinned to. Pixels. */
  get width(): number {
    return Math.max(LEAST_WIDTH, this.element.clientWidth);
  }

  update(model: HistoryModel, shown: readonly HistorySeries[]): void {
    const views = this.#views(model, shown);
    this.#shown = views.length;
    const before = this.#panes;
    this.#panes = new Map();
    for (const [index, view] of views.entries()) {
      const { key } = view.series;
      const kept = before.get(key);
      before.delete(key);
      const pane = kept ?? new Pane(view, this.#size(index));
      if (kept !== undefined) {
        kept.resize(this.#size(index));
        kept.update(view);
      }
      this.#panes.set(key, pane);
      if (this.element.children[index] !== pane.element) {
        this.element.insertBefore(pane.element, this.element.children[index] ?? null);
      }
    }
    for (const pane of before.values()) {
      pane.dispose();
    }
  }

  clear(): void {
    for (const pane of this.#panes.values()) {
      pane.dispose();
    }
    this.#panes.clear();
  }

  resize(): void {
    for (const [index, pane] of [...this.#panes.values()].entries()) {
      pane.resize(this.#size(index));
    }
  }

  redraw(): void {
    for (const pane of this.#panes.values()) {
      pane.redraw();
    }
  }

  #size(index: number): { width: number; height: number } {
    const height = HEIGHTS[this.#shown] ?? LEAST_HEIGHT;
    return { width: this.width, height: height + (index === this.#shown - 1 ? TIME_LABELS : 0) };
  }

  #views(model: HistoryModel, shown: readonly HistorySeries[]): readonly ChartView[] {
    const time = timeExtent(model, shown);
    const pixelMs = (model.toMs - model.fromMs) / this.width;
    const plots = shown.map((series) => ({ series, plot: plotOf(model, series, time, pixelMs) }));
    const widths = plots.map(({ series, plot }) => axisWidthFor(series, plot.extent, this.#texts.locale));
    return plots.map(({ series, plot }, index) => ({
      model,
      series,
      plot,
      time,
      color: lineColor(model.series.indexOf(series)),
      texts: this.#texts,
      axisWidth: Math.max(...widths),
      hasTimeLabels: index === plots.length - 1,
    }));
  }
}
