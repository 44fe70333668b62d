import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import type { TreeNode } from '../../../../src/ui/tree/node.ts';
import { FakeClock, settled } from '../../fakes/fakeClock.ts';
import { made, setSetting } from '../../vscode.ts';
import { Memento } from '../memento.ts';
import { NOW, PROVIDERS } from '../sample.ts';
import { listed } from './listed.ts';
import { TreeHost } from './treeHost.ts';

const { BalanceTree } = await import('../../../../src/ui/tree/balanceTree.ts');
const { TreeMemory } = await import('../../../../src/ui/tree/memory.ts');

/** A tree of accounts, written as in `listed`, and a way to change them. */
function treeOf(...written: readonly string[]) {
  let accounts = listed(...written);
  let invalid: readonly string[] = [];
  made.settings.clear();
  const clock = new FakeClock(NOW);
  const tree = new BalanceTree({
    monitor: { statuses: () => accounts.map(({ status }) => status) },
    providers: PROVIDERS,
    clock,
    language: english,
    outlooks: {
      of: (status) => accounts.find((each) => each.status === status)?.outlook ?? assert.fail('an unknown account'),
    },
    memory: new TreeMemory(new Memento()),
    invalidEntries: () => invalid.map((text, index) => ({ label: `Account ${index}`, description: '', text, index })),
    isPinned: () => false,
    remedyTitle: () => '',
    drop: async () => undefined,
  });
  tree.render();
  return {
    tree,
    clock,
    view: made.trees.at(-1) ?? assert.fail('there is no view'),
    host: new TreeHost(tree),
    set(...next: readonly string[]): void {
      accounts = listed(...next);
      tree.render();
    },
    /** Only some accounts have changed. */
    change(changed: readonly string[], ...next: readonly string[]): void {
      accounts = listed(...next);
      tree.render(new Set(changed));
    },
    setInvalid(...next: readonly string[]): void {
      invalid = next;
      tree.render();
    },
  };
}

/** All nodes below one, or of the whole tree, from top to bottom. */
function nodesOf(tree: InstanceType<typeof BalanceTree>, node?: TreeNode): readonly TreeNode[] {
  return tree.getChildren(node).flatMap((child) => [child, ...nodesOf(tree, child)]);
}

const ACCOUNTS: readonly string[] = ['tester/1', 'tester/2', 'tester/3', 'other/4'];
const WHOLE =
  'Tester(1(General SMS, Voice SMS), 2(General SMS, Voice SMS), 3(General SMS, Voice SMS)), other(4(general, voice))';

test('B9: rows that two refreshes under way have mixed are right again after any change', async () => {
  const { tree, host, set } = treeOf(...ACCOUNTS);
  host.open();
  await host.work();
  // The fault that VS Code's batches make: the quantities of an account below another provider.
  assert.notEqual(host.text, WHOLE);
  tree.render();
  await host.work();
  assert.equal(host.text, WHOLE);
  set(...ACCOUNTS, 'other/5');
  set('tester/1', 'other/5 low');
  await host.work();
  assert.equal(host.text, 'Tester(1(General SMS, Voice SMS)), other(5(general, voice))');
});

/** What VS Code is told of changes once it has asked: labels of rows, or the whole tree. */
function toldOf(tree: InstanceType<typeof BalanceTree>): readonly string[] {
  const told: string[] = [];
  tree.onDidChangeTreeData((nodes) =>
    told.push(nodes === undefined ? 'all' : nodes.map((node) => tree.getTreeItem(node).label).join(' ')),
  );
  return told;
}

test('B9: VS Code is told of accounts in their places alone, never of rows below others, and else of the whole tree', () => {
  const { tree, set, setInvalid, change } = treeOf(...ACCOUNTS);
  const told = toldOf(tree);
  tree.getChildren();
  const low = ACCOUNTS.with(1, 'tester/2 low');
  for (const [step, expected] of [
    [() => change(['2'], ...ACCOUNTS), ['2']],
    [() => change(['4', '1'], ...ACCOUNTS), ['1 4']],
    [() => change([], ...ACCOUNTS), []],
    [() => change(['gone'], ...ACCOUNTS), []],
    [() => tree.render(), ['all']],
    // The group says how many are low.
    [() => change(['2'], ...low), ['all']],
    [() => change(['2'], ...low), ['2']],
    [() => setInvalid('wrong'), ['all']],
    [() => change(['1'], ...low.toReversed()), ['all']],
    [() => change(['4'], ...low.slice(0, 3)), ['all']],
    [() => set(...ACCOUNTS), ['all']],
    [() => tree.filter(true), ['all']],
    [() => change(['2'], ...ACCOUNTS), []],
    [() => change(['2'], ...low), ['all']],
    [() => change(['1', '2'], ...low), ['2']],
  ] as const) {
    const before = told.length;
    step();
    assert.deepEqual(told.slice(before), expected, String(step));
  }
});

