import * as vscode from 'vscode';
import type { Account } from '../balance/account.ts';
import { CONDITIONS } from './ids.ts';

/** Tells VS Code what conditions in the manifest ask for. Only what is different from the last time is told. */
export function conditions(): (accounts: readonly Account[]) => void {
  const told = new Map<string, boolean>();
  const tell = (id: string, holds: boolean): void => {
    if (told.get(id) !== holds) {
      told.set(id, holds);
      void vscode.commands.executeCommand('setContext', id, holds);
    }
  };
  return (accounts) => {
    tell(CONDITIONS.hasAccounts, accounts.length > 0);
    tell(
      CONDITIONS.hasThresholds,
      accounts.some(({ thresholds = {}, daysLeft }) => daysLeft !== undefined || Object.keys(thresholds).length > 0),
    );
  };
}
