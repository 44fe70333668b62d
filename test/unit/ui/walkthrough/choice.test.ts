import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseWalkthrough } from '../../../../src/ui/walkthrough/choice.ts';

for (const [name, hasAccounts, wanted, focused, expected] of [
  ['after installing, in the window that is looked at', false, true, true, 'open'],
  ['after installing, in the other windows', false, true, false, 'nothing'],
  ['accounts are there already', true, true, true, 'settle'],
  ['accounts are there already, in another window', true, true, false, 'settle'],
  ['the user wants no walkthroughs', false, false, true, 'settle'],
  ['the user wants no walkthroughs, in another window', false, false, false, 'settle'],
  ['accounts, and no wish', true, false, true, 'settle'],
] as const) {
  test(`the walkthrough: ${name}`, () => assert.equal(chooseWalkthrough({ hasAccounts, wanted, focused }), expected));
}
