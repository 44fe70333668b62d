import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEAST_GAP_MS, MOST_HOLD_MS } from '../../../../src/monitor/when/schedule.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { messages, readingOf } from '../../fakes/amounts.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';

test('nothing can be asked before the store is open, of a stranger, or after disposal', async () => {
  const window = new FakeWindow();
  assert.deepEqual(await window.monitor.refresh('a', 'manual'), { kind: 'not-ready' });
  await window.monitor.credentialChanged('a');
  await window.monitor.focus();
  window.monitor.learn('a', messages('1'), INTERVAL_MS);
  window.monitor.attach(window.store);
  assert.deepEqual(await window.monitor.refresh('nobody', 'manual'), { kind: 'not-ready' });
  window.monitor.dispose();
  assert.deepEqual(await window.monitor.refresh('a', 'manual'), { kind: 'not-ready' });
  assert.equal(window.provider.requests.length, 0);
});

test('one run at a time: who asks meanwhile joins', async () => {
  const window = await FakeWindow.open();
  await window.clock.advance(MINUTE);
  window.provider.respond = () => undefined;
  const asked = (['manual', 'focus', 'credential', 'manual'] as const).map((trigger) =>
    window.monitor.refresh('a', trigger),
  );
  await window.clock.advance(5 * SECOND);
  assert.equal(window.provider.requests.length, 2);
  window.provider.last.answer(messages('99'));
  assert.deepEqual(await Promise.all(asked), Array(4).fill({ kind: 'done' }));
  assert.equal(window.amount(), '99');
});

test('a manual refresh keeps 10 s from the last request: it waits for them and shows that it does', async () => {
  const window = await FakeWindow.open();
  await window.clock.advance(3 * SECOND);
  const { at } = window.provider.last;
  const asked = window.monitor.refresh('a', 'manual');
  assert.equal(window.status().refreshing, true);
  await window.clock.advance(at + LEAST_GAP_MS - window.clock.now() - 1);
  assert.equal(window.provider.requests.length, 1);
  await window.clock.advance(1);
  assert.deepEqual(await asked, { kind: 'done' });
  assert.equal(window.provider.requests.length, 2);
  assert.equal(window.status().refreshing, false);
});

test('a manual refresh that waits is made although the clock is set meanwhile', async () => {
  for (const [jump, wait] of [
    [-1, 10 * SECOND],
    [-5 * SECOND, 15 * SECOND],
    [-HOUR, 10 * SECOND],
    [HOUR, 10 * SECOND],
  ] as const) {
    const window = await FakeWindow.open();
    await window.clock.advance(3 * SECOND);
    const asked = window.monitor.refresh('a', 'manual');
    await window.clock.advance(SECOND);
    window.clock.setWall(window.clock.now() + jump);
    await window.clock.advance(wait);
    assert.deepEqual(await asked, { kind: 'done' });
    assert.equal(window.provider.requests.length, 2);
    const [first, second] = window.provider.requests;
    assert.ok((second?.monotonic ?? 0) - (first?.monotonic ?? 0) >= LEAST_GAP_MS);
  }
});

test('a manual refresh that waits is given up with its account', async () => {
  const window = await FakeWindow.open();
  await window.clock.advance(3 * SECOND);
  const asked = window.monitor.refresh('a', 'manual');
  window.monitor.setAccounts([], () => INTERVAL_MS);
  assert.deepEqual(await asked, { kind: 'not-ready' });
  assert.equal(window.provider.requests.length, 1);
});

test('row 18: a manual refresh does not break a deadline of the provider, it shows the countdown', async () => {
  const window = await FakeWindow.open();
  window.provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: 2 * HOUR });
  await window.clock.advance(MINUTE);
  await window.monitor.refresh('a', 'manual');
  const until = window.provider.last.at + 2 * HOUR;
  window.provider.respond = () => messages('99');
  for (const trigger of ['manual', 'focus', 'credential', 'timer'] as const) {
    await window.clock.advance(20 * MINUTE);
    assert.deepEqual(await window.monitor.refresh('a', trigger), { kind: 'waiting', because: 'held', until });
  }
  const { state, holdUntil, nextAt } = window.status();
  assert.deepEqual([state.kind, holdUntil, nextAt], ['stale', until, until]);
  await window.clock.advance(until - window.clock.now() - 1);
  assert.equal(window.provider.requests.length, 2);
  await window.clock.advance(SECOND);
  assert.equal(window.provider.requests.length, 3);
  assert.equal(window.kind(), 'ok');
  assert.equal(window.status().holdUntil, undefined);
});

test('rows 18 and 19: whatever the provider wishes, nothing is sent before its deadline in [interval, 6 h], and then it is', async () => {
  const wishes = fc.oneof(
    fc.constantFrom(0, -1, Number.NaN, 1e12, Number.POSITIVE_INFINITY, MOST_HOLD_MS, INTERVAL_MS),
    fc.integer({ min: 0, max: 2 * MOST_HOLD_MS }),
  );
  await fc.assert(
    fc.asyncProperty(wishes, fc.boolean(), async (retryAfterMs, limited) => {
      const window = new FakeWindow();
      window.provider.respond = () =>
        limited ? { kind: 'rate-limited', retryAfterMs } : { kind: 'provider-down', status: 503, retryAfterMs };
      window.monitor.attach(window.store);
      await window.clock.advance(SECOND);
      const { at } = window.provider.last;
      window.provider.respond = () => messages('99');
      const wish = Math.min(Math.max(Number.isNaN(retryAfterMs) ? 0 : retryAfterMs, INTERVAL_MS), MOST_HOLD_MS);
      for (let part = 1; part <= 4; part++) {
        await window.clock.advance(at + (wish * part) / 4 - 1 - window.clock.now());
        void window.monitor.refreshAll('manual');
      }
      await window.clock.advance(0);
      assert.equal(window.provider.requests.length, 1);
      await window.clock.advance(SECOND);
      assert.equal(window.provider.requests.length, 2);
      window.monitor.dispose();
    }),
    { numRuns: 50 },
  );
});

