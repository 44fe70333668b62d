import * as vscode from 'vscode';
import type { Level } from '../../balance/alert/alert.ts';
import { COMMANDS } from '../editor/ids.ts';
import type { StatusBarChoices } from './choices.ts';

/** VS Code puts an item whose id it has seen before where that one was, so each side has an id of its own. */
const IDS = { right: 'messagingBalance', left: 'messagingBalance.left' } as const;

/** Where the item stands among the others of its side: on the right by the language, on the left behind VS Code's own items. */
const PRIORITIES = { right: 100, left: 10 } as const;

const SIDES = { right: vscode.StatusBarAlignment.Right, left: vscode.StatusBarAlignment.Left } as const;

/** The colour behind the item for the worst level of all accounts. */
export const BACKGROUNDS: Readonly<Record<Level, vscode.ThemeColor | undefined>> = {
  ok: undefined,
  low: new vscode.ThemeColor('statusBarItem.warningBackground'),
  empty: new vscode.ThemeColor('statusBarItem.errorBackground'),
};

/** An item on a side of the bar, which is not shown yet. A click on it shows the tree. */
export function createItem(alignment: StatusBarChoices['alignment']): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(IDS[alignment], SIDES[alignment], PRIORITIES[alignment]);
  item.name = 'Messaging Balance';
  item.command = COMMANDS.focusView;
  return item;
}

/** Whether an item stands on this side. One that does not cannot be moved, but only be made anew. */
export function isOn(item: vscode.StatusBarItem, alignment: StatusBarChoices['alignment']): boolean {
  return item.alignment === SIDES[alignment];
}
