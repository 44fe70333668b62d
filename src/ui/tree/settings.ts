import * as vscode from 'vscode';
import { writeSetting } from '../editor/configuration.ts';
import { SETTINGS } from '../editor/ids.ts';
import { TREE_ORDERS, type TreeChoices, type TreeOrder } from './arrangement.ts';

/** The choices of the tree that are settings. What cannot be one counts as the default. */
export function treeSettings(): Omit<TreeChoices, 'lowOnly'> {
  const configuration = vscode.workspace.getConfiguration();
  const order = configuration.get(SETTINGS.treeOrder);
  return {
    groupByProvider: configuration.get(SETTINGS.treeGroupByProvider) !== false,
    order: TREE_ORDERS.find((known) => known === order) ?? 'own',
  };
}

/** Sets the order of the tree in the user's settings, where the default needs no entry. */
export async function setTreeOrder(order: TreeOrder): Promise<void> {
  await writeSetting(SETTINGS.treeOrder, order === 'own' ? undefined : order);
}

/** Sets in the user's settings whether accounts stand below their providers, as they do by default. */
export async function setTreeGrouping(groups: boolean): Promise<void> {
  await writeSetting(SETTINGS.treeGroupByProvider, groups ? undefined : false);
}
