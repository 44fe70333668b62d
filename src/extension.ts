import type * as vscode from 'vscode';
import type { MessagingBalanceApi } from './ui/publicApi/api.ts';
import { paintFirst } from './ui/statusBar/firstPaint.ts';

/**
 * Shows the last known number at once, and builds everything else when VS Code has had its turn. VS Code lets whoever runs a
 * command or opens a view wait for the promise. It resolves with what other extensions may use.
 */
export async function activate(context: vscode.ExtensionContext): Promise<MessagingBalanceApi> {
  const painted = paintFirst(context.globalState);
  try {
    await new Promise((resolve) => setImmediate(resolve));
    const { start } = await import('./ui/start.ts');
    return start(context, painted);
  } catch (error) {
    painted?.dispose();
    throw error;
  }
}
