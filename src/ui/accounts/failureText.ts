import { BalanceError, faultOf } from '../../balance/fault/fault.ts';
import { describeFault } from '../../balance/fault/faultText.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import { EditRefused, editProblemText } from './editProblem.ts';

/** What kept something from being done that the user asked for, in words that hold no secret. Plain text. */
export function failureText(error: unknown, language: Language): string {
  if (error instanceof EditRefused) {
    return editProblemText(error.problem, language);
  }
  // VS Code's own errors (a settings file that cannot be written) tell what to do; they know nothing of credentials.
  return error instanceof BalanceError || !(error instanceof Error)
    ? describeFault(faultOf(error), language)
    : plainText(error.message);
}
