import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { made } from '../../vscode.ts';
import { quickly } from '../quickly.ts';
import { account, status } from '../sample.ts';

const { runRemoveAccounts } = await import('../../../../src/ui/accounts/removeAccount.ts');
const { unpin } = await import('../../../../src/ui/statusBar/settings.ts');

const MAIN = status('Main', { kind: 'loading' });
const other = account('Other');

/** A removal in a window whose keyring refuses as often as told; what was done besides the settings. */
async function removing(refusals: number, statuses = [MAIN], locks = 0): Promise<readonly string[]> {
  const done: string[] = [];
  let left = refusals;
  let locked = locks;
  const parts = {
    ...{ language: english, unpin },
    secrets: {
      async remove(id: string): Promise<void> {
        if (left-- > 0) {
          throw new BalanceError({ kind: 'secret-store' });
        }
        done.push(`credential of ${id}`);
      },
    },
    monitor: {
      forget(id: string, withHistory: boolean): boolean {
        done.push(`${withHistory ? 'history' : 'record'} of ${id}`);
        return locked-- <= 0;
      },
    },
  } as unknown as Parameters<typeof runRemoveAccounts>[1];
  await quickly(() => runRemoveAccounts(statuses, parts));
  return done;
}

beforeEach(() => {
  made.messages.length = 0;
  made.answers.length = 0;
  made.settings.clear();
  made.settings.set(SETTINGS.accounts, [other, { ...MAIN.account, id: ' Main\u00a0' }]);
  made.settings.set(SETTINGS.statusBarPinned, ['Other', 'Main']);
});

test('B2, B8: an account goes with all that belongs to it, and no other', async () => {
  made.answers.push('Remove with History');
  assert.deepEqual(await removing(0), ['credential of Main', 'history of Main']);
  assert.deepEqual(made.settings.get(SETTINGS.accounts), [other]);
  assert.deepEqual(made.settings.get(SETTINGS.statusBarPinned), ['Other']);
  assert.equal(made.messages.length, 1);
});

test('B8: a credential that cannot be deleted is told of; the rest goes, and the account can be chosen again', async () => {
  made.answers.push('Remove');
  assert.deepEqual(await removing(1), ['record of Main']);
  assert.match(
    made.messages[1] ?? '',
    /^The account Main is not removed as a whole\. Its credential could not be deleted, so the account stays in the list\. The secret storage/,
  );
  assert.equal((made.settings.get(SETTINGS.accounts) as readonly unknown[]).length, 2);
  assert.deepEqual(made.settings.get(SETTINGS.statusBarPinned), ['Other']);
});

test('B8: a history that cannot be deleted now is told of, and is tried again from the message', async () => {
  made.answers.push('Remove with History', 'Try Again');
  assert.deepEqual(await removing(0, [MAIN], 1), [
    ...['credential of Main', 'history of Main'],
    ...['credential of Main', 'history of Main'],
  ]);
  assert.equal(made.messages.length, 2);
  assert.match(
    made.messages[1] ?? '',
    /^The account Main is not removed as a whole\. Its history could not be deleted\. It is locked or cannot be written/,
  );
  assert.deepEqual(made.settings.get(SETTINGS.accounts), [other]);
});

test('B8: nothing is said of a record that goes later, as it is not shown again', async () => {
  made.answers.push('Remove');
  assert.deepEqual(await removing(0, [MAIN], 1), ['credential of Main', 'record of Main']);
  assert.equal(made.messages.length, 1);
});

test('B8: it is tried again from the message', async () => {
  made.answers.push('Remove', 'Try Again');
  assert.deepEqual(await removing(1), ['record of Main', 'credential of Main', 'record of Main']);
  assert.deepEqual(made.settings.get(SETTINGS.accounts), [other]);
  assert.equal(made.messages.length, 2);
});

for (const [name, setting, kind] of [
  ['of several with one id', [MAIN.account, { ...MAIN.account, id: 'Main\t' }], 'several'],
  ['of a setting that is no list', MAIN.account, 'no-list'],
  ['that is gone', [other], 'gone'],
] as const) {
  test(`B2, B3: one ${name} loses nothing, and that is said`, async () => {
    made.settings.set(SETTINGS.accounts, setting);
    made.answers.push('Remove with History');
    await assert.rejects(removing(0), (error: unknown) => error instanceof EditRefused && error.problem.kind === kind);
    assert.equal(made.settings.get(SETTINGS.accounts), setting);
    assert.deepEqual(made.messages, []);
  });
}

test('C10: it is said that the history stays, and where it is shown and deleted later', async () => {
  made.details.length = 0;
  made.answers.push('Remove');
  assert.deepEqual(await removing(0), ['credential of Main', 'record of Main']);
  assert.match(made.details.join(), /that stays: Show History shows it and Delete Kept Histories deletes it\.$/);
});

test('18.3: several accounts go after one question that names them all, and one that cannot keeps none of the others', async () => {
  made.details.length = 0;
  const [otherStatus, kept] = [status('Other', { kind: 'loading' }), account('Kept')];
  made.settings.set(SETTINGS.accounts, [other, kept, MAIN.account]);
  made.answers.push('Remove');
  assert.deepEqual(await removing(1, [otherStatus, MAIN]), ['record of Other', 'credential of Main', 'record of Main']);
  assert.equal(made.messages[0], 'Remove 2 accounts?');
  assert.match(made.details.join(), /^Other\nMain\n\nTheir credentials are deleted/);
  assert.match(made.messages[1] ?? '', /^The account Other is not removed as a whole\./);
  assert.deepEqual(made.settings.get(SETTINGS.accounts), [other, kept]);
});

test('18.3: where one of several could not be removed without doubt, nothing is asked and nothing goes', async () => {
  made.answers.push('Remove');
  await assert.rejects(removing(0, [MAIN, status('Gone', { kind: 'loading' })]), EditRefused);
  assert.deepEqual(made.messages, []);
  assert.equal((made.settings.get(SETTINGS.accounts) as readonly unknown[]).length, 2);
});
