import type * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';

/** In the memory that all windows of the user share. */
const KEY = 'walkthroughSettled';

/** Opens the walkthrough once, after the extension was installed. Once that is settled, a start loads nothing for it. */
export async function offerWalkthrough(memento: vscode.Memento, log: Log): Promise<void> {
  if (memento.get(KEY) === true) {
    return;
  }
  const { openWalkthrough } = await import('./opening.ts');
  await openWalkthrough(() => memento.update(KEY, true), log);
}
