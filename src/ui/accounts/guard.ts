import * as vscode from 'vscode';
import { faultOf } from '../../balance/fault/fault.ts';
import type { Language } from '../../base/language.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { showError } from '../editor/messages.ts';
import { EditRefused } from './editProblem.ts';
import { failureText } from './failureText.ts';

/** What a failure is told with. */
export interface GuardParts {
  readonly language: Language;
  readonly log: Log;
}

/** Does what the user has asked for. What keeps it from being done is said to the user, in words that hold no secret. */
export async function guarded(run: () => Promise<void>, { language, log }: GuardParts): Promise<void> {
  try {
    await run();
  } catch (error) {
    // What is refused is an answer to the user; all else is a defect or a fault of the machine.
    if (!(error instanceof EditRefused)) {
      log.error(`command failed: ${faultOf(error).kind}`);
    }
    showError(failureText(error, language));
  }
}

/** Registers a command that is {@link guarded}. */
export function onCommand(command: string, run: (target: unknown) => Promise<void>, parts: GuardParts): Disposable {
  return vscode.commands.registerCommand(command, (target: unknown) => guarded(() => run(target), parts));
}
