import * as vscode from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import { CONDITIONS } from './ids.ts';

/** Tells VS Code whether a condition of {@link CONDITIONS} holds. Only what is different from the last time is told. */
export function conditionTeller(): (id: string, holds: boolean) => void {
  const told = new Map<string, boolean>();
  return (id, holds) => {
    if (told.get(id) !== holds) {
      told.set(id, holds);
      void vscode.commands.executeCommand('setContext', id, holds);
    }
  };
}

/** Tells VS Code what conditions in the manifest ask of the accounts. */
export function conditions(): (accounts: readonly Account[]) => void {
  const tell = conditionTeller();
  return (accounts) => {
    tell(CONDITIONS.hasAccounts, accounts.length > 0);
    tell(
      CONDITIONS.hasThresholds,
      accounts.some(({ thresholds = {}, daysLeft }) => daysLeft !== undefined || Object.keys(thresholds).length > 0),
    );
  };
}
