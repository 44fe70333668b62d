import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit } from '../../../../src/balance/amount/quantity.ts';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { messages, readingOf } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';

const DOWN: Fault = { kind: 'provider-down', status: 503 };

test('from loading to ok', async () => {
  const window = new FakeWindow();
  assert.equal(window.kind(), 'loading');
  assert.equal(window.status().refreshing, false);
  window.provider.respond = () => undefined;
  window.monitor.attach(window.store);
  await window.clock.advance(SECOND);
  assert.equal(window.kind(), 'loading');
  assert.equal(window.status().refreshing, true);
  window.changes.length = 0;
  await window.clock.advance(2 * SECOND);
  window.provider.last.answer(messages('7'));
  await window.clock.advance(0);
  const { state, refreshing, old } = window.status();
  assert.deepEqual(state, { kind: 'ok', reading: readingOf('7', window.clock.now()) });
  assert.deepEqual([refreshing, old], [false, false]);
  assert.ok(window.changes.includes('a'));
});

test('from loading to failed, and to ok when the fault has gone', async () => {
  const window = new FakeWindow();
  window.provider.respond = () => DOWN;
  window.monitor.attach(window.store);
  await window.clock.advance(SECOND);
  assert.equal(window.kind(), 'failed');
  assert.equal(window.fault(), 'provider-down');
  window.provider.respond = () => messages('7');
  await window.clock.advance(MINUTE);
  assert.equal(window.kind(), 'ok');
});

test('the last good reading stays while attempts fail, with its age, its trouble and the next attempt', async () => {
  const window = await FakeWindow.open();
  const readAt = window.clock.now() - 750;
  window.provider.respond = () => DOWN;
  await window.clock.advance(2 * INTERVAL_MS);
  const { state, nextAt } = window.status();
  assert.ok(state.kind === 'stale');
  assert.deepEqual(state.reading, readingOf('100', readAt));
  assert.deepEqual(state.trouble.fault, DOWN);
  assert.ok(state.trouble.attempts > 1);
  assert.ok(nextAt !== undefined && nextAt > window.clock.now() && nextAt <= window.clock.now() + INTERVAL_MS);
  window.provider.respond = () => messages('99');
  await window.clock.advance(INTERVAL_MS);
  assert.equal(window.kind(), 'ok');
  assert.equal(window.amount(), '99');
});

test('a value is not replaced by a blank while it is refreshed', async () => {
  const window = await FakeWindow.open();
  window.provider.respond = () => undefined;
  await window.clock.advance(2 * INTERVAL_MS);
  assert.equal(window.status().refreshing, true);
  assert.equal(window.kind(), 'ok');
  assert.equal(window.amount(), '100');
});

test('a reading that should have been replaced long ago is marked old, although nothing has failed', async () => {
  const window = await FakeWindow.open();
  window.provider.respond = () => undefined;
  await window.clock.advance(2 * INTERVAL_MS);
  assert.equal(window.status().old, false);
  await window.clock.advance(2 * MINUTE);
  assert.equal(window.status().old, true);
});

test('a defect in a provider becomes "internal" with the class of the error and nothing it says', async () => {
  const window = new FakeWindow();
  window.provider.respond = () => new TypeError('secret-canary in the message');
  window.monitor.attach(window.store);
  await window.clock.advance(SECOND);
  const { state } = window.status();
  assert.ok(state.kind === 'failed');
  assert.deepEqual(state.trouble.fault, { kind: 'internal', name: 'TypeError' });
  const told = JSON.stringify([window.log.lines, window.store.record('a'), window.monitor.statuses()]);
  assert.doesNotMatch(told, /canary|message/);
  window.provider.respond = () => messages('7');
  await window.clock.advance(MINUTE);
  assert.equal(window.kind(), 'ok');
});

