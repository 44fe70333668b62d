import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import type { StatusBarChoices } from '../../../../src/ui/statusBar/choices.ts';
import { forgetMade, made, pickOf } from '../../vscode.ts';
import { status } from '../sample.ts';

const { runConfigureStatusBar } = await import('../../../../src/ui/statusBar/configure.ts');

const place = (step: number, all: number): string => `Configure Status Bar (${step}/${all})`;

function configure() {
  const previews: (StatusBarChoices | undefined)[] = [];
  const statuses = ['a', 'b', 'c'].map((name) => status(name, { kind: 'loading' }));
  const done = runConfigureStatusBar({
    monitor: { statuses: () => statuses },
    language: english,
    views: { preview: (choices) => previews.push(choices) },
  });
  return { done, previews };
}

beforeEach(forgetMade);

test('each choice is shown in the bar while it is looked at, and all are written at the end', async () => {
  const { done, previews } = configure();
  (await pickOf(place(1, 4))).enter('All accounts');
  assert.equal(previews.at(-1)?.show, 'all');
  (await pickOf(place(2, 4))).enter('Never');
  (await pickOf(place(3, 4))).enter('Short');
  assert.deepEqual([previews.at(-1)?.show, previews.at(-1)?.numbers], ['all', 'short']);
  assert.equal(made.settings.size, 0);
  (await pickOf(place(4, 4))).enter('Left');
  await done;
  assert.deepEqual(Object.fromEntries(made.settings), {
    [SETTINGS.statusBarShow]: 'all',
    [SETTINGS.statusBarShowName]: 'never',
    [SETTINGS.statusBarNumbers]: 'short',
    [SETTINGS.statusBarAlignment]: 'left',
  });
  assert.equal(previews.at(-1), undefined);
});

test('pinned accounts are chosen in a step of their own, those that were pinned before first', async () => {
  made.settings.set(SETTINGS.statusBarShow, 'pinned');
  made.settings.set(SETTINGS.statusBarPinned, ['c', 'b']);
  const { done, previews } = configure();
  (await pickOf(place(1, 5))).enter();
  const pins = await pickOf(place(2, 5));
  assert.deepEqual(
    pins.selectedItems.map(({ label }) => label),
    ['b', 'c'],
  );
  pins.tick('a', 'c');
  assert.deepEqual(previews.at(-1)?.pinned, ['c', 'a']);
  pins.enter();
  for (const step of [3, 4, 5]) {
    (await pickOf(place(step, 5))).enter();
  }
  await done;
  assert.deepEqual(made.settings.get(SETTINGS.statusBarPinned), ['c', 'a']);
});

test('where nothing is shown, nothing is asked about its looks', async () => {
  const { done } = configure();
  (await pickOf(place(1, 4))).enter('Nothing');
  await done;
  assert.deepEqual(Object.fromEntries(made.settings), { [SETTINGS.statusBarShow]: 'hidden' });
});

test('Esc takes back what was shown, and writes nothing', async () => {
  const { done, previews } = configure();
  (await pickOf(place(1, 4))).enter('All accounts');
  (await pickOf(place(2, 4))).hide();
  await done;
  assert.deepEqual([made.settings.size, previews.at(-1)], [0, undefined]);
});
