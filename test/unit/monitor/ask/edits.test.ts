import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exact } from '../../balance/amount/exact.ts';
import { messages } from '../../fakes/amounts.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';

/** A window whose account `a` has the reading 100 and a request under way. */
async function openAsking(deaf = false): Promise<FakeWindow> {
  const window = await FakeWindow.open();
  window.provider.deaf = deaf;
  await window.clock.advance(5 * MINUTE);
  window.provider.respond = () => undefined;
  void window.monitor.refresh('a', 'manual');
  await window.clock.advance(SECOND);
  assert.equal(window.provider.requests.length, 2);
  return window;
}

const elsewhere = account('a', { endpoints: ['https://other.example'] });

test('an account that is edited in mid-request: the request is aborted and another takes its place', async () => {
  const window = await openAsking();
  const old = window.provider.last;
  window.set(elsewhere);
  assert.equal(old.signal.aborted, true);
  await window.clock.advance(0);
  assert.equal(window.store.record('a').settled, true);
  assert.equal(window.amount(), undefined, 'what another address answered is no answer of this one');
  assert.equal(window.kind(), 'loading');
  // No sooner than 10 s after the request that was aborted.
  window.provider.respond = () => messages('7');
  await window.clock.advance(8 * SECOND);
  assert.equal(window.provider.requests.length, 2);
  await window.clock.advance(2 * SECOND);
  assert.equal(window.provider.requests.length, 3);
  assert.deepEqual(window.provider.last.endpoints, ['https://other.example']);
  assert.equal(window.amount(), '7');
});

test('a threshold that is edited in mid-request neither aborts nor repeats it', async () => {
  const window = await openAsking();
  const running = window.provider.last;
  for (const changes of [{ thresholds: { general: exact('50') } }, { daysLeft: exact('3') }, {}]) {
    window.set(account('a', changes));
    await window.clock.advance(0);
    assert.deepEqual(window.status().account, account('a', changes));
  }
  assert.equal(running.signal.aborted, false);
  running.answer(messages('90'));
  await window.clock.advance(MINUTE);
  assert.equal(window.amount(), '90');
  assert.equal(window.provider.requests.length, 2);
});

test('an account that is edited in mid-request: an answer that comes all the same is not used', async () => {
  const window = await openAsking(true);
  const old = window.provider.last;
  window.set(elsewhere);
  old.answer(messages('1'));
  await window.clock.advance(0);
  assert.equal(window.amount(), undefined);
  assert.equal(window.store.record('a').settled, true);
});

test('an account that is edited in mid-request: a failure that comes all the same is not used', async () => {
  const window = await openAsking(true);
  const old = window.provider.last;
  window.set(elsewhere);
  old.fail({ kind: 'auth', definitive: true });
  await window.clock.advance(0);
  assert.equal(window.kind(), 'loading');
  assert.equal(window.refused.length, 0);
  assert.deepEqual(window.log.told, []);
});

test('an account that is removed in mid-request: the request is aborted, nothing is recorded, logged or asked', async () => {
  const window = await openAsking();
  const old = window.provider.last;
  window.set();
  assert.equal(old.signal.aborted, true);
  await window.clock.advance(24 * HOUR);
  assert.equal(window.provider.requests.length, 2);
  assert.equal(window.store.record('a').trouble, undefined);
  assert.deepEqual(window.log.told, []);
  assert.deepEqual(window.monitor.statuses(), []);
});

test('an account that is removed while its credential is read: nothing is sent and nothing is said', async () => {
  for (const fails of [false, true]) {
    const window = new FakeWindow();
    let open = (): void => undefined;
    window.credentials.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    window.monitor.attach(window.store);
    await window.clock.advance(SECOND);
    assert.deepEqual(window.credentials.reads, ['a']);
    window.set();
    if (fails) {
      window.credentials.fail('a', { kind: 'no-credential' });
    }
    open();
    await window.clock.advance(MINUTE);
    assert.equal(window.provider.requests.length, 0);
    assert.equal(window.store.record('a').generation, 0);
    assert.deepEqual(window.log.told, []);
  }
});

test('an edit of what is asked is followed by a request, although none was due', async () => {
  const window = await FakeWindow.open();
  await window.clock.advance(MINUTE);
  window.provider.respond = ({ product }) => (product.id === 'mail' ? messages('3', 'mail', 'emails') : messages('2'));
  window.set(account('a', { product: 'mail' }));
  assert.equal(window.kind(), 'loading');
  await window.clock.advance(0);
  assert.equal(window.amount(), '3');
  assert.equal(window.provider.requests.length, 2);
});

test('an edit right after a request is asked about when the rules allow it, by itself', async () => {
  const window = await FakeWindow.open();
  window.set(account('a', { product: 'mail' }));
  window.provider.respond = () => messages('3', 'mail', 'emails');
  await window.clock.advance(8 * SECOND);
  assert.equal(window.kind(), 'loading');
  await window.clock.advance(2 * SECOND);
  assert.equal(window.amount(), '3');
});

test('another name keeps the request, the state and the trouble, and is shown', async () => {
  const window = await openAsking();
  window.set(account('a', { name: 'Another' }));
  assert.equal(window.provider.last.signal.aborted, false);
  assert.equal(window.status().account.name, 'Another');
  window.provider.last.answer(messages('7'));
  await window.clock.advance(0);
  assert.equal(window.amount(), '7');
  window.credentials.fail('a', { kind: 'no-credential' });
  await window.clock.advance(3 * INTERVAL_MS);
  window.set(account('a', { name: 'A third' }));
  assert.equal(window.kind(), 'paused');
  assert.equal(window.log.told.length, 1);
  assert.equal(window.provider.requests.length, 2);
});

test('another interval keeps the request and moves the next one', async () => {
  const window = await openAsking();
  window.provider.last.answer(messages('7'));
  window.monitor.setAccounts([account('a', { refreshInterval: 1 })], () => MINUTE);
  window.provider.respond = () => messages('6');
  assert.equal(window.provider.requests.length, 2);
  await window.clock.advance(3 * MINUTE);
  assert.ok(window.provider.requests.length >= 3);
  assert.equal(window.amount(), '6');
});

test('the same accounts again change nothing', async () => {
  const window = await openAsking();
  for (let time = 0; time < 5; time++) {
    window.set(account('a'));
  }
  await window.clock.advance(SECOND);
  assert.equal(window.provider.last.signal.aborted, false);
  assert.equal(window.provider.requests.length, 2);
  assert.equal(window.clock.timers, 1);
});

test('an account that comes back keeps what the store knows of it', async () => {
  const window = await FakeWindow.open();
  window.set();
  await window.clock.advance(MINUTE);
  window.set(account('a'));
  assert.equal(window.amount(), '100');
  await window.clock.advance(MINUTE);
  assert.equal(window.provider.requests.length, 1);
});
