import * as vscode from 'vscode';
import type { AccountStatus } from '../../balance/account/state.ts';
import type { Remedy } from '../../balance/fault/fault.ts';
import { nameCollator } from '../../balance/text/formatters.ts';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { OutlookOf } from '../../monitor/standing/outlook.ts';
import { tightnessOf } from '../../monitor/standing/tightness.ts';
import type { Provider } from '../../providers/provider.ts';
import { headlineOfStatus, providerLabel } from '../../wording/accountText.ts';
import { badgeText } from '../../wording/outlookText.ts';
import { onDidChangeSettings } from '../editor/configuration.ts';
import { ToldContextKeys } from '../editor/contextKeys.ts';
import { CONTEXT_KEYS, SETTINGS, VIEWS } from '../editor/ids.ts';
import { treeItemOf } from '../editor/redactOutput.ts';
import type { Movable, View } from './accountOrder.ts';
import { type Arrangement, arrange, type TreeAccount, type TreeChoices } from './arrangement.ts';
import { choicesText, groupRow } from './arrangementText.ts';
import { TreeDrag } from './drag.ts';
import { TreeHead } from './head.ts';
import { accountItem, detailItem, groupItem, invalidItem } from './items.ts';
import type { TreeMemory } from './memory.ts';
import {
  type AccountNode,
  accountNodeId,
  type DetailNode,
  groupId,
  type InvalidRow,
  nodeId,
  rootsOf,
  type TreeNode,
} from './node.ts';
import { accountRow, detailRows } from './rows.ts';
import { treeSettings } from './settings.ts';
import { ShownRow } from './shownRow.ts';

/** With more accounts than these, all begin closed: so many rows fit on a screen. */
const OPEN_ACCOUNTS = 20;

/** What the tree shows, and what it hands on. */
export interface TreeParts {
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly providers: readonly Provider[];
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly language: Language;
  readonly outlooks: { readonly of: OutlookOf };
  readonly memory: TreeMemory;
  /** The entries of the setting that cannot be used. */
  invalidEntries(): readonly InvalidRow[];
  /** Whether an account stands in the status bar because the user has pinned it. */
  isPinned(accountId: string): boolean;
  /** What the action that carries out a remedy is called. */
  remedyTitle(remedy: Remedy): string;
  /** Moves something to the place of `target`, or to the end. */
  drop(moved: Movable, target: Movable | undefined): Promise<void>;
}

/**
 * The tree of accounts and their quantities. Each change reads all accounts. While they keep their places, VS Code is told of
 * those that changed, and keeps all other rows with their hover and their menus. Told of the whole tree, it forgets every row
 * until it has asked again, and what is clicked meanwhile does not say in which row.
 */
