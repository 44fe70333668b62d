import * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import { EXTENSION, SETTINGS, WALKTHROUGH } from '../editor/ids.ts';
import { chooseWalkthrough } from './choice.ts';

/**
 * Opens the walkthrough if this start is the one to do so.
 * @param settle makes sure that no other start does; it comes first, so that trouble can cost the page but never repeat it
 */
export async function openWalkthrough(settle: () => PromiseLike<void>, log: Log): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const accounts: unknown = configuration.get(SETTINGS.accounts);
  const choice = chooseWalkthrough({
    hasAccounts: Array.isArray(accounts) && accounts.length > 0,
    wanted: configuration.get('workbench.welcomePage.walkthroughs.openOnInstall') !== false,
    focused: vscode.window.state.focused,
  });
  if (choice === 'nothing') {
    return;
  }
  try {
    await settle();
    if (choice === 'open') {
      // VS Code may have opened it already: it shows one page of this kind, whoever asks.
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${EXTENSION}#${WALKTHROUGH}`, false);
    }
  } catch {
    // Editors that are built on VS Code need not have walkthroughs. The empty view offers the first step as well.
    log.debug('the walkthrough could not be opened');
  }
}
