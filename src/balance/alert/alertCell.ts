import type { Advance, Raise } from './alert.ts';
import type { AlertRecord } from './alertRecord.ts';

/** Where the record of one quantity of one account is kept, shared by all windows. */
export interface AlertCell {
  /** The record as it is now. */
  read(): AlertRecord | undefined;
  /** Puts `next` (nothing, for `undefined`) in place of what was read last if that is still there, in one step. `busy`: it cannot. */
  replace(next: AlertRecord | undefined): 'replaced' | 'differs' | 'busy';
}

/** Each attempt that is lost was won by another window, so few are ever needed. */
const MOST_ATTEMPTS = 100;

/**
 * Applies `step` to the record in `cell`, anew whenever another window was faster. The alert it returns is this
 * window's to show; a window whose change is not saved gets none. `busy` when the cell is: every attempt would wait.
 */
export function changeAlert(
  cell: AlertCell,
  step: (record: AlertRecord | undefined) => Advance,
): Raise | 'busy' | undefined {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const seen = cell.read();
    const { record, raise } = step(seen);
    if (record === seen) {
      return undefined;
    }
    const change = cell.replace(record);
    if (change !== 'differs') {
      return change === 'busy' ? change : raise;
    }
  }
  return undefined;
}