export class BalanceTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #parts: TreeParts;
  readonly #owned = new DisposableStore();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #head: TreeHead;
  readonly #shown: ShownRow;
  readonly #keys = new ToldContextKeys();
  readonly #changed: vscode.EventEmitter<AccountNode[] | undefined>;
  #listed: readonly TreeAccount[] = [];
  #arrangement: Arrangement;
  #roots: readonly TreeNode[] = [];
  /** What stands where, to know whether it still does. */
  #places = '';
  #isAsked = false;
  /** What has changed while a row is looked for. */
  #held: (ReadonlySet<string> | undefined)[] = [];
  /** Read when they have changed: VS Code copies all settings for who asks for one. */
  #settings = treeSettings();

  readonly onDidChangeTreeData: vscode.Event<AccountNode[] | undefined>;

  constructor(parts: TreeParts) {
    const { memory } = parts;
    this.#parts = parts;
    this.#arrangement = this.#arrange();
    this.#changed = this.#owned.add(new vscode.EventEmitter<AccountNode[] | undefined>());
    this.onDidChangeTreeData = this.#changed.event;
    this.#view = this.#owned.add(
      vscode.window.createTreeView(VIEWS.accounts, {
        treeDataProvider: this,
        showCollapseAll: true,
        canSelectMany: true,
        dragAndDropController: new TreeDrag((moved, target) => parts.drop(moved, target)),
      }),
    );
    this.#head = this.#owned.add(new TreeHead(this.#view));
    this.#shown = this.#owned.add(new ShownRow(this.#view, parts.clock));
    this.#owned.add(this.#view.onDidCollapseElement(({ element }) => memory.note(nodeId(element), true)));
    this.#owned.add(this.#view.onDidExpandElement(({ element }) => memory.note(nodeId(element), false)));
    const { treeGroupByProvider, treeOrder, statusBarShow, statusBarPinned } = SETTINGS;
    const shown = [treeGroupByProvider, treeOrder, statusBarShow, statusBarPinned];
    this.#owned.add(
      onDidChangeSettings(shown, () => {
        this.#settings = treeSettings();
        this.render();
      }),
    );
  }

  /** Accounts as the user sees them at present. */
  get view(): View {
    const accounts = this.#listed.map(({ status: { account } }) => ({ id: account.id, provider: account.provider }));
    return { accounts, order: treeSettings().order, arrangement: this.#arrangement };
  }

  /** The rows that the user has selected, while they can be seen. */
  get selected(): readonly TreeNode[] {
    const { visible, selection } = this.#view;
    return visible ? selection.filter((node) => !this.#shown.is(node)) : [];
  }

  /** The rows that a command is meant for: all that are selected, where the row that it was given is one of them or where it was given none. */
  rowsFor(target: unknown): readonly unknown[] {
    const { selection } = this.#view;
    return target === undefined ? this.selected : selection.some((node) => node === target) ? selection : [target];
  }

  /** Shows the view, with the row of an account selected. One that the tree hides, or that is gone, is not looked for. */
  async show(accountId: string | undefined): Promise<void> {
    const find = () => this.#roots.flatMap(accountsIn).find((each) => each.accountId === accountId);
    try {
      await this.#shown.show(accountId === undefined ? undefined : find);
    } finally {
      const held = this.#held.splice(0);
      if (held.length > 0) {
        this.render(held.includes(undefined) ? undefined : new Set(held.flatMap((changed) => [...(changed ?? [])])));
      }
    }
  }

  /** Hides accounts that are not low, or shows all. */
  filter(lowOnly: boolean): void {
    this.#parts.memory.lowOnly = lowOnly;
    this.render();
  }

  /**
   * Shows what is known by now: anew in the rows of the accounts in `changed`, or without it in all rows, which also puts right
   * what VS Code has mixed up. While a row is looked for, all rows stay as they are.
   */
  render(changed?: ReadonlySet<string>): void {
    if (this.#shown.isLooking) {
      this.#held.push(changed);
      return;
    }
    const { monitor, memory, language } = this.#parts;
    this.#listed = monitor.statuses().map((status) => this.#listedOf(status));
    const arrangement = this.#arrange();
    this.#arrangement = arrangement;
    this.#tellChanged(arrangement, changed);
    const present = new Set(
      this.#listed.flatMap(({ status: { account } }) => [accountNodeId(account.id), groupId(account.provider)]),
    );
    memory.keep((id) => present.has(id));
    this.#head.busy(this.#listed.some(({ status }) => status.refreshing));
    const unusable = this.#parts.invalidEntries().length;
    this.#head.count(arrangement.low + unusable, badgeText(arrangement.low, unusable, language));
    this.#head.say(choicesText(arrangement, this.#choices, language));
    this.#keys.set(CONTEXT_KEYS.filtered, memory.lowOnly);
    this.#keys.set(CONTEXT_KEYS.canGroup, arrangement.canGroup);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    this.#shown.asked();
    switch (node?.kind) {
      case undefined:
        this.#isAsked = true;
        return [...this.#roots];
      case 'group':
        return [...node.accounts];
      case 'account': {
        const { providers, clock, language } = this.#parts;
        const { status, outlook } = node.listed;
        return detailRows(status, providers, clock.now(), language, outlook).map(
          (row): DetailNode => ({ kind: 'detail', accountId: node.accountId, account: node, row }),
        );
      }
      case 'detail':
      case 'invalid':
        return [];
    }
  }

  getParent(node: TreeNode): TreeNode | undefined {
    switch (node.kind) {
      case 'detail':
        return node.account;
      case 'account':
        return this.#roots.find((root) => root.kind === 'group' && root.accounts.includes(node));
      case 'group':
      case 'invalid':
        return undefined;
    }
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = treeItemOf(this.#itemOf(node));
    item.id = nodeId(node);
    if (node.kind === 'group' || node.kind === 'account') {
      const isClosed = this.#parts.memory.isClosed(item.id, this.#listed.length > OPEN_ACCOUNTS);
      item.collapsibleState = vscode.TreeItemCollapsibleState[isClosed ? 'Collapsed' : 'Expanded'];
    }
    return item;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #tellChanged(arrangement: Arrangement, changed: ReadonlySet<string> | undefined): void {
    const invalid = this.#parts.invalidEntries();
    const places = JSON.stringify([arrangement, invalid]);
    let told: AccountNode[] | undefined;
    if (changed === undefined || places !== this.#places) {
      this.#places = places;
      this.#roots = rootsOf(arrangement, this.#listed, invalid);
    } else {
      const byId = new Map(this.#listed.map((each) => [each.status.account.id, each]));
      // VS Code knows a row by the node that it was given.
      const held = this.#roots.flatMap(accountsIn);
      for (const node of held) {
        node.listed = byId.get(node.accountId) ?? node.listed;
      }
      told = held.filter(({ accountId }) => changed.has(accountId));
    }
    // Told before it has asked, VS Code takes the answer to its first question for one to the second, and mixes up rows.
    if (this.#isAsked && told?.length !== 0) {
      this.#shown.asked();
      this.#changed.fire(told);
    }
  }

  #listedOf(status: AccountStatus): TreeAccount {
    const { providers, outlooks } = this.#parts;
    const outlook = outlooks.of(status);
    return { status, outlook, tightness: tightnessOf(status, outlook, headlineOfStatus(status, providers)?.key) };
  }

  get #choices(): TreeChoices {
    return { ...this.#settings, lowOnly: this.#parts.memory.lowOnly };
  }

  #arrange(): Arrangement {
    const { language } = this.#parts;
    return arrange(this.#listed, this.#choices, {
      compare: (a, b) => nameCollator(language.locale).compare(a, b),
      provider: (id) => this.#providerLabel(id),
    });
  }

  #providerLabel(id: string): string {
    return providerLabel(id, this.#parts.providers, this.#parts.language);
  }

  #itemOf(node: TreeNode): vscode.TreeItem {
    const { providers, clock, language, isPinned, remedyTitle } = this.#parts;
    switch (node.kind) {
      case 'group':
        return groupItem(groupRow(node.group, this.#providerLabel(node.provider), language));
      case 'account': {
        const { status, outlook } = node.listed;
        return accountItem(accountRow(status, providers, clock.now(), language, outlook), isPinned(node.accountId));
      }
      case 'detail':
        return detailItem(node.row, language, remedyTitle);
      case 'invalid':
        return invalidItem(node, language);
    }
  }
}

function accountsIn(root: TreeNode): readonly AccountNode[] {
  return root.kind === 'group' ? root.accounts : root.kind === 'account' ? [root] : [];
}
