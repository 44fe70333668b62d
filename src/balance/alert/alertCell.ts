import type { Advance, Raise } from './alert.ts';
import type { AlertRecord } from './alertRecord.ts';

/** Where the record of one quantity of one account is kept, shared by all windows. */
export interface AlertCell {
  /** The record as it is now. */
  read(): AlertRecord | undefined;
  /** Puts `next` (nothing, for `undefined`) in place of `seen` if that is still what is kept there, in one step. */
  replace(seen: AlertRecord | undefined, next: AlertRecord | undefined): boolean;
}

/** Each attempt that is lost was won by another window, so few are ever needed. */
const MOST_ATTEMPTS = 100;

/**
 * Applies `step` to the record in `cell`, anew whenever another window was faster. The alert it returns is this
 * window's to show; a window whose change is not saved gets none.
 */
export function changeAlert(cell: AlertCell, step: (record: AlertRecord | undefined) => Advance): Raise | undefined {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const seen = cell.read();
    const { record, raise } = step(seen);
    if (record === seen) {
      return undefined;
    }
    if (cell.replace(seen, record)) {
      return raise;
    }
  }
  return undefined;
}
