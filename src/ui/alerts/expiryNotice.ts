import * as vscode from 'vscode';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import type { ExpiryAlert } from '../../monitor/standing/expiries.ts';
import type { Provider } from '../../providers/provider.ts';
import { expiryMessage } from '../../wording/expiryText.ts';
import { COMMANDS } from '../editor/ids.ts';
import { messageOf } from '../editor/redactOutput.ts';

/** What telling of an expiry needs. */
export interface ExpiryNoticeParts {
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly language: Language;
}

/** Says what will expire before it is spent, and offers the provider's console. */
export async function showExpiry(alert: ExpiryAlert, { providers, clock, language }: ExpiryNoticeParts): Promise<void> {
  const openConsole = language.t('Open Console');
  const text = expiryMessage(alert, providers, clock.now(), language);
  if ((await vscode.window.showWarningMessage(messageOf(text), openConsole)) === openConsole) {
    await vscode.commands.executeCommand(COMMANDS.openConsole, { accountId: alert.status.account.id });
  }
}
