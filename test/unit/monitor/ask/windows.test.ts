import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { IN_FLIGHT_MS } from '../../../../src/monitor/when/schedule.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';

/** Windows over one store, one clock and one provider. */
async function openWindows(count: number, accounts = [account('a')]) {
  const clock = new FakeClock();
  const store = createMemoryStore('none');
  const provider = new FakeProvider(clock);
  const windows: FakeWindow[] = [];
  for (let index = 0; index < count; index++) {
    windows.push(new FakeWindow({ clock, store, provider, accounts }));
  }
  for (const window of windows) {
    window.monitor.attach(store);
  }
  await clock.advance(SECOND);
  const [first, second] = windows;
  assert.ok(first !== undefined && second !== undefined);
  return { clock, store, provider, windows, first, second };
}

/** Times between requests that follow each other. */
function gapsOf(provider: FakeProvider, id = 'a'): number[] {
  const times = provider.of(id).map(({ monotonic }) => monotonic);
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

test('row 42: two windows send one request an interval, and both see each reading at once', async () => {
  const { clock, provider, windows } = await openWindows(2);
  let left = 1_000;
  provider.respond = () => messages(`${left--}`);
  for (let quarter = 0; quarter < 96; quarter++) {
    await clock.advance(INTERVAL_MS);
    const amounts = windows.map((window) => window.amount());
    assert.equal(amounts[0], amounts[1]);
    assert.equal(
      windows.every((window) => window.kind() === 'ok'),
      true,
    );
  }
  assert.ok(provider.requests.length <= 97, `${provider.requests.length}`);
  assert.ok(Math.min(...gapsOf(provider)) >= 0.99 * INTERVAL_MS);
  assert.ok(Math.max(...gapsOf(provider)) <= 2 * INTERVAL_MS);
});

test('row 42: 50 windows that start together send one request for each account', async () => {
  const accounts = ['a', 'b', 'c'].map((id) => account(id));
  const { clock, provider, windows } = await openWindows(50, accounts);
  await clock.advance(5 * SECOND);
  assert.deepEqual(provider.requests.map((request) => request.account.id).sort(), ['a', 'b', 'c']);
  for (const window of windows) {
    assert.deepEqual(
      accounts.map(({ id }) => window.amount(id)),
      ['100', '100', '100'],
    );
  }
});

test('row 42: manual refreshes of all windows are one request', async () => {
  const { clock, provider, windows } = await openWindows(5);
  await clock.advance(MINUTE);
  provider.respond = () => undefined;
  const results = windows.map((window) => window.monitor.refresh('a', 'manual'));
  await clock.advance(SECOND);
  assert.equal(provider.requests.length, 2);
  provider.last.answer(messages('99'));
  const kinds = (await Promise.all(results)).map((result) =>
    result.kind === 'waiting' ? result.because : result.kind,
  );
  assert.deepEqual(kinds.sort(), ['done', 'in-flight', 'in-flight', 'in-flight', 'in-flight']);
  assert.deepEqual(
    windows.map((window) => window.amount()),
    Array(5).fill('99'),
  );
});

test('row 18: a deadline that one window was given holds for all', async () => {
  const { clock, provider, first, second } = await openWindows(2);
  await clock.advance(MINUTE);
  provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: HOUR });
  await first.monitor.refresh('a', 'manual');
  const until = provider.last.at + HOUR;
  await clock.advance(30 * MINUTE);
  assert.deepEqual(await second.monitor.refresh('a', 'manual'), { kind: 'waiting', because: 'held', until });
  assert.equal(second.status().holdUntil, until);
  assert.equal(provider.requests.length, 2);
});

test('a refusal is told in the window that found out, and pauses all', async () => {
  const { clock, provider, first, second } = await openWindows(2);
  await clock.advance(MINUTE);
  const refused: Fault = { kind: 'auth', definitive: true };
  provider.respond = () => refused;
  await second.monitor.refresh('a', 'manual');
  assert.deepEqual([first.refused.length, second.refused.length], [0, 1]);
  assert.deepEqual([first.kind(), second.kind()], ['paused', 'paused']);
  await clock.advance(24 * HOUR);
  assert.equal(provider.requests.length, 2);
});

test('row 43: a window that freezes with a claim is replaced after one deadline, and its late answer is dropped', async () => {
  const { clock, provider, first, second } = await openWindows(2);
  await clock.advance(MINUTE);
  provider.respond = () => undefined;
  void first.monitor.refresh('a', 'manual');
  await clock.advance(SECOND);
  const frozen = provider.last;
  assert.equal(second.status().refreshing, true);
  const due = second.status().nextAt ?? 0;
  assert.equal(due, frozen.at + IN_FLIGHT_MS);
  provider.respond = () => messages('90');
  await clock.advance(due - clock.now() - SECOND);
  assert.equal(provider.requests.length, 2);
  await clock.advance(2 * SECOND);
  assert.equal(provider.requests.length, 3);
  assert.equal(second.amount(), '90');
  frozen.answer(messages('1'));
  await clock.advance(0);
  assert.deepEqual([first.amount(), second.amount()], ['90', '90']);
});

