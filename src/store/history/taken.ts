import type { SQLOutputValue } from 'node:sqlite';
import type { StoredSeries } from './seriesTable.ts';
import type { StoredSum } from './sumTable.ts';

/** A row as it is stored. */
export type Row = Record<string, SQLOutputValue>;

/** Readings of one shape; `text` is the shape's, since its number is that of one file. */
export interface TakenRows {
  readonly text: string;
  readonly generation: number;
  readonly rows: readonly { readonly at: number; readonly amounts: string }[];
}

/** What was taken out of a series, to be put back. */
export interface Taken {
  readonly number: number;
  readonly series: StoredSeries;
  /** Which series its account had then. */
  readonly left: string;
  readonly packs: readonly TakenRows[];
  readonly loose: readonly TakenRows[];
  readonly events: readonly Row[];
  readonly sums: readonly StoredSum[];
  /** The readings that were left on the days of these: a wrong clock had put them there. */
  readonly beside: ReadonlySet<number>;
  /** The days of the readings that had no sums. */
  readonly open: readonly number[];
}

/** What a series was ended by, to take it back. */
export interface Ended {
  readonly number: number;
  readonly before: StoredSeries;
  readonly follower: number;
  /** Which series its account had then. */
  readonly left: string;
  /** Whether each of the two had sums of the day. */
  readonly summed: readonly [boolean, boolean];
}