test('a remembered reading is shown before the store is open, and gives way to what is newer', async () => {
  const at = Date.UTC(2026, 0, 5, 8);
  const window = new FakeWindow({ remembered: new Map([['a', readingOf('55', at)]]) });
  assert.equal(window.kind(), 'ok');
  assert.equal(window.amount(), '55');
  assert.equal(window.status().old, true);
  window.provider.respond = () => DOWN;
  window.monitor.attach(window.store);
  await window.clock.advance(SECOND);
  assert.equal(window.kind(), 'stale');
  assert.equal(window.amount(), '55');
  window.provider.respond = () => messages('54');
  await window.clock.advance(MINUTE);
  assert.equal(window.kind(), 'ok');
  assert.equal(window.amount(), '54');
});

test('a remembered reading says that it is out of date, however young it is, until the store is open', async () => {
  const clock = new FakeClock();
  const window = new FakeWindow({ clock, remembered: new Map([['a', readingOf('55', clock.now() - MINUTE)]]) });
  assert.deepEqual([window.amount(), window.status().old], ['55', true]);
  window.changes.length = 0;
  window.provider.respond = () => undefined;
  window.monitor.attach(window.store);
  assert.deepEqual([window.amount(), window.status().old], ['55', false]);
  assert.ok(window.changes.includes('a'));
  assert.equal(new FakeWindow().status().old, false, 'where there is no number, none is out of date');
});

test('row 45: a remembered reading from the future never covers a shared one, nor passes for a fresh one', async () => {
  const future = Date.UTC(2027, 0, 1);
  const window = new FakeWindow({ remembered: new Map([['a', readingOf('55', future)]]) });
  assert.equal(window.amount(), '55');
  assert.equal(window.status().old, true);
  window.monitor.attach(window.store);
  await window.clock.advance(SECOND);
  assert.equal(window.amount(), '100');
  assert.equal(window.status().old, false);
});

test('a reading of another product is not shown', async () => {
  const remembered = new Map([['a', { quantities: messages('9', 'mail', 'emails'), at: Date.UTC(2026, 0, 5, 8) }]]);
  const window = new FakeWindow({ remembered });
  assert.equal(window.kind(), 'loading');
  const mail = new FakeWindow({ remembered, accounts: [account('a', { product: 'mail' })] });
  assert.equal(mail.amount(), '9');
  // The right key with another unit is another product as well.
  const money = new Map([['a', { quantities: messages('9', 'sms', 'CNY'), at: Date.UTC(2026, 0, 5, 8) }]]);
  assert.equal(new FakeWindow({ remembered: money }).kind(), 'loading');
});

for (const [what, unit, key, label, shown] of [
  ['a currency that the reply names', 'KES', 'sms', undefined, true],
  ['a unit of a later version', 'tokens', 'sms', undefined, true],
  ['what is counted otherwise', 'emails', 'sms', undefined, false],
  ['a quantity that the reply alone names', 'messages', 'other', 'Other', true],
  ['a quantity of another product', 'messages', 'other', undefined, false],
] as const) {
  test(`Units: a reading is shown: ${what}: ${shown}`, async () => {
    const window = new FakeWindow();
    Object.assign(window.provider.products[0]?.quantities[0] ?? {}, { unit: 'in reply' });
    window.provider.respond = () => [
      ...messages('7', key, unit as Unit).map((each) => ({ ...each, ...(label === undefined ? {} : { label }) })),
    ];
    window.monitor.attach(window.store);
    await window.clock.advance(MINUTE);
    assert.equal(window.amount(), shown ? '7' : undefined);
  });
}

test('statuses keep the order of the setting, and one of an unknown provider or product waits', async () => {
  const window = await FakeWindow.open({ accounts: [account('c'), account('a'), account('b')] });
  const idsOf = (): string[] => window.monitor.statuses().map((status) => status.account.id);
  assert.deepEqual(idsOf(), ['c', 'a', 'b']);
  window.set(account('b'), account('a', { provider: 'nobody' }), account('d'), account('c', { product: 'nothing' }));
  assert.deepEqual(idsOf(), ['b', 'a', 'd', 'c']);
  assert.deepEqual([window.kind('a'), window.kind('c')], ['waiting', 'waiting']);
});

