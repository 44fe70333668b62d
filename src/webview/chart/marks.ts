import type uPlot from 'uplot';
import type { HistoryModel, HistorySeries } from '../../balance/history/historyModel.ts';
import type { LineColor } from '../base/lineColors.ts';
import type { ShownQuantity } from '../base/quantities.ts';
import type { Texts } from '../base/texts.ts';
import { chartFont, fadedColor, isHighContrast, themeColor } from '../base/theme.ts';
import { placeLabels } from './labels.ts';
import type { Point } from './plot.ts';

/** Draws into the chart's plotting area, with its pixels as unit. */
function draw(chart: uPlot, drawing: (context: CanvasRenderingContext2D, ratio: number) => void): void {
  const { ctx: context, bbox } = chart;
  context.save();
  context.setLineDash([]);
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  drawing(context, devicePixelRatio);
  context.restore();
}

/** Times without readings, as bands behind the line. The shortest is still a hair wide. */
export function drawFailures(chart: uPlot, { failures }: HistoryModel): void {
  draw(chart, (context, ratio) => {
    const { top, height } = chart.bbox;
    context.fillStyle = fadedColor('charts-red', isHighContrast() ? 45 : 16);
    for (const { fromMs, toMs } of failures) {
      const left = chart.valToPos(fromMs, 'x', true);
      context.fillRect(left, top, Math.max(ratio, chart.valToPos(toMs, 'x', true) - left), height);
    }
  });
}

/** The present: what is right of it has not happened yet. */
export function drawNow(chart: uPlot, { toMs }: HistoryModel): void {
  draw(chart, (context, ratio) => {
    const { top, height } = chart.bbox;
    context.fillStyle = fadedColor('charts-foreground', isHighContrast() ? 80 : 40);
    context.fillRect(Math.round(chart.valToPos(toMs, 'x', true)), top, ratio, height);
  });
}

/** The amount below which the user wants to be told. */
export function drawThreshold(chart: uPlot, { threshold }: HistorySeries): void {
  if (threshold === undefined) {
    return;
  }
  draw(chart, (context, ratio) => {
    const { left, width } = chart.bbox;
    const y = Math.round(chart.valToPos(Number(threshold), 'y', true)) + 0.5;
    context.strokeStyle = themeColor('charts-red');
    context.lineWidth = ratio;
    context.setLineDash([2 * ratio, 3 * ratio]);
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(left + width, y);
    context.stroke();
  });
}

/** The size of a triangle and of the label beside it. Pixels of the screen. */
const TRIANGLE = 5;
const LABEL_SIZE = 11;

/** A triangle at each amount that follows a top-up, and beside it what was added, as far as there is room. */
export function drawTopUps(
  chart: uPlot,
  { series: { topUps, unit }, color, texts }: ShownQuantity & { readonly texts: Texts },
): void {
  draw(chart, (context, ratio) => {
    const size = TRIANGLE * ratio;
    const { left, top, width, height } = chart.bbox;
    const marks = topUps.map(({ at, amount, added }) => ({
      x: chart.valToPos(at, 'x', true),
      y: chart.valToPos(Number(amount), 'y', true),
      texts: [texts.topUp(added, unit), `+${texts.amount(added, unit)}`],
      weight: Number(added),
    }));
    context.font = chartFont(LABEL_SIZE * ratio);
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.strokeStyle = themeColor('editor-background');
    context.fillStyle = themeColor('foreground');
    context.lineWidth = 3 * ratio;
    const bounds = { left, top, right: left + width, bottom: top + height };
    const room = {
      gap: size + 3 * ratio,
      height: LABEL_SIZE * ratio,
      widthOf: (text: string) => context.measureText(text).width,
    };
    for (const { x, y, text } of placeLabels(marks, bounds, room)) {
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    }
    context.fillStyle = themeColor(`charts-${color}`);
    context.lineWidth = 1.5 * ratio;
    for (const { x, y } of marks) {
      context.beginPath();
      context.moveTo(x, y - size);
      context.lineTo(x + size, y + size * 0.8);
      context.lineTo(x - size, y + size * 0.8);
      context.closePath();
      context.stroke();
      context.fill();
    }
  });
}

/** A dot at the latest reading: all that there is to see of the first ones. */
export function drawLatest(chart: uPlot, point: Point | undefined, color: LineColor): void {
  drawCircle(chart, point, 3, (context) => {
    context.fillStyle = themeColor(`charts-${color}`);
    context.fill();
  });
}

/** A ring where the forecast reaches zero. */
export function drawRunOut(chart: uPlot, point: Point | undefined): void {
  drawCircle(chart, point, 4, (context) => {
    context.setLineDash([]);
    context.strokeStyle = themeColor('charts-red');
    context.fillStyle = themeColor('editor-background');
    context.lineWidth = 2 * devicePixelRatio;
    context.fill();
    context.stroke();
  });
}

function drawCircle(
  chart: uPlot,
  point: Point | undefined,
  radius: number,
  paint: (context: CanvasRenderingContext2D) => void,
): void {
  if (point !== undefined) {
    const { ctx: context } = chart;
    context.save();
    context.beginPath();
    const [x, y] = [chart.valToPos(point.x, 'x', true), chart.valToPos(point.y, 'y', true)];
    context.arc(x, y, radius * devicePixelRatio, 0, 2 * Math.PI);
    paint(context);
    context.restore();
  }
}
