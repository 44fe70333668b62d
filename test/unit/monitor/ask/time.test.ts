import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MOST_HOLD_MS, phaseOf } from '../../../../src/monitor/when/schedule.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND, YEAR } from '../../fakes/records.ts';

/** The longest time between two beats, and the time over which accounts are spread after a jump. */
const BEAT_MS = 30 * SECOND;
const SPREAD_MS = 30 * SECOND;

function gapsOf(provider: FakeProvider): number[] {
  const times = provider.requests.map(({ monotonic }) => monotonic);
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

/** A window that has settled on its slots, so that its next request is an interval after the last one. */
async function openSteady(interval = INTERVAL_MS): Promise<FakeWindow> {
  const window = await FakeWindow.open({ interval });
  await window.clock.advance(4 * interval);
  return window;
}

test('row 44: 8 hours of sleep, 40 accounts, two windows: one request each, spread over 30 s', async () => {
  const clock = new FakeClock();
  const store = createMemoryStore('none');
  const provider = new FakeProvider(clock);
  const accounts = Array.from({ length: 40 }, (_, index) => account(`account-${index}`));
  const windows = [1, 2].map(() => new FakeWindow({ clock, store, provider, accounts }));
  for (const window of windows) {
    window.monitor.attach(store);
  }
  await clock.advance(3 * INTERVAL_MS + 7 * SECOND);
  clock.sleep(8 * HOUR);
  const woken = clock.monotonic();
  provider.requests.length = 0;
  assert.ok(windows.every((window) => window.monitor.statuses().every(({ old }) => old)));
  // Whoever wakes the machine looks at the window.
  await windows[0]?.monitor.focus();
  await clock.advance(BEAT_MS + SPREAD_MS + SECOND);
  const asked = provider.requests.map((request) => request.account.id);
  assert.deepEqual([...asked].sort(), accounts.map(({ id }) => id).sort());
  const seconds = provider.requests.map(({ monotonic }) => Math.floor((monotonic - woken) / SECOND));
  assert.ok(Math.max(...seconds) - Math.min(...seconds) > 20, seconds.join());
  for (const second of seconds) {
    assert.ok(seconds.filter((other) => other === second).length <= 6, seconds.join());
  }
  assert.ok(windows.every((window) => window.monitor.statuses().every(({ state }) => state.kind === 'ok')));
});

test('row 44: a short sleep changes nothing but the time of day', async () => {
  const window = await openSteady();
  window.clock.sleep(20 * SECOND);
  await window.clock.advance(INTERVAL_MS + SECOND);
  assert.ok(Math.min(...gapsOf(window.provider)) >= 0.9 * INTERVAL_MS);
});

const jumps = fc.oneof(
  fc.constantFrom(-YEAR, -HOUR, HOUR, YEAR),
  fc.integer({ min: -3 * INTERVAL_MS, max: 3 * INTERVAL_MS }),
);
const moments = fc.integer({ min: 0, max: 2 * INTERVAL_MS });

test('row 45: after any jump of the clock the next request is at most an interval, a beat and a spread away', async () => {
  await fc.assert(
    fc.asyncProperty(jumps, moments, fc.boolean(), async (jump, moment, reloads) => {
      const window = await openSteady();
      await window.clock.advance(moment);
      const before = window.provider.requests.length;
      window.clock.setWall(window.clock.now() + jump);
      if (reloads) {
        window.set(account('a'));
      }
      const jumped = window.clock.monotonic();
      await window.clock.advance(INTERVAL_MS + BEAT_MS + SPREAD_MS);
      const after = window.provider.requests.slice(before);
      assert.ok(after.length >= 1, `silent for ${window.clock.monotonic() - jumped}`);
      // One at once because of the jump, one on time: no flood.
      assert.ok(after.length <= 3);
      await window.clock.advance(4 * INTERVAL_MS);
      assert.ok(Math.max(...gapsOf(window.provider)) <= 2 * INTERVAL_MS + BEAT_MS + SPREAD_MS);
      assert.equal(window.kind(), 'ok');
      assert.equal(window.status().old, false);
      window.monitor.dispose();
    }),
    { numRuns: 60 },
  );
});

test('row 45: whenever the clock jumps, even in mid-request, no two requests of the timer are within 10 s, in two windows', async () => {
  // The phase of `early` puts it first in every spread.
  const early = account('n-208');
  assert.ok(phaseOf(early.id) < 0.01);
  const steps = fc.array(
    fc.record({
      wait: fc.oneof(fc.integer({ min: 0, max: 10 * SECOND }), fc.integer({ min: 0, max: 90 * SECOND })),
      jump: jumps,
      reloads: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 0, max: 40 * SECOND }), async (plan, latency) => {
      const clock = new FakeClock();
      const store = createMemoryStore('none');
      const provider = new FakeProvider(clock);
      provider.respond = (request) => {
        clock.after(latency, () => request.answer(messages('5')));
        return undefined;
      };
      const windows = [1, 2].map(() => new FakeWindow({ clock, store, provider, interval: MINUTE, accounts: [early] }));
      for (const window of windows) {
        window.monitor.attach(store);
      }
      for (const { wait, jump, reloads } of plan) {
        await clock.advance(wait);
        clock.setWall(clock.now() + jump);
        for (const window of reloads ? windows : []) {
          window.set(early);
        }
      }
      await clock.advance(5 * MINUTE);
      // The wall clock counts whole milliseconds.
      assert.ok(Math.min(...gapsOf(provider)) >= 10 * SECOND - 1, gapsOf(provider).join());
      for (const window of windows) {
        window.monitor.dispose();
      }
    }),
    { numRuns: 100 },
  );
});

