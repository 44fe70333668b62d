import { isAmount } from '../amount/quantity.ts';
import type { Point } from './point.ts';
import type { HistoryColumn } from './rows.ts';

/** What a row says of a quantity; `undefined` where it has no amount. */
export function pointAt(at: ArrayLike<number>, column: HistoryColumn, row: number): Point | undefined {
  const amount = column.cell(row);
  if (!isAmount(amount)) {
    return undefined;
  }
  const expiresAt = column.expiresAt(row);
  return expiresAt === undefined ? { at: at[row] ?? 0, amount } : { at: at[row] ?? 0, amount, expiresAt };
}
