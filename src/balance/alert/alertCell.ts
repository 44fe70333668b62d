import type { AccountAlerts } from './accountAlerts.ts';

/** Where the alerts of one account are kept, shared by all windows. */
export interface AlertCell {
  /** The alerts as they are now. */
  read(): AccountAlerts;
  /** Puts `next` in place of what was read last if that is still there, in one step. `busy`: it cannot. */
  replace(next: AccountAlerts): 'replaced' | 'differs' | 'busy';
}

/** What a step makes of the alerts, and what it has to say. The same object as before means that there is nothing to save. */
export interface AlertStep<T> {
  readonly alerts: AccountAlerts;
  readonly result: T;
}

/** Each attempt that is lost was won by another window, so few are ever needed. */
const MOST_ATTEMPTS = 100;

/**
 * Applies `step` to the alerts in `cell`, anew whenever another window was faster; what it said when its change was saved.
 * `busy` when that cannot be now: nothing has changed.
 */
export function changeAlerts<T>(cell: AlertCell, step: (alerts: AccountAlerts) => AlertStep<T>): T | 'busy' {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const seen = cell.read();
    const { alerts, result } = step(seen);
    const change = alerts === seen ? 'replaced' : cell.replace(alerts);
    if (change !== 'differs') {
      return change === 'busy' ? change : result;
    }
  }
  return 'busy';
}
