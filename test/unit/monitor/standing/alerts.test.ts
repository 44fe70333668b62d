import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import { identityOf } from '../../../../src/balance/account/identity.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { type Alert, Alerts } from '../../../../src/monitor/standing/alerts.ts';
import { Trends } from '../../../../src/monitor/standing/trends.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { exact } from '../../balance/amount/exact.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account, FakeWindow, type FakeWindowParts, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE } from '../../fakes/records.ts';

const LOW = account('a', { thresholds: { sms: exact('1000') } });
const DAY = 24 * HOUR;
/** The alert record of the account under the credential that every account has. */
const NOTE = `alert/${identityOf(LOW, ['key-1'], undefined)}/sms`;

/** A window with all that alerts need. */
class AlertWindow {
  readonly window: FakeWindow;
  readonly trends: Trends;
  readonly alerts: Alerts;
  readonly shown: Alert[] = [];

  constructor(parts: FakeWindowParts) {
    this.window = new FakeWindow({ accounts: [LOW], ...parts });
    const { clock, monitor, provider, store } = this.window;
    const shared = { clock, monitor, providers: [provider] };
    this.trends = new Trends(shared);
    this.alerts = new Alerts({ ...shared, trends: this.trends, onAlert: (alert) => this.shown.push(alert) });
    monitor.attach(store);
    this.trends.attach(store);
    this.alerts.attach(store);
  }

  close(): void {
    this.alerts.dispose();
    this.trends.dispose();
    this.window.monitor.dispose();
  }
}

/** Windows over one store and one provider. */
function world(accounts: readonly Account[] = [LOW], store: Store = createMemoryStore('none')) {
  const clock = new FakeClock();
  const provider = new FakeProvider(clock);
  const windows: AlertWindow[] = [];
  const open = (): AlertWindow => {
    const window = new AlertWindow({ clock, store, provider, accounts });
    windows.push(window);
    return window;
  };
  return {
    clock,
    provider,
    store,
    open,
    reasons: () => windows.flatMap(({ shown }) => shown.map(({ raise }) => raise.reason)),
    /** Lets the provider report an amount until the next interval is over. */
    async reports(...amounts: readonly string[]): Promise<void> {
      for (const amount of amounts) {
        provider.respond = () => messages(amount);
        await clock.advance(INTERVAL_MS);
      }
    },
  };
}

test('two windows show one alert for a crossing, in one of them', async () => {
  const { open, reports, reasons } = world();
  const windows = [open(), open()];
  await reports('1200', '900');
  assert.deepEqual(reasons(), []);
  await reports('890', '880', '870');
  assert.deepEqual(reasons(), ['crossed']);
  const [alert] = windows.flatMap(({ shown }) => shown);
  assert.equal(alert?.status.account.id, 'a');
  assert.equal(alert?.quantity.key, 'sms');
  assert.equal(alert?.quantity.amount, '890');
  assert.deepEqual(alert?.raise.threshold, { kind: 'amount', level: '1000' });
  for (const { alerts } of windows) {
    assert.equal(alerts.record('a', 'sms')?.seen.value, '870');
  }
});

test('an amount that is low at the second window only after the first is taken once', async () => {
  const { open, reports, reasons } = world();
  open();
  await reports('900', '890');
  assert.deepEqual(reasons(), ['crossed']);
  open();
  await reports('880', '870');
  assert.deepEqual(reasons(), ['crossed']);
});

test('failures and stale values never alert, and do not count as the second reading', async () => {
  const { open, reports, reasons, provider, clock, store } = world();
  const { window } = open();
  await reports('900');
  provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'refused' });
  await clock.advance(INTERVAL_MS);
  assert.equal(window.kind(), 'stale');
  const before = store.note('a', NOTE);
  await clock.advance(5 * INTERVAL_MS);
  assert.deepEqual(reasons(), []);
  assert.equal(store.note('a', NOTE), before);
  await reports('880', '870');
  assert.deepEqual(reasons(), ['crossed']);
});

test('a reading that is shown late alerts nobody', async () => {
  const { open, reports, reasons, clock } = world();
  const one = open();
  await reports('900');
  one.close();
  // The second low reading is made by a window that knows no thresholds; this one sees it ten minutes later.
  clock.stall(10 * MINUTE);
  open();
  await clock.advance(0);
  assert.deepEqual(reasons(), []);
});

