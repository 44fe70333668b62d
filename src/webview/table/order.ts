import { compareDecimals } from '../../balance/amount/decimal.ts';
import { isAmount } from '../../balance/amount/quantity.ts';
import { cellIn, type TableRow } from './rows.ts';

/** How the table is sorted. */
export interface TableOrder {
  /** The id of a quantity, whose amounts are compared; the time when absent. */
  readonly by?: string;
  readonly isAscending: boolean;
}

export const NEWEST_FIRST: TableOrder = { isAscending: false };

/** The order after the head of a column was pressed: the least first, and the greatest first when it was so already. */
export function pressed(order: TableOrder, by: string | undefined): TableOrder {
  return { ...(by === undefined ? {} : { by }), isAscending: order.by !== by || !order.isAscending };
}

/**
 * Lines that are the newest first, in another order. Amounts are compared exactly; what has none stands behind all that have one,
 * the newest first.
 * @param place which of the cells is compared; -1 for the time
 */
export function ordered(rows: readonly TableRow[], place: number, isAscending: boolean): readonly TableRow[] {
  if (place < 0) {
    return isAscending ? rows.toReversed() : rows;
  }
  return rows.toSorted((one, other) => {
    const [a, b] = [cellIn(one, place), cellIn(other, place)];
    if (!isAmount(a) || !isAmount(b)) {
      return Number(isAmount(b)) - Number(isAmount(a));
    }
    return isAscending ? compareDecimals(a, b) : compareDecimals(b, a);
  });
}

/**
 * The place, in lines sorted by time, of the first one of a day: from there on lines are of the day, or where it has none, beyond
 * it. The last place where there is nothing beyond it either.
 */
export function placeOfDay(
  rows: readonly TableRow[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  isAscending: boolean,
): number {
  const place = rows.findIndex(({ at }) => (isAscending ? at >= fromMs : at < toMs));
  return place < 0 ? rows.length - 1 : place;
}