test('rows 18 and 45: a clock that is set back lengthens no deadline in a window that knows it, and shortens none', async () => {
  for (const jump of [10 * MINUTE, 3 * HOUR, 8 * HOUR, YEAR]) {
    const window = await openSteady();
    window.provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: 2 * HOUR });
    await window.clock.advance(INTERVAL_MS);
    const limited = window.provider.last.monotonic;
    window.provider.respond = () => messages('99');
    const before = window.provider.requests.length;
    window.clock.setWall(window.clock.now() - jump);
    await window.clock.advance(limited + 2 * HOUR - window.clock.monotonic() - SECOND);
    assert.equal(window.provider.requests.length, before, `set back by ${jump / MINUTE} min: too early`);
    await window.clock.advance(2 * SECOND);
    assert.equal(window.provider.requests.length, before + 1, `set back by ${jump / MINUTE} min: too late`);
    assert.equal(window.kind(), 'ok');
  }
});

test('rows 18 and 45: a window that learns of a deadline after the clock was set back waits 6 h at most', async () => {
  const clock = new FakeClock();
  const store = createMemoryStore('none');
  const first = await FakeWindow.open({ clock, store });
  first.provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: MOST_HOLD_MS });
  await clock.advance(2 * INTERVAL_MS);
  first.monitor.dispose();
  clock.setWall(clock.now() - HOUR);
  const second = await FakeWindow.open({ clock, store });
  await clock.advance(MOST_HOLD_MS + BEAT_MS);
  assert.equal(second.kind(), 'ok');
});

test('row 45: no age is negative for longer than it takes to ask again', async () => {
  for (const jump of [HOUR, YEAR]) {
    const window = await openSteady();
    window.clock.setWall(window.clock.now() - jump);
    assert.equal(window.status().old, true);
    await window.clock.advance(INTERVAL_MS + BEAT_MS);
    const { state, old } = window.status();
    assert.ok(state.kind === 'ok' && state.reading.at <= window.clock.now());
    assert.equal(old, false);
  }
});

test('row 20: however long a storm of 5xx lasts, the account is fresh within one interval after it', async () => {
  const seeds = fc.record({
    begins: moments,
    lasts: fc.integer({ min: SECOND, max: 6 * HOUR }),
    seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
    latency: fc.integer({ min: 0, max: 30 * SECOND }),
    interval: fc.constantFrom(MINUTE, INTERVAL_MS, HOUR),
  });
  await fc.assert(
    fc.asyncProperty(seeds, async ({ begins, lasts, seed, latency, interval }) => {
      let state = seed;
      const random = (): number => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      const window = await FakeWindow.open({ interval, random });
      await window.clock.advance(3 * interval + begins);
      window.provider.respond = (request) => {
        window.clock.after(latency, () => request.fail({ kind: 'provider-down', status: 503 }));
        return undefined;
      };
      await window.clock.advance(lasts);
      window.provider.respond = () => messages('7');
      // What was sent before the end of the storm fails still.
      await window.clock.advance(interval + SECOND);
      assert.equal(window.kind(), 'ok');
      assert.equal(window.amount(), '7');
      window.monitor.dispose();
    }),
    { numRuns: 60 },
  );
});

for (const seconds of [
  [60, 63],
  [60, 62.4, 64.8],
] as const) {
  test(`accounts that wait for each other are asked as often as their intervals say: ${seconds.join(' and ')} s`, async () => {
    const window = new FakeWindow({ accounts: [] });
    const { clock, provider, monitor, store } = window;
    const intervals = new Map(seconds.map((each) => [`every-${each}`, each * SECOND]));
    provider.respond = (request) => void clock.after(200, () => request.answer(messages('5')));
    monitor.setAccounts(
      [...intervals.keys()].map((id) => account(id)),
      ({ id }) => intervals.get(id) ?? 0,
    );
    monitor.attach(store);
    await clock.advance(5 * HOUR);
    for (const [id, interval] of intervals) {
      const [first, ...next] = provider.of(id).map(({ monotonic }) => monotonic);
      const mean = ((next.at(-1) ?? 0) - (first ?? 0)) / next.length;
      assert.ok(Math.abs(mean / interval - 1) < 0.001, `${id}: ${mean} ms`);
    }
  });
}
