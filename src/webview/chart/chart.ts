import uPlot from 'uplot';
import { isCounted } from '../../balance/amount/quantity.ts';
import type { HistorySeries } from '../../balance/history/historyModel.ts';
import type { ShownQuantity } from '../base/quantities.ts';
import type { Texts } from '../base/texts.ts';
import { chartFont, fadedColor, isHighContrast, themeColor } from '../base/theme.ts';
import { drawFailures, drawLatest, drawNow, drawRunOut, drawThreshold, drawTopUps } from './marks.ts';
import { type Extent, hasZero, type Plot, pointedAt } from './plot.ts';
import { timeLabels, timeStep, timeTicks } from './timeTicks.ts';
import { valueLabels, valueStep, valueTicks } from './valueTicks.ts';

/** What a chart shows of one quantity. */
export interface ChartView extends ShownQuantity {
  readonly plot: Plot;
  readonly time: Extent;
  readonly texts: Texts;
  /** Room for the labels of the values, the same in all charts of the page. */
  readonly axisWidth: number;
  readonly isLarge: boolean;
}

/** Height of the time's labels of one line, and of two, of which there are no more. Pixels, as all sizes here. */
const TIME_LABELS = [24, 40] as const;
const LABEL_SIZE = 11;
/** Charts of this name have one cursor. */
const SYNC = 'history';
/** The least distance of two labels. */
const LABEL_WIDTH = 76;
const LABEL_HEIGHT = 30;

/**
 * Makes the chart of one quantity. What it shows is read from `view` whenever it draws; `onCursor` gets the place in the
 * plot that the pointer is at.
 */
export function createChart(
  view: () => ChartView,
  size: { readonly width: number; readonly height: number },
  onCursor: (place: number | undefined) => void,
): uPlot {
  const color = (): string => themeColor(`charts-${view().color}`);
  const quiet = (): string => themeColor('descriptionForeground');
  const grid: uPlot.Axis.Grid = { stroke: () => fadedColor('charts-foreground', isHighContrast() ? 25 : 12), width: 1 };
  const axis = { stroke: quiet, grid, ticks: { show: false }, font: chartFont(LABEL_SIZE) };
  return new uPlot({
    ...size,
    ms: 1,
    padding: [6, 20, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      sync: { key: SYNC },
      points: { size: 8, stroke: color, fill: () => themeColor('editor-background'), width: 2 },
      dataIdx: (chart, series, closest) => (series === 1 ? pointed(chart, view().plot, closest) : closest),
    },
    scales: { x: { range: () => [...view().time] }, y: { range: () => [...view().plot.extent] } },
    axes: [
      {
        ...axis,
        ...ticks(LABEL_WIDTH, timeStep, (extent, step) => timeTicks(extent, step, view().texts.clock)),
        // Before there are labels the room of two lines is taken, which a year has: its chart is not laid out again.
        size: (_chart, labels) => TIME_LABELS[labels?.some((label) => label.includes('\n')) === false ? 0 : 1],
        values: (_chart, ticks, _axis, _space, step) => [
          ...timeLabels(ticks, step, view().texts.locale, view().texts.timeZone),
        ],
      },
      {
        ...axis,
        ...ticks(LABEL_HEIGHT, (least) => valueStep(least, isCounted(view().series.unit)), valueTicks),
        size: () => view().axisWidth,
        gap: 6,
        values: (_chart, ticks, _axis, _space, step) => [...valueLabels(ticks, step, view().texts.locale)],
      },
    ],
    series: [
      {},
      {
        stroke: color,
        width: 1.75,
        // The range of the values is the plot's own.
        auto: false,
        // The height of an area is an amount: there is none where its foot is cut off.
        fill: () =>
          isHighContrast() || !hasZero(view().plot.extent) ? 'transparent' : fadedColor(`charts-${view().color}`, 10),
        points: { size: 5, stroke: color, fill: color },
      },
      { stroke: color, width: 1.5, auto: false, dash: [6, 5], points: { show: false } },
    ],
    hooks: {
      drawAxes: [
        (chart) => {
          drawFailures(chart, view().model);
          drawNow(chart, view().model);
          drawThreshold(chart, view().series);
        },
      ],
      draw: [
        (chart) => {
          drawTopUps(chart, view());
          drawLatest(chart, view().plot.latest, view().color);
          drawRunOut(chart, view().plot.runOut);
        },
      ],
      setCursor: [({ cursor }) => onCursor((cursor.left ?? -1) < 0 ? undefined : (cursor.idxs?.[1] ?? undefined))],
    },
  });
}

/**
 * Where an axis has its ticks. uPlot's own ways do not end where an addition is lost in the last digit, and take days for
 * 24 hours.
 * @param room pixels that a label needs
 */
function ticks(
  room: number,
  stepFor: (least: number) => number,
  ticksOf: (extent: Extent, step: number) => readonly number[],
): Pick<uPlot.Axis, 'space' | 'incrs' | 'splits'> {
  return {
    // The step leaves the room already; were uPlot to measure it again, a rounding could leave no step at all.
    space: 1,
    incrs: (_chart, _axis, least, greatest, pixels) => [stepFor(((greatest - least) * room) / pixels)],
    splits: (_chart, _axis, least, greatest, step) => [...ticksOf([least, greatest], step)],
  };
}

/** Moves the cursor of a chart and of all others to `left` pixels; outside for a negative number. */
export function moveCursor(chart: uPlot, left: number): void {
  // uPlot's types leave the last argument out, without which the other charts are not told.
  const set: (at: { left: number; top: number }, fire: boolean, publish: boolean) => void = chart.setCursor;
  set({ left, top: left < 0 ? left : 1 }, true, true);
}

/** Gives a chart what its view has now. */
export function fillChart(chart: uPlot, { plot }: ChartView): void {
  chart.setData([[...plot.x], [...plot.y], [...plot.forecast]]);
}

/** How high a chart is whose plot has this height; more where its time has labels of one line. */
export function chartHeight(plotHeight: number): number {
  return plotHeight + TIME_LABELS[1];
}

/** What texts are measured with. */
let measuring: CanvasRenderingContext2D | undefined;

/** How much room the labels of the values take beside a plot of this height. */
export function axisWidthFor(series: HistorySeries, [least, greatest]: Extent, height: number, locale: string): number {
  measuring ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (measuring === undefined) {
    return 60;
  }
  measuring.font = chartFont(LABEL_SIZE);
  const step = valueStep(((greatest - least) * LABEL_HEIGHT) / height, isCounted(series.unit));
  const labels = valueLabels([least, greatest], step, locale);
  const context = measuring;
  return Math.ceil(Math.max(...labels.map((label) => context.measureText(label).width))) + 16;
}

/** What the pointer means, which is nearest to the place `closest`. */
function pointed(chart: uPlot, plot: Plot, closest: number): number {
  const { left = 0 } = chart.cursor;
  return pointedAt(plot, closest, (place) => Math.abs(chart.valToPos(plot.x[place] ?? 0, 'x') - left));
}
