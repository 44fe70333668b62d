import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import {
  type Movable,
  type Move,
  moveTo,
  neighbourOf,
  newestView,
  reorderEntries,
} from '../../../../src/ui/tree/accountOrder.ts';
import { arrange, type TreeChoices } from '../../../../src/ui/tree/arrangement.ts';
import { account, PROVIDERS } from '../sample.ts';
import { listed, NAMING, OWN_FLAT, OWN_GROUPED } from './listed.ts';

/** `3` is an account, `a` a provider, nothing is nothing. */
function movable(text: string): Movable {
  return /\d/.test(text) ? { kind: 'account', accountId: text } : { kind: 'group', provider: text };
}

function viewOf(written: readonly string[], choices: TreeChoices) {
  const accounts = listed(...written);
  return {
    accounts: accounts.map(({ status: { account: each } }) => ({ id: each.id, provider: each.provider })),
    order: choices.order,
    arrangement: arrange(accounts, choices, NAMING),
  };
}

function shown(move: Move): string {
  switch (move.kind) {
    case 'moved':
      return move.order.join(' ');
    case 'ordered':
      return `ordered by ${move.by}`;
    case 'unchanged':
    case 'other-provider':
      return move.kind;
  }
}

const LIST = ['a/1', 'a/2', 'a/3', 'a/4'];
const MIXED = ['a/1', 'b/2', 'a/3', 'b/4', 'c/5'];

for (const [name, accounts, choices, moved, target, expected] of [
  ['down, below the target', LIST, OWN_FLAT, '1', '3', '2 3 1 4'],
  ['up, above the target', LIST, OWN_FLAT, '4', '2', '1 4 2 3'],
  ['to the next place', LIST, OWN_FLAT, '2', '3', '1 3 2 4'],
  ['to the place before', LIST, OWN_FLAT, '3', '2', '1 3 2 4'],
  ['to the first place', LIST, OWN_FLAT, '4', '1', '4 1 2 3'],
  ['to the last place', LIST, OWN_FLAT, '1', '4', '2 3 4 1'],
  ['onto itself', LIST, OWN_FLAT, '2', '2', 'unchanged'],
  ['onto nothing: to the end', LIST, OWN_FLAT, '2', '', '1 3 4 2'],
  ['the last onto nothing', LIST, OWN_FLAT, '4', '', 'unchanged'],
  ['onto what is gone: to the end', LIST, OWN_FLAT, '1', '9', '2 3 4 1'],
  ['onto another provider without groups', MIXED, OWN_FLAT, '1', '2', '2 1 3 4 5'],
  ['within a group', MIXED, OWN_GROUPED, '3', '1', '3 1 2 4 5'],
  ['onto another provider', MIXED, OWN_GROUPED, '1', '2', 'other-provider'],
  ['onto the head of another provider', MIXED, OWN_GROUPED, '1', 'b', 'other-provider'],
  ['onto the head of its group: to its first place', MIXED, OWN_GROUPED, '4', 'b', '1 4 2 3 5'],
  ['the first onto the head of its group', MIXED, OWN_GROUPED, '2', 'b', 'unchanged'],
  ['to the end of all, and so of its group', MIXED, OWN_GROUPED, '1', '', '2 3 4 5 1'],
  ['a group down', MIXED, OWN_GROUPED, 'a', 'b', '2 4 1 3 5'],
  ['a group up', MIXED, OWN_GROUPED, 'c', 'a', '5 1 2 3 4'],
  ['a group over another that is not in one piece', MIXED, OWN_GROUPED, 'b', 'a', '2 4 1 3 5'],
  ['a group onto an account of another', MIXED, OWN_GROUPED, 'c', '4', '1 5 2 3 4'],
  ['a group onto itself', MIXED, OWN_GROUPED, 'a', 'a', 'unchanged'],
  ['a group onto its own account', MIXED, OWN_GROUPED, 'a', '3', 'unchanged'],
  ['a group onto nothing', MIXED, OWN_GROUPED, 'a', '', '2 4 5 1 3'],
  ['ordered by name', LIST, { ...OWN_FLAT, order: 'name' }, '1', '2', 'ordered by name'],
  ['ordered by tightness', MIXED, { ...OWN_GROUPED, order: 'tightness' }, '1', '1', 'ordered by tightness'],
] as const) {
  test(`moved: ${name}`, () => {
    const move = moveTo(movable(moved), target === '' ? undefined : movable(target), viewOf(accounts, choices));
    assert.equal(shown(move), expected);
  });
}

for (const [moved, choices, up, down] of [
  ['1', OWN_FLAT, undefined, '2'],
  ['2', OWN_FLAT, '1', '3'],
  ['5', OWN_FLAT, '4', undefined],
  ['9', OWN_FLAT, undefined, undefined],
  ['1', OWN_GROUPED, undefined, '3'],
  ['3', OWN_GROUPED, '1', undefined],
  ['5', OWN_GROUPED, undefined, undefined],
  ['a', OWN_GROUPED, undefined, 'b'],
  ['b', OWN_GROUPED, 'a', 'c'],
  ['c', OWN_GROUPED, 'b', undefined],
  ['a', OWN_FLAT, undefined, undefined],
] as const) {
  test(`above and below ${moved} ${choices.groupByProvider ? 'in groups' : 'in a list'}`, () => {
    const { arrangement } = viewOf(MIXED, choices);
    assert.deepEqual(neighbourOf(movable(moved), 'up', arrangement), up && movable(up));
    assert.deepEqual(neighbourOf(movable(moved), 'down', arrangement), down && movable(down));
  });
}

