import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { endOfPeriod, startOfDay } from '../../../../src/balance/text/zone.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { outlookOf } from '../../../../src/monitor/standing/outlook.ts';
import { type TrendParts, Trends } from '../../../../src/monitor/standing/trends.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { exact } from '../../balance/amount/exact.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { account, FakeWindow } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE } from '../../fakes/records.ts';
import { GENERAL } from '../../wording/outlook.ts';

/** So much history is read in one turn. */
const TURN = 5 * 24 * HOUR;

/** Whether a day that begins then has its first reading at `from`: there is one each hour. */
function isOfDay(from: number | undefined, begin: number): boolean {
  return from !== undefined && Math.abs(from - begin) <= HOUR;
}

/** A window over a store with ten days of history at 100 messages an hour, which counts how often it is read. */
async function open(more: Partial<TrendParts> = {}) {
  const clock = new FakeClock();
  const begin = clock.now();
  const reads: string[] = [];
  const lock = { isHeld: false };
  const store: Store = {
    ...createMemoryStore('none'),
    rows(accountId, fromMs, toMs) {
      // A turn that does not reach the reading goes on with the next one.
      if (toMs - fromMs < TURN) {
        reads.push(String(accountId));
      }
      if (lock.isHeld) {
        return undefined;
      }
      const readings = Array.from({ length: 240 }, (_, index) => ({
        at: begin - (240 - index) * HOUR,
        quantities: messages(String(30_000 - index * 100)),
      }));
      return rowsOf(readings.filter(({ at }) => at >= fromMs && at < toMs));
    },
  };
  const window = new FakeWindow({ clock, store, accounts: [account('a'), account('b')] });
  window.provider.respond = () => messages('6000');
  const trends = new Trends({
    ...{ clock, monitor: window.monitor, providers: [window.provider], timeZone: () => undefined },
    ...more,
  });
  const told: string[] = [];
  trends.onDidChange((ids) => told.push(...ids));
  return { clock, window, trends, reads, told, store, lock };
}

test('the history is read once for each reading, and never within an event', async () => {
  const { clock, window, trends, reads, told, store } = await open();
  window.monitor.attach(store);
  await clock.advance(2_000);
  assert.deepEqual([reads, trends.of('a')], [[], undefined]);
  trends.attach(store);
  assert.deepEqual(reads, []);
  await clock.advance(0);
  assert.deepEqual(reads.splice(0).sort(), ['a', 'b']);
  assert.deepEqual(told.splice(0).sort(), ['a', 'b']);
  for (let index = 0; index < 10; index++) {
    window.set(account('a', { name: `${index}` }), account('b'));
  }
  await clock.advance(1_000);
  assert.deepEqual(reads, []);
  void window.monitor.refreshAll('manual');
  await clock.advance(MINUTE);
  assert.deepEqual(reads.sort(), ['a', 'b']);
  assert.deepEqual(told.sort(), ['a', 'b']);
});

test('the trend holds the present reading, the change of the day and the forecast', async () => {
  const { clock, window, trends, store } = await open();
  window.monitor.attach(store);
  trends.attach(store);
  await clock.advance(2_000);
  const made = trends.of('a');
  const { state } = window.status();
  assert.ok(made !== undefined);
  assert.equal(made.at, state.kind === 'ok' ? state.reading.at : undefined);
  const trend = made.byKey.get('sms');
  assert.equal(trend?.forecast.kind, 'forecast');
  assert.ok(isOfDay(trend.today?.from, startOfDay(clock.now())));
});

test('trends are made anew each hour, since days pass without a reading', async () => {
  const { clock, window, trends, store, reads } = await open();
  window.monitor.attach(store);
  trends.attach(store);
  await clock.advance(2_000);
  window.provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'refused' });
  const before = trends.of('a')?.byKey.get('sms')?.forecast;
  reads.length = 0;
  await clock.advance(HOUR);
  assert.deepEqual(reads.sort(), ['a', 'b']);
  const after = trends.of('a')?.byKey.get('sms')?.forecast;
  assert.ok(before?.kind === 'forecast' && after?.kind === 'forecast' && after.daysLeft < before.daysLeft);
});

for (const [what, resetZone, asleep] of [
  ['the day is over', undefined, 0],
  ['the provider’s day is over', 'Asia/Kathmandu', 0],
  ['the machine slept over the end of the day', undefined, 16 * HOUR],
] as const) {
  test(`17: what is told of today is told anew as soon as ${what}`, async () => {
    const { clock, window, trends, store } = await open({ timeZone: () => 'UTC' });
    Object.assign(window.provider.products[0]?.quantities[0] ?? {}, resetZone && { resets: 'day', resetZone });
    window.monitor.attach(store);
    await clock.advance(20 * MINUTE);
    trends.attach(store);
    await clock.advance(2_000);
    window.provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'refused' });
    const end = endOfPeriod(clock.now(), 'day', resetZone ?? 'UTC');
    const began = () => trends.of('a')?.byKey.get('sms')?.today?.from;
    if (asleep > 0) {
      clock.sleep(asleep);
      await clock.advance(MINUTE);
    } else {
      await clock.advance(end - clock.now() - 1_000);
      assert.ok((began() ?? 0) < end - HOUR, 'the day has begun with its first reading');
      await clock.advance(MINUTE);
    }
    assert.equal(began(), undefined, 'nothing was read since');
  });
}

