import * as vscode from 'vscode';
import { plainText } from '../../balance/text/plainText.ts';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import { editProblemText } from '../accounts/editProblem.ts';
import { COMMANDS, HISTORY_PANEL } from '../editor/ids.ts';
import { showError, showInfo } from '../editor/messages.ts';
import { itemsOf } from '../editor/redactOutput.ts';
import type { HistoryPanel } from './panel.ts';
import type { HistorySource } from './source.ts';

/** What the history is shown and exported from. */
export interface HistoryParts {
  readonly source: HistorySource;
  readonly clock: Clock;
  readonly language: Language;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
}

/**
 * Registers the history panel and the commands that open it and export from it. The code behind them is loaded when it
 * is needed.
 */
export function registerHistory(parts: HistoryParts): Disposable {
  const { source, language } = parts;
  const owned = new DisposableStore();
  const exportFrom = async (accountId: string): Promise<void> => {
    const { exportHistory } = await import('./export.ts');
    await exportHistory(accountId, parts);
  };
  const load = async (): Promise<HistoryPanel> => {
    const { HistoryPanel } = await import('./panel.ts');
    return owned.add(new HistoryPanel({ ...parts, exportHistory: (accountId) => void exportFrom(accountId) }));
  };
  let loaded: Promise<HistoryPanel> | undefined;
  const panel = (): Promise<HistoryPanel> => {
    loaded ??= load();
    return loaded;
  };
  // What names an account that is gone means no other one.
  const on = (command: string, run: (accountId: string | undefined) => Promise<void>): void => {
    const named = async (target: unknown): Promise<void> => {
      const accountId = accountIdOf(target);
      if (accountId === undefined || source.accounts().some(({ id }) => id === accountId)) {
        await run(accountId);
      } else {
        showError(editProblemText({ kind: 'gone' }, language));
      }
    };
    owned.add(vscode.commands.registerCommand(command, named));
  };
  on(COMMANDS.showHistory, async (accountId) => (await panel()).show(accountId));
  on(COMMANDS.exportHistory, async (named) => {
    const accountId = named ?? (await chooseAccount(source, language));
    if (accountId !== undefined) {
      await exportFrom(accountId);
    }
  });
  owned.add(
    vscode.window.registerWebviewPanelSerializer(HISTORY_PANEL, {
      deserializeWebviewPanel: async (restored) => (await panel()).adopt(restored),
    }),
  );
  return owned;
}

/** The account that a menu or a link names. */
function accountIdOf(target: unknown): string | undefined {
  return typeof target === 'object' && target !== null && 'accountId' in target && typeof target.accountId === 'string'
    ? target.accountId
    : undefined;
}

/** The only account, or the one that the user picks. */
async function chooseAccount(source: HistorySource, { t }: Language): Promise<string | undefined> {
  const items = source.accounts().map(({ id, name }) => ({ label: plainText(name), id }));
  if (items.length === 0) {
    showInfo(t('There is no account yet.'));
  }
  const picked =
    items.length < 2
      ? items[0]
      : await vscode.window.showQuickPick(itemsOf(items), { placeHolder: t('Which account?') });
  return picked?.id;
}
