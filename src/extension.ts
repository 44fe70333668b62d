import type * as vscode from 'vscode';
import type { MessagingBalanceApi } from './ui/publicApi/api.ts';

/**
 * Called by VS Code once in each window. Returns what other extensions may use. Extensions that start at the same moment go first,
 * since loading takes the host that all share some milliseconds; the last known numbers are shown as soon as that is done.
 */
export async function activate(context: vscode.ExtensionContext): Promise<MessagingBalanceApi> {
  await new Promise((resolve) => setImmediate(resolve));
  const { start } = await import('./ui/start.ts');
  return start(context);
}
