import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { DEFAULT_CHOICES } from '../../../../src/ui/statusBar/choices.ts';
import { forgetMade, made } from '../../vscode.ts';

const { pin, readChoices, unpin, writeChoices } = await import('../../../../src/ui/statusBar/settings.ts');

beforeEach(forgetMade);

test('pins are set and taken away one after the other, also when they come at one moment', async () => {
  await Promise.all([pin('a'), pin('b'), unpin('a'), pin('c')]);
  assert.deepEqual([readChoices().show, readChoices().pinned], ['pinned', ['b', 'c']]);
});

test('what is the default leaves no entry behind', async () => {
  await pin('a');
  await unpin('a');
  assert.deepEqual([readChoices(), made.settings.size], [DEFAULT_CHOICES, 0]);
});

test('only what the user has changed is written', async () => {
  made.settings.set(SETTINGS.statusBarShowName, 'never');
  await writeChoices(readChoices(), { ...readChoices(), numbers: 'short' });
  assert.deepEqual(Object.fromEntries(made.settings), {
    [SETTINGS.statusBarShowName]: 'never',
    [SETTINGS.statusBarNumbers]: 'short',
  });
});

test('pins that are no list are not written over', async () => {
  made.settings.set(SETTINGS.statusBarPinned, 'mine');
  await assert.rejects(pin('a'), EditRefused);
  assert.equal(made.settings.get(SETTINGS.statusBarPinned), 'mine');
});
