import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { exact } from '../../balance/amount/exact.ts';
import { forgetMade, made } from '../../vscode.ts';
import { entries } from '../openWindow.ts';
import { quickly } from '../quickly.ts';
import { account, PROVIDERS } from '../sample.ts';

const setting = await import('../../../../src/ui/accounts/accountsSetting.ts');

const [a, b] = [account('a'), account('b')];

beforeEach(() => {
  forgetMade();
  made.settings.set(SETTINGS.accounts, [a, 7, b]);
});

for (const [name, change, expected] of [
  ['adds one at the end', () => setting.addAccount(account('c'), PROVIDERS), [a, 7, b, account('c')]],
  ['renames one', () => setting.renameAccount('b', 'B', PROVIDERS), [a, 7, { ...b, name: 'B' }]],
  [
    'sets a threshold',
    () => setting.setThreshold('a', { kind: 'amount', key: 'general', level: exact('99.5') }, PROVIDERS),
    [{ ...a, thresholds: { general: 99.5 } }, 7, b],
  ],
  ['orders them', () => setting.orderEntries((list) => list.toReversed()), [b, 7, a]],
  ['removes one', () => setting.removeAccount('a'), [7, b]],
  ['removes none that has gone already', () => setting.removeAccount('x'), [a, 7, b]],
] as const) {
  test(`a change of the user's settings ${name}, and leaves everything else`, async () => {
    await quickly(change);
    assert.deepEqual(entries(), expected);
  });
}

test('a threshold is taken away', async () => {
  made.settings.set(SETTINGS.accounts, [{ ...a, thresholds: { general: 5, voice: 6 } }]);
  await quickly(() => setting.setThreshold('a', { kind: 'amount', key: 'general', level: undefined }, PROVIDERS));
  assert.deepEqual(entries(), [{ ...a, thresholds: { voice: 6 } }]);
});

test('a setting that is no list is not added to', async () => {
  made.settings.set(SETTINGS.accounts, a);
  const isNoList = (error: unknown): boolean => error instanceof EditRefused && error.problem.kind === 'no-list';
  await assert.rejects(setting.requireList(), isNoList);
});

test('settings that cannot be written can be read all the same', async () => {
  made.readOnly = new Error('Unable to write into user settings.');
  await setting.requireSameAccount(a, PROVIDERS);
});

test('settings that cannot be written are told of by VS Code, and keep what they hold', async () => {
  made.readOnly = new Error('Unable to write into user settings.');
  await assert.rejects(
    quickly(() => setting.renameAccount('a', 'A', PROVIDERS)),
    made.readOnly,
  );
  assert.deepEqual(entries(), [a, 7, b]);
});

for (const [name, check, kind] of [
  ['a list that accounts can be added to', () => setting.requireList(), undefined],
  ['an account that is there', () => setting.requireSameAccount(a, PROVIDERS), undefined],
  [
    'an account with another name and a threshold',
    () => setting.requireSameAccount(account('a', { name: 'A', thresholds: { general: exact('5') } }), PROVIDERS),
    undefined,
  ],
  ['an account that has gone', () => setting.requireSameAccount(account('x'), PROVIDERS), 'gone'],
  [
    'an account that is asked elsewhere',
    () => setting.requireSameAccount(account('a', { endpoints: ['https://a.example'] }), PROVIDERS),
    'entry-changed',
  ],
  ['an account that can be removed', () => setting.requireRemovable('b'), undefined],
  ['an account that cannot', () => setting.requireRemovable('x'), 'gone'],
] as const) {
  test(`before anything is done, ${name} is looked for`, async () => {
    const refused: unknown = await quickly(() =>
      check().then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    assert.equal(refused instanceof EditRefused ? refused.problem.kind : refused, kind);
  });
}
