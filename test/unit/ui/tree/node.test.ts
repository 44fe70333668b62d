import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange } from '../../../../src/ui/tree/arrangement.ts';
import {
  type AccountNode,
  accountIdsIn,
  movableIn,
  nodeId,
  rootsOf,
  type TreeNode,
} from '../../../../src/ui/tree/node.ts';
import { listed, NAMING, OWN_FLAT, OWN_GROUPED } from './listed.ts';

function account(accountId: string): AccountNode {
  const [each = assert.fail('no account')] = listed('a/1');
  return { kind: 'account', accountId, listed: each };
}

const detail = (accountId: string, key: string, kind: 'quantity' | 'topUp' = 'quantity'): TreeNode => ({
  ...{ kind: 'detail', accountId, account: account(accountId) },
  row: { counts: 'messages', kind, key, label: '', description: '' },
});
const trouble: TreeNode = {
  ...{ kind: 'detail', accountId: 'a', account: account('a') },
  row: { kind: 'trouble', label: '', description: '', short: { label: '', description: '' }, remedy: undefined },
};
const group: TreeNode = {
  ...{ kind: 'group', provider: 'p', accounts: [] },
  group: {
    provider: 'p',
    accountIds: [],
    counts: { accounts: 0, low: 0, empty: 0, troubled: 0, old: 0, waiting: 0, loading: 0 },
  },
};

test('no two nodes have the same id, whatever people call their accounts', () => {
  const nodes: readonly TreeNode[] = [
    account('a'),
    account('a/trouble'),
    account('["account","a"]'),
    account('p'),
    group,
    { kind: 'invalid', label: '', description: '', text: 'a', index: 0, nth: 0 },
    { kind: 'invalid', label: '', description: '', text: 'a', index: 0, nth: 1 },
    trouble,
    detail('a', 'b'),
    detail('a', 'b', 'topUp'),
    detail('a","b', ''),
    detail('a', ''),
  ];
  assert.equal(new Set(nodes.map(nodeId)).size, nodes.length);
});

test('B5: what is said of several entries in the same words is a row for each of them', () => {
  const accounts = listed('a/1', 'b/2');
  for (const choices of [OWN_FLAT, OWN_GROUPED]) {
    const roots = rootsOf(
      arrange(accounts, choices, NAMING),
      accounts,
      ['twice', 'once', 'twice'].map((text, index) => ({ label: '', description: '', text, index })),
    );
    assert.deepEqual(
      roots.flatMap((node) => (node.kind === 'invalid' ? `${node.text} ${node.nth}` : [])),
      ['twice 0', 'once 0', 'twice 1'],
    );
    assert.equal(new Set(roots.map(nodeId)).size, 5);
  }
});

for (const [name, node, expected] of [
  ['an account', account('a'), { kind: 'account', accountId: 'a' }],
  ['a quantity stands for its account', detail('a', 'b'), { kind: 'account', accountId: 'a' }],
  ['a group', group, { kind: 'group', provider: 'p' }],
  ['an invalid entry', { kind: 'invalid', label: '', description: '', text: 'x', index: 0, nth: 0 }, undefined],
  ['nothing', undefined, undefined],
  ['null', null, undefined],
  ['something else', { accountId: 7, provider: [] }, undefined],
  ['text', 'a', undefined],
] as const) {
  test(`what is moved with ${name}`, () => assert.deepEqual(movableIn(node), expected));
}

test('18.3: rows stand for accounts: a provider for those below it, a quantity for its own, and each counts once', () => {
  const provider: TreeNode = { ...group, accounts: [account('b'), account('c')] };
  const entry: TreeNode = { kind: 'invalid', label: '', description: '', text: 'x', index: 0, nth: 0 };
  for (const [nodes, expected] of [
    [
      [account('a'), detail('a', 'k'), account('b')],
      ['a', 'b'],
    ],
    [
      [provider, account('c'), account('a')],
      ['b', 'c', 'a'],
    ],
    [[entry, trouble], ['a']],
    [[entry, undefined, null, 'a', { accountId: 7 }, { accounts: 'a' }], []],
    [[], []],
  ] as const) {
    assert.deepEqual(accountIdsIn(nodes), expected);
  }
});
