import type { Account } from '../../balance/account/account.ts';
import type { Trouble } from '../../balance/account/state.ts';
import type { Fault } from '../../balance/fault/fault.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Log } from '../../base/log.ts';
import { AccountNumbers } from './accountNumbers.ts';

/**
 * Writes one line when an account's trouble starts and one when it ends. The log is for bug reports: in English, and without
 * names, addresses and words of users and servers.
 */
export class TroubleLog {
  readonly #log: Log;
  /** What accounts are called in the log. */
  readonly numbers = new AccountNumbers();

  constructor(log: Log) {
    this.#log = log;
  }

  /** An attempt failed. Only the first of a run is a warning; another kind of fault within the run is a detail. */
  continued(account: Account, before: Trouble | undefined, after: Trouble): void {
    const line = `${this.numbers.tagOf(account)}: ${faultTag(after.fault)}`;
    if (before === undefined) {
      this.#log.warn(line);
    } else if (before.fault.kind !== after.fault.kind) {
      this.#log.debug(line);
    }
  }

  /** An attempt succeeded. `before` is the trouble that has ended, if there was any. */
  ended(account: Account, before: Trouble | undefined): void {
    if (before !== undefined) {
      this.#log.info(
        `${this.numbers.tagOf(account)}: recovered from ${before.fault.kind} after ${before.attempts} failed ${before.attempts === 1 ? 'attempt' : 'attempts'}`,
      );
    }
  }
}

/** What may be told of a fault: not a server's own words, no address, no names of variables. */
const TOLD = ['host', 'problem', 'field', 'status', 'code', 'seconds', 'target', 'definitive', 'name'];

/** A fault in one line that names nobody: `network (host api.example, problem refused)`. */
export function faultTag(fault: Fault): string {
  const details = Object.entries(fault).flatMap(([key, value]) => (TOLD.includes(key) ? [`${key} ${value}`] : []));
  return details.length === 0 ? fault.kind : `${fault.kind} (${plainText(details.join(', '))})`;
}