test('a snooze until a top-up lasts over a restart, and ends with the top-up', async () => {
  const { open, reports, reasons } = world();
  const one = open();
  await reports('900', '890');
  one.alerts.snooze('a', 'sms', 'topUp');
  one.close();
  const two = open();
  await reports('400', '390', '380');
  assert.deepEqual(reasons(), ['crossed']);
  await reports('5000', '900', '890');
  assert.deepEqual(reasons(), ['crossed', 'crossed']);
  two.close();
});

test('an acknowledged alert is not repeated after a day, also after a restart; an open one is', async () => {
  for (const acknowledged of [true, false]) {
    const { open, reports, reasons, clock } = world();
    const one = open();
    await reports('900', '890');
    if (acknowledged) {
      one.alerts.acknowledge('a', 'sms');
    }
    one.close();
    open();
    await reports('885');
    await clock.advance(DAY);
    assert.deepEqual(reasons(), acknowledged ? ['crossed'] : ['crossed', 'again']);
  }
});

test('a snooze of a day is over after a day', async () => {
  const { open, reports, reasons, clock } = world();
  const { alerts } = open();
  await reports('900', '890');
  alerts.snooze('a', 'sms', 'day');
  await reports('300', '290');
  assert.deepEqual(reasons(), ['crossed']);
  await clock.advance(DAY);
  assert.deepEqual(reasons(), ['crossed', 'halved']);
});

test('a threshold that is gone takes its record along', async () => {
  const { open, reports, reasons, store } = world();
  const { window } = open();
  await reports('900', '890');
  assert.notEqual(store.note('a', NOTE), undefined);
  window.set(account('a'));
  await reports('880');
  assert.equal(store.note('a', NOTE), undefined);
  window.set(LOW);
  await reports('870', '860');
  assert.deepEqual(reasons(), ['crossed', 'crossed']);
});

test('a note that is no record is as none', async () => {
  for (const text of ['', 'null', '{"seen":1}', 'x']) {
    const { open, reports, reasons, store } = world();
    store.replaceNote('a', NOTE, undefined, text);
    open();
    await reports('900', '890');
    assert.deepEqual(reasons(), ['crossed']);
  }
});

test('behind a lock nothing is lost: the reading is taken when the lock is gone', async () => {
  const inner = createMemoryStore('none');
  let locked = false;
  let tries = 0;
  const store: Store = {
    ...inner,
    replaceNote(...change) {
      tries++;
      return locked ? 'busy' : inner.replaceNote(...change);
    },
  };
  const { open, reports, reasons, clock, provider } = world([LOW], store);
  const { window } = open();
  await reports('900');
  locked = true;
  provider.respond = () => messages('890');
  void window.monitor.refresh('a', 'manual');
  await clock.advance(MINUTE);
  assert.deepEqual(reasons(), []);
  tries = 0;
  await clock.advance(3_000);
  // Once a second, not a hundred times.
  assert.equal(tries, 3);
  locked = false;
  await clock.advance(1_000);
  assert.deepEqual(reasons(), ['crossed']);
});

test('days left are compared with the forecast of the same reading', async () => {
  const { open, reports, reasons, store, clock } = world([account('a', { daysLeft: exact('3') })]);
  const readings = Array.from({ length: 10 * 24 }, (_, index) => ({
    at: clock.now() - (10 * 24 - index) * HOUR,
    quantities: messages(String(24_000 + 900 * 15 - index * 100)),
  }));
  const { trends } = open();
  Object.assign(store, { rows: () => rowsOf(readings) });
  await reports('13000', '7000');
  assert.deepEqual(reasons(), []);
  assert.equal(trends.of('a')?.byKey.get('sms')?.forecast.kind, 'forecast');
  await reports('6900');
  assert.deepEqual(reasons(), ['crossed']);
});

test('what is disposed takes no readings and leaves no timer', async () => {
  const { open, reports, reasons, clock } = world();
  const one = open();
  await reports('900');
  one.close();
  const timers = clock.timers;
  assert.equal(timers, 0);
  await reports('890');
  assert.deepEqual(reasons(), []);
});

test('C5: neither an alert nor a trend is made over the change to another account of the provider', async () => {
  const { open, reports, reasons, clock, provider } = world();
  const { window, trends } = open();
  await reports('2000', '900');
  provider.respond = () => messages('50');
  window.credentials.set('a', 'key-2');
  await window.monitor.credentialChanged('a');
  await clock.advance(MINUTE);
  assert.equal(window.amount(), '50');
  assert.deepEqual(reasons(), [], 'it is the first low reading of this account');
  assert.equal(trends.of('a')?.byKey.get('sms')?.today, undefined);
  await reports('50');
  assert.deepEqual(reasons(), ['crossed']);
});
