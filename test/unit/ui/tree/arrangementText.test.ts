import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { arrange } from '../../../../src/ui/tree/arrangement.ts';
import { choicesText, groupRow } from '../../../../src/ui/tree/arrangementText.ts';
import { listed, NAMING, OWN_FLAT, OWN_GROUPED } from './listed.ts';

for (const [accounts, state, description] of [
  [['a/1'], 'ok', '1 account'],
  [['a/1', 'a/2'], 'ok', '2 accounts'],
  [['a/1', 'a/2 low'], 'low', '2 accounts · 1 is low'],
  [['a/1 low', 'a/2 low'], 'low', '2 accounts · 2 are low'],
  [['a/1 empty', 'a/2 low'], 'empty', '2 accounts · 1 is used up · 1 is low'],
  [['a/1 empty', 'a/2 empty'], 'empty', '2 accounts · 2 are used up'],
  [['a/1 failed', 'a/2'], 'troubled', '2 accounts · 1 has a problem'],
  [['a/1 old', 'a/2'], 'old', '2 accounts · 1 is out of date'],
  [['a/1 old', 'a/2 old', 'a/3 failed'], 'troubled', '3 accounts · 1 has a problem · 2 are out of date'],
  [['a/1 waiting', 'a/2 old'], 'waiting', '2 accounts · 1 waits for its provider · 1 is out of date'],
  [['a/1 waiting', 'a/2 waiting'], 'waiting', '2 accounts · 2 wait for their provider'],
  [['a/1 loading', 'a/2'], 'loading', '2 accounts · 1 is loading'],
  [['a/1 loading', 'a/2 loading', 'a/3 old'], 'old', '3 accounts · 1 is out of date · 2 are loading'],
  [['a/1 failed', 'a/2 failed', 'a/3 low'], 'low', '3 accounts · 1 is low · 2 have problems'],
] as const) {
  test(`the row of a group of ${accounts.join(', ')}`, () => {
    const [group] = arrange(listed(...accounts, 'b/9'), OWN_GROUPED, NAMING).groups ?? [];
    assert.ok(group);
    const row = groupRow(group, 'Tester', english);
    assert.deepEqual(row, {
      label: 'Tester',
      description,
      state,
      spoken: `Tester, ${description.replaceAll(' · ', ', ')}`,
    });
  });
}

for (const [accounts, expected] of [
  [[], ''],
  [['a/1'], 'No account is low. 1 account is hidden.'],
  [['a/1', 'b/2 failed'], 'No account is low. 2 accounts are hidden.'],
  [['a/1 low'], 'Only low accounts are shown. No account is hidden.'],
  [['a/1 low', 'b/2'], 'Only low accounts are shown. 1 account is hidden.'],
  [['a/1 empty', 'b/2', 'b/3'], 'Only low accounts are shown. 2 accounts are hidden.'],
] as const) {
  test(`above a tree that is filtered from ${accounts.join(', ') || 'nothing'}`, () => {
    const choices = { ...OWN_FLAT, lowOnly: true };
    assert.equal(choicesText(arrange(listed(...accounts), choices, NAMING), choices, english), expected);
  });
}

for (const [order, lowOnly, accounts, expected] of [
  ['own', false, ['a/1', 'b/2'], ''],
  ['name', false, ['a/1', 'b/2'], 'Ordered by name.'],
  ['tightness', false, ['a/1', 'b/2'], 'Ordered by tightness.'],
  ['tightness', true, ['a/1 low', 'b/2'], 'Ordered by tightness. Only low accounts are shown. 1 account is hidden.'],
  ['name', true, [], ''],
] as const) {
  test(`18.3: it can be seen that a tree is in another order, or filtered: ${order}, ${lowOnly}, ${accounts.length}`, () => {
    const choices = { ...OWN_GROUPED, order, lowOnly };
    assert.equal(choicesText(arrange(listed(...accounts), choices, NAMING), choices, english), expected);
  });
}
