/** A stretch of time cut into equally wide columns, such as the pixel columns of a chart. Milliseconds since 1970. */
export interface Columns {
  readonly fromMs: number;
  /** After `fromMs`. */
  readonly toMs: number;
  /** At least 1. */
  readonly count: number;
}

/**
 * Chooses the rows that a chart of `columns` needs so that nothing of its outline is lost: in each column and for each
 * series the first row with the least value, the first with the greatest and the first without a value (`NaN`); the first
 * and the last row of all. Returns their numbers in ascending order: every row when there are few, else at most
 * `2 · count + 2` for one series without holes, at most `3 · count · series + 2` in general.
 * @param at times of the rows, ascending
 * @param series values of the rows, one list for each series, as long as `at`
 */
export function thin(at: ArrayLike<number>, series: readonly ArrayLike<number>[], columns: Columns): readonly number[] {
  const rows = at.length;
  if (rows <= 2 * columns.count + 2) {
    return Array.from({ length: rows }, (_, row) => row);
  }
  const kept = new Uint8Array(rows);
  kept[0] = 1;
  kept[rows - 1] = 1;
  const ends = columnEnds(at, columns);
  for (const values of series) {
    let first = 0;
    for (const end of ends) {
      keepExtremes(values, first, end, kept);
      first = end;
    }
  }
  const chosen: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (kept[row] === 1) {
      chosen.push(row);
    }
  }
  return chosen;
}

/** For each column that has rows, the number of the first row behind it. Rows outside count to the nearest column. */
function columnEnds(at: ArrayLike<number>, { fromMs, toMs, count }: Columns): number[] {
  const wholeMs = Math.max(1, toMs - fromMs);
  const ends: number[] = [];
  let current = Number.NaN;
  for (let row = 0; row < at.length; row++) {
    const column = Math.min(count - 1, Math.max(0, Math.floor((((at[row] ?? fromMs) - fromMs) / wholeMs) * count)));
    if (column !== current && row > 0) {
      ends.push(row);
    }
    current = column;
  }
  ends.push(at.length);
  return ends;
}

/** Marks the rows of one column, `first` to before `end`, that a series needs. */
function keepExtremes(values: ArrayLike<number>, first: number, end: number, kept: Uint8Array): void {
  let least = -1;
  let greatest = -1;
  let none = -1;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = first; row < end; row++) {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) {
      none = none < 0 ? row : none;
      continue;
    }
    if (value < low) {
      low = value;
      least = row;
    }
    if (value > high) {
      high = value;
      greatest = row;
    }
  }
  for (const row of [least, greatest, none]) {
    if (row >= 0) {
      kept[row] = 1;
    }
  }
}
