import type * as vscode from 'vscode';
import type { MessagingBalanceApi } from './ui/publicApi/api.ts';
import { start } from './ui/start.ts';

/** Called by VS Code once in each window. Returns what other extensions may use. */
export function activate(context: vscode.ExtensionContext): Promise<MessagingBalanceApi> {
  return start(context);
}
