import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Uri } from 'vscode';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { english, type Language } from '../../../../src/base/language.ts';
import type { HistorySource } from '../../../../src/ui/history/source.ts';
import type { HistoryMessage } from '../../../../src/webview/base/protocol.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { made, Panel } from '../../vscode.ts';

const { outputRedactor } = await import('../../../../src/ui/editor/redactOutput.ts');
const { HistoryPanel } = await import('../../../../src/ui/history/panel.ts');

const changed = new Emitter<readonly string[]>();

const SOURCE: HistorySource = {
  accounts: () => ['first', 'a', 'b'].map((id) => ({ id, name: id, provider: 'p', product: 's' })),
  rows: () => rowsOf([]),
  events: () => [],
  quantities: () => [],
  trouble: () => undefined,
  notice: () => undefined,
  onDidChange: (listener) => changed.event(listener),
};

function panelOf(source = SOURCE, clock = new FakeClock(), language: Language = english) {
  made.panels.length = 0;
  const exported: string[] = [];
  const ran: string[] = [];
  const zones: string[] = [];
  const compared: { asked: unknown; show: (ids: readonly string[]) => void }[] = [];
  const panel = new HistoryPanel({
    source,
    clock,
    language,
    extensionUri: { path: '/extension' } as Uri,
    compare: (accountId, beside, show) => compared.push({ asked: [accountId, beside], show }),
    exportHistory: (accountId, range) => exported.push(`${accountId} ${range}`),
    exportSpending: (period) => exported.push(`spending ${period}`),
    copySpending: (period) => exported.push(`copy ${period}`),
    offerTimeZone: (zone) => zones.push(zone),
    run: ({ command }) => ran.push(command),
  });
  const page = (): Panel => made.panels.at(-1) ?? assert.fail('there is no panel');
  return {
    panel,
    zones,
    compared,
    clock,
    exported,
    ran,
    page,
    /** The page has loaded, and remembers an account from before or none. */
    load: (accountId?: string, beside: readonly string[] = []) =>
      page().say({ type: 'ready', columns: 100, compared: beside, ...(accountId && { accountId }) }),
    /** The accounts that the page was told to show beside it last. */
    beside: (): readonly string[] | undefined =>
      page()
        .sent.map((message) => (message as Partial<HistoryMessage>).compared)
        .findLast((histories) => histories !== undefined)
        ?.map(({ accountId }) => accountId),
    /** The account that the page was told to show last. */
    shown: (): unknown =>
      page()
        .sent.map((message) => (message as { readonly shown?: { readonly accountId: string } }).shown?.accountId)
        .findLast((id) => id !== undefined),
  };
}

for (const [name, asked, expected] of [
  ['a double click', ['b', 'b'], 'b'],
  ['one account and then another', ['a', 'b'], 'b'],
  ['an account, and then the panel without one', ['b', undefined], 'b'],
  ['the panel, and then an account', [undefined, 'b'], 'b'],
  ['no account', [undefined], 'first'],
] as const) {
  test(`B6: before the page has loaded: ${name}`, () => {
    const { panel, load, shown } = panelOf();
    for (const id of asked) {
      panel.show(id);
    }
    assert.equal(made.panels.length, 1);
    load();
    assert.equal(shown(), expected);
  });
}

test('B6: another account is shown at once when the page is there, and after it was hidden', () => {
  const { panel, page, load, shown } = panelOf();
  panel.show('a');
  load();
  panel.show('b');
  assert.equal(shown(), 'b');
  page().visible = false;
  panel.show('a');
  panel.show('b');
  panel.show('a');
  load('b');
  assert.equal(shown(), 'a');
});

test('B6: what was chosen in the page is shown again after it was hidden', () => {
  const { panel, page, load, shown } = panelOf();
  panel.show('a');
  load();
  page().say({ type: 'select', accountId: 'b', range: '7d', columns: 100 });
  panel.show(undefined);
  load('b');
  assert.equal(shown(), 'b');
});

test('after a reload of the window the page goes on with what it showed', () => {
  const { panel, load, shown } = panelOf();
  const restored = new Panel('Balance History');
  made.panels.push(restored);
  panel.adopt(restored);
  load('b');
  assert.equal(shown(), 'b');
});

test('a panel that was closed is made anew, with the account that is asked for or the first one', () => {
  const { panel, page, load, shown } = panelOf();
  panel.show('a');
  load();
  page().dispose();
  panel.show(undefined);
  assert.equal(made.panels.length, 2);
  load();
  assert.equal(shown(), 'first');
});

test('changes are shown together, and only while somebody looks', async () => {
  const { panel, page, clock, load } = panelOf();
  panel.show('a');
  load();
  const before = page().sent.length;
  changed.fire(['a']);
  await clock.advance(50);
  changed.fire(['b']);
  await clock.advance(500);
  assert.equal(page().sent.length, before + 1);
  page().visible = false;
  changed.fire(['a']);
  await clock.advance(500);
  assert.equal(page().sent.length, before + 1);
});

test('the page begins with its texts, and asks for an export', () => {
  const { panel, page, exported, load } = panelOf();
  panel.show('a');
  load();
  const [start] = page().sent;
  assert.deepEqual(Object.keys(start ?? {}), ['type', 'locale', 'words']);
  page().say({ type: 'export', accountId: 'b', range: '30d' });
  page().say({ type: 'nonsense' });
  assert.deepEqual(exported, ['b 30d']);
});

