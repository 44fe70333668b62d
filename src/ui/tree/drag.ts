import * as vscode from 'vscode';
import type { Movable } from './accountOrder.ts';
import { movableIn, type TreeNode } from './node.ts';

const MIME_TYPE = 'application/vnd.messaging-balance.place';

/** Lets accounts and providers be dragged to other places in the tree. */
export class TreeDrag implements vscode.TreeDragAndDropController<TreeNode> {
  readonly dragMimeTypes = [MIME_TYPE];
  readonly dropMimeTypes = [MIME_TYPE];
  readonly #drop: (moved: Movable, target: Movable | undefined) => Promise<void>;

  /** `drop` moves something to the place of `target`, or to the end. */
  constructor(drop: (moved: Movable, target: Movable | undefined) => Promise<void>) {
    this.#drop = drop;
  }

  handleDrag(source: readonly TreeNode[], transfer: vscode.DataTransfer): void {
    // Several rows are selected for other things: which place each would get, nobody could foresee.
    const node = source.length === 1 ? source[0] : undefined;
    if (node?.kind === 'account' || node?.kind === 'group') {
      transfer.set(MIME_TYPE, new vscode.DataTransferItem(JSON.stringify(movableIn(node))));
    }
  }

  async handleDrop(target: TreeNode | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const text = await transfer.get(MIME_TYPE)?.asString();
    const moved = text === undefined ? undefined : movableIn(JSON.parse(text));
    if (moved !== undefined) {
      await this.#drop(moved, movableIn(target));
    }
  }
}
