import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../../src/ui/editor/ids.ts';
import { account } from '../fakes/fakeWindow.ts';
import { boxOf, made } from '../vscode.ts';
import { entries } from './openWindow.ts';
import { quickly } from './quickly.ts';

const { openCommands: open } = await import('./openCommands.ts');

/** Rows of the tree, as commands get them. */
const rowOf = (accountId: string) => ({ kind: 'account', accountId });
const quantityOf = (accountId: string, key: string) => ({ kind: 'detail', accountId, row: { kind: 'quantity', key } });
const groupOf = (...ids: readonly string[]) => ({ kind: 'group', provider: 'p', accounts: ids.map(rowOf) });

test('18.3: without a target, as from a key, a command takes the selected row', () =>
  quickly(async () => {
    const { run, select, clock, provider } = await open();
    select(rowOf('b'));
    await clock.advance(60_000);
    const before = provider.requests.length;
    await run(COMMANDS.refreshAccount);
    assert.deepEqual(
      provider.requests.slice(before).map(({ account: { id } }) => id),
      ['b'],
    );
    await run(COMMANDS.copyBalance);
    assert.match(made.clipboard, /^Name of b/);
    const renamed = run(COMMANDS.renameAccount);
    assert.equal((await boxOf('Rename Account')).value, 'Name of b');
    (await boxOf('Rename Account')).hide();
    await renamed;
    assert.deepEqual(made.lists, []);
  }));

test('18.3: refresh, copy and remove are for all rows that are selected, each account once', () =>
  quickly(async () => {
    const { run, select, clock, provider } = await open([account('a'), account('b'), account('c')]);
    const [a, b] = [rowOf('a'), rowOf('b')];
    select(a, b, quantityOf('b', 'sms'));
    await clock.advance(60_000);
    const before = provider.requests.length;
    await run(COMMANDS.refreshAccount, b);
    const asked = provider.requests.slice(before).map(({ account: { id } }) => id);
    assert.deepEqual(asked.toSorted(), ['a', 'b']);
    await run(COMMANDS.copyBalance, a);
    assert.match(made.clipboard, /^Name of a[\s\S]*\n\nName of b/);
    made.answers.push('Remove');
    await run(COMMANDS.removeAccount, a);
    assert.deepEqual([made.messages.at(-1), entries()], ['Remove 2 accounts?', [account('c')]]);
  }));

test('18.3: a command in a row that is not selected is for that one alone', async () => {
  const { run, select } = await open();
  select(rowOf('a'));
  await run(COMMANDS.copyBalance, rowOf('b'));
  assert.match(made.clipboard, /^Name of b/);
  assert.doesNotMatch(made.clipboard, /Name of a/);
});

test('18.3: of a quantity its own line is copied, of a provider all of its accounts', async () => {
  const { run } = await open();
  await run(COMMANDS.copyBalance, quantityOf('a', 'nothing of this name'));
  assert.doesNotMatch(made.clipboard, /100 messages/);
  await run(COMMANDS.copyBalance, quantityOf('a', 'sms'));
  assert.match(made.clipboard, /^Name of a[\s\S]*100 messages$/);
  await run(COMMANDS.copyBalance, groupOf('a', 'b'));
  assert.match(made.clipboard, /^Name of a[\s\S]*\n\nName of b/);
});

test('18.3: a key in the row of a provider renames no account', async () => {
  const { run } = await open();
  await run(COMMANDS.renameAccount, groupOf('a', 'b'));
  assert.deepEqual([made.lists, made.messages], [[], []]);
});

test('18.3: Delete in the row of an entry that cannot be used removes the entry', async () => {
  const { run } = await open();
  const entry = { kind: 'invalid', label: 'Account x', text: 'Wrong.', index: 7, nth: 0 };
  await run(COMMANDS.removeAccount, entry);
  await run(COMMANDS.removeEntry, entry);
  assert.equal(made.messages.length, 2);
  assert.equal(made.messages[0], made.messages[1]);
});

test('18.3: Enter opens the history of an account, the settings at an entry, and turns a provider', async () => {
  const { run } = await open();
  const entry = { kind: 'invalid', text: 'Wrong.', index: 7, nth: 0 };
  for (const row of [rowOf('a'), quantityOf('b', 'sms'), entry, groupOf('a'), undefined]) {
    await run(COMMANDS.openRow, row);
  }
  assert.deepEqual(made.executed, [
    [COMMANDS.showHistory, rowOf('a')],
    [COMMANDS.showHistory, quantityOf('b', 'sms')],
    [COMMANDS.openEntry, entry],
    ['list.select'],
    ['list.select'],
  ]);
});
