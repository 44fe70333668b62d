import * as vscode from 'vscode';
import type { GeneralAlerts } from '../../balance/account/threshold.ts';
import type { Language } from '../../base/language.ts';
import { COMMANDS, SETTINGS } from '../editor/ids.ts';
import { messageOf } from '../editor/redactOutput.ts';

/** Shows what an alert looks like, and offers to set a threshold; with alerts switched off it says so, and how to switch them on. */
export async function sendTestAlert({ enabled }: GeneralAlerts, { t }: Language): Promise<void> {
  if (!enabled) {
    const openSettings = t('Open Settings');
    const text = t('Alerts are switched off by the setting {0}.', SETTINGS.alertsEnabled);
    if ((await vscode.window.showWarningMessage(messageOf(text), openSettings)) === openSettings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', SETTINGS.alertsEnabled);
    }
    return;
  }
  const setThreshold = t('Set Threshold');
  const text = t('This is a test alert. When an account is low or used up, a message like this one says so.');
  if ((await vscode.window.showWarningMessage(messageOf(text), setThreshold)) === setThreshold) {
    await vscode.commands.executeCommand(COMMANDS.setThreshold);
  }
}
