import type { HistoryModel, HistorySeries, TopUp } from '../../balance/history/historyModel.ts';
import { type Cell, cellAt } from '../../balance/readings/rows.ts';
import { topUpsByRow } from '../base/topUps.ts';
import type { Places } from './places.ts';

/** The least and the greatest value of an axis. */
export type Extent = readonly [least: number, greatest: number];

/** A point in a chart: milliseconds since 1970 and a value. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * One quantity as a chart takes it: columns of equal length, with places for the readings and behind them for the steps of the
 * forecast. `null` breaks a line, `undefined` has nothing to say.
 */
export interface Plot extends Places {
  readonly y: readonly (number | null | undefined)[];
  /** The dashed line of the forecast, in steps that can be pointed at. */
  readonly forecast: readonly (number | null | undefined)[];
  /** The top-ups by the model's row that tells of them. */
  readonly topUps: ReadonlyMap<number, readonly TopUp[]>;
  /** Where the forecast reaches zero, if that is within the chart. */
  readonly runOut?: Point;
  /** The latest reading, if it is an amount. */
  readonly latest?: Point;
  readonly extent: Extent;
}

/** A forecast that ends within this share of the readings' time is shown to its end. */
const WHOLE_FORECAST = 0.5;
/** How much of a longer one is shown: its direction. */
const BEGUN_FORECAST = 0.2;
/** Room behind the end of a forecast. */
const BEHIND = 0.015;

/** How many steps a forecast has. */
const FORECAST_STEPS = 24;

/** The time axis of all charts: that of the readings, with room for the forecasts. */
export function timeExtent(shown: readonly { readonly model: HistoryModel; readonly series: HistorySeries }[]): Extent {
  const fromMs = Math.min(...shown.map(({ model }) => model.fromMs));
  const toMs = Math.max(...shown.map(({ model }) => model.toMs));
  const wholeMs = toMs - fromMs;
  const ends = shown.map(({ series: { runsOutAt } }) => {
    if (runsOutAt === undefined || runsOutAt <= toMs) {
      return toMs;
    }
    return runsOutAt <= toMs + wholeMs * WHOLE_FORECAST
      ? runsOutAt + wholeMs * BEHIND
      : toMs + wholeMs * BEGUN_FORECAST;
  });
  return [fromMs, Math.max(toMs, ...ends)];
}

/** Prepares one quantity for a chart with the time axis `time`. `places`: those of the model. */
export function plotOf(model: HistoryModel, series: HistorySeries, time: Extent, places: Places): Plot {
  const y = places.rows.map((row) => (row < 0 ? null : plottedValue(cellAt(series.cells, row))));
  const latest = latestPoint(model, series);
  const line = forecastLine(latest, series, time);
  const steps = line === undefined ? [] : stepsOf(line, places.x.at(-1) ?? line.from.x);
  const forecast = [...new Array<undefined>(places.x.length).fill(undefined), ...steps.map((step) => step.y)];
  if (line !== undefined) {
    forecast[places.x.indexOf(line.from.x)] = line.from.y;
  }
  const nothing = steps.map(() => undefined);
  return {
    x: [...places.x, ...steps.map((step) => step.x)],
    y: [...y, ...nothing],
    forecast,
    rows: [...places.rows, ...steps.map(() => -1)],
    stops: [...places.stops, ...steps.map((_, step) => places.x.length + step)],
    topUps: topUpsByRow(model.at, series.topUps),
    ...(line !== undefined && line.to.y === 0 ? { runOut: line.to } : {}),
    ...(latest === undefined ? {} : { latest }),
    extent: valueExtent(
      line === undefined ? y : [...y, line.to.y],
      series.threshold === undefined ? undefined : Number(series.threshold),
    ),
  };
}

/** An amount as a chart takes it. */
function plottedValue(cell: Cell): number | null | undefined {
  if (cell === '') {
    return undefined;
  }
  const value = Number(cell);
  return Number.isNaN(value) ? null : value;
}

