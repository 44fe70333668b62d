import type { Translate } from '../../base/language.ts';

/** What the command ends with, beside the four codes of `check`. */
export const EXIT = {
  done: 0,
  /** Everything was printed, and an account is in trouble or was refused. */
  trouble: 1,
  /** The arguments cannot be understood. */
  usage: 2,
  /** The accounts' file cannot be used, or `validate` refuses one of its accounts. */
  accounts: 3,
  /** The state or the output cannot be written. */
  unwritable: 4,
  /** Other runs did not let go of the state in time. */
  busy: 5,
  /** A mistake of this program. */
  defect: 70,
  hungUp: 129,
  interrupted: 130,
  brokenPipe: 141,
  terminated: 143,
} as const;

/** What the plugins of Nagios and its kin end with. */
export const CHECK = { ok: 0, warning: 1, critical: 2, unknown: 3 } as const;

/** Ends the command. Its message is one sentence for the user: plain text, and never a secret. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: number;

  constructor(code: number, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** The user, or the system, has given up: `stop` holds the code to end with. */
export function givenUp(stop: AbortSignal, t: Translate): CliError {
  return new CliError(Number(stop.reason), t('Given up before all accounts have answered.'));
}
