import type { DatabaseSync } from 'node:sqlite';
import { diskFaultOf } from './diskFault.ts';

/** How long SQLite itself waits for a lock before it is asked anew, in milliseconds. */
const TURN_MS = 8;

/** Makes waiting fair from now on; see {@link inTurns}. */
export function waitInTurns(database: DatabaseSync): void {
  database.exec(`PRAGMA busy_timeout = ${TURN_MS}`);
}

/**
 * Runs work that a lock may refuse, until it is let in or `patienceMs` have passed; throws the last refusal. SQLite by
 * itself asks ever more rarely the longer it waits, up to ten times a second, so that a window could wait in vain behind
 * others that come and go. Asked anew every few milliseconds, each gets its turn.
 */
export function inTurns<T>(patienceMs: number, work: () => T): T {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (diskFaultOf(error) !== 'busy' || performance.now() >= deadline) {
        throw error;
      }
    }
  }
}