/** The latest reading that has the quantity, unless it says a word in place of an amount. */
function latestPoint({ at }: HistoryModel, { cells }: HistorySeries): Point | undefined {
  const row = cells.findLastIndex((cell) => cell !== '');
  const x = at[row];
  const y = plottedValue(cellAt(cells, row));
  return x === undefined || typeof y !== 'number' ? undefined : { x, y };
}

/** A straight line. */
interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** The steps of a forecast that are later than a time, its end the last. */
function stepsOf({ from, to }: Line, after: number): readonly Point[] {
  const steps = Array.from({ length: FORECAST_STEPS }, (_, index): Point => {
    const part = (index + 1) / FORECAST_STEPS;
    return part === 1 ? to : { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  });
  return steps.filter(({ x }) => x > after);
}

/** From the latest amount to zero, or to the chart's end if that comes first. */
function forecastLine(from: Point | undefined, { runsOutAt }: HistorySeries, [, end]: Extent): Line | undefined {
  if (from === undefined || runsOutAt === undefined || runsOutAt <= from.x || end <= from.x) {
    return undefined;
  }
  const x = Math.min(runsOutAt, end);
  return { from, to: { x, y: from.y * (1 - (x - from.x) / (runsOutAt - from.x)) } };
}

/** How far from a top-up it is still meant, which is one reading among hundreds. Pixels. */
const TOP_UP_REACH = 6;

/**
 * What is meant by pointing at a place: a top-up nearby, else the nearest reading or step of the forecast.
 * @param distance of a place from the pointer, in pixels
 */
export function pointedAt(plot: Plot, place: number, distance: (place: number) => number): number {
  const noted =
    plot.topUps.size === 0 ? [] : [...plot.x.keys()].filter((each) => plot.topUps.has(plot.rows[each] ?? -1));
  const [near] = noted.filter((each) => distance(each) <= TOP_UP_REACH).sort((a, b) => distance(a) - distance(b));
  return near ?? nearestStop(plot, place);
}

function nearestStop({ stops }: Plot, place: number): number {
  const behind = stops.findLastIndex((stop) => stop <= place);
  const [before, after] = [stops[behind], stops[behind + 1]];
  return before === undefined || (after !== undefined && after - place < place - before) ? (after ?? place) : before;
}

/** Whether a value axis has 0 on it: else what is drawn below the line is cut off. */
export function hasZero([least, greatest]: Extent): boolean {
  return least <= 0 && greatest >= 0;
}

/** Room above and below the line, as a share of its height. */
const MARGIN = 0.08;
/** A line lower than this share of its amounts is flat: numbers of double precision have few places left in between. */
const FLAT = 2 ** -40;
/** A threshold that is further from the line than this, in heights of the line, is left out. */
const FAR = 2;

/**
 * The value axis. It starts at zero when that is not far away or the line is flat; else it shows where the amounts move. A
 * threshold is within it unless it is so far off that it would flatten the line.
 */
export function valueExtent(values: readonly (number | null | undefined)[], threshold: number | undefined): Extent {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (typeof value === 'number') {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  }
  if (least > greatest) {
    return [0, threshold === undefined || threshold <= 0 ? 1 : threshold * (1 + MARGIN)];
  }
  const height = greatest - least;
  if (height <= FLAT * Math.max(-least, greatest) || (least > 0 && least <= greatest / 2)) {
    least = Math.min(0, least);
    greatest = Math.max(0, greatest);
  }
  const reach = FAR * (greatest - least);
  if (threshold !== undefined && threshold >= least - reach && threshold <= greatest + reach) {
    least = Math.min(least, threshold);
    greatest = Math.max(greatest, threshold);
  }
  return padded(least, greatest);
}

/** Room around a line; none below zero for amounts that never were below it. */
function padded(least: number, greatest: number): Extent {
  const room = (greatest - least || 1) * MARGIN;
  return [least >= 0 ? Math.max(0, least - room) : least - room, greatest <= 0 && least < 0 ? 0 : greatest + room];
}
