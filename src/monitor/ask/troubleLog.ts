import type { Account } from '../../balance/account/account.ts';
import type { Trouble } from '../../balance/account/state.ts';
import { describeFault } from '../../balance/fault/faultText.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { english } from '../../base/language.ts';
import type { Log } from '../../base/log.ts';

/** Writes one line when an account's trouble starts and one when it ends. The log is in English, for bug reports. */
export class TroubleLog {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** An attempt failed. Only the first of a run is a warning; another kind of fault within the run is a detail. */
  continued(account: Account, before: Trouble | undefined, after: Trouble): void {
    const line = `${nameOf(account)}: ${after.fault.kind}: ${describeFault(after.fault, english)}`;
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
        `${nameOf(account)}: recovered from ${before.fault.kind} after ${before.attempts} failed ${before.attempts === 1 ? 'attempt' : 'attempts'}`,
      );
    }
  }
}

/** Names come from settings and may hold anything; a line of the log stays one line. */
function nameOf(account: Account): string {
  return `"${plainText(account.name)}" (${account.provider} ${account.product})`;
}
