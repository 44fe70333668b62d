import * as vscode from 'vscode';
import { plainText } from '../../balance/text/plainText.ts';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import { EditRefused } from '../accounts/editProblem.ts';
import { type GuardParts, guarded, onCommand } from '../accounts/guard.ts';
import { COMMANDS, HISTORY_PANEL } from '../editor/ids.ts';
import { showInfo } from '../editor/messages.ts';
import { itemsOf } from '../editor/redactOutput.ts';
import { exportHistory } from './export.ts';
import type { HistoryPanel } from './panel.ts';
import type { HistorySource } from './source.ts';

/** What the history is shown and exported from. */
export interface HistoryParts extends GuardParts {
  readonly source: HistorySource;
  readonly clock: Clock;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
}

/**
 * Registers the history panel and the commands that open it and export from it. The panel's code is loaded when it is
 * needed.
 */
export function registerHistory(parts: HistoryParts): Disposable {
  const { source, language } = parts;
  const owned = new DisposableStore();
  const load = async (): Promise<HistoryPanel> => {
    const { HistoryPanel } = await import('./panel.ts');
    return owned.add(
      new HistoryPanel({
        ...parts,
        exportHistory: (accountId) => void guarded(() => exportHistory(accountId, parts), parts),
      }),
    );
  };
  let loaded: Promise<HistoryPanel> | undefined;
  const panel = (): Promise<HistoryPanel> => {
    loaded ??= load();
    return loaded;
  };
  owned.add(
    onCommand(
      COMMANDS.showHistory,
      async (target) => {
        const accountId = accountIdOf(target, source);
        (await panel()).show(accountId);
      },
      parts,
    ),
  );
  owned.add(
    onCommand(
      COMMANDS.exportHistory,
      async (target) => {
        const accountId = accountIdOf(target, source) ?? (await chooseAccount(source, language));
        if (accountId !== undefined) {
          await exportHistory(accountId, parts);
        }
      },
      parts,
    ),
  );
  owned.add(
    vscode.window.registerWebviewPanelSerializer(HISTORY_PANEL, {
      deserializeWebviewPanel: (restored) => guarded(async () => (await panel()).adopt(restored), parts),
    }),
  );
  return owned;
}

/** The account that a menu or a link names. Throws {@link EditRefused} when it is gone: no other one may take its place. */
function accountIdOf(target: unknown, source: HistorySource): string | undefined {
  const id = typeof target === 'object' && target !== null && 'accountId' in target ? target.accountId : undefined;
  if (id === undefined) {
    return undefined;
  }
  const account = source.accounts().find((known) => known.id === id);
  if (account === undefined) {
    throw new EditRefused({ kind: 'gone' });
  }
  return account.id;
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
