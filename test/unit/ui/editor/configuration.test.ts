import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { forgetMade, made, setSetting } from '../../vscode.ts';
import { account, PROVIDERS } from '../sample.ts';

const configuration = await import('../../../../src/ui/editor/configuration.ts');

const MINUTE_MS = 60_000;

beforeEach(forgetMade);

test('the accounts of the settings are read, and what cannot be used beside them', () => {
  made.settings.set(SETTINGS.accounts, [account('a'), { ...account('b'), provider: 'nobody' }]);
  const { accounts, invalid } = configuration.readAccounts(PROVIDERS);
  assert.deepEqual([accounts.map(({ id }) => id), invalid.length], [['a'], 1]);
});

test('an account has an interval of its own, else that of the setting, else the default', () => {
  assert.equal(configuration.intervalOf({}), 15 * MINUTE_MS);
  made.settings.set(SETTINGS.refreshInterval, 30);
  assert.equal(configuration.intervalOf({}), 30 * MINUTE_MS);
  assert.equal(configuration.intervalOf({ refreshInterval: 60 }), 60 * MINUTE_MS);
});

for (const [written, days] of [
  [undefined, 400],
  [30, 30],
  [0, 400],
  [-5, 400],
  ['30', 400],
] as const) {
  test(`readings are kept for ${days} days when the setting says ${JSON.stringify(written)}`, () => {
    made.settings.set(SETTINGS.historyRetentionDays, written);
    assert.equal(configuration.retentionDays(), days);
  });
}

test('an account of a provider that the program has is one, also when its file cannot be loaded', () => {
  made.settings.set(SETTINGS.accounts, [account('a', { provider: 'telnyx' }), account('b', { provider: 'nobody' })]);
  const { accounts, invalid } = configuration.readAccounts([]);
  assert.deepEqual(
    [accounts.map(({ id }) => id), invalid.map(({ problem, index }) => [problem, index])],
    [['a'], [[{ kind: 'unknown-provider', value: 'nobody' }, 1]]],
  );
});

test('a change of one of these settings is told, of others it is not', () => {
  let told = 0;
  const watch = configuration.onDidChangeSettings([SETTINGS.accounts, SETTINGS.treeOrder], () => told++);
  setSetting(SETTINGS.treeOrder, 'name');
  setSetting(SETTINGS.statusBarShow, 'all');
  assert.equal(told, 1);
  watch.dispose();
  setSetting(SETTINGS.treeOrder, 'own');
  assert.equal(told, 1);
});

test('a setting is written, and taken back to its default', async () => {
  await configuration.writeSetting(SETTINGS.treeOrder, 'name');
  assert.equal(made.settings.get(SETTINGS.treeOrder), 'name');
  await configuration.writeSetting(SETTINGS.treeOrder, undefined);
  assert.equal(made.settings.has(SETTINGS.treeOrder), false);
});
