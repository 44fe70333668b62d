import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CancellationToken, Uri } from 'vscode';
import { Emitter } from '../../../src/base/event.ts';
import { AccountNumbers } from '../../../src/monitor/ask/accountNumbers.ts';
import { COMMANDS } from '../../../src/ui/editor/ids.ts';
import type { HistoryMessage } from '../../../src/webview/base/protocol.ts';
import { messages } from '../fakes/amounts.ts';
import { account } from '../fakes/fakeWindow.ts';
import { made, Panel } from '../vscode.ts';
import { openWindow } from './openWindow.ts';
import { quickly } from './quickly.ts';

const { createActions } = await import('../../../src/ui/actions.ts');
const { commandsOf } = await import('../../../src/ui/commands.ts');
const { createHistory } = await import('../../../src/ui/history/history.ts');

const NEVER = { isCancellationRequested: false } as CancellationToken;
const ARRANGEMENT = { groups: undefined, accountIds: ['a', 'b'], total: 2, low: 0, canGroup: false };

/** The actions of a window with two accounts, in the tree of which these rows are selected. */
async function open(...selected: readonly unknown[]) {
  const opened = await openWindow([account('a'), account('b')]);
  const tree = {
    view: { accounts: [], order: 'own', arrangement: ARRANGEMENT },
    ...{ selected, rowsFor: () => selected, show: async () => undefined, filter: () => undefined },
  } as const;
  const onDidChange = new Emitter<readonly string[]>().event;
  const parts: Parameters<typeof createActions>[0] = {
    ...opened.parts,
    log: Object.assign(opened.log, { recent: [], show: () => undefined }),
    numbers: new AccountNumbers(),
    outlooks: { ...opened.parts.outlooks, forecast: () => undefined, onDidChange },
    notice: () => undefined,
    extensionUri: { path: '/extension' } as Uri,
    views: { preview: () => undefined, inBar: undefined, tree },
  };
  return { ...opened, parts, actions: createActions(parts) };
}

/** The accounts whose history a page was told to show, one after the other. */
function shownIn(panel: Panel | undefined): readonly unknown[] {
  return (panel?.sent ?? []).flatMap((message) => (message as Partial<HistoryMessage>).shown?.accountId ?? []);
}

test('every command of the manifest is there, and none in two parts, where one would be lost', async () => {
  const { actions, parts } = await open();
  assert.deepEqual(Object.keys(actions.commands).toSorted(), Object.values(COMMANDS).toSorted());
  const { commands } = createHistory(parts as unknown as Parameters<typeof createHistory>[0]);
  const both = [...Object.keys(commandsOf(parts)), ...Object.keys(commands)];
  assert.deepEqual(both.toSorted(), Object.values(COMMANDS).toSorted());
});

test('18.3: a history is shown, and exported, of the account whose row is selected where none is named', () =>
  quickly(async () => {
    const { actions } = await open({ kind: 'account', accountId: 'b' });
    await actions.commands[COMMANDS.showHistory](undefined);
    made.panels[0]?.say({ type: 'ready', columns: 100, compared: [] });
    assert.deepEqual(shownIn(made.panels[0]), ['b']);
    made.file = '/folder/b.csv';
    await actions.commands[COMMANDS.exportHistory](undefined);
    assert.match(new TextDecoder().decode(made.files.get('/folder/b.csv')), /,"Name of b",100\r\n$/);
    assert.deepEqual(made.lists, []);
  }));

test('a language model that asks what was spent is told it from the history of each account', async () => {
  const { actions, clock, provider, window } = await open();
  provider.respond = ({ account: { id } }) => messages(id === 'a' ? '60' : '95');
  await clock.advance(window.interval + 60_000);
  const told = await actions.tool.invoke({ input: { spending: 'month' }, toolInvocationToken: undefined }, NEVER);
  const spent = /Spending of account \\"Name of a\\".*spent 40 messages.*"Name of b\\".*spent 5 messages/;
  assert.match(JSON.stringify(told.content), spent);
});

test('a panel that was restored is filled and follows its account until the actions end, and stays for the next start', async () => {
  const { actions, clock, monitor } = await open();
  const panel = new Panel('Balance History');
  actions.adopt(panel);
  panel.say({ type: 'ready', accountId: 'b', columns: 100, compared: [] });
  assert.deepEqual(shownIn(panel), ['b']);
  panel.onDidDispose(() => assert.fail('the panel is gone'));
  const refresh = async (): Promise<number> => {
    await clock.advance(60_000);
    await monitor.refresh('b', 'manual');
    await clock.advance(1_000);
    return panel.sent.length;
  };
  const first = panel.sent.length;
  const followed = await refresh();
  assert.ok(followed > first);
  actions.dispose();
  assert.equal(await refresh(), followed);
});
