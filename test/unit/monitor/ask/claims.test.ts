import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../../../src/base/clock.ts';
import { IN_FLIGHT_MS, LEAST_GAP_MS } from '../../../../src/monitor/when/schedule.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';
import { newFolder, openWindow } from '../../store/sample.ts';

const INTERVALS = [MINUTE, INTERVAL_MS, 24 * HOUR];

/** Two windows over one store; the first has a request under way that is never answered. */
async function openAsking(interval: number) {
  const clock = new FakeClock();
  const store = createMemoryStore('none');
  const provider = new FakeProvider(clock);
  const open = (): FakeWindow => new FakeWindow({ clock, store, provider, interval });
  const [asking, other] = [open(), open()];
  provider.respond = () => undefined;
  asking.monitor.attach(store);
  await clock.advance(SECOND);
  other.monitor.attach(store);
  assert.equal(provider.requests.length, 1);
  provider.respond = () => messages('90');
  return { clock, store, provider, asking, other };
}

for (const interval of INTERVALS) {
  test(`C6: a window that closes in mid-request gives its claim back before its store is gone (interval ${interval} ms)`, async () => {
    const { clock, store, provider, asking, other } = await openAsking(interval);
    asking.monitor.dispose();
    // The process ends now: nothing that was still to run does.
    assert.equal(store.record('a').settled, true);
    await clock.advance(LEAST_GAP_MS);
    assert.equal(provider.requests.length, 2);
    assert.equal(other.amount(), '90');
  });

  test(`C6: the claim of a window that was killed lapses after one deadline (interval ${interval} ms)`, async () => {
    const { clock, provider, other } = await openAsking(interval);
    await clock.advance(IN_FLIGHT_MS - 2 * SECOND);
    assert.equal(provider.requests.length, 1);
    await clock.advance(3 * SECOND);
    assert.equal(provider.requests.length, 2);
    assert.equal(other.amount(), '90');
    await clock.advance(3 * interval);
    assert.ok(provider.requests.length <= 6, `${provider.requests.length}`);
  });
}

test('C6: a window that closes in mid-request leaves no open claim in the file', async (context) => {
  const folder = newFolder();
  const store = await openWindow(context, folder);
  const window = new FakeWindow({ store, clock: new FakeClock(systemClock.now()) });
  window.provider.respond = () => undefined;
  window.monitor.attach(store);
  await window.clock.advance(SECOND);
  assert.equal(store.record('a').settled, false);
  window.monitor.dispose();
  store.dispose();
  const again = await openWindow(context, folder);
  assert.equal(again.record('a').generation, 1);
  assert.equal(again.record('a').settled, true);
  assert.ok(again.record('a').nextDue <= window.clock.now());
});

test('C6: a window whose setting arrives late after "Remove with History" neither asks nor makes the record again', async () => {
  for (const late of [SECOND, MINUTE, 10 * MINUTE]) {
    const clock = new FakeClock();
    const store = createMemoryStore('none');
    const provider = new FakeProvider(clock);
    const windows = [1, 2].map(() => new FakeWindow({ clock, store, provider }));
    const [first, second] = windows;
    for (const { monitor } of windows) {
      monitor.attach(store);
    }
    await clock.advance(MINUTE);
    first?.set();
    first?.monitor.forget('a', true);
    // The user goes to the other window.
    void second?.monitor.focus();
    await clock.advance(late);
    void second?.monitor.focus();
    second?.set();
    await clock.advance(24 * HOUR);
    assert.equal(provider.requests.length, 1, `${late}`);
    assert.equal(store.record('a').generation, 0, `${late}`);
  }
});

test('C6: an account that another window forgot and that stays in the setting is asked again after a while, or by hand', async () => {
  for (const byHand of [false, true]) {
    const clock = new FakeClock();
    const store = createMemoryStore('none');
    const window = await FakeWindow.open({ clock, store });
    await clock.advance(MINUTE);
    store.forget('a', true);
    if (byHand) {
      await window.monitor.refresh('a', 'manual');
    } else {
      await clock.advance(INTERVAL_MS - SECOND);
      assert.equal(window.provider.requests.length, 1);
      await clock.advance(2 * SECOND);
    }
    assert.equal(window.provider.requests.length, 2);
    await clock.advance(INTERVAL_MS + SECOND);
    assert.equal(window.provider.requests.length, 3);
  }
});

test('C8: from the start, requests are one interval apart, whatever the account is called', async () => {
  for (const interval of INTERVALS) {
    for (let number = 0; number < 20; number++) {
      const id = `account-${number}`;
      const window = await FakeWindow.open({ interval, accounts: [account(id)] });
      await window.clock.advance(4 * interval);
      const times = window.provider.of(id).map(({ monotonic }) => monotonic);
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      assert.ok(gaps.length >= 3, `${id} at ${interval}: ${gaps}`);
      assert.ok(
        Math.min(...gaps) >= interval && Math.max(...gaps) <= interval + SECOND,
        `${id} at ${interval}: ${gaps}`,
      );
    }
  }
});

test('C8: after a request by hand the number is never older than an interval', async () => {
  for (let minute = 1; minute < 15; minute++) {
    const window = await FakeWindow.open();
    await window.clock.advance(minute * MINUTE);
    await window.monitor.refresh('a', 'manual');
    const asked = window.provider.last.monotonic;
    await window.clock.advance(2 * INTERVAL_MS);
    const next = window.provider.requests.find(({ monotonic }) => monotonic > asked)?.monotonic ?? 0;
    assert.ok(next - asked >= INTERVAL_MS / 2 && next - asked <= INTERVAL_MS + SECOND, `${minute}: ${next - asked}`);
  }
});
