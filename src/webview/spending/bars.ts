import type { SpendingRow } from '../../balance/history/spendingWords.ts';

/** A bar of a chart, in percent of its width and its height, from the left and from the top. */
export interface Bar {
  readonly row: SpendingRow;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

/** Of what a bar has room for, so much is the bar itself. */
const FILLED = 0.7;
/** A few bars are no blocks. */
const MOST_WIDE = 5;
/** Under more bars there is no room for the name of each. */
const MOST_NAMED = 5;
/** What is more than nothing is seen. */
const LEAST_HEIGHT = 1;

/** A bar for each row, the oldest on the left. Where nothing is known, and where nothing was spent, it has no height. */
export function barsOf(rows: readonly SpendingRow[]): readonly Bar[] {
  const most = Math.max(0, ...rows.map(({ amount = 0 }) => amount));
  const room = 100 / Math.max(1, rows.length);
  const width = Math.min(MOST_WIDE, FILLED * room);
  return rows.toReversed().map((row, place): Bar => {
    const { amount = 0 } = row;
    const height = amount > 0 ? Math.max(LEAST_HEIGHT, (amount / most) * 100) : 0;
    return { row, x: place * room + (room - width) / 2, width, y: 100 - height, height };
  });
}

/** What stands below the bars, from left to right: the period of each one, or of many those at both ends. */
export function namesBelow(rows: readonly SpendingRow[]): readonly string[] {
  const names = rows.map(({ period }) => period).toReversed();
  return names.length <= MOST_NAMED ? names : [names[0], names.at(-1)].filter((name) => name !== undefined);
}
