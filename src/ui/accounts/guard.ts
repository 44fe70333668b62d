import * as vscode from 'vscode';
import { faultOf } from '../../balance/fault/fault.ts';
import { codeOf } from '../../base/errorCode.ts';
import type { Language } from '../../base/language.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import type { COMMANDS } from '../editor/ids.ts';
import { offerReload, showError } from '../editor/messages.ts';
import { EditRefused } from './editProblem.ts';
import { failureText } from './failureText.ts';

/** What a failure is told with. */
export interface GuardParts {
  readonly language: Language;
  readonly log: Log;
}

/** What a command does with the row, the account or the argument that it is given, if any. */
export type Run = (target: unknown) => Promise<void>;

/** What each command of the manifest does. */
export type Commands = Readonly<Record<(typeof COMMANDS)[keyof typeof COMMANDS], Run>>;

/** Does what the user has asked for. What keeps it from being done is said to the user, in words that hold no secret. */
export async function guarded(run: () => Promise<void>, { language, log }: GuardParts): Promise<void> {
  try {
    await run();
  } catch (error) {
    // What is refused is an answer to the user; all else is a defect or a fault of the machine.
    if (!(error instanceof EditRefused)) {
      log.error(`command failed: ${faultOf(error).kind}`);
    }
    if (isMissingFile(error)) {
      void offerReload(
        language.t(
          'A file of Messaging Balance is missing, as when the extension was updated or removed meanwhile. Reload the window.',
        ),
        language,
      );
    } else {
      showError(failureText(error, language));
    }
  }
}

/** Whether a part of the program that is loaded when it is needed is not there any more. */
function isMissingFile(error: unknown): boolean {
  return codeOf(error) === 'ERR_MODULE_NOT_FOUND';
}

/** Registers a command that is {@link guarded}. */
export function onCommand(command: string, run: Run, parts: GuardParts): Disposable {
  return vscode.commands.registerCommand(command, (target: unknown) => guarded(() => run(target), parts));
}