test('row 43: a late answer that is dropped tells of no recovery', async () => {
  const { clock, provider, first, second } = await openWindows(2);
  provider.respond = () => ({ kind: 'provider-down', status: 503 });
  await clock.advance(MINUTE);
  await first.monitor.refresh('a', 'manual');
  provider.respond = () => undefined;
  await clock.advance(MINUTE);
  void first.monitor.refresh('a', 'manual');
  await clock.advance(SECOND);
  const frozen = provider.last;
  provider.respond = () => ({ kind: 'provider-down', status: 503 });
  await clock.advance(2 * INTERVAL_MS);
  frozen.answer(messages('1'));
  await clock.advance(0);
  assert.deepEqual([first.kind(), second.kind()], ['stale', 'stale']);
  const lines = [...first.log.told, ...second.log.told];
  assert.deepEqual(
    lines.map((line) => line.split(' ')[0]),
    ['warn'],
  );
});

test('row 43: a window that is closed in mid-request frees its claim, and another asks 10 s later', async () => {
  const { clock, provider, first, second } = await openWindows(2);
  await clock.advance(MINUTE);
  provider.respond = () => undefined;
  void first.monitor.refresh('a', 'manual');
  await clock.advance(SECOND);
  provider.respond = () => messages('90');
  first.monitor.dispose();
  await clock.advance(10 * SECOND);
  assert.equal(provider.requests.length, 3);
  assert.equal(second.amount(), '90');
  assert.ok(Math.min(...gapsOf(provider)) >= 10 * SECOND);
});

test('row 43: windows that are closed one after another leave no gap over two intervals', async () => {
  const { clock, provider, windows } = await openWindows(20);
  for (const window of windows.slice(0, -1)) {
    await clock.advance(INTERVAL_MS * 1.3);
    window.monitor.dispose();
  }
  await clock.advance(3 * INTERVAL_MS);
  assert.ok(Math.max(...gapsOf(provider)) <= 2 * INTERVAL_MS);
  assert.ok(Math.min(...gapsOf(provider)) >= 0.99 * INTERVAL_MS);
});

test('row 43: only the window that asked logs the trouble, once', async () => {
  const { clock, provider, windows } = await openWindows(3);
  provider.respond = () => ({ kind: 'provider-down', status: 503 });
  await clock.advance(4 * HOUR);
  provider.respond = () => messages('1');
  await clock.advance(HOUR);
  const lines = windows.flatMap(({ log }) => log.told);
  assert.equal(lines.filter((line) => line.startsWith('warn')).length, 1);
  assert.equal(lines.filter((line) => line.startsWith('info')).length, 1);
});

test('windows in which the user asks at the same moment share one request', async () => {
  const { clock, provider, windows } = await openWindows(5);
  await clock.advance(MINUTE);
  provider.respond = () => messages('99');
  await Promise.all(windows.map(async ({ monitor }) => await monitor.refresh('a', 'manual')));
  await clock.advance(MINUTE);
  assert.equal(provider.requests.length, 2);
  assert.ok(windows.every((window) => window.amount() === '99'));
});

test('windows in which the user asks again within the gap share the request that follows it', async () => {
  const { clock, provider, windows, first } = await openWindows(5);
  await clock.advance(MINUTE);
  await first.monitor.refresh('a', 'manual');
  await clock.advance(4 * SECOND);
  provider.respond = () => messages('98');
  const asked = windows.map(async ({ monitor }) => await monitor.refresh('a', 'manual'));
  await clock.advance(MINUTE);
  await Promise.all(asked);
  assert.equal(provider.requests.length, 3);
  assert.ok(windows.every((window) => window.amount() === '98'));
});

test("20: a provider's least interval is kept over all windows, by the timer, by hand, on focus and after a fault", async () => {
  for (const fault of [undefined, { kind: 'network', host: 'api.example', problem: 'reset' } as const]) {
    const clock = new FakeClock();
    const store = createMemoryStore('none');
    const provider = new FakeProvider(clock);
    provider.leastInterval = 30;
    provider.respond = () => fault ?? messages('5');
    const windows = [0, 1].map(() => new FakeWindow({ clock, store, provider, accounts: [account('a')] }));
    for (const { monitor } of windows) {
      monitor.attach(store);
    }
    await clock.advance(MINUTE);
    assert.equal(provider.requests.length, 1);
    for (let minute = 0; minute < 12 * 60; minute++) {
      for (const { monitor } of windows) {
        const { kind } = await monitor.refresh('a', 'manual');
        assert.ok(kind === 'waiting' || kind === 'done');
        await monitor.focus();
      }
      await clock.advance(MINUTE);
    }
    assert.ok(Math.min(...gapsOf(provider)) >= 30 * MINUTE, JSON.stringify(gapsOf(provider)));
    assert.ok(provider.requests.length >= 20, `${provider.requests.length}`);
  }
});
