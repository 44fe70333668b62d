import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAccounts } from '../../../src/balance/account/accounts.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { ProviderRegistry } from '../../../src/providers/registry.ts';
import { account, FakeWindow } from '../fakes/fakeWindow.ts';
import { registryOf } from '../fakes/registryOf.ts';
import { PROVIDER } from '../ui/sample.ts';

const other: Provider = { ...PROVIDER, id: 'other.sms' };
const idsOf = (list: readonly Provider[]): readonly string[] => list.map(({ id }) => id);

test('whoever holds the list sees what is added and what goes', () => {
  const registry = registryOf(PROVIDER);
  const { list } = registry;
  const seen: (readonly string[])[] = [];
  registry.onDidChange(() => seen.push(idsOf(list)));
  const registration = registry.add(other);
  registration.dispose();
  registration.dispose();
  assert.deepEqual(seen, [['tester', 'other.sms'], ['tester']]);
});

test('an id that is taken is refused, and changes nothing', () => {
  const registry = registryOf(PROVIDER);
  registry.onDidChange(() => assert.fail('nothing has changed'));
  assert.throws(() => registry.add({ ...other, id: 'tester' }), RangeError);
  assert.deepEqual(registry.list, [PROVIDER]);
});

test('a provider that has gone takes no other with it, and may come back', () => {
  const registry = new ProviderRegistry([]);
  const first = registry.add(other);
  registry.add(PROVIDER);
  first.dispose();
  assert.deepEqual(idsOf(registry.list), ['tester']);
  registry.add(other);
  assert.deepEqual(idsOf(registry.list), ['tester', 'other.sms']);
  first.dispose();
  assert.deepEqual(idsOf(registry.list), ['tester', 'other.sms']);
});

/** Providers of the program's own, and how often the file of each was loaded. */
function ownProviders(...ids: readonly string[]) {
  const loads: string[] = [];
  const registry = new ProviderRegistry(
    ids.map((id) => ({
      offer: { id, label: () => id },
      load: async () => {
        loads.push(id);
        return { ...PROVIDER, id };
      },
    })),
  );
  return { registry, loads };
}

test('a provider of its own is offered before it is loaded, and loaded once, when it is asked for', async () => {
  const { registry, loads } = ownProviders('first', 'second', 'third');
  const told: (readonly string[])[] = [];
  registry.onDidChange(() => told.push(idsOf(registry.list)));
  registry.add(other);
  assert.deepEqual(
    registry.offers.map(({ id }) => id),
    ['first', 'second', 'third', 'other.sms'],
  );
  assert.deepEqual([registry.hasTried(['third']), registry.hasTried(['other.sms', 'nobody'])], [false, true]);
  await Promise.all([registry.load(['third', 'other.sms', 'nobody']), registry.load(['third'])]);
  assert.deepEqual([idsOf(registry.list), registry.hasTried(['third'])], [['third', 'other.sms'], true]);
  await registry.load(['third']);
  assert.equal(loads.includes('first'), false);
  const kept = registry.list[0];
  await registry.load();
  assert.deepEqual(idsOf(registry.list), ['first', 'second', 'third', 'other.sms']);
  assert.equal(registry.list[2], kept, 'whoever holds one goes on with it');
  assert.deepEqual(told, [['other.sms'], ['third', 'other.sms'], ['first', 'second', 'third', 'other.sms']]);
});

test('an id of a provider that is not loaded is taken', () => {
  const { registry } = ownProviders('first');
  assert.throws(() => registry.add({ ...PROVIDER, id: 'first' }), RangeError);
});

test('a file that cannot be loaded is tried again', async () => {
  let attempts = 0;
  const load = async () => {
    attempts += 1;
    return attempts === 1 ? Promise.reject(new Error('gone')) : PROVIDER;
  };
  const registry = new ProviderRegistry([{ offer: PROVIDER, load }]);
  assert.equal(registry.hasTried(['tester']), false);
  await assert.rejects(registry.load(), /gone/);
  assert.equal(registry.hasTried(['tester']), true);
  await registry.load();
  assert.deepEqual(registry.list, [PROVIDER]);
});

test('a file that cannot be loaded keeps no other from being used', async () => {
  const gone = { offer: { id: 'gone', label: () => 'gone' }, load: () => Promise.reject(new Error('gone')) };
  const registry = new ProviderRegistry([gone, { offer: PROVIDER, load: async () => PROVIDER }]);
  let told = 0;
  registry.onDidChange(() => told++);
  await assert.rejects(registry.load(), /gone/);
  assert.deepEqual([registry.list, registry.hasTried(['gone']), told], [[PROVIDER], true, 1]);
});

test('an account is unknown until its provider is there, works then, and stops when it goes', async () => {
  const registry = new ProviderRegistry([]);
  const window = await FakeWindow.open({ providers: registry.list, accounts: [] });
  const { provider } = window;
  const entry = account('a');
  const read = (): void => {
    const { accounts, invalid } = parseAccounts([entry], registry.list);
    assert.equal(accounts.length + invalid.length, 1);
    window.set(...accounts);
  };
  registry.onDidChange(read);
  read();
  assert.deepEqual(window.monitor.statuses(), []);
  const registration = registry.add(provider);
  await window.clock.advance(1_000);
  assert.equal(window.amount(), '100');
  provider.respond = () => undefined;
  await window.clock.advance(window.interval * 2);
  const { signal } = provider.last;
  assert.equal(signal.aborted, false, 'a request is under way');
  registration.dispose();
  assert.equal(signal.aborted, true);
  assert.deepEqual(window.monitor.statuses(), []);
  const asked = provider.requests.length;
  await window.clock.advance(window.interval * 10);
  assert.equal(provider.requests.length, asked);
  registry.add(provider);
  assert.equal(window.amount(), '100', 'the last reading is still there');
});
