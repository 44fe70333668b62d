import * as vscode from 'vscode';
import type { Language } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Commands, Run } from '../accounts/guard.ts';
import { COMMANDS } from '../editor/ids.ts';
import type { Movable, View } from './accountOrder.ts';
import { moveBy } from './moveAccount.ts';
import { invalidIn, movableIn } from './node.ts';
import { runOrderAccounts } from './orderSteps.ts';
import { setTreeGrouping } from './settings.ts';

/** What commands do with the tree. */
export interface TreeControl {
  readonly view: View;
  /** The rows that the user has selected, while they can be seen. */
  readonly selected: readonly unknown[];
  /** The rows that a command is meant for which was given one, or none. */
  rowsFor(target: unknown): readonly unknown[];
  /** Shows the view, and in it the row of an account. */
  show(accountId: string | undefined): Promise<void>;
  /** Hides accounts that are not low, or shows all. */
  filter(lowOnly: boolean): void;
}

/** What the commands of the tree work with. */
export interface TreeCommandParts {
  readonly tree: TreeControl;
  readonly providers: readonly Provider[];
  readonly language: Language;
  /** The account that stands first in the status bar. */
  inBar(): string | undefined;
  /** The account that the user picks. */
  pick(): Promise<Movable | undefined>;
}

/** What the commands do that change what the tree shows. */
export function treeCommands({ tree, providers, language, inBar, pick }: TreeCommandParts) {
  const move =
    (direction: 'up' | 'down'): Run =>
    async (target) => {
      const moved = movableIn(target ?? only(tree.selected)) ?? (await pick());
      if (moved !== undefined) {
        await moveBy(moved, direction, { providers, language, view: tree.view });
      }
    };
  return {
    [COMMANDS.focusView]: () => tree.show(inBar()),
    [COMMANDS.openRow]: async (row) => {
      if (invalidIn(row) !== undefined) {
        await vscode.commands.executeCommand(COMMANDS.openEntry, row);
      } else if (movableIn(row)?.kind === 'account') {
        await vscode.commands.executeCommand(COMMANDS.showHistory, row);
      } else {
        // What Enter does in any other tree: it opens and closes a provider.
        await vscode.commands.executeCommand('list.select');
      }
    },
    [COMMANDS.orderAccounts]: () => runOrderAccounts(language),
    [COMMANDS.groupByProvider]: () => setTreeGrouping(true),
    [COMMANDS.ungroup]: () => setTreeGrouping(false),
    [COMMANDS.showLowOnly]: async () => tree.filter(true),
    [COMMANDS.showAllAccounts]: async () => tree.filter(false),
    [COMMANDS.moveUp]: move('up'),
    [COMMANDS.moveDown]: move('down'),
  } satisfies Partial<Commands>;
}

/** The one of a list that has just one. */
function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
