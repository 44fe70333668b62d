import * as vscode from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import { CONTEXT_KEYS } from './ids.ts';

/** Tells VS Code whether a condition of {@link CONTEXT_KEYS} holds. Only what is different from the last time is told. */
export function contextKeySetter(): (id: string, holds: boolean) => void {
  const told = new Map<string, boolean>();
  return (id, holds) => {
    if (told.get(id) !== holds) {
      told.set(id, holds);
      void vscode.commands.executeCommand('setContext', id, holds);
    }
  };
}

/** Tells VS Code what conditions in the manifest ask of the accounts. */
export function contextKeysOfAccounts(): (accounts: readonly Account[]) => void {
  const tell = contextKeySetter();
  return (accounts) => {
    tell(CONTEXT_KEYS.hasAccounts, accounts.length > 0);
    tell(
      CONTEXT_KEYS.hasThresholds,
      accounts.some(({ thresholds = {}, daysLeft }) => daysLeft !== undefined || Object.keys(thresholds).length > 0),
    );
    // Last: what is asked along with it has been told by then.
    tell(CONTEXT_KEYS.loaded, true);
  };
}
