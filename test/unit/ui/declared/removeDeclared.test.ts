import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import type { Monitor } from '../../../../src/monitor/ask/monitor.ts';
import type { Declaration } from '../../../../src/providers/declared/declaration.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { forgetMade, made } from '../../vscode.ts';
import { account, STATES, status } from '../sample.ts';

const { detailText, runRemoveDeclared } = await import('../../../../src/ui/declared/removeDeclared.ts');

const DECLARED = { id: 'own.acme', label: 'Acme' } as Declaration;
const ENTRIES = [{ id: 'own.acme' }, { id: 'own.other' }];

/** Removes the provider while these accounts use it, and one uses another. */
async function remove(...users: readonly string[]): Promise<readonly unknown[]> {
  const statuses = [...users, 'Elsewhere'].map((name) => ({
    ...status(name, STATES.fresh.state),
    account: account(name, { provider: name === 'Elsewhere' ? 'tester' : DECLARED.id }),
  }));
  const monitor = { statuses: () => statuses } as unknown as Monitor;
  await runRemoveDeclared(DECLARED, { monitor, language: english });
  return made.settings.get(SETTINGS.providers) as readonly unknown[];
}

beforeEach(() => {
  forgetMade();
  made.settings.set(SETTINGS.providers, ENTRIES);
});

test('a declared provider is removed after a question that names the accounts that use it, and no others', async () => {
  made.answer = 'Remove';
  assert.deepEqual(await remove('Main', 'Backup'), [{ id: 'own.other' }]);
  assert.deepEqual(made.shown, [['warning', 'Remove the declared provider Acme?', 'Remove']]);
  assert.deepEqual(made.details, [detailText(['Main', 'Backup'], english)]);
});

test('it names all of them, and what becomes of them, however many they are', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `Account number ${index}`);
  await remove(...names);
  assert.deepEqual(made.details, [detailText(names, english)]);
});

test('one that no account uses is asked for as well, and stays when the user thinks better of it', async () => {
  assert.deepEqual(await remove(), ENTRIES);
  assert.deepEqual(made.details, ['No account uses it.']);
});

test('the question says what becomes of the accounts', () => {
  assert.equal(
    detailText(['Main', 'Backup'], english),
    'It is used by: Main, Backup. They stay in the list and are not refreshed until it is declared again.',
  );
});