test('B9: before VS Code has asked for the tree, it is told nothing that could mix with its question', () => {
  const { tree, change } = treeOf(...ACCOUNTS);
  const told = toldOf(tree);
  tree.render();
  change(['1'], ...ACCOUNTS);
  assert.deepEqual(told, []);
  tree.getChildren();
  change(['1'], ...ACCOUNTS);
  assert.deepEqual(told, ['1']);
});

test('a click in a row comes with its account while accounts change, and their rows say what is known by then', async () => {
  const { tree, host, change } = treeOf(...ACCOUNTS.with(0, 'tester/1 empty'));
  host.open();
  await host.work();
  tree.render();
  await host.work();
  const labels = ['1', '2', '3', '4', 'Tester', 'other'];
  const clicked = (): readonly unknown[] => labels.map((label) => host.clicked(label));
  const before = clicked();
  assert.ok(!before.includes(undefined));
  change(['1', '2'], ...ACCOUNTS.with(1, 'tester/2 empty'));
  await settled();
  assert.deepEqual(clicked(), before);
  await host.work();
  assert.deepEqual(clicked(), before);
  assert.equal(host.text, WHOLE.replace('2(General SMS, Voice SMS)', '2(General SMS)'));
});

test('a row keeps its id through changes of what it says and of its place: hover, focus and selection stay', () => {
  const { tree, set, setInvalid } = treeOf(...ACCOUNTS);
  const idOf = (label: string): readonly (string | undefined)[] =>
    nodesOf(tree)
      .map((node) => tree.getTreeItem(node))
      .filter((item) => item.label === label)
      .map(({ id }) => id);
  const labels = ['1', '4', 'Tester', 'other', 'General SMS'] as const;
  const before = labels.map((label) => idOf(label).toSorted());
  setInvalid('wrong');
  set('other/4 low', 'tester/3', 'tester/2', 'tester/1 low');
  assert.deepEqual(
    labels.map((label) => idOf(label).toSorted()),
    before,
  );
});

test('B5: rows have ids of their own, also for entries that are wrong in the same way', () => {
  const { tree, setInvalid } = treeOf('tester/1 low', 'tester/2', 'other/1b');
  setInvalid('wrong', 'wrong', 'other', 'wrong');
  const ids = nodesOf(tree).map((node) => tree.getTreeItem(node).id);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(tree.getChildren().length, 6);
});

test('every node knows its parent', () => {
  for (const groups of [true, false]) {
    const { tree } = treeOf(...ACCOUNTS);
    setSetting(SETTINGS.treeGroupByProvider, groups);
    const parents = (parent?: TreeNode): void => {
      for (const child of tree.getChildren(parent)) {
        assert.equal(tree.getParent(child), parent);
        parents(child);
      }
    };
    parents();
  }
});

test('a provider is called by its label, and by its id when it is gone', () => {
  const { tree } = treeOf('tester/1', 'gone/2 low');
  const spoken = tree.getChildren().map((node) => tree.getTreeItem(node).accessibilityInformation?.label);
  assert.deepEqual(spoken, ['Tester, 1 account', 'gone, 1 account, 1 is low']);
});

test('names are ordered as people do', () => {
  const names = ['b', 'Ä', 'account 10', 'A', 'account 9', 'z'];
  const { tree } = treeOf(...names.map((name) => `tester/${name.replace(' ', '\u00a0')}`));
  setSetting(SETTINGS.treeOrder, 'name');
  const shown = tree.getChildren().map((node) => String(tree.getTreeItem(node).label).replace('\u00a0', ' '));
  assert.deepEqual(shown, ['A', 'Ä', 'account 9', 'account 10', 'b', 'z']);
});

function rowOf(tree: InstanceType<typeof BalanceTree>, label: string): TreeNode {
  return nodesOf(tree).find((node) => tree.getTreeItem(node).label === label) ?? assert.fail(`no row ${label}`);
}

