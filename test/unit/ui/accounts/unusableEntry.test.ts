import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { parseAccounts } from '../../../../src/balance/account/accounts.ts';
import { entryProblemText } from '../../../../src/balance/account/entryText.ts';
import { english } from '../../../../src/base/language.ts';
import { withoutEntry } from '../../../../src/ui/accounts/accountEdits.ts';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { forgetMade, made, Selection, TextEditorRevealType, window } from '../../vscode.ts';
import { entries } from '../openWindow.ts';
import { quickly } from '../quickly.ts';
import { account, PROVIDERS } from '../sample.ts';

const { openEntry, runRemoveEntry } = await import('../../../../src/ui/accounts/unusableEntry.ts');

const [a, b] = [account('a'), account('b')];
const nameless = { ...account('c'), name: 5 };
const LIST = [a, 7, nameless, b, 7];

/** What the tree shows of the entry at a place. */
function shownAt(place: number) {
  const found = parseAccounts(LIST, PROVIDERS).invalid.find(({ index }) => index === place);
  return found ? { index: place, text: entryProblemText(found, english.t) } : assert.fail('it can be used');
}

function isChanged(error: unknown): boolean {
  return error instanceof EditRefused && error.problem.kind === 'entry-changed';
}

const KEPT = 'All other entries stay, and so does a credential that is stored for it.';

beforeEach(() => {
  forgetMade();
  made.settings.set(SETTINGS.accounts, LIST);
});

for (const [place, left] of [
  [1, [a, nameless, b, 7]],
  [2, [a, 7, b, 7]],
  [4, [a, 7, nameless, b]],
] as const) {
  test(`E4: Remove Entry takes exactly the entry at ${place} out, after a question that names it`, async () => {
    made.answers.push('Remove');
    await quickly(() => runRemoveEntry(shownAt(place), PROVIDERS, english));
    assert.deepEqual(entries(), left);
    assert.equal(made.messages.length, 1);
    assert.deepEqual(made.details, [`${shownAt(place)?.text}\n\n${KEPT}`]);
  });
}

test('E4: without an answer no entry is removed', async () => {
  await quickly(() => runRemoveEntry(shownAt(1), PROVIDERS, english));
  assert.deepEqual(entries(), LIST);
});

test('E4: what has changed meanwhile is not removed, nor what can be used, nor what nobody named', async () => {
  const shown = shownAt(2);
  for (const [now, named] of [
    [[a, nameless, 7, b], shown],
    [[a, 7], shown],
    [LIST, { ...shown, index: 0 }],
    [LIST, { ...shown, index: undefined }],
    [LIST, undefined],
  ] as const) {
    made.settings.set(SETTINGS.accounts, now);
    made.answers.push('Remove');
    await assert.rejects(
      quickly(() => runRemoveEntry(named, PROVIDERS, english)),
      isChanged,
    );
    assert.deepEqual(entries(), now);
  }
  assert.deepEqual(made.messages, []);
});

test('E4: an entry that changes while the question is open is not removed', () => {
  for (const now of [[a, 8], [a], [a, nameless, 7]]) {
    assert.throws(() => withoutEntry(now, 1, 7), isChanged);
  }
  assert.deepEqual(withoutEntry([a, 7, 7], 1, 7), [a, 7]);
});

test('21.2: a mistake of a declared provider opens the settings file at the list of those, and Remove Entry leaves it', async () => {
  const shown = { index: 1, text: 'It is wrong.', isDeclaration: true } as const;
  await openEntry(shown);
  assert.deepEqual(made.executed, [
    ['workbench.action.openSettingsJson', { revealSetting: { key: SETTINGS.providers } }],
  ]);
  await assert.rejects(
    quickly(() => runRemoveEntry(shown, PROVIDERS, english)),
    isChanged,
  );
  assert.deepEqual(entries(), LIST);
});

test('E4: an entry opens the settings file at the list', async () => {
  await openEntry(shownAt(1));
  assert.deepEqual(made.executed, [
    ['workbench.action.openSettingsJson', { revealSetting: { key: SETTINGS.accounts } }],
  ]);
});

for (const [what, path, index, isFound] of [
  ['the user’s settings', '/User/settings.json', 1, true],
  ['settings without that entry', '/User/settings.json', 9, false],
  ['an entry of no place', '/User/settings.json', undefined, false],
  ['another file, as the settings did not open', '/folder/list.json', 1, false],
] as const) {
  test(`E4: in the file that is open the entry is selected, and nothing else is: ${what}`, async () => {
    const text = `{ "${SETTINGS.accounts}": [{ "id": "a" }, 7] }`;
    const revealed: unknown[] = [];
    const editor = {
      document: { uri: { path }, getText: () => text, positionAt: (at: number) => text.slice(at) },
      selection: 'as it was' as unknown,
      revealRange: (...how: readonly unknown[]) => revealed.push(how),
    };
    Object.assign(window, { activeTextEditor: editor });
    await openEntry({ index, text: 'It is wrong.' });
    Object.assign(window, { activeTextEditor: undefined });
    const position = '7] }' as unknown as Selection['active'];
    const selection = new Selection(position, position);
    assert.deepEqual(editor.selection, isFound ? selection : 'as it was');
    assert.deepEqual(revealed, isFound ? [[selection, TextEditorRevealType.InCenterIfOutsideViewport]] : []);
    assert.equal(made.executed.length, 1);
  });
}

test('E4: an account whose provider lacks its file is no entry that cannot be used', async () => {
  const waiting = { ...a, provider: 'telnyx' };
  made.settings.set(SETTINGS.accounts, [waiting]);
  const [unknown = assert.fail()] = parseAccounts([waiting], PROVIDERS).invalid;
  const text = entryProblemText(unknown, english.t);
  await assert.rejects(
    quickly(() => runRemoveEntry({ index: 0, text }, PROVIDERS, english)),
    isChanged,
  );
});
