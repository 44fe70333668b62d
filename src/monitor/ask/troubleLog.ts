import type { Account } from '../../balance/account/account.ts';
import type { Trouble } from '../../balance/account/state.ts';
import { type Fault, natureOf } from '../../balance/fault/fault.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Log } from '../../base/log.ts';
import type { AccountRecord, Outcome } from '../../store/port/store.ts';
import type { Decision, Trigger } from '../when/schedule.ts';
import { AccountNumbers } from './accountNumbers.ts';

/** Later than this there are no dates. */
const MOST_TIME = 8.64e15;

/** Why no request was sent for an account. */
export type NotAsked = Extract<Decision, { go: false }> | 'refused' | 'claimed';

/**
 * Writes one line when an account's trouble starts and one when it ends; at level info what is asked when, and at level debug what
 * was decided and why. The log is for bug reports: in English, and without names, addresses and words of users and servers.
 */
export class TroubleLog {
  readonly #log: Log;
  /** What was last said of accounts that were not asked: a window that is looked at often says so once. */
  readonly #notAsked = new Map<string, string>();
  /** What accounts are called in the log. */
  readonly numbers = new AccountNumbers();

  constructor(log: Log) {
    this.#log = log;
  }

  /** A request is sent now. */
  asked(account: Account, trigger: Trigger): void {
    this.#notAsked.delete(account.id);
    this.#log.info(`${this.numbers.tagOf(account)}: asked (${trigger})`);
  }

  /** No request is sent. */
  notAsked(account: Account, trigger: Trigger, why: NotAsked): void {
    const line = `${this.numbers.tagOf(account)}: not asked (${trigger}): ${reasonOf(why)}`;
    if (this.#notAsked.get(account.id) !== line) {
      this.#notAsked.set(account.id, line);
      this.#log.debug(line);
    }
  }

  /** What became of the request of a claim, and when the next one is due. */
  settled(account: Account, claimed: AccountRecord, outcome: Outcome, now: number): void {
    const { reading, trouble, nextDue, holdUntil, refusedMark } = outcome;
    const ms = now - claimed.claimedAt;
    const came =
      reading !== undefined
        ? `answered in ${ms} ms with ${reading.quantities.length} ${reading.quantities.length === 1 ? 'quantity' : 'quantities'}`
        : trouble === undefined
          ? `given up after ${ms} ms`
          : `attempt ${trouble.attempts} failed in ${ms} ms: ${faultTag(trouble.fault)}, ${natureOf(trouble.fault.kind)}`;
    const next = refusedMark === undefined ? `next at ${timeOf(nextDue)}` : 'paused until the credential changes';
    const held = holdUntil > now ? `, held by the provider until ${timeOf(holdUntil)}` : '';
    this.#log.debug(`${this.numbers.tagOf(account)}: ${came}; ${next}${held}`);
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

function reasonOf(why: NotAsked): string {
  if (why === 'refused') {
    return 'still the credential that was refused';
  }
  if (why === 'claimed') {
    return 'another window was faster, or the file is locked';
  }
  const until = timeOf(why.until);
  switch (why.because) {
    case 'held':
      return `the provider asked to wait until ${until}`;
    case 'too-soon':
      return `the request before is too near until ${until}`;
    case 'in-flight':
      return `a request is under way, until ${until} at most`;
    case 'not-due':
      return `not due before ${until}`;
  }
}

function timeOf(at: number): string {
  return Math.abs(at) <= MOST_TIME ? new Date(at).toISOString() : 'an unknown time';
}

/** What may be told of a fault: not a server's own words, no address, no names of variables. */
const TOLD = ['host', 'problem', 'field', 'status', 'code', 'seconds', 'target', 'definitive', 'name'];

/** A fault in one line that names nobody: `network (host api.example, problem refused)`. */
export function faultTag(fault: Fault): string {
  const details = Object.entries(fault).flatMap(([key, value]) => (TOLD.includes(key) ? [`${key} ${value}`] : []));
  return details.length === 0 ? fault.kind : `${fault.kind} (${plainText(details.join(', '))})`;
}