test('who listens hears of accounts that came, went and changed', async () => {
  const window = await FakeWindow.open({ accounts: [account('a'), account('b')] });
  window.changes.length = 0;
  window.set(account('b'), account('c'));
  assert.deepEqual([...new Set(window.changes)].sort(), ['a', 'b', 'c']);
});

test('row 21: a provider that hangs holds up no other, not even in great number', async () => {
  const hanging = Array.from({ length: 120 }, (_, index) => account(`mail-${index}`, { product: 'mail' }));
  const window = new FakeWindow({ accounts: [...hanging, account('a')] });
  window.provider.respond = ({ product }) => (product.id === 'mail' ? undefined : messages('100'));
  window.monitor.attach(window.store);
  await window.clock.advance(4 * HOUR);
  const times = window.provider.of('a').map(({ monotonic }) => monotonic);
  assert.ok(times.length >= 15, `${times.length}`);
  const gaps = times.slice(2).map((time, index) => time - (times[index + 1] ?? 0));
  for (const gap of gaps) {
    assert.ok(Math.abs(gap - INTERVAL_MS) <= SECOND, `${gap}`);
  }
  // What hangs is asked once.
  assert.equal(window.provider.requests.length - times.length, 120);
});

test('while a request waits, or nothing is left to ask, the heart beats calmly', async () => {
  const window = new FakeWindow();
  window.provider.respond = () => undefined;
  window.monitor.attach(window.store);
  await window.clock.advance(MINUTE);
  const { timersSet } = window.clock;
  await window.clock.advance(HOUR);
  assert.ok(window.clock.timersSet - timersSet <= 121, `${window.clock.timersSet - timersSet} beats`);
  const removed = await FakeWindow.open();
  removed.set();
  const before = removed.clock.timersSet;
  await removed.clock.advance(HOUR);
  assert.ok(removed.clock.timersSet - before <= 121, `${removed.clock.timersSet - before} beats`);
});

test('a listener with a defect stops neither the request nor the heart', async () => {
  const uncaught: unknown[] = [];
  process.setUncaughtExceptionCaptureCallback((error) => uncaught.push(error));
  try {
    const window = new FakeWindow({ accounts: [account('a'), account('b')] });
    window.monitor.onDidChange(() => {
      throw new RangeError('a defect of a view');
    });
    window.monitor.attach(window.store);
    await window.clock.advance(HOUR);
    assert.equal(window.amount('a'), '100');
    assert.ok(window.provider.of('a').length >= 4);
    assert.ok(window.provider.of('b').length >= 4);
    assert.ok(uncaught.length > 0 && uncaught.every((error) => error instanceof RangeError));
  } finally {
    process.setUncaughtExceptionCaptureCallback(null);
  }
});

test('an answer that slept with the machine is as old as its request', async () => {
  const window = new FakeWindow();
  window.provider.respond = () => undefined;
  window.monitor.attach(window.store);
  await window.clock.advance(SECOND);
  const askedAt = window.provider.last.at;
  window.clock.sleep(8 * HOUR);
  window.provider.last.answer(messages('7'));
  await window.clock.advance(0);
  const { state, old } = window.status();
  assert.deepEqual(state, { kind: 'ok', reading: readingOf('7', askedAt) });
  assert.equal(old, true);
});

test('a reading that becomes old by the time alone is told, once', async () => {
  const window = await FakeWindow.open();
  // The request stays open: nothing else happens.
  window.provider.respond = () => undefined;
  await window.clock.advance(2 * INTERVAL_MS);
  assert.deepEqual([window.kind(), window.status().old], ['ok', false]);
  const told: (readonly string[])[] = [];
  window.monitor.onDidChange((ids) => told.push(ids));
  await window.clock.advance(2 * MINUTE);
  assert.equal(window.status().old, true);
  assert.deepEqual(told, [['a']]);
  await window.clock.advance(HOUR);
  assert.deepEqual(told, [['a']]);
});
