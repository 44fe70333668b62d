import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InvalidEntry } from '../../../../src/balance/account/entryProblem.ts';
import type { Provider } from '../../../../src/providers/provider.ts';
import { ProviderRegistry } from '../../../../src/providers/registry.ts';
import { CONTEXT_KEYS, SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { readFiles } from '../../../architecture/files.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock, settled } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account } from '../../fakes/fakeWindow.ts';
import { registryOf } from '../../fakes/registryOf.ts';
import { made, setFocused, setSetting } from '../../vscode.ts';
import { openWindow } from '../openWindow.ts';
import { PROVIDER } from '../sample.ts';

const { watchAccounts } = await import('../../../../src/ui/accounts/watch.ts');

const [a, b] = [account('a'), account('b')];

/** A window that watches its accounts; what it was told. */
async function watched(written: unknown, respond: FakeProvider['respond'] = () => messages('100')) {
  const clock = new FakeClock();
  const provider = new FakeProvider(clock);
  provider.respond = respond;
  const registry = registryOf(provider);
  const opened = await openWindow([], { clock, provider, providers: registry.list });
  made.settings.set(SETTINGS.accounts, written);
  const invalid: (readonly InvalidEntry[])[] = [];
  const { monitor, secrets, log } = opened;
  const watch = watchAccounts({ monitor, secrets, registry, log, showInvalid: (entries) => invalid.push(entries) });
  return {
    ...opened,
    ...{ watch, registry },
    ids: () => monitor.statuses().map((status) => status.account.id),
    invalid: () => invalid.at(-1)?.map(({ problem }) => problem.kind),
    context: (key: string) => made.executed.findLast(([command, id]) => command === 'setContext' && id === key)?.[2],
  };
}

test('the accounts of the settings are there at once, and follow each change', async () => {
  const { ids, invalid, watch } = await watched([a]);
  assert.deepEqual([ids(), invalid()], [['a'], []]);
  setSetting(SETTINGS.accounts, [a, b, { ...a, provider: 'nobody', id: 'x' }]);
  assert.deepEqual([ids(), invalid()], [['a', 'b'], ['unknown-provider']]);
  setSetting('messagingBalance.other', 1);
  watch.dispose();
  setSetting(SETTINGS.accounts, []);
  assert.deepEqual(ids(), ['a', 'b']);
});

test('conditions in menus follow the accounts', async () => {
  const { context, watch } = await watched([]);
  assert.deepEqual([context(CONTEXT_KEYS.hasAccounts), context(CONTEXT_KEYS.hasThresholds)], [false, false]);
  setSetting(SETTINGS.accounts, [{ ...a, thresholds: { sms: 5 } }]);
  assert.deepEqual([context(CONTEXT_KEYS.hasAccounts), context(CONTEXT_KEYS.hasThresholds)], [true, true]);
  watch.dispose();
});

test('an entry that cannot be used is noted once in the log, without its name', async () => {
  const wrong = { ...a, name: 'Canary', provider: 'nobody' };
  const { log, watch } = await watched([wrong]);
  setSetting(SETTINGS.accounts, [wrong, b]);
  assert.equal(log.lines.length, 1);
  assert.match(log.lines[0] ?? '', /^warn an entry of the accounts cannot be used: /);
  assert.doesNotMatch(log.lines[0] ?? '', /Canary/);
  watch.dispose();
});

test('accounts of a provider that comes later are there with it, and go with it', async () => {
  const { ids, registry, provider, watch } = await watched([{ ...a, provider: 'later' }]);
  assert.deepEqual(ids(), []);
  const later: Provider = { ...PROVIDER, id: 'later', products: provider.products };
  const added = registry.add(later);
  assert.deepEqual(ids(), ['a']);
  added.dispose();
  assert.deepEqual(ids(), []);
  watch.dispose();
});

test('a window that is looked at again tries anew what has failed; one that never was left does not', async () => {
  const { provider, clock, watch } = await watched([a], () => ({ kind: 'network', host: 'h', problem: 'refused' }));
  // By now it waits for minutes between attempts.
  await clock.advance(15 * 60_000);
  const before = provider.requests.length;
  setFocused(true);
  await clock.advance(1_000);
  assert.equal(provider.requests.length, before);
  setFocused(false);
  setFocused(true);
  await clock.advance(1_000);
  assert.equal(provider.requests.length, before + 1);
  watch.dispose();
});

test('a credential that is saved, here or in another window, is tried at once', async () => {
  const { provider, clock, secrets, monitor, watch } = await watched([a]);
  await clock.advance(60_000);
  const before = provider.requests.length;
  const [product] = provider.products;
  const status = monitor.status('a');
  if (product !== undefined && status !== undefined) {
    await secrets.save({ account: status.account, provider, product }, { key: 'k', secret: 's' });
  }
  await clock.advance(1_000);
  assert.equal(provider.requests.length, before + 1);
  watch.dispose();
});

test('E2: nobody is greeted before the accounts are known, nor who has some', async () => {
  const { context, watch } = await watched([a]);
  assert.deepEqual([context(CONTEXT_KEYS.loaded), context(CONTEXT_KEYS.hasAccounts)], [true, true]);
  watch.dispose();
  const [manifest] = await readFiles('', /^package\.json$/);
  const { viewsWelcome } = JSON.parse(manifest?.text ?? '').contributes;
  assert.deepEqual(
    viewsWelcome.map(({ when }: { readonly when: string }) => when),
    [`${CONTEXT_KEYS.loaded} && !${CONTEXT_KEYS.hasAccounts}`],
  );
});

test('20: accounts whose provider is loaded are there, also when the file of another provider cannot be loaded', async () => {
  const [here, gone] = ['here', 'gone'].map((id): Provider => ({ ...PROVIDER, id }));
  assert.ok(here !== undefined && gone !== undefined);
  const registry = new ProviderRegistry([
    { offer: here, load: async () => here },
    { offer: gone, load: () => Promise.reject(new RangeError('canary in a path')) },
  ]);
  await registry.load(['here']);
  const { monitor, secrets, log } = await openWindow([], { providers: registry.list });
  made.settings.set(SETTINGS.accounts, [
    { ...a, provider: 'here' },
    { ...b, provider: 'gone' },
  ]);
  const invalid: (readonly InvalidEntry[])[] = [];
  const watch = watchAccounts({ monitor, secrets, registry, log, showInvalid: (entries) => invalid.push(entries) });
  assert.deepEqual([monitor.statuses(), invalid], [[], []]);
  await settled();
  assert.deepEqual(
    [
      monitor.statuses().map(({ account: { id } }) => id),
      invalid.map((entries) => entries.map(({ problem }) => problem.kind)),
    ],
    [['a'], [['unknown-provider']]],
  );
  assert.deepEqual(log.lines, [
    'warn an entry of the accounts cannot be used: unknown-provider',
    'error a provider could not be loaded: RangeError',
  ]);
  watch.dispose();
});
