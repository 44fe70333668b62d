import type { TopUp } from '../../balance/history/historyModel.ts';

/**
 * Top-ups, oldest first, by the number of the row that tells of them: their own reading's, or the next one that was not thinned
 * out.
 * @param at times of the rows, oldest first
 */
export function topUpsByRow(at: readonly number[], topUps: readonly TopUp[]): ReadonlyMap<number, readonly TopUp[]> {
  const found = new Map<number, readonly TopUp[]>();
  let row = 0;
  for (const topUp of topUps) {
    while (row < at.length - 1 && (at[row] ?? 0) < topUp.at) {
      row++;
    }
    found.set(row, [...(found.get(row) ?? []), topUp]);
  }
  return found;
}
