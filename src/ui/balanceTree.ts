import * as vscode from 'vscode';
import type { Remedy } from '../balance/errors.ts';
import type { AccountStatus } from '../balance/state.ts';
import { DisposableStore } from '../base/lifecycle.ts';
import { ROWS, VIEWS } from './ids.ts';
import { outgoing, treeItemOf } from './outgoing.ts';
import { type AccountRow, type DetailRow, detailText } from './treeRows.ts';

/** A node of the tree. Commands from menus get one of these. */
export type TreeNode =
  | { readonly kind: 'account'; readonly accountId: string }
  /** `inLine`: other rows of the account have icons, so that this one needs the room of one. */
  | { readonly kind: 'detail'; readonly accountId: string; readonly row: DetailRow; readonly inLine: boolean }
  /** An entry of the setting that cannot be used. */
  | { readonly kind: 'invalid'; readonly text: string };

/** What the tree shows. */
export interface TreeContent {
  statuses(): readonly AccountStatus[];
  accountRow(status: AccountStatus): AccountRow;
  detailRows(status: AccountStatus): readonly DetailRow[];
  /** One sentence for each entry of the setting that cannot be used. */
  invalidEntries(): readonly string[];
  /** How many accounts are low, and that in words. */
  badge(): { readonly value: number; readonly tooltip: string };
  /** Whether an account stands in the status bar because the user has pinned it. */
  isPinned(accountId: string): boolean;
  /** The command that carries out a remedy for an account. */
  remedyCommand(remedy: Remedy, accountId: string): vscode.Command | undefined;
}

const ICONS: Readonly<Record<AccountRow['reliability'], string>> = {
  fresh: 'pass',
  loading: 'loading~spin',
  refreshing: 'loading~spin',
  old: 'history',
  stale: 'warning',
  failed: 'error',
  paused: 'debug-pause',
};

/** What is low stands out, unless something is wrong with the account, too. */
const LEVEL_ICONS = {
  low: new vscode.ThemeIcon('arrow-down', new vscode.ThemeColor('list.warningForeground')),
  empty: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('list.errorForeground')),
} as const;

/** The tree of accounts and their quantities. It holds no state of its own. */
export class BalanceTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #content: TreeContent;
  readonly #owned = new DisposableStore();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #changed: vscode.EventEmitter<TreeNode | undefined>;
  /** VS Code knows nodes by identity, so an account keeps its node. */
  readonly #nodes = new Map<string, TreeNode>();
  #endProgress: (() => void) | undefined;

  readonly onDidChangeTreeData: vscode.Event<TreeNode | undefined>;

  constructor(content: TreeContent) {
    this.#content = content;
    this.#changed = this.#owned.add(new vscode.EventEmitter<TreeNode | undefined>());
    this.onDidChangeTreeData = this.#changed.event;
    this.#view = this.#owned.add(
      vscode.window.createTreeView(VIEWS.accounts, { treeDataProvider: this, showCollapseAll: true }),
    );
  }

  /** Shows accounts anew; all of them, and the list itself, when `accountIds` is left out. */
  render(accountIds?: readonly string[]): void {
    const statuses = this.#content.statuses();
    const known = accountIds?.every((id) => this.#nodes.has(id) && statuses.some(({ account }) => account.id === id));
    if (accountIds === undefined || known !== true) {
      this.#changed.fire(undefined);
    } else {
      for (const id of accountIds) {
        this.#changed.fire(this.#nodes.get(id));
      }
    }
    this.#showProgress(statuses.some(({ refreshing }) => refreshing));
    this.#showBadge();
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) {
      return this.#roots();
    }
    if (node.kind !== 'account') {
      return [];
    }
    const { accountId } = node;
    const status = this.#statusOf(accountId);
    const rows = status === undefined ? [] : this.#content.detailRows(status);
    const inLine = rows.some((row) => row.kind !== 'quantity' || row.level !== undefined);
    return rows.map((row) => ({ kind: 'detail', accountId, row, inLine }));
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === 'detail' ? this.#nodes.get(node.accountId) : undefined;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItemOf(this.#itemOf(node));
  }

  dispose(): void {
    this.#showProgress(false);
    this.#owned.dispose();
  }

  #roots(): TreeNode[] {
    const statuses = this.#content.statuses();
    const present = new Set(statuses.map(({ account }) => account.id));
    for (const id of [...this.#nodes.keys()]) {
      if (!present.has(id)) {
        this.#nodes.delete(id);
      }
    }
    const accounts = statuses.map(({ account }): TreeNode => {
      const node = this.#nodes.get(account.id) ?? { kind: 'account', accountId: account.id };
      this.#nodes.set(account.id, node);
      return node;
    });
    return [...accounts, ...this.#content.invalidEntries().map((text): TreeNode => ({ kind: 'invalid', text }))];
  }

  #itemOf(node: TreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'account':
        return this.#accountItem(node.accountId);
      case 'detail':
        return this.#detailItem(node.accountId, node.row, node.inLine);
      case 'invalid':
        return this.#invalidItem(node.text);
    }
  }

  #accountItem(accountId: string): vscode.TreeItem {
    const status = this.#statusOf(accountId);
    if (status === undefined) {
      return new vscode.TreeItem('');
    }
    const row = this.#content.accountRow(status);
    const item = new vscode.TreeItem(row.label, vscode.TreeItemCollapsibleState.Expanded);
    item.id = accountId;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.contextValue = this.#content.isPinned(accountId) ? ROWS.pinnedAccount : ROWS.account;
    item.iconPath =
      row.reliability === 'fresh' && row.level !== 'ok'
        ? LEVEL_ICONS[row.level]
        : new vscode.ThemeIcon(ICONS[row.reliability]);
    item.accessibilityInformation = { label: row.spoken };
    return item;
  }

  #detailItem(accountId: string, row: DetailRow, inLine: boolean): vscode.TreeItem {
    const item = new vscode.TreeItem(row.label);
    const text = detailText(row);
    item.description = row.description;
    item.tooltip = text;
    item.accessibilityInformation = { label: text };
    if (row.kind === 'trouble') {
      item.id = `${accountId}/trouble`;
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      const command = row.remedy && this.#content.remedyCommand(row.remedy, accountId);
      if (command !== undefined) {
        item.command = command;
        item.tooltip = `${text}\n${command.title}`;
      }
      return item;
    }
    item.id = `${accountId}/${row.kind}/${row.key}`;
    if (row.kind === 'topUp') {
      item.iconPath = new vscode.ThemeIcon('arrow-up');
      return item;
    }
    item.contextValue = ROWS.quantity;
    const level = row.levelText ?? '';
    item.tooltip = [text, level, ...(row.trend ?? [])].filter((line) => line !== '').join('\n');
    if (row.level !== undefined) {
      item.accessibilityInformation = { label: `${text}, ${level}` };
      item.iconPath = LEVEL_ICONS[row.level];
    } else if (inLine) {
      item.iconPath = new vscode.ThemeIcon('blank');
    }
    return item;
  }

  #invalidItem(text: string): vscode.TreeItem {
    const item = new vscode.TreeItem(text);
    item.tooltip = text;
    item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    const command = this.#content.remedyCommand('open-settings', '');
    if (command !== undefined) {
      item.command = command;
    }
    return item;
  }

  #statusOf(accountId: string): AccountStatus | undefined {
    return this.#content.statuses().find(({ account }) => account.id === accountId);
  }

  #showBadge(): void {
    const { value, tooltip } = this.#content.badge();
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
