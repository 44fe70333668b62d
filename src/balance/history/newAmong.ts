import { DAY_MS } from '../../base/duration.ts';
import type { Reading } from '../amount/quantity.ts';
import type { HistoryRows } from '../readings/rows.ts';

/** The readings, oldest first, that a history takes, and how many of the others are counted in sums of days already. */
export function newAmong(
  readings: readonly Reading[],
  { at, sums }: Pick<HistoryRows, 'at' | 'sums'>,
): { readonly fresh: readonly Reading[]; readonly summed: number } {
  let [row, day] = [0, 0];
  const unknown = readings.filter((reading) => {
    while ((at[row] ?? Number.POSITIVE_INFINITY) < reading.at) {
      row++;
    }
    return at[row] !== reading.at;
  });
  const fresh = unknown.filter((reading) => {
    while ((sums[day]?.at ?? Number.POSITIVE_INFINITY) + DAY_MS <= reading.at) {
      day++;
    }
    // A day with sums takes no readings.
    return (sums[day]?.at ?? Number.POSITIVE_INFINITY) > reading.at;
  });
  return { fresh, summed: unknown.length - fresh.length };
}
