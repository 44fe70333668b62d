import type * as vscode from 'vscode';
import type { Disposable } from '../base/lifecycle.ts';
import type { Commands } from './accounts/guard.ts';
import { type BalanceToolParts, balanceTool } from './chatTool/tool.ts';
import { chooseAccount } from './chooseAccount.ts';
import { type CommandParts, commandsOf } from './commands.ts';
import { createHistory } from './history/history.ts';
import { type HistorySourceParts, historySource } from './history/source.ts';
import { spendingOf } from './history/spending.ts';

/** What actions work with. */
export interface ActionParts extends CommandParts, HistorySourceParts, Pick<BalanceToolParts, 'outlooks'> {
  readonly monitor: CommandParts['monitor'];
  readonly store: CommandParts['store'] & HistorySourceParts['store'];
  readonly outlooks: CommandParts['outlooks'] & HistorySourceParts['outlooks'];
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
}

/** What is done when the user wants something, or a language model asks: the part of the program that is loaded with the first of it. */
export interface Actions extends Disposable {
  readonly commands: Commands;
  readonly tool: ReturnType<typeof balanceTool>;
  /** Fills a panel of the history that VS Code has restored. */
  adopt(restored: vscode.WebviewPanel): void;
}

/** Makes the actions of a window. */
export function createActions(parts: ActionParts): Actions {
  const source = historySource(parts);
  const selected = () => parts.views.tree.selected;
  const { commands, adopt, dispose } = createHistory({
    ...{ ...parts, source, selected },
    chooseAccount: (target) => chooseAccount(target, { ...parts, selected }),
  });
  return {
    commands: { ...commandsOf(parts), ...commands },
    tool: balanceTool({
      ...parts,
      spendingOf: async (accountId, period) => spendingOf(accountId, period, { ...parts, source }),
    }),
    ...{ adopt, dispose },
  };
}
