import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Uri } from 'vscode';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { formatDateTime } from '../../../../src/balance/text/format.ts';
import { english } from '../../../../src/base/language.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Past } from '../../../../src/store/port/store.ts';
import type { HistorySource, PastSource } from '../../../../src/ui/history/source.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { TestLog } from '../../fakes/testLog.ts';
import { made } from '../../vscode.ts';
import { PROVIDERS, status } from '../sample.ts';

const { chooseAccount } = await import('../../../../src/ui/chooseAccount.ts');
const { guarded } = await import('../../../../src/ui/accounts/guard.ts');
const { timesOf } = await import('../../../../src/ui/history/deleteHistories.ts');
const { createHistory } = await import('../../../../src/ui/history/history.ts');
const { COMMANDS } = await import('../../../../src/ui/editor/ids.ts');

/** The past of a file, of which so much can be changed. */
function pastOf(changes: Partial<Past>): Past {
  return { ...createMemoryStore('none').past, ...changes };
}

/** The commands of the history over a source that can fail; what they say. */
function historyOf(changes: Partial<HistorySource & PastSource> = {}) {
  made.shown.length = 0;
  made.panels.length = 0;
  const log = new TestLog();
  const source: HistorySource & PastSource = {
    kept: () => [],
    past: () => pastOf({}),
    latest: () => undefined,
    accounts: () => [{ id: 'a', name: 'a', provider: 'p', product: 's' }],
    rows: () => rowsOf([]),
    events: () => [],
    quantities: () => [],
    trouble: () => undefined,
    notice: () => undefined,
    onDidChange: () => ({ dispose: () => undefined }),
    ...changes,
  };
  const clock = new FakeClock();
  const extensionUri = { path: '/extension' } as Uri;
  const parts = {
    monitor: { statuses: () => source.accounts().map(({ id }) => status(id, { kind: 'loading' })) },
    ...{ providers: PROVIDERS, clock, language: english, selected: () => [] },
  };
  const chooseFrom = (target: unknown) => chooseAccount(target, parts);
  const { commands } = createHistory({ ...parts, source, log, extensionUri, chooseAccount: chooseFrom });
  const run = (command: keyof typeof commands, target?: unknown): Promise<void> =>
    guarded(() => commands[command](target), { language: english, log });
  return { log, run, said: () => made.shown.map(([kind, text]) => `${kind}: ${text}`) };
}

const fails = (): never => {
  throw new BalanceError({ kind: 'internal', name: 'SqliteError' });
};
const MISTAKE = 'error: The extension has made a mistake (SqliteError). Please report it with the log.';
const GONE = 'error: The account is not there any more, so nothing was done. Choose another one in the tree.';

for (const [about, command, changes, target] of [
  ['Export History', COMMANDS.exportHistory, { rows: fails }, { accountId: 'a' }],
  ['Export History without an account named', COMMANDS.exportHistory, { accounts: fails }, undefined],
  ['Show History', COMMANDS.showHistory, { onDidChange: fails }, { accountId: 'a' }],
] as const) {
  test(`B10: ${about} says what keeps it from being done`, async () => {
    const { log, run, said } = historyOf(changes);
    await run(command, target);
    assert.deepEqual(said(), [MISTAKE]);
    assert.deepEqual(log.lines, ['error command failed: internal']);
  });
}

test("B10: the page's Export says what keeps it from being done", async () => {
  const told = Promise.withResolvers<void>();
  const { log, run, said } = historyOf({ rows: fails });
  log.error = () => told.resolve();
  await run(COMMANDS.showHistory, { accountId: 'a' });
  made.panels.at(-1)?.say({ type: 'export', accountId: 'a', range: '7d' });
  await told.promise;
  assert.deepEqual(said(), [MISTAKE]);
});

test("C13: the page's button does what helps against the trouble", async () => {
  const remedy = { command: COMMANDS.updateCredential, title: 'Update Credential', arguments: [{ accountId: 'a' }] };
  const { run } = historyOf({ trouble: () => ({ text: 'Refused.', remedy }) });
  made.executed.length = 0;
  await run(COMMANDS.showHistory, { accountId: 'a' });
  made.panels.at(-1)?.say({ type: 'remedy', accountId: 'a' });
  assert.deepEqual(made.executed, [[COMMANDS.updateCredential, { accountId: 'a' }]]);
});

