import * as vscode from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import { CONTEXT_KEYS } from './ids.ts';

/** Tells VS Code whether a condition of {@link CONTEXT_KEYS} holds. */
export function setContextKey(id: string, holds: boolean): void {
  void vscode.commands.executeCommand('setContext', id, holds);
}

/** Tells VS Code whether conditions hold, each when that has changed: it is a command to the window and its answer. */
export class ToldContextKeys {
  readonly #told = new Map<string, boolean>();

  set(id: string, holds: boolean): void {
    if (this.#told.get(id) !== holds) {
      this.#told.set(id, holds);
      setContextKey(id, holds);
    }
  }
}

/** Tells VS Code what conditions in the manifest ask of the accounts. */
export function setContextKeysOf(accounts: readonly Account[]): void {
  setContextKey(CONTEXT_KEYS.hasAccounts, accounts.length > 0);
  setContextKey(
    CONTEXT_KEYS.hasThresholds,
    accounts.some(({ thresholds = {}, daysLeft }) => daysLeft !== undefined || Object.keys(thresholds).length > 0),
  );
  // Last: what is asked along with it has been told by then.
  setContextKey(CONTEXT_KEYS.loaded, true);
}
