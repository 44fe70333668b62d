import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { forgetMade, made } from '../../vscode.ts';

const { chooseCompared } = await import('../../../../src/ui/history/compare.ts');

beforeEach(forgetMade);

/** What is shown beside account `a` after the user was asked. */
async function chosen(
  ids: readonly string[],
  compared: readonly string[] = [],
): Promise<readonly string[] | undefined> {
  const accounts = ids.map((id) => ({ id, name: `Account ${id}`, provider: 'p', product: 's' }));
  let shown: readonly string[] | undefined;
  await chooseCompared('a', compared, { source: { accounts: () => accounts }, language: english }, (each) => {
    shown = each;
  });
  return shown;
}

test('18.4: all other accounts are offered for comparing, and those that are chosen are shown', async () => {
  made.answers.push('Account c');
  assert.deepEqual(await chosen(['a', 'b', 'c'], ['b']), ['c']);
  assert.deepEqual(made.lists, [['Account b', 'Account c']]);
});

test('18.4: who leaves the list leaves the comparison as it is', async () =>
  assert.equal(await chosen(['a', 'b']), undefined));

test('18.4: that there is nothing to compare with is said', async () => {
  assert.equal(await chosen(['a']), undefined);
  assert.deepEqual(made.shown, [['information', 'There is no other account to compare with. Add one first.']]);
  assert.deepEqual(made.lists, []);
});
