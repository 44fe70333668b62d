import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Forecast } from '../../../../src/balance/forecast/forecast.ts';
import { DAY_MS } from '../../../../src/base/duration.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { Expiries } from '../../../../src/monitor/standing/expiries.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { exact } from '../../balance/amount/exact.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { quantity, reading, status } from '../../ui/sample.ts';

const AT = reading().at;

/** A window that tells what a forecast says will expire; each call of `trend` is a trend that was made anew. */
function windowOver(
  store: Store,
  clock: FakeClock,
  more: { focused?: boolean; enabled?: boolean; old?: boolean } = {},
) {
  const told: string[] = [];
  const changed = new Emitter<readonly string[]>();
  let forecast: Forecast | undefined;
  const each: AccountStatus = {
    ...status('Main', { kind: 'ok', reading: reading(0, [quantity('general', '900')]) }),
    old: more.old === true,
  };
  const expiries = new Expiries({
    clock,
    monitor: { status: () => each },
    trends: {
      onDidChange: changed.event,
      of: () => ({ at: AT, startOfDay: 0, byKey: new Map(forecast && [['general', { forecast }]]) }),
    },
    general: () => ({ enabled: more.enabled !== false, daysLeft: exact('3'), unusualSpending: true }),
    hasFocus: () => more.focused !== false,
    onExpiry: ({ quantity: { key }, unused }) => told.push(`${key} ${unused.amount} of ${unused.of} at ${unused.at}`),
  });
  expiries.attach(store);
  return {
    told,
    expiries,
    trend(made: Forecast | undefined): void {
      forecast = made;
      changed.fire(['Main']);
    },
  };
}

const wasted = (at: number, amount = 300): Forecast => ({
  ...{ kind: 'none', missing: 'spending', perDay: 1 },
  unused: { amount, of: 1_000, at },
});

test('Packages: credit that will expire unused is told once over all windows, and once more a week before', () => {
  const [store, clock] = [createMemoryStore('none'), new FakeClock()];
  const at = clock.now() + 30 * DAY_MS;
  const windows = [windowOver(store, clock), windowOver(store, clock)];
  for (const amount of [300, 310, 290]) {
    windows.forEach((each) => void each.trend(wasted(at, amount)));
  }
  assert.deepEqual(
    windows.map(({ told }) => told),
    [[`general 300 of 1000 at ${at}`], []],
  );
  const near = new FakeClock();
  near.setWall(at - 6 * DAY_MS);
  const later = windowOver(store, near);
  later.trend(wasted(at, 250));
  later.trend(wasted(at, 240));
  assert.deepEqual(later.told, [`general 250 of 1000 at ${at}`]);
});

test('Packages: without the focus a window leaves it to others for a while', async () => {
  const [store, clock] = [createMemoryStore('none'), new FakeClock()];
  const at = clock.now() + 30 * DAY_MS;
  const behind = windowOver(store, clock, { focused: false });
  behind.trend(wasted(at));
  assert.deepEqual(behind.told, []);
  await clock.advance(3_000);
  assert.equal(behind.told.length, 1);
  const [first, second] = [windowOver(store, clock, { focused: false }), windowOver(store, clock)];
  first.trend(wasted(at + 1));
  second.trend(wasted(at + 1));
  await clock.advance(3_000);
  assert.deepEqual([first.told.length, second.told.length], [0, 1]);
});

for (const [what, more, forecast] of [
  ['alerts are switched off', { enabled: false }, wasted(AT + 30 * DAY_MS)],
  ['the reading is out of date', { old: true }, wasted(AT + 30 * DAY_MS)],
  ['all will be spent', {}, { kind: 'none', missing: 'spending', perDay: 1 } as const],
  ['no trend is known', {}, undefined],
] as const) {
  test(`Packages: no expiry is told of when ${what}`, () => {
    const one = windowOver(createMemoryStore('none'), new FakeClock(), more);
    one.trend(forecast);
    assert.deepEqual(one.told, []);
    one.expiries.dispose();
  });
}
