import type * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import { persisted } from '../editor/persisted.ts';
import { openWalkthrough } from './opening.ts';

/** Opens the walkthrough once, after the extension was installed. The memory is one that all windows of the user share. */
export async function offerWalkthrough(memento: vscode.Memento, log: Log): Promise<void> {
  const settled = persisted(memento, 'walkthroughSettled', (saved) => saved === true);
  if (!settled.read()) {
    await openWalkthrough(() => settled.write(true), log);
  }
}
