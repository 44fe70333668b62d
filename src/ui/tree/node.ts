import type { Movable } from './accountOrder.ts';
import type { AccountGroup, Arrangement, TreeAccount } from './arrangement.ts';
import type { DetailRow } from './rows.ts';

/** A provider above its accounts. */
export interface GroupNode {
  readonly kind: 'group';
  readonly provider: string;
  readonly group: AccountGroup;
  readonly accounts: readonly AccountNode[];
}

/** VS Code holds a node as long as accounts keep their places; what is known of its account changes. */
export interface AccountNode {
  readonly kind: 'account';
  readonly accountId: string;
  listed: TreeAccount;
}

/** A row below an account. */
export interface DetailNode {
  readonly kind: 'detail';
  readonly accountId: string;
  readonly account: AccountNode;
  readonly row: DetailRow;
}

/**
 * What is said of an entry of the setting that cannot be used: `label` names it, `description` stands dimmed behind it, `text` is a
 * sentence. Its place in the list; without one where there is no list.
 */
export interface InvalidRow {
  readonly label: string;
  readonly description: string;
  readonly text: string;
  readonly index: number | undefined;
  /** It is said of a declared provider. */
  readonly isDeclaration?: true;
}

/** An entry of the setting that cannot be used: the `nth` of those of which the same is said. */
export interface InvalidNode extends InvalidRow {
  readonly kind: 'invalid';
  readonly nth: number;
}

/** A node of the tree, with what its row is made from. Commands from menus get one of these. */
export type TreeNode = GroupNode | AccountNode | DetailNode | InvalidNode;

/** The first level of the tree: groups or accounts, then what is said of entries that cannot be used. */
export function rootsOf(
  { groups, accountIds }: Arrangement,
  listed: readonly TreeAccount[],
  invalid: readonly InvalidRow[],
): readonly TreeNode[] {
  const byId = new Map(listed.map((each) => [each.status.account.id, each]));
  const accountNodes = (ids: readonly string[]): readonly AccountNode[] =>
    ids.flatMap((accountId): AccountNode[] => {
      const found = byId.get(accountId);
      return found === undefined ? [] : [{ kind: 'account', accountId, listed: found }];
    });
  const known =
    groups?.map((group): GroupNode => {
      const { provider, accountIds: ids } = group;
      return { kind: 'group', provider, group, accounts: accountNodes(ids) };
    }) ?? accountNodes(accountIds);
  const said = new Map<string, number>();
  const unusable = invalid.map((row): InvalidNode => {
    const nth = said.get(row.text) ?? 0;
    said.set(row.text, nth + 1);
    return { kind: 'invalid', ...row, nth };
  });
  return [...known, ...unusable];
}

/**
 * By which VS Code, and what is remembered of the tree, know a node: the same as long as it is about the same. No two nodes of
 * a tree have the same, whatever stands in the settings: VS Code would show no row at all.
 */
export function nodeId(node: TreeNode): string {
  switch (node.kind) {
    case 'group':
      return groupId(node.provider);
    case 'account':
      return accountNodeId(node.accountId);
    case 'detail':
      return JSON.stringify([node.row.kind, node.accountId, 'key' in node.row ? node.row.key : '']);
    case 'invalid':
      return JSON.stringify([node.kind, node.text, node.nth]);
  }
}

/** The id of the node of a provider. */
export function groupId(provider: string): string {
  return JSON.stringify(['group', provider]);
}

/** The id of the node of an account. */
export function accountNodeId(accountId: string): string {
  return JSON.stringify(['account', accountId]);
}

/** The entry that the row of one that cannot be used stands for; `undefined` for whatever else a command was given. */
export function invalidIn(node: unknown): Omit<InvalidRow, 'label' | 'description'> | undefined {
  if (typeof node !== 'object' || node === null || !('kind' in node) || node.kind !== 'invalid') {
    return undefined;
  }
  const text = 'text' in node && typeof node.text === 'string' ? node.text : '';
  const index = 'index' in node && typeof node.index === 'number' ? node.index : undefined;
  return {
    text,
    index,
    ...('isDeclaration' in node && node.isDeclaration === true ? { isDeclaration: true as const } : {}),
  };
}

/** Which settings a row of trouble leads to: those of the accounts, unless the proxy is at fault. */
export function settingsRemedy(node: unknown): 'open-settings' | 'open-proxy-settings' {
  const row = typeof node === 'object' && node !== null && 'row' in node ? node.row : undefined;
  return typeof row === 'object' && row !== null && 'remedy' in row && row.remedy === 'open-proxy-settings'
    ? 'open-proxy-settings'
    : 'open-settings';
}

/** What is moved, or whose place is taken, when a node is dragged or something is dropped on it. */
export function movableIn(node: unknown): Movable | undefined {
  if (typeof node !== 'object' || node === null) {
    return undefined;
  }
  if ('provider' in node && typeof node.provider === 'string') {
    return { kind: 'group', provider: node.provider };
  }
  return 'accountId' in node && typeof node.accountId === 'string'
    ? { kind: 'account', accountId: node.accountId }
    : undefined;
}

/** The accounts that rows stand for, each once: a provider stands for all below it, and a row below an account for that one. */
export function accountIdsIn(nodes: readonly unknown[]): readonly string[] {
  const ids = nodes.flatMap((node) => {
    const below = typeof node === 'object' && node !== null && 'accounts' in node ? node.accounts : undefined;
    const moved = movableIn(node);
    return Array.isArray(below) ? accountIdsIn(below) : moved?.kind === 'account' ? [moved.accountId] : [];
  });
  return [...new Set(ids)];
}
