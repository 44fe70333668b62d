import * as vscode from 'vscode';
import { DEFAULT_DAYS_LEFT, type GeneralAlerts, parseDaysLeft } from '../../balance/account/threshold.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { onDidChangeSettings } from '../editor/configuration.ts';
import { SETTINGS } from '../editor/ids.ts';

/** What the settings say of the alerts of all accounts. What cannot be read there is as if it were not. */
export function readGeneralAlerts(): GeneralAlerts {
  const settings = vscode.workspace.getConfiguration();
  const daysLeft = parseDaysLeft(settings.get(SETTINGS.alertsDaysLeft));
  return {
    enabled: settings.get(SETTINGS.alertsEnabled) !== false,
    daysLeft: daysLeft.ok ? daysLeft.value : DEFAULT_DAYS_LEFT,
    unusualSpending: settings.get(SETTINGS.alertsUnusualSpending) !== false,
  };
}

/** Calls `listener` with what the settings say of the alerts of all accounts when that has changed. */
export function onDidChangeGeneralAlerts(listener: (general: GeneralAlerts) => void): Disposable {
  return onDidChangeSettings([SETTINGS.alertsEnabled, SETTINGS.alertsDaysLeft, SETTINGS.alertsUnusualSpending], () =>
    listener(readGeneralAlerts()),
  );
}