test('18.3: with more accounts than fit on a screen all begin closed, and what the user opens stays open', () => {
  const many = Array.from({ length: 100 }, (_, index) => `${index % 2 === 0 ? 'tester' : 'other'}/${index}`);
  const { tree, view, set } = treeOf(...many);
  const isOpen = (label: string) => tree.getTreeItem(rowOf(tree, label)).collapsibleState === 2;
  const opening = nodesOf(tree).filter((node) => node.kind === 'group' || node.kind === 'account');
  assert.equal(opening.length, 102);
  assert.deepEqual([...new Set(opening.map((node) => tree.getTreeItem(node).collapsibleState))], [1]);
  view.turn(rowOf(tree, 'Tester'), true);
  view.turn(rowOf(tree, '4'), true);
  set(...many, 'other/100');
  assert.deepEqual(['Tester', '4', '6', 'other'].map(isOpen), [true, true, false, false]);
  set(...many.slice(0, 20));
  assert.deepEqual(['Tester', '6', 'other'].map(isOpen), [true, true, true]);
});

test('18.3: several rows can be selected, and a command in one of them is for all', () => {
  const { tree, view } = treeOf(...ACCOUNTS);
  assert.equal(made.treeViews.at(-1)?.canSelectMany, true);
  const [one, two, three] = ['1', '2', '3'].map((label) => rowOf(tree, label));
  view.select(one, two);
  assert.deepEqual(tree.rowsFor(two), [one, two]);
  assert.deepEqual(tree.rowsFor(three), [three]);
  assert.deepEqual(tree.rowsFor(undefined), [one, two]);
  assert.deepEqual(tree.rowsFor({ accountId: '1' }), [{ accountId: '1' }]);
  view.visible = false;
  assert.deepEqual(tree.rowsFor(undefined), []);
});

test('18.3: the account that the bar shows is selected in the tree; that is no choice for commands that ask which account', async () => {
  const { tree, view, clock, set } = treeOf(...ACCOUNTS);
  tree.getChildren();
  await clock.advance(1_000);
  await tree.show('4');
  assert.deepEqual(made.executed.at(-1), ['messagingBalance.accounts.focus']);
  assert.deepEqual(view.revealed, [[rowOf(tree, '4'), { select: true, focus: true }]]);
  assert.deepEqual(tree.selected, []);
  // VS Code holds on to it when the rows are made anew.
  set(...ACCOUNTS, 'other/5');
  view.select(rowOf(tree, '4'));
  assert.deepEqual(tree.selected, []);
  view.select(rowOf(tree, '5'));
  view.select(rowOf(tree, '4'));
  assert.deepEqual(tree.selected, [rowOf(tree, '4')]);
});

test('18.3: while a row is looked for, VS Code is told of no change, which would make it lose the row; it is told of all of them afterwards', async () => {
  const { tree, view, clock, set, change } = treeOf(...ACCOUNTS);
  tree.getChildren();
  const told = toldOf(tree);
  await clock.advance(1_000);
  set(...ACCOUNTS, 'other/5');
  assert.deepEqual(told, ['all']);
  const shown = tree.show('4');
  // What VS Code was told of just before, it has not asked for yet.
  await clock.advance(300);
  assert.deepEqual(view.revealed, []);
  change(['5'], ...ACCOUNTS, 'other/5 low');
  set(...ACCOUNTS, 'other/5 low', 'other/6');
  assert.deepEqual(told, ['all']);
  await clock.advance(500);
  await shown;
  assert.equal(view.revealed.length, 1);
  assert.deepEqual(told, ['all', 'all']);
  assert.ok(rowOf(tree, '6'));
});

test('18.3: an account that the tree hides, or that is gone, is not looked for', async () => {
  const { tree, view, clock } = treeOf('tester/1', 'tester/2 low');
  tree.filter(true);
  tree.getChildren();
  await clock.advance(1_000);
  await tree.show('1');
  await tree.show('gone');
  await tree.show(undefined);
  assert.deepEqual(view.revealed, []);
});

test('18.3: the text above the rows says in which order they are', () => {
  const { view } = treeOf(...ACCOUNTS);
  assert.equal(view.message, undefined);
  setSetting(SETTINGS.treeOrder, 'tightness');
  assert.equal(view.message, 'Ordered by tightness.');
  setSetting(SETTINGS.treeOrder, undefined);
  assert.equal(view.message, '');
});