test('C13: the button of a trouble does what helps now, and nothing once the trouble is over', () => {
  let isRefused = true;
  const trouble = () => (isRefused ? { text: 'Refused.', remedy: { command: 'help', title: 'Help' } } : undefined);
  const { panel, page, ran, load } = panelOf({ ...SOURCE, trouble });
  panel.show('a');
  load();
  assert.deepEqual(
    page()
      .sent.map((message) => (message as { readonly shown?: { readonly trouble?: unknown } }).shown?.trouble)
      .at(-1),
    { text: 'Refused.', remedy: 'Help' },
  );
  page().say({ type: 'remedy', accountId: 'a' });
  isRefused = false;
  page().say({ type: 'remedy', accountId: 'a' });
  assert.deepEqual(ran, ['help']);
});

test('a page may load its own files and nothing else', () => {
  const { panel, page } = panelOf();
  panel.show('a');
  const { html, options } = page().webview;
  assert.match(html, /src="\/extension\/dist\/webview\.js"/);
  assert.equal(JSON.stringify(Object.keys(options)), '["enableScripts","localResourceRoots"]');
});

test('a window that reloads leaves its panel to be restored, and nothing is sent to it any more', async () => {
  const { panel, page, clock, load } = panelOf();
  panel.show('a');
  load();
  let isClosed = false;
  page().onDidDispose(() => {
    isClosed = true;
  });
  const before = page().sent.length;
  panel.dispose();
  changed.fire(['a']);
  await clock.advance(500);
  assert.deepEqual([isClosed, page().sent.length], [false, before]);
});

test('C3: a history behind a lock leaves what is shown, and is sent when the lock is gone', async () => {
  const clock = new FakeClock();
  let isBusy = false;
  const source: HistorySource = { ...SOURCE, rows: () => (isBusy ? undefined : rowsOf([])) };
  const { panel, load, shown } = panelOf(source, clock);
  panel.show('a');
  load();
  isBusy = true;
  panel.show('b');
  await clock.advance(3_000);
  assert.equal(shown(), 'a');
  isBusy = false;
  await clock.advance(1_000);
  assert.equal(shown(), 'b');
  assert.equal(clock.timers, 0);
});

test('C9: the page has the chosen time zone, and what it says of its own is handed on', () => {
  const { panel, page, zones } = panelOf(SOURCE, new FakeClock(), { ...english, timeZone: 'Asia/Shanghai' });
  panel.show('a');
  page().say({ type: 'ready', columns: 100, timeZone: 'Europe/Berlin' });
  const start = page().sent.find((message) => JSON.stringify(message).includes('"start"'));
  assert.match(JSON.stringify(start), /"timeZone":"Asia\/Shanghai"/);
  assert.deepEqual(zones, ['Europe/Berlin']);
});

test('18.4: the tab names the account that is shown, and has an icon for dark and light themes', () => {
  const { panel, page, load } = panelOf();
  panel.show('a');
  assert.equal(page().title, 'Balance History');
  assert.match(JSON.stringify(page().iconPath), /history-light\.svg.*history-dark\.svg/);
  load();
  assert.equal(page().title, 'a · Balance History');
  page().say({ type: 'select', accountId: 'b', range: '7d', columns: 100 });
  assert.equal(page().title, 'b · Balance History');
});

test('18.4: a tab without an account, and one whose account has a secret for a name', () => {
  const none = panelOf({ ...SOURCE, accounts: () => [] });
  none.panel.show(undefined);
  none.load();
  assert.equal(none.page().title, 'Balance History');
  outputRedactor.know({ key: 'k', secret: 's3cr3t-of-mine' });
  const { panel, page, load } = panelOf({
    ...SOURCE,
    accounts: () => [{ id: 'a', name: 's3cr3t-of-mine', provider: 'p', product: 's' }],
  });
  panel.show('a');
  load();
  assert.doesNotMatch(page().title, /s3cr3t/);
});

test('18.4: accounts are compared as the user chooses them, and no more when another one is opened', () => {
  const { panel, page, load, compared, beside, shown } = panelOf();
  panel.show('a');
  load();
  page().say({ type: 'compare', accountId: 'a' });
  assert.deepEqual(compared[0]?.asked, ['a', []]);
  compared[0]?.show(['b', 'first']);
  assert.deepEqual([shown(), beside()], ['a', ['first', 'b']]);
  page().say({ type: 'compare', accountId: 'a' });
  assert.deepEqual(compared[1]?.asked, ['a', ['b', 'first']]);
  page().say({ type: 'select', accountId: 'a', range: '30d', columns: 100 });
  assert.deepEqual(beside(), ['first', 'b'], 'another time leaves them');
  panel.show('b');
  assert.deepEqual([shown(), beside()], ['b', []]);
});

test('18.4: after a reload of the window the page goes on with what it compared', () => {
  const { panel, load, beside } = panelOf();
  const restored = new Panel('a · Balance History');
  made.panels.push(restored);
  panel.adopt(restored);
  load('b', ['a']);
  assert.deepEqual(beside(), ['a']);
});

test('23.1: spending is shown in place of the readings where that is asked for, and readings again', () => {
  const { panel, page, load, exported } = panelOf();
  const spending = () => (page().sent.at(-1) as Partial<HistoryMessage>).spending;
  panel.show('b', 'month');
  load();
  assert.deepEqual([spending()?.accountId, spending()?.period], ['b', 'month']);
  page().say({ type: 'select', accountId: 'a', range: '7d', columns: 100, period: 'day' });
  assert.deepEqual([spending()?.accountId, spending()?.period], ['a', 'day']);
  page().say({ type: 'select', accountId: 'a', range: '7d', columns: 100 });
  assert.equal(spending(), undefined);
  panel.show(undefined, 'week');
  assert.deepEqual([spending()?.accountId, spending()?.period], ['a', 'week']);
  panel.show('b');
  assert.equal(spending(), undefined, 'the command for the history shows the history');
  page().say({ type: 'exportSpending', period: 'day' });
  page().say({ type: 'copySpending', period: 'week' });
  assert.deepEqual(exported, ['spending day', 'copy week']);
});
