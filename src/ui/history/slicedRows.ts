import type { HistoryRows } from '../../balance/readings/rows.ts';
import { DAY_MS } from '../../base/duration.ts';
import { KEPT_MS } from '../../store/file/retention.ts';
import type { HistorySource } from './source.ts';

/** So many days are read at once: at five minutes they are there within a few milliseconds. */
const DAYS = 4;

/**
 * Reads the history of an account up to `endMs`, which is later than `now`, in slices of whole UTC days, oldest first, and lets others
 * have their turn in between. `false` where a lock came in the way.
 */
export function* slicedRows(
  source: Pick<HistorySource, 'rows'>,
  accountId: string,
  now: number,
  endMs: number,
  take: (slice: HistoryRows) => void,
): Generator<void, boolean> {
  // There is seldom anything that is older: it is deleted.
  let [fromMs, toMs] = [0, Math.max(0, Math.floor((now - KEPT_MS) / DAY_MS) * DAY_MS)];
  for (let isLast = false; !isLast; ) {
    isLast = toMs >= now;
    const slice = source.rows(accountId, fromMs, isLast ? endMs : toMs);
    if (slice === undefined) {
      return false;
    }
    take(slice);
    yield;
    [fromMs, toMs] = [toMs, toMs + DAYS * DAY_MS];
  }
  return true;
}
