import * as vscode from 'vscode';
import { changedSettings, parseChoices, type StatusBarChoices, withoutPin, withPin } from './statusBarChoices.ts';

/** What the user has chosen for the status bar. */
export function readChoices(): StatusBarChoices {
  const configuration = vscode.workspace.getConfiguration();
  return parseChoices((setting) => configuration.get(setting));
}

/** Saves choices in the user's settings, one after another: only what differs from what stands there. */
export async function writeChoices(next: StatusBarChoices): Promise<void> {
  for (const [setting, value] of changedSettings(readChoices(), next)) {
    await vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Global);
  }
}

/** Puts an account into the bar. */
export async function pin(accountId: string): Promise<void> {
  await writeChoices(withPin(readChoices(), accountId));
}

/** Takes an account out of the bar, or out of what would be in it. */
export async function unpin(accountId: string): Promise<void> {
  await writeChoices(withoutPin(readChoices(), accountId));
}
