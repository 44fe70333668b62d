import type { Movable } from './accountOrder.ts';
import type { DetailRow } from './treeRows.ts';

/** A node of the tree. Commands from menus get one of these. */
export type TreeNode =
  /** A provider above its accounts. */
  | { readonly kind: 'group'; readonly provider: string }
  | { readonly kind: 'account'; readonly accountId: string }
  /** `inLine`: other rows of the account have icons, so that this one needs the room of one. */
  | { readonly kind: 'detail'; readonly accountId: string; readonly row: DetailRow; readonly inLine: boolean }
  /** An entry of the setting that cannot be used. */
  | { readonly kind: 'invalid'; readonly text: string };

/** By which VS Code, and what is remembered of the tree, know a node; no two nodes have the same. */
export function nodeId(node: TreeNode): string {
  switch (node.kind) {
    case 'group':
      return JSON.stringify([node.kind, node.provider]);
    case 'account':
      return JSON.stringify([node.kind, node.accountId]);
    case 'detail':
      return JSON.stringify([node.row.kind, node.accountId, 'key' in node.row ? node.row.key : '']);
    case 'invalid':
      return JSON.stringify([node.kind, node.text]);
  }
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