for (const command of [COMMANDS.exportHistory, COMMANDS.showHistory]) {
  test(`B10: an account that is gone is told of, and no other one takes its place: ${command}`, async () => {
    const { log, run, said } = historyOf();
    await run(command, { accountId: 'gone' });
    assert.deepEqual([said(), log.lines, made.panels], [[GONE], [], []]);
  });
}

for (const command of [COMMANDS.exportHistory, COMMANDS.showHistory]) {
  test(`E7: without an account one can be added: ${command}`, async () => {
    const { run } = historyOf({ accounts: () => [] });
    made.answer = undefined;
    await run(command);
    assert.deepEqual(made.shown, [['information', 'There is no account yet.', 'Add Account']]);
    assert.deepEqual(made.panels, []);
  });
}

test('C10: histories that are chosen are deleted after a confirmation, and no others', async () => {
  const kept = [
    { id: 'kept:1', number: 1, name: 'One (removed)', provider: 'p', product: 's' },
    { id: 'kept:2', number: 2, name: 'Two (removed)', provider: '', product: '' },
  ];
  const deleted: number[] = [];
  const { run } = historyOf({
    kept: () => kept,
    past: () =>
      pastOf({
        deleteKept: (numbers) => {
          deleted.push(...numbers);
          return () => deleted.splice(0).length > 0;
        },
      }),
  });
  made.answers.push('Two (removed)', 'Delete');
  await run(COMMANDS.deleteHistories);
  assert.deepEqual(deleted, [2]);
  assert.equal(made.shown.at(-1)?.[1], 'The history of Two (removed) was deleted.');
  made.answers.push('One (removed)', undefined);
  await run(COMMANDS.deleteHistories);
  assert.deepEqual(deleted, [2]);
});

test('C10: that nothing is kept, and that nothing could be deleted, is said', async () => {
  const nothing = historyOf();
  await nothing.run(COMMANDS.deleteHistories);
  assert.match(made.shown.at(-1)?.[1] ?? '', /^There is no history but those of the present accounts\.$/);
  const locked = historyOf({
    kept: () => [{ id: 'kept:1', number: 1, name: 'One (removed)', provider: 'p', product: 's' }],
  });
  made.answers.push('One (removed)', 'Delete');
  await locked.run(COMMANDS.deleteHistories);
  assert.match(made.shown.at(-1)?.[1] ?? '', /so nothing was deleted\. Try again later\.$/);
});

test('23.4: from when to when a kept history has readings is told, also of a clock that ran ahead; a lock does not mean none', async () => {
  const clock = new FakeClock();
  const language = { ...english, timeZone: 'UTC' };
  const [early, late] = [Date.UTC(2025, 0, 2), clock.now() + 86_400_000];
  for (const [readings, text] of [
    [[early, late], new RegExp(`^Jan 2, 2025, .* to ${formatDateTime(late, language)}$`)],
    [[], /^There is no reading\.$/],
    [undefined, /^The history is locked by /],
  ] as const) {
    const rows = (_id: string, fromMs: number, toMs: number) =>
      readings && rowsOf(readings.filter((at) => at >= fromMs && at < toMs).map((at) => ({ at, quantities: [] })));
    assert.match(await timesOf({ id: 'kept:1' }, { rows }, clock, language), text);
  }
});

test('23.4: a history whose account has come back meanwhile is not deleted', async () => {
  const kept = [{ id: 'kept:1', number: 1, name: 'One (removed)', provider: 'p', product: 's' }];
  const { run } = historyOf({
    kept: () => kept.splice(0),
    past: () => pastOf({ deleteKept: () => assert.fail('it was deleted') }),
  });
  made.answers.push('One (removed)', 'Delete');
  await run(COMMANDS.deleteHistories);
  assert.match(made.shown.at(-1)?.[1] ?? '', /^There is no history but those of the present accounts\.$/);
});

test('23.3: in the menu of the page the account that it shows is meant', async () => {
  const { run, said } = historyOf({
    accounts: () => ['a', 'b'].map((id) => ({ id, name: id, provider: 'p', product: 's' })),
    rows: (id) => rowsOf(id === 'a' ? [] : [{ at: 1, quantities: [] }]),
  });
  await run(COMMANDS.showHistory, { accountId: 'a' });
  made.panels.at(-1)?.say({ type: 'ready', columns: 100, compared: [] });
  made.panels.at(-1)?.say({ type: 'select', accountId: 'a', range: '7d', columns: 100 });
  await run(COMMANDS.deleteReadings, { scheme: 'webview-panel' });
  assert.deepEqual(said(), [
    'information: There is no reading but the latest one, which is shown until the next one comes.',
  ]);
});
