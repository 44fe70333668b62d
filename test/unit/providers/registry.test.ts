import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAccounts } from '../../../src/balance/account/accounts.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { ProviderRegistry } from '../../../src/providers/registry.ts';
import { account, FakeWindow } from '../fakes/fakeWindow.ts';
import { PROVIDER } from '../ui/sample.ts';

const other: Provider = { ...PROVIDER, id: 'other.sms' };
const idsOf = (list: readonly Provider[]): readonly string[] => list.map(({ id }) => id);

test('whoever holds the list sees what is added and what goes', () => {
  const registry = new ProviderRegistry([PROVIDER]);
  const { list } = registry;
  const seen: (readonly string[])[] = [];
  registry.onDidChange(() => seen.push(idsOf(list)));
  const registration = registry.add(other);
  registration.dispose();
  registration.dispose();
  assert.deepEqual(seen, [['tester', 'other.sms'], ['tester']]);
});

test('an id that is taken is refused, and changes nothing', () => {
  const registry = new ProviderRegistry([PROVIDER]);
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

test('the list that it was made from stays as it is', () => {
  const own = [PROVIDER];
  new ProviderRegistry(own).add(other);
  assert.equal(own.length, 1);
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
