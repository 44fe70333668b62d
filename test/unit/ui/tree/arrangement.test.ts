import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, type TreeChoices } from '../../../../src/ui/tree/arrangement.ts';
import { inOneLine, listed, NAMING, OWN_FLAT, OWN_GROUPED } from './listed.ts';

const MIXED = ['a/10', 'b/2 low', 'a/1 empty', 'b/3', 'a/9 failed'] as const;

for (const [name, choices, accounts, expected] of [
  ['the own order', OWN_FLAT, MIXED, '10 2 1 3 9'],
  ['the own order in groups', OWN_GROUPED, MIXED, 'a: 10 1 9 | b: 2 3'],
  ['groups come in the order of their first accounts', OWN_GROUPED, ['b/2', 'a/1', 'b/1'], 'b: 2 1 | a: 1'],
  ['one provider has no groups', OWN_GROUPED, ['a/2', 'a/1'], '2 1'],
  ['nothing', OWN_GROUPED, [], ''],
  ['by name, numbers as numbers', { ...OWN_FLAT, order: 'name' }, MIXED, '1 2 3 9 10'],
  ['by name, groups by what they are called', { ...OWN_GROUPED, order: 'name' }, MIXED, 'b: 2 3 | a: 1 9 10'],
  ['the same name stays in the own order', { ...OWN_FLAT, order: 'name' }, ['b/x', 'a/y', 'b/X', 'a/x'], 'x x X y'],
  // What is fine has nothing to be measured against; what never had a number comes last.
  ['by tightness', { ...OWN_FLAT, order: 'tightness' }, MIXED, '1 2 10 3 9'],
  [
    'by tightness, the group of the tightest first',
    { ...OWN_GROUPED, order: 'tightness' },
    MIXED,
    'a: 1 10 9 | b: 2 3',
  ],
  ['by tightness, another group', { ...OWN_GROUPED, order: 'tightness' }, ['a/1', 'b/2 low'], 'b: 2 | a: 1'],
  ['low ones', { ...OWN_FLAT, lowOnly: true }, MIXED, '2 1'],
  ['low ones in groups', { ...OWN_GROUPED, lowOnly: true }, MIXED, 'a: 1 | b: 2'],
  ['a group without a low one is not shown', { ...OWN_GROUPED, lowOnly: true }, ['a/1', 'b/2 low'], 'b: 2'],
  ['low ones by name', { ...OWN_FLAT, order: 'name', lowOnly: true }, MIXED, '1 2'],
  ['nothing is low', { ...OWN_GROUPED, lowOnly: true }, ['a/1', 'b/2'], ''],
] as const satisfies readonly (readonly [string, TreeChoices, readonly string[], string])[]) {
  test(`the tree shows: ${name}`, () => {
    const arrangement = arrange(listed(...accounts), choices, NAMING);
    assert.equal(inOneLine(arrangement), expected);
    assert.deepEqual(
      arrangement.accountIds,
      expected.split(/ \| | /).filter((word) => word !== '' && !word.endsWith(':')),
    );
    assert.equal(arrangement.total, accounts.length);
    assert.equal(arrangement.low, accounts.filter((each) => / (?:low|empty)$/.test(each)).length);
  });
}

test('accounts can be grouped when there is more than one provider, whether they are or not', () => {
  for (const choices of [OWN_FLAT, OWN_GROUPED, { ...OWN_GROUPED, lowOnly: true }]) {
    assert.equal(arrange(listed('a/1', 'b/2'), choices, NAMING).canGroup, true);
    assert.equal(arrange(listed('a/1', 'a/2'), choices, NAMING).canGroup, false);
  }
  assert.equal(arrange([], OWN_GROUPED, NAMING).canGroup, false);
});

test('a group counts all of its accounts, hidden ones too', () => {
  const accounts = listed(
    'a/1 low',
    'a/2 empty',
    'a/3 failed',
    'a/4 low',
    'a/5',
    'a/7 old',
    'a/8 waiting',
    'a/9 loading',
    'b/6',
  );
  const [first] = arrange(accounts, { ...OWN_GROUPED, lowOnly: true }, NAMING).groups ?? [];
  assert.deepEqual(first?.counts, { accounts: 8, low: 2, empty: 1, troubled: 1, old: 1, waiting: 1, loading: 1 });
  assert.deepEqual(first?.accountIds, ['1', '2', '4']);
});
