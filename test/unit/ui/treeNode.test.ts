import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movableIn, nodeId, type TreeNode } from '../../../src/ui/treeNode.ts';

const detail = (accountId: string, key: string, kind: 'quantity' | 'topUp' = 'quantity'): TreeNode => ({
  ...{ kind: 'detail', accountId, inLine: false },
  row: { kind, key, label: '', description: '' },
});
const trouble: TreeNode = {
  ...{ kind: 'detail', accountId: 'a', inLine: false },
  row: { kind: 'trouble', label: '', description: '', remedy: undefined },
};

test('no two nodes have the same id, whatever people call their accounts', () => {
  const nodes: readonly TreeNode[] = [
    { kind: 'account', accountId: 'a' },
    { kind: 'account', accountId: 'a/trouble' },
    { kind: 'account', accountId: '["account","a"]' },
    { kind: 'group', provider: 'a' },
    { kind: 'invalid', text: 'a' },
    trouble,
    detail('a', 'b'),
    detail('a', 'b', 'topUp'),
    detail('a","b', ''),
    detail('a', ''),
  ];
  assert.equal(new Set(nodes.map(nodeId)).size, nodes.length);
});

for (const [name, node, expected] of [
  ['an account', { kind: 'account', accountId: 'a' }, { kind: 'account', accountId: 'a' }],
  ['a quantity stands for its account', detail('a', 'b'), { kind: 'account', accountId: 'a' }],
  ['a group', { kind: 'group', provider: 'p' }, { kind: 'group', provider: 'p' }],
  ['an invalid entry', { kind: 'invalid', text: 'x' }, undefined],
  ['nothing', undefined, undefined],
  ['null', null, undefined],
  ['something else', { accountId: 7, provider: [] }, undefined],
  ['text', 'a', undefined],
] as const) {
  test(`what is moved with ${name}`, () => assert.deepEqual(movableIn(node), expected));
}