test('an account that goes takes its trends along', async () => {
  const { clock, window, trends, store } = await open();
  window.monitor.attach(store);
  trends.attach(store);
  await clock.advance(2_000);
  window.set(account('b'));
  await clock.advance(0);
  assert.equal(trends.of('a'), undefined);
  assert.notEqual(trends.of('b'), undefined);
  trends.dispose();
  window.monitor.dispose();
  assert.equal(clock.timers, 0);
});

test('C3: a lock in the way while a trend is made keeps the trend, and what is low by days low, until the lock is gone', async () => {
  const { clock, window, trends, store, reads, lock } = await open();
  window.set(account('a', { daysLeft: exact('5') }));
  window.monitor.attach(store);
  trends.attach(store);
  await clock.advance(2_000);
  const level = () =>
    outlookOf(window.status(), window.provider.products[0], trends.of('a'), {
      ...{ general: GENERAL, recordOf: () => undefined },
      now: window.clock.now(),
    }).level;
  const before = trends.of('a');
  assert.deepEqual([before?.byKey.get('sms')?.forecast.kind, level()], ['forecast', 'low']);
  await clock.advance(MINUTE);
  lock.isHeld = true;
  reads.length = 0;
  window.provider.respond = () => messages('5900');
  void window.monitor.refreshAll('manual');
  await clock.advance(MINUTE);
  assert.equal(window.amount(), '5900');
  assert.equal(trends.of('a'), before);
  assert.equal(level(), 'low');
  // Once a second, and no more.
  assert.ok(reads.length > 20 && reads.length <= 61, `${reads.length}`);
  lock.isHeld = false;
  await clock.advance(1_000);
  assert.equal(trends.of('a')?.byKey.get('sms')?.forecast.kind, 'forecast');
  assert.notEqual(trends.of('a'), before);
  assert.equal(level(), 'low');
});

test('C5: the trends of another account of the provider are gone with its first reading', async () => {
  const { clock, window, trends, store } = await open();
  window.monitor.attach(store);
  trends.attach(store);
  await clock.advance(2_000);
  assert.notEqual(trends.of('a'), undefined);
  const subject = { identity: 'another.one', name: 'A', provider: 'fake', product: 'sms' };
  window.monitor.learn('a', messages('5'), HOUR, subject);
  assert.equal(trends.of('a'), undefined);
});

test('C9: the day is that of the chosen time zone, also when another one is chosen', async () => {
  let zone = 'Asia/Shanghai';
  const { clock, window, trends, store } = await open({ timeZone: () => zone });
  window.monitor.attach(store);
  trends.attach(store);
  await clock.advance(2_000);
  const from = (): number | undefined => trends.of('a')?.byKey.get('sms')?.today?.from;
  assert.ok(isOfDay(from(), startOfDay(clock.now(), 'Asia/Shanghai')));
  zone = 'Asia/Kathmandu';
  trends.daysChanged();
  await clock.advance(0);
  assert.ok(isOfDay(from(), startOfDay(clock.now(), 'Asia/Kathmandu')));
});

test('C9: the end of the day is noticed in a zone that was chosen shortly before it', async () => {
  let zone = 'UTC';
  const { clock, window, trends, store } = await open({ timeZone: () => zone });
  window.monitor.attach(store);
  await clock.advance(HOUR / 2);
  trends.attach(store);
  await clock.advance(10 * MINUTE);
  window.provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'refused' });
  zone = 'Etc/GMT-14';
  trends.daysChanged();
  const end = endOfPeriod(clock.now(), 'day', zone);
  assert.ok(end - clock.now() < HOUR / 2, `${end - clock.now()} ms are left of the day`);
  const from = (): number | undefined => trends.of('a')?.byKey.get('sms')?.today?.from;
  await clock.advance(end - clock.now() - 1_000);
  assert.notEqual(from(), undefined);
  await clock.advance(MINUTE + 1_000);
  assert.equal(from(), undefined, 'nothing was read since the day began');
});

test('C9: what the provider fills up each day begins with the day of the provider', async () => {
  const { clock, window, trends, store } = await open({ timeZone: () => 'UTC' });
  Object.assign(window.provider.products[0]?.quantities[0] ?? {}, { resets: 'day', resetZone: 'Asia/Kathmandu' });
  window.monitor.attach(store);
  trends.attach(store);
  await clock.advance(2_000);
  const from = trends.of('a')?.byKey.get('sms')?.today?.from;
  assert.ok(isOfDay(from, startOfDay(clock.now(), 'Asia/Kathmandu')));
  assert.ok(!isOfDay(from, startOfDay(clock.now(), 'UTC')));
});

test('23.4: trends are made anew when the past was changed, of what is left of it', async () => {
  const { clock, window, trends, store } = await open();
  const changes = new Emitter<void>();
  let isDeleted = false;
  const changed: Store = {
    ...store,
    rows: (...range) => (isDeleted ? rowsOf([]) : store.rows(...range)),
    past: { ...store.past, onDidChange: changes.event },
  };
  window.monitor.attach(changed);
  trends.attach(changed);
  await clock.advance(2_000);
  const before = trends.of('a');
  assert.equal(before?.byKey.get('sms')?.forecast.kind, 'forecast');
  isDeleted = true;
  changes.fire();
  await clock.advance(0);
  const after = trends.of('a');
  assert.equal(after?.byKey.get('sms')?.forecast.kind, 'none');
  assert.deepEqual([after?.at, after?.edition], [before?.at, 1]);
});
