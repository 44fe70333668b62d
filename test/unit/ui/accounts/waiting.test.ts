import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAccounts } from '../../../../src/balance/account/accounts.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { english } from '../../../../src/base/language.ts';
import { NO_OUTLOOK } from '../../../../src/monitor/standing/outlook.ts';
import { ProviderRegistry } from '../../../../src/providers/registry.ts';
import { messages } from '../../fakes/amounts.ts';
import { account, FakeWindow } from '../../fakes/fakeWindow.ts';
import '../../vscode.ts';
import { Memento } from '../memento.ts';

const { historySource } = await import('../../../../src/ui/history/source.ts');
const { balanceSnapshot } = await import('../../../../src/ui/publicApi/snapshot.ts');
const { DEFAULT_CHOICES } = await import('../../../../src/ui/statusBar/choices.ts');
const { statusBarText } = await import('../../../../src/ui/statusBar/text.ts');
const { BalanceTree } = await import('../../../../src/ui/tree/balanceTree.ts');
const { accountNodeId } = await import('../../../../src/ui/tree/node.ts');
const { accountRow } = await import('../../../../src/ui/tree/rows.ts');
const { TreeMemory } = await import('../../../../src/ui/tree/memory.ts');

const READING = { at: 1_000, quantities: messages('42') };
const GUEST = account('guest', { name: 'Guest', provider: 'acme.sms' });

/** A window whose setting holds an account of an extension that has not started, behind one of the program's own. */
async function waitingWindow() {
  const registry = new ProviderRegistry([]);
  const window = await FakeWindow.open({
    providers: registry.list,
    accounts: [],
    remembered: new Map([['guest', READING]]),
  });
  registry.add(window.provider);
  const read = (): void => {
    const { accounts, invalid } = parseAccounts([account('a'), GUEST], registry.list);
    assert.deepEqual(invalid, []);
    window.set(...accounts);
  };
  registry.onDidChange(read);
  read();
  await window.clock.advance(1_000);
  return { window, registry };
}

test('C11: an account waits calmly for the extension that adds its provider, with its last number', async () => {
  const { window } = await waitingWindow();
  const status = window.status('guest');
  assert.deepEqual(status.state, { kind: 'waiting', reading: READING });
  assert.equal(window.fault('guest'), undefined);
  const row = accountRow(status, [], 61_000, english);
  assert.deepEqual([row.reliability, row.description], ['waiting', '42 · 1m ago · waiting for its provider']);
  assert.match(row.tooltip, /The extension that adds the provider acme\.sms has not started yet\./);
  assert.deepEqual(
    balanceSnapshot([status], [], english, () => NO_OUTLOOK),
    [],
  );
  assert.deepEqual(await window.monitor.refresh('guest', 'manual'), { kind: 'not-ready' });
});

test('C11: an account is asked once its provider is there, and keeps its number when that goes', async () => {
  const { window, registry } = await waitingWindow();
  const registration = registry.add({
    ...{ id: 'acme.sms', products: window.provider.products, label: () => 'Acme', explain: () => undefined },
    fetchBalance: (request) => window.provider.fetchBalance(request),
  });
  await window.clock.advance(1_000);
  assert.deepEqual([window.kind('guest'), window.amount('guest')], ['ok', '100']);
  registration.dispose();
  assert.deepEqual([window.kind('guest'), window.amount('guest')], ['waiting', '100']);
});

test('C11: its pin, its closed row and the history page that shows it stay meanwhile', async () => {
  const { window } = await waitingWindow();
  const choices = { ...DEFAULT_CHOICES, show: 'pinned', pinned: ['guest'] } as const;
  const bar = statusBarText(window.monitor.statuses(), [], 61_000, english, () => NO_OUTLOOK, choices);
  assert.deepEqual(
    bar.shown.map(({ accountId }) => accountId),
    ['guest'],
  );
  const source = historySource({
    ...{ monitor: window.monitor, providers: [], language: english, store: () => undefined, notice: () => undefined },
    outlooks: { forecast: () => undefined, onDidChange: new Emitter<readonly string[]>().event },
  });
  assert.deepEqual(
    source.accounts().map(({ id }) => id),
    ['a', 'guest'],
  );
  const memory = new TreeMemory(new Memento());
  const closed = accountNodeId('guest');
  memory.note(closed, true);
  const tree = new BalanceTree({
    ...{ monitor: window.monitor, providers: [], clock: window.clock, language: english, memory },
    outlooks: { of: () => NO_OUTLOOK },
    invalidEntries: () => [],
    isPinned: () => false,
    remedyTitle: () => '',
    drop: async () => undefined,
  });
  tree.render();
  assert.equal(memory.isClosed(closed, false), true);
});
