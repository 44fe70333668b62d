import type { HistoryModel, HistorySeries } from '../../balance/history/historyModel.ts';
import { MARKS, type Mark } from '../base/protocol.ts';
import type { Plot } from './plot.ts';

/** A chart, as far as it has signs. */
interface Drawn {
  readonly model: HistoryModel;
  readonly series: HistorySeries;
  readonly plot: Plot;
}

/** What stands in some charts beside their lines, in the order of the legend. */
export function signsOf(views: readonly Drawn[]): readonly Mark[] {
  const isThere: Readonly<Record<Mark, (view: Drawn) => boolean>> = {
    reading: ({ plot }) => plot.latest !== undefined,
    topUp: ({ series }) => series.topUps.length > 0,
    threshold: ({ series: { threshold }, plot: { extent } }) =>
      threshold !== undefined && Number(threshold) >= extent[0] && Number(threshold) <= extent[1],
    failure: ({ model }) => model.failures.length > 0,
    now: ({ plot }) => hasForecast(plot),
    forecast: ({ plot }) => hasForecast(plot),
    runOut: ({ plot }) => plot.runOut !== undefined,
  };
  return MARKS.filter((mark) => views.some(isThere[mark]));
}

function hasForecast({ forecast }: Plot): boolean {
  return forecast.some((value) => typeof value === 'number');
}
