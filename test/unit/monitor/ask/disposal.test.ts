import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from '../../../../src/base/event.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';

/** A store whose listeners can be counted. */
function countedStore(): { store: Store; changes: Emitter<readonly string[]> } {
  const inner = createMemoryStore('none');
  const changes = new Emitter<readonly string[]>();
  inner.onDidChange((ids) => changes.fire(ids));
  return { store: { ...inner, onDidChange: changes.event }, changes };
}

test('a disposed monitor leaves no timer and no listener, and is silent', async () => {
  const { store, changes } = countedStore();
  const window = await FakeWindow.open({ store, accounts: [account('a'), account('b')] });
  assert.equal(changes.listenerCount, 1);
  window.provider.respond = () => ({ kind: 'auth', definitive: true });
  await window.clock.advance(MINUTE);
  await window.monitor.refreshAll('manual');
  window.credentials.set('a', 'key-2');
  // Waits for the rules with a timer of its own.
  await window.monitor.credentialChanged('a');
  assert.equal(window.clock.timers, 2);
  window.monitor.dispose();
  assert.equal(window.clock.timers, 0);
  assert.equal(changes.listenerCount, 0);
  const asked = window.provider.requests.length;
  window.changes.length = 0;
  await window.clock.advance(24 * HOUR);
  await window.monitor.focus();
  window.monitor.forget('a', false);
  assert.equal(window.provider.requests.length, asked);
  assert.deepEqual(window.changes, []);
  assert.deepEqual(window.monitor.statuses(), []);
  window.monitor.dispose();
});

test('an answer that comes after disposal does no harm', async () => {
  for (const deaf of [false, true]) {
    const window = await FakeWindow.open();
    await window.clock.advance(MINUTE);
    window.provider.deaf = deaf;
    window.provider.respond = () => undefined;
    const manual = window.monitor.refresh('a', 'manual');
    const changed = window.monitor.credentialChanged('a');
    await window.clock.advance(SECOND);
    window.monitor.dispose();
    assert.equal(window.provider.last.signal.aborted, true);
    window.provider.last.answer(messages('1'));
    await Promise.all([manual, changed]);
    await window.clock.advance(0);
    const record = window.store.record('a');
    assert.equal(record.settled, true);
    assert.deepEqual(record.reading?.quantities, messages('100'));
    assert.equal(record.trouble, undefined);
    assert.deepEqual(window.log.told, []);
    assert.equal(window.clock.timers, 0);
  }
});

test("20: a request that a closing window gave up counts for the provider's least interval in all others", async () => {
  const [clock, store] = [new FakeClock(), createMemoryStore('none')];
  const provider = new FakeProvider(clock);
  provider.leastInterval = 30;
  provider.respond = () => undefined;
  const window = await FakeWindow.open({ clock, store, provider });
  assert.equal(provider.requests.length, 1);
  window.monitor.dispose();
  provider.respond = () => messages('5');
  const other = await FakeWindow.open({ clock, store, provider });
  await clock.advance(10 * SECOND);
  assert.equal((await other.monitor.refresh('a', 'manual')).kind, 'waiting');
  await clock.advance(29 * MINUTE);
  assert.equal(provider.requests.length, 1);
  await clock.advance(2 * MINUTE);
  assert.equal(provider.requests.length, 2);
});

test('a credential that is read after disposal is not used', async () => {
  const window = new FakeWindow();
  let open = (): void => undefined;
  window.credentials.gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  window.monitor.attach(window.store);
  await window.clock.advance(SECOND);
  window.monitor.dispose();
  open();
  await window.clock.advance(MINUTE);
  assert.equal(window.provider.requests.length, 0);
  assert.equal(window.store.record('a').generation, 0);
});

test('a month of edits, failures and sleeps leaves one timer', async () => {
  const window = await FakeWindow.open();
  let count = 0;
  window.provider.respond = () => (count++ % 3 === 0 ? { kind: 'timeout', host: 'h', seconds: 15 } : messages('1'));
  for (let day = 0; day < 30; day++) {
    window.set(account('a', { endpoints: [`https://h${day}.example`] }), account(`b-${day}`));
    window.credentials.set('a', `key-${day}`);
    void window.monitor.credentialChanged('a');
    await window.clock.advance(2 * INTERVAL_MS);
    window.clock.sleep(23 * HOUR);
  }
  await window.clock.advance(2 * INTERVAL_MS);
  assert.equal(window.clock.timers, 1);
  window.monitor.dispose();
  assert.equal(window.clock.timers, 0);
});
