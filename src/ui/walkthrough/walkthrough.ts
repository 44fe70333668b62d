import type * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import { openWalkthrough } from './opening.ts';

/** In the memory that all windows of the user share. */
const KEY = 'walkthroughSettled';

/** Opens the walkthrough once, after the extension was installed. */
export async function offerWalkthrough(memento: vscode.Memento, log: Log): Promise<void> {
  if (memento.get(KEY) === true) {
    return;
  }
  await openWalkthrough(() => memento.update(KEY, true), log);
}
