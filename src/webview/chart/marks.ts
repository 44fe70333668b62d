import type uPlot from 'uplot';
import type { HistoryModel, HistorySeries } from '../../balance/history/historyModel.ts';
import { fadedColor, isHighContrast, type LineColor, themeColor } from '../theme.ts';
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

/** A triangle at each amount that follows a top-up. */
export function drawTopUps(chart: uPlot, { topUps }: HistorySeries, color: LineColor): void {
  draw(chart, (context, ratio) => {
    const size = 5 * ratio;
    context.fillStyle = themeColor(`charts-${color}`);
    context.strokeStyle = themeColor('editor-background');
    context.lineWidth = 1.5 * ratio;
    for (const { at, amount } of topUps) {
      const x = chart.valToPos(at, 'x', true);
      const y = chart.valToPos(Number(amount), 'y', true);
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
