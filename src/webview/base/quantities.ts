import { compareDecimals } from '../../balance/amount/decimal.ts';
import { isEmpty } from '../../balance/amount/emptiness.ts';
import { isAmount } from '../../balance/amount/quantity.ts';
import type { HistoryModel, HistorySeries } from '../../balance/history/historyModel.ts';
import { latestCell } from '../../balance/readings/rows.ts';
import { joinDotted } from '../../base/language.ts';
import { type LineColor, lineColor } from './lineColors.ts';
import { hiddenOf, type PageState } from './pageState.ts';
import type { HistoryMessage } from './protocol.ts';

/** The history of one of the shown accounts. */
export interface NamedHistory {
  readonly accountId: string;
  readonly model: HistoryModel;
  /** What the account is called, where several are shown. */
  readonly account?: string;
}

/** A quantity with the history that it belongs to. */
export interface ShownQuantity extends NamedHistory {
  /** No other one on the page has it. */
  readonly id: string;
  readonly series: HistorySeries;
  /** What it is called: with its account, where several are shown. */
  readonly label: string;
  readonly color: LineColor;
}

/** The histories of a message, that of the chosen account first. */
export function historiesOf({ accounts, shown, compared }: HistoryMessage): readonly NamedHistory[] {
  return [...(shown === undefined ? [] : [shown]), ...compared].map(({ accountId, model }) => {
    const account = accounts.find(({ id }) => id === accountId)?.name ?? accountId;
    return { accountId, model, ...(compared.length === 0 ? {} : { account }) };
  });
}

/** Everything that the histories hold, in the order in which it is shown. */
export function quantitiesOf(histories: readonly NamedHistory[]): readonly ShownQuantity[] {
  return histories
    .flatMap((history) => history.model.series.map((series) => ({ ...history, series })))
    .map(({ series, ...history }, place) => ({
      ...history,
      series,
      id: `${history.accountId}\n${series.key}`,
      label: joinDotted([history.account ?? '', series.label]),
      color: lineColor(place),
    }));
}

/** Those that have a chart: the large one alone, or all that are not hidden. */
export function visibleOf(quantities: readonly ShownQuantity[], state: PageState): readonly ShownQuantity[] {
  const large = quantities.filter(({ id }) => id === state.large);
  return large.length > 0
    ? large
    : quantities.filter(({ accountId, series }) => !hiddenOf(state, accountId).includes(series.key));
}

/** Whether the latest amount is low by its threshold, as the tree has it: below that, or used up. */
export function isLow({ cells, threshold }: Pick<HistorySeries, 'cells' | 'threshold'>): boolean {
  const latest = latestCell(cells);
  return threshold !== undefined && isAmount(latest) && (compareDecimals(latest, threshold) < 0 || isEmpty(latest));
}
