import * as vscode from 'vscode';
import type { Remedy } from '../balance/errors.ts';
import { DisposableStore } from '../base/lifecycle.ts';
import type { Movable, View } from './accountOrder.ts';
import { conditionTeller } from './conditions.ts';
import { CONDITIONS, SETTINGS, VIEWS } from './ids.ts';
import { outgoing, treeItemOf } from './outgoing.ts';
import { onDidChangeSettings, treeSettings } from './settings.ts';
import type { TreeContent } from './treeContent.ts';
import { TreeDrag } from './treeDrag.ts';
import { accountItem, detailItem, groupItem, invalidItem } from './treeItems.ts';
import type { TreeMemory } from './treeMemory.ts';
import { nodeId, type TreeNode } from './treeNode.ts';
import { TreeOutline } from './treeOutline.ts';

/** What the tree shows, and what it hands on. */
export interface TreeParts {
  readonly content: TreeContent;
  readonly memory: TreeMemory;
  /** One sentence for each entry of the setting that cannot be used. */
  invalidEntries(): readonly string[];
  /** Whether an account stands in the status bar because the user has pinned it. */
  isPinned(accountId: string): boolean;
  /** The command that carries out a remedy for an account. */
  remedyCommand(remedy: Remedy, accountId: string): vscode.Command | undefined;
  /** Moves something to the place of `target`, or to the end. */
  drop(moved: Movable, target: Movable | undefined): Promise<void>;
}

