import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import { type EditProblem, EditRefused, editProblemText } from '../../../../src/ui/accounts/editProblem.ts';
import { failureText } from '../../../../src/ui/accounts/failureText.ts';

const SENTENCES: readonly (readonly [problem: EditProblem, text: string])[] = [
  [{ kind: 'gone' }, 'The account is not there any more, so nothing was done. Choose another one in the tree.'],
  [
    { kind: 'several', id: 'prod' },
    'Several accounts in the settings have the id "prod", so nothing was changed. Give each an id of its own there.',
  ],
  [
    { kind: 'no-list', setting: 'messagingBalance.accounts' },
    'The setting messagingBalance.accounts is not a list, so nothing was changed. Put [ and ] around what stands there.',
  ],
  [
    { kind: 'unusable', entry: { name: 'Main', problem: { kind: 'no-text', field: 'product' } } },
    'Account Main: "product" is missing, or is no text. Nothing was changed.',
  ],
  [
    { kind: 'overtaken' },
    'Another window changed the settings at the same moment, and its change is what stands there. Try again.',
  ],
];

for (const [problem, text] of SENTENCES) {
  test(`what is said of an edit that is refused: ${problem.kind}`, () => {
    assert.equal(editProblemText(problem, english), text);
    assert.equal(failureText(new EditRefused(problem), english), text);
  });
}

test('other failures are said in their own words', () => {
  assert.match(failureText(new BalanceError({ kind: 'secret-store' }), english), /^The secret storage of VS Code/);
  assert.equal(failureText(new Error('Unable to write\u202e'), english), 'Unable to write');
  assert.match(failureText('odd', english), /\w/);
});