test('refreshing all asks each account once and tells what became of each', async () => {
  const window = await FakeWindow.open({ accounts: [account('a'), account('b')] });
  await window.clock.advance(2 * SECOND);
  const before = window.provider.requests.length;
  await window.clock.advance(MINUTE);
  await window.monitor.refresh('b', 'manual');
  await window.clock.advance(3 * SECOND);
  const results = window.monitor.refreshAll('manual');
  await window.clock.advance(SECOND);
  assert.equal(window.provider.requests.length, before + 2);
  await window.clock.advance(LEAST_GAP_MS);
  assert.deepEqual(
    (await results).map(({ kind }) => kind),
    ['done', 'done'],
  );
  assert.equal(window.provider.requests.length, before + 3);
});

test('looking at the window again refreshes what is stale and leaves what is fresh', async () => {
  const window = await FakeWindow.open();
  await window.clock.advance(5 * MINUTE);
  await window.monitor.focus();
  assert.equal(window.provider.requests.length, 1);
  window.provider.respond = () => ({ kind: 'provider-down', status: 503 });
  await window.monitor.refresh('a', 'manual');
  await window.clock.advance(5 * SECOND);
  window.provider.respond = () => messages('99');
  await window.monitor.focus();
  assert.equal(window.kind(), 'stale');
  assert.equal(window.provider.requests.length, 2);
});

test('what a trial has brought is taken over without a request, and ends the trouble', async () => {
  const window = await FakeWindow.open();
  window.provider.respond = () => ({ kind: 'auth', definitive: true });
  await window.clock.advance(MINUTE);
  await window.monitor.refresh('a', 'manual');
  assert.equal(window.kind(), 'paused');
  window.credentials.set('a', 'key-2');
  window.monitor.learn('a', messages('42'), INTERVAL_MS);
  assert.deepEqual(window.status().state, { kind: 'ok', reading: readingOf('42', window.clock.now()) });
  await window.monitor.credentialChanged('a');
  await window.clock.advance(5 * MINUTE);
  assert.equal(window.provider.requests.length, 2);
  assert.deepEqual(
    window.log.told.map((line) => line.split(' ')[0]),
    ['warn', 'info'],
  );
});

test('a trial works before the account is in the setting, and while there is no credential yet', async () => {
  const window = await FakeWindow.open({ accounts: [] });
  window.monitor.learn('a', messages('42'), INTERVAL_MS);
  window.set(account('a'));
  assert.equal(window.amount(), '42');
  await window.clock.advance(5 * MINUTE);
  assert.equal(window.provider.requests.length, 0);
  await window.clock.advance(2 * INTERVAL_MS);
  assert.ok(window.provider.requests.length >= 1);
});

test('the answer of a request that was under way when a trial was taken over is dropped', async () => {
  const window = await FakeWindow.open();
  await window.clock.advance(MINUTE);
  window.provider.respond = () => undefined;
  const manual = window.monitor.refresh('a', 'manual');
  await window.clock.advance(SECOND);
  window.monitor.learn('a', messages('42'), INTERVAL_MS);
  window.provider.last.answer(messages('1'));
  await manual;
  assert.equal(window.amount(), '42');
});

test('what is forgotten is gone from the store and from memory, and is asked anew', async () => {
  const remembered = new Map([['a', readingOf('55', Date.UTC(2026, 0, 5, 8))]]);
  const window = await FakeWindow.open({ remembered });
  window.provider.respond = () => undefined;
  window.monitor.forget('a', true);
  assert.equal(window.kind(), 'loading');
  assert.equal(window.store.record('a').generation, 0);
  // The gap to the last request is kept all the same.
  await window.clock.advance(8 * SECOND);
  assert.equal(window.provider.requests.length, 1);
  await window.clock.advance(2 * SECOND);
  window.provider.last.answer(messages('9'));
  await window.clock.advance(0);
  assert.equal(window.amount(), '9');
});

test('the answer of a request that was under way when its account was forgotten is dropped', async () => {
  const window = new FakeWindow();
  window.provider.respond = () => undefined;
  window.monitor.attach(window.store);
  await window.clock.advance(SECOND);
  window.monitor.forget('a', false);
  window.provider.last.answer(messages('1'));
  await window.clock.advance(0);
  assert.equal(window.kind(), 'loading');
});

test('a claim that another window was faster with is waited for', async () => {
  const store = createMemoryStore('none');
  let rivals = 1;
  const contested = {
    ...store,
    claim: (...args: Parameters<typeof store.claim>) => (rivals-- > 0 ? undefined : store.claim(...args)),
  };
  const window = await FakeWindow.open({ store: contested });
  assert.equal(window.provider.requests.length, 0);
  await window.clock.advance(3 * SECOND);
  assert.equal(window.provider.requests.length, 0);
  await window.clock.advance(3 * SECOND);
  assert.equal(window.provider.requests.length, 1);
});