/** The tree of accounts and their quantities. */
export class BalanceTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #parts: TreeParts;
  readonly #outline: TreeOutline;
  readonly #owned = new DisposableStore();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #changed: vscode.EventEmitter<TreeNode | TreeNode[] | undefined>;
  /** VS Code knows nodes by identity, so groups and accounts keep theirs, by their ids. */
  readonly #nodes = new Map<string, TreeNode>();
  readonly #tell = conditionTeller();
  #endProgress: (() => void) | undefined;

  readonly onDidChangeTreeData: vscode.Event<TreeNode | TreeNode[] | undefined>;

  constructor(parts: TreeParts) {
    const { content, memory } = parts;
    this.#parts = parts;
    this.#outline = new TreeOutline(content, content.naming);
    this.#changed = this.#owned.add(new vscode.EventEmitter<TreeNode | TreeNode[] | undefined>());
    this.onDidChangeTreeData = this.#changed.event;
    this.#view = this.#owned.add(
      vscode.window.createTreeView(VIEWS.accounts, {
        treeDataProvider: this,
        showCollapseAll: true,
        dragAndDropController: new TreeDrag((moved, target) => parts.drop(moved, target)),
      }),
    );
    this.#owned.add(this.#view.onDidCollapseElement(({ element }) => memory.note(nodeId(element), true)));
    this.#owned.add(this.#view.onDidExpandElement(({ element }) => memory.note(nodeId(element), false)));
    const chosen = [SETTINGS.treeGroupByProvider, SETTINGS.treeOrder];
    this.#owned.add(onDidChangeSettings(chosen, () => this.render([])));
    const pins = [SETTINGS.statusBarShow, SETTINGS.statusBarPinned];
    this.#owned.add(onDidChangeSettings(pins, () => this.#changed.fire(undefined)));
  }

  /** Accounts as the user sees them at present. */
  get view(): View {
    const accounts = this.#outline.accounts().map(({ account: { id, provider } }) => ({ id, provider }));
    return { accounts, order: treeSettings().order, arrangement: this.#outline.arrangement };
  }

  /** Hides accounts that are not low, or shows all. */
  filter(lowOnly: boolean): void {
    this.#parts.memory.lowOnly = lowOnly;
    this.render([]);
  }

  /** Shows accounts anew; all of them, and the list itself, when `accountIds` is left out. */
  render(accountIds?: readonly string[]): void {
    const { content, memory } = this.#parts;
    const redraw = this.#outline.update({ ...treeSettings(), lowOnly: memory.lowOnly }, accountIds);
    if (redraw.kind === 'tree') {
      this.#changed.fire(undefined);
    } else {
      const groups = redraw.providers.map((provider): TreeNode => ({ kind: 'group', provider }));
      const accounts = redraw.accountIds.map((accountId): TreeNode => ({ kind: 'account', accountId }));
      const nodes = [...groups, ...accounts].map((node) => this.#kept(node));
      if (nodes.length > 0) {
        this.#changed.fire(nodes);
      }
    }
    const { arrangement, refreshing } = this.#outline;
    this.#showProgress(refreshing);
    this.#showBadge(arrangement.low, content.badgeText(arrangement.low));
    // An empty text takes the room of one away.
    const message = (memory.lowOnly ? content.filterText(arrangement) : undefined) ?? '';
    if ((this.#view.message ?? '') !== message) {
      this.#view.message = outgoing.redact(message);
    }
    this.#tell(CONDITIONS.filtered, memory.lowOnly);
    this.#tell(CONDITIONS.canGroup, arrangement.canGroup);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    switch (node?.kind) {
      case undefined:
        return this.#roots();
      case 'group':
        return this.#accountNodes(this.#outline.group(node.provider)?.accountIds ?? []);
      case 'account':
        return this.#details(node.accountId);
      case 'detail':
      case 'invalid':
        return [];
    }
  }

  getParent(node: TreeNode): TreeNode | undefined {
    switch (node.kind) {
      case 'detail':
        return this.#kept({ kind: 'account', accountId: node.accountId });
      case 'account': {
        const provider = this.#outline.account(node.accountId)?.status.account.provider ?? '';
        return this.#outline.group(provider) && this.#kept({ kind: 'group', provider });
      }
      case 'group':
      case 'invalid':
        return undefined;
    }
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = treeItemOf(this.#itemOf(node));
    item.id = nodeId(node);
    if (node.kind === 'group' || node.kind === 'account') {
      item.collapsibleState = this.#parts.memory.isClosed(item.id)
        ? vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.Expanded;
    }
    return item;
  }

  dispose(): void {
    this.#showProgress(false);
    this.#owned.dispose();
  }

  #roots(): TreeNode[] {
    const { groups, accountIds } = this.#outline.arrangement;
    this.#forget();
    const invalid = this.#parts.invalidEntries().map((text): TreeNode => ({ kind: 'invalid', text }));
    const known =
      groups === undefined
        ? this.#accountNodes(accountIds)
        : groups.map(({ provider }) => this.#kept({ kind: 'group', provider }));
    return [...known, ...invalid];
  }

  #accountNodes(ids: readonly string[]): TreeNode[] {
    return ids.map((accountId) => this.#kept({ kind: 'account', accountId }));
  }

  #details(accountId: string): TreeNode[] {
    const listed = this.#outline.account(accountId);
    const rows = listed === undefined ? [] : this.#parts.content.detailRows(listed);
    const inLine = rows.some((row) => row.kind !== 'quantity' || row.level !== undefined);
    return rows.map((row) => ({ kind: 'detail', accountId, row, inLine }));
  }

  #itemOf(node: TreeNode): vscode.TreeItem {
    const { content, remedyCommand } = this.#parts;
    switch (node.kind) {
      case 'group': {
        const group = this.#outline.group(node.provider);
        return group === undefined ? new vscode.TreeItem('') : groupItem(content.groupRow(group));
      }
      case 'account': {
        const listed = this.#outline.account(node.accountId);
        return listed === undefined
          ? new vscode.TreeItem('')
          : accountItem(content.accountRow(listed), this.#parts.isPinned(node.accountId));
      }
      case 'detail':
        return detailItem(node.row, node.inLine, (remedy) => remedyCommand(remedy, node.accountId));
      case 'invalid':
        return invalidItem(node.text, (remedy) => remedyCommand(remedy, ''));
    }
  }

  /** The node that VS Code knows already, or this one from now on. */
  #kept(node: TreeNode): TreeNode {
    const id = nodeId(node);
    const known = this.#nodes.get(id) ?? node;
    this.#nodes.set(id, known);
    return known;
  }

  /** Drops what is known of accounts that have gone. */
  #forget(): void {
    const accounts = this.#outline.accounts().map(({ account }) => account);
    const nodes = accounts.flatMap(({ id, provider }): TreeNode[] => [
      { kind: 'account', accountId: id },
      { kind: 'group', provider },
    ]);
    const present = new Set(nodes.map(nodeId));
    this.#parts.memory.keep((id) => present.has(id));
    for (const id of [...this.#nodes.keys()].filter((each) => !present.has(each))) {
      this.#nodes.delete(id);
    }
  }

  #showBadge(value: number, tooltip: string): void {
    if (this.#view.badge?.value !== value || this.#view.badge.tooltip !== tooltip) {
      // A badge of 0 is none.
      this.#view.badge = { value, tooltip: outgoing.redact(tooltip) };
    }
  }

  #showProgress(busy: boolean): void {
    if (!busy) {
      this.#endProgress?.();
      this.#endProgress = undefined;
    } else if (this.#endProgress === undefined) {
      const ended = new Promise<void>((resolve) => {
        this.#endProgress = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: VIEWS.accounts } }, () => ended);
    }
  }
}
