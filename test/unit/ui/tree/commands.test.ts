import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS, SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { forgetMade, made } from '../../vscode.ts';
import { entries } from '../openWindow.ts';
import { account, PROVIDER } from '../sample.ts';

const { treeCommands } = await import('../../../../src/ui/tree/commands.ts');

const ACCOUNTS = ['a', 'b', 'c'].map((id) => account(id));
const row = (accountId: string) => ({ kind: 'account', accountId });

/** The commands over a tree of three accounts, and what they did with it. */
function commandsOf(selected: readonly unknown[] = [], picked?: string) {
  const done: unknown[] = [];
  const arrangement = { total: 3, low: 0, canGroup: false, accountIds: ['a', 'b', 'c'], groups: undefined };
  const view = { accounts: ACCOUNTS.map(({ id, provider }) => ({ id, provider })), order: 'own' as const, arrangement };
  const commands = treeCommands({
    tree: {
      ...{ view, selected, rowsFor: () => selected },
      show: async (accountId) => void done.push(['show', accountId]),
      filter: (lowOnly) => void done.push(['filter', lowOnly]),
    },
    ...{ providers: [PROVIDER], language: english, inBar: () => 'b' },
    async pick() {
      done.push('pick');
      return picked === undefined ? undefined : { kind: 'account', accountId: picked };
    },
  });
  return { commands, done };
}

beforeEach(() => {
  forgetMade();
  made.settings.set(SETTINGS.accounts, ACCOUNTS);
});

test('the view opens at the account that stands in the status bar, and hides or shows what is not low', async () => {
  const { commands, done } = commandsOf();
  await commands[COMMANDS.focusView]();
  await commands[COMMANDS.showLowOnly]();
  await commands[COMMANDS.showAllAccounts]();
  assert.deepEqual(done, [
    ['show', 'b'],
    ['filter', true],
    ['filter', false],
  ]);
});

for (const [what, opened, executed] of [
  ['an account opens its history', row('a'), [COMMANDS.showHistory, row('a')]],
  [
    'an entry that cannot be used opens the settings',
    { kind: 'invalid', index: 1, text: '' },
    [COMMANDS.openEntry, { kind: 'invalid', index: 1, text: '' }],
  ],
  ['a provider opens and closes', { kind: 'group', provider: 'tester' }, ['list.select']],
] as const) {
  test(`Enter on a row: ${what}`, async () => {
    await commandsOf().commands[COMMANDS.openRow](opened);
    assert.deepEqual(made.executed, [executed]);
  });
}

test('accounts are grouped and ungrouped by the setting', async () => {
  const { commands } = commandsOf();
  await commands[COMMANDS.ungroup]();
  assert.equal(made.settings.get(SETTINGS.treeGroupByProvider), false);
  await commands[COMMANDS.groupByProvider]();
  assert.equal(made.settings.get(SETTINGS.treeGroupByProvider), undefined);
});

for (const [what, target, selected, picked, asked, order] of [
  ['the row that it was given', row('c'), [], undefined, 0, 'a c b'],
  ['the one row that is selected', undefined, [row('b')], undefined, 0, 'b a c'],
  ['the account that is picked, where several rows are selected', undefined, [row('a'), row('b')], 'c', 1, 'a c b'],
  ['nothing, where nothing is picked', undefined, [], undefined, 1, 'a b c'],
] as const) {
  test(`Move Up moves ${what}`, async () => {
    const { commands, done } = commandsOf(selected, picked);
    await commands[COMMANDS.moveUp](target);
    assert.equal(done.length, asked);
    assert.equal(
      entries()
        .map((entry) => Object(entry).id)
        .join(' '),
      order,
    );
  });
}

test('Move Down moves the other way', async () => {
  await commandsOf().commands[COMMANDS.moveDown](row('a'));
  assert.equal(
    entries()
      .map((entry) => Object(entry).id)
      .join(' '),
    'b a c',
  );
});