test('of a filtered tree, a step goes over what is hidden', () => {
  const view = viewOf(['a/1 low', 'a/2', 'a/3 low'], { ...OWN_FLAT, lowOnly: true });
  const target = neighbourOf(movable('1'), 'down', view.arrangement);
  assert.deepEqual(target, movable('3'));
  assert.equal(shown(moveTo(movable('1'), target, view)), '2 3 1');
});

const broken = { id: 'z', name: 'Z', provider: 'nobody', product: 'sms' };
const [one, two, three] = ['1', '2', '3'].map((name) => ({ ...account(name), extra: { kept: name } }));

for (const [name, entries, order, expected] of [
  ['all of them', [one, two, three], ['3', '1', '2'], [three, one, two]],
  ['invalid ones stay where they are', [broken, one, 7, two], ['2', '1'], [broken, two, 7, one]],
  [
    'an invalid one with the id of a valid one',
    [{ ...broken, id: '1' }, one, two],
    ['2', '1'],
    [{ ...broken, id: '1' }, two, one],
  ],
  [
    'a second one with the same id',
    [one, two, { ...one, name: 'Again' }],
    ['2', '1'],
    [two, one, { ...one, name: 'Again' }],
  ],
  ['ids with blanks around them', [{ ...one, id: ' 1 ' }, two], ['2', '1'], [two, { ...one, id: ' 1 ' }]],
  ['one that came meanwhile', [one, three, two], ['2', '1'], [two, three, one]],
  ['one that went meanwhile', [one, two], ['2', '9', '1'], [two, one]],
  ['nothing', [], ['1'], []],
] as const) {
  test(`entries of the setting in another order: ${name}`, () =>
    assert.deepEqual(reorderEntries(entries, order, PROVIDERS), expected));
}

test('B1: what is gone is not moved, and that is said', () => {
  for (const moved of ['9', 'z']) {
    assert.throws(
      () => moveTo(movable(moved), movable('2'), viewOf(LIST, OWN_FLAT)),
      (error: unknown) => error instanceof EditRefused && error.problem.kind === 'gone',
    );
  }
});

const CATALOG = ['a', 'b', 'c'].map((id) => ({ id, products: [{ id: 'sms' }] }));
const entriesOf = (...written: readonly string[]) =>
  listed(...written).map(({ status: { account: each } }) => ({ ...each, id: ` ${each.id} ` }));

test('B4: a move begins where the one before has ended, whatever the tree shows yet', () => {
  const view = viewOf(LIST, OWN_FLAT);
  let entries: readonly unknown[] = entriesOf(...LIST);
  for (const expected of ['2 1 3 4', '2 3 1 4', '2 3 4 1']) {
    const newest = newestView(view, entries, CATALOG);
    const move = moveTo(movable('1'), neighbourOf(movable('1'), 'down', newest.arrangement), newest);
    assert.equal(shown(move), expected);
    entries = move.kind === 'moved' ? reorderEntries(entries, move.order, CATALOG) : entries;
  }
});

test('B4: a view as the newest entries have it', () => {
  const view = viewOf(['a/1', 'b/2 low', 'a/3 low', 'b/4 low', 'c/5'], { ...OWN_GROUPED, lowOnly: true });
  const { accounts, arrangement } = newestView(view, entriesOf('b/4', 'a/6', 'a/3', 'a/1', 'b/2'), CATALOG);
  assert.deepEqual(
    accounts.map(({ id }) => id),
    ['4', '6', '3', '1', '2'],
  );
  assert.deepEqual(
    arrangement.groups?.map(({ provider, accountIds }) => [provider, accountIds]),
    [
      ['b', ['4', '2']],
      // One that the tree does not know yet can be moved, too.
      ['a', ['6', '3']],
    ],
  );
  assert.deepEqual(arrangement.accountIds, ['4', '6', '3', '2']);
});

test('no move loses an account or invents one', () => {
  const ids = ['1', '2', '3', '4', '5'];
  const things = fc.constantFrom(...ids, 'a', 'b', 'c');
  fc.assert(
    fc.property(
      fc.shuffledSubarray(MIXED, { minLength: 5 }),
      things,
      fc.oneof(things, fc.constant('')),
      fc.boolean(),
      (accounts, moved, target, grouped) => {
        const view = viewOf(accounts, { ...OWN_FLAT, groupByProvider: grouped });
        const move = moveTo(movable(moved), target === '' ? undefined : movable(target), view);
        assert.deepEqual(move.kind === 'moved' ? move.order.toSorted() : ids, ids);
      },
    ),
  );
});

test('an account whose provider lacks its file has a place like any other', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => account(id, id === 'b' ? { provider: 'telnyx' } : {}));
  const entries = [a, b, c, d];
  const { accounts } = newestView(viewOf([], OWN_FLAT), entries, PROVIDERS);
  assert.deepEqual(
    accounts.map(({ id }) => id),
    ['a', 'b', 'c', 'd'],
  );
  assert.deepEqual(reorderEntries(entries, ['a', 'c', 'b', 'd'], PROVIDERS), [a, c, b, d]);
});
