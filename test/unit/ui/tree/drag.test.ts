import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataTransfer } from 'vscode';
import type { Movable } from '../../../../src/ui/tree/accountOrder.ts';
import type { TreeNode } from '../../../../src/ui/tree/node.ts';
import type { DataTransferItem } from '../../vscode.ts';
import '../../vscode.ts';

const { TreeDrag } = await import('../../../../src/ui/tree/drag.ts');

/** Drags a node, or several, onto another; what is moved where. */
async function drag(source: unknown, target: unknown): Promise<unknown> {
  let moved: readonly [Movable, Movable | undefined] | undefined;
  const controller = new TreeDrag(async (...move) => {
    moved = move;
  });
  const items = new Map<string, DataTransferItem>();
  const transfer = items as unknown as DataTransfer;
  controller.handleDrag([source].flat() as TreeNode[], transfer);
  await controller.handleDrop(target as TreeNode | undefined, transfer);
  return moved;
}

const account = { kind: 'account', accountId: 'a' };
const other = { kind: 'account', accountId: 'b' };
const group = { kind: 'group', provider: 'tester' };

test('accounts and providers are dragged onto each other, and to the end', async () => {
  assert.deepEqual(await drag(account, other), [account, other]);
  assert.deepEqual(await drag(group, undefined), [group, undefined]);
  assert.deepEqual(await drag(account, { kind: 'detail', accountId: 'b' }), [account, other]);
});

test('18.3: of several rows that are dragged none is moved, and not the first alone', async () =>
  assert.equal(await drag([account, other], group), undefined));

test('what is neither stays where it is', async () => {
  assert.equal(await drag({ kind: 'detail', accountId: 'a' }, other), undefined);
  assert.equal(await drag({ kind: 'invalid', text: 'x', nth: 0 }, other), undefined);
});
