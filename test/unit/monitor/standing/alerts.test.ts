import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../../../src/balance/account/identity.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { exact } from '../../balance/amount/exact.ts';
import { messages } from '../../fakes/amounts.ts';
import { account, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE } from '../../fakes/records.ts';
import { LOW, world } from './alertWindow.ts';

const DAY = 24 * HOUR;
/** The alerts of the account under the credential that every account has. */
const NOTE = `alerts/${identityOf(LOW, ['main'], ['key-1'], undefined)}`;

test('two windows show one alert for a crossing, in one of them', async () => {
  const { open, reads, reasons } = world();
  const windows = [open(), open()];
  await reads('1200', '900');
  assert.deepEqual(reasons(), []);
  await reads('890', '880', '870');
  assert.deepEqual(reasons(), ['crossed']);
  const [alert] = windows.flatMap(({ shown }) => shown);
  assert.equal(alert?.status.account.id, 'a');
  assert.deepEqual(
    alert?.raised.map(({ quantity }) => [quantity.key, quantity.amount]),
    [['sms', '890']],
  );
  const raise = alert?.raised[0]?.raise;
  assert.deepEqual(raise?.level === 'low' && raise.threshold, { kind: 'amount', level: '1000' });
  for (const { alerts } of windows) {
    assert.equal(alerts.record('a', 'sms')?.seen.value, '870');
  }
});

test('17: several quantities of an account are one alert, in one window', async () => {
  const both = account('a', { thresholds: { sms: exact('1000'), voice: exact('50') } });
  const { open, answers, windows, provider } = world([both]);
  const [product = assert.fail()] = provider.products;
  const others = ['voice', 'other'].map((key) => ({ key, unit: 'messages' as const, label: () => key }));
  Object.assign(product, { quantities: [...product.quantities, ...others] });
  open({ focused: false });
  open({ focused: false });
  const low = [...messages('900'), ...messages('10', 'voice'), ...messages('7', 'other')];
  await answers(...low);
  await answers(...low);
  const alerts = windows.flatMap(({ shown }) => shown);
  assert.equal(alerts.length, 1);
  assert.deepEqual(
    alerts[0]?.raised.map(({ quantity }) => quantity.key),
    ['sms', 'voice'],
  );
  windows[0]?.alerts.acknowledge('a', ['sms', 'voice']);
  assert.deepEqual(
    ['sms', 'voice', 'other'].map((key) => windows[0]?.alerts.record('a', key)?.acknowledged),
    [true, true, undefined],
  );
});

test('17: the window with the focus shows an alert at once; without one it is shown after 3 seconds', async () => {
  for (const focused of [true, false]) {
    const { open, reads, reasons, clock, provider } = world();
    open({ focused: false });
    const other = open({ focused });
    await reads('900');
    provider.respond = () => messages('890');
    void other.window.monitor.refresh('a', 'manual');
    await clock.advance(2_900);
    assert.deepEqual(reasons(), focused ? ['crossed'] : []);
    await clock.advance(200);
    assert.deepEqual(reasons(), ['crossed']);
    assert.equal(other.shown.length, focused ? 1 : 0);
    await clock.advance(MINUTE);
    assert.deepEqual(reasons(), ['crossed']);
  }
});

test('17: a window that gets another reading while it waits shows one alert', async () => {
  const { open, reads, reasons, clock, provider } = world();
  const { window } = open({ focused: false });
  await reads('900');
  provider.respond = () => messages('890');
  void window.monitor.refresh('a', 'manual');
  await clock.advance(1_000);
  window.monitor.learn('a', messages('880'), INTERVAL_MS);
  await clock.advance(MINUTE);
  assert.deepEqual(reasons(), ['crossed']);
});

test('an amount that is low at the second window only after the first is taken once', async () => {
  const { open, reads, reasons } = world();
  open();
  await reads('900', '890');
  assert.deepEqual(reasons(), ['crossed']);
  open();
  await reads('880', '870');
  assert.deepEqual(reasons(), ['crossed']);
});

test('failures and stale values never alert, and do not count as the second reading', async () => {
  const { open, reads, reasons, provider, clock, store } = world();
  const { window } = open();
  await reads('900');
  provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'refused' });
  await clock.advance(INTERVAL_MS);
  assert.equal(window.kind(), 'stale');
  const before = store.note('a', NOTE);
  await clock.advance(5 * INTERVAL_MS);
  assert.deepEqual(reasons(), []);
  assert.equal(store.note('a', NOTE), before);
  await reads('880', '870');
  assert.deepEqual(reasons(), ['crossed']);
});

test('a reading that is shown late alerts nobody, but is asked for anew', async () => {
  const { open, reads, reasons, clock, provider } = world();
  const one = open();
  await reads('900');
  one.close();
  // The second low reading is made by a window that knows no thresholds; this one sees it ten minutes later.
  clock.stall(10 * MINUTE);
  provider.respond = () => undefined;
  open();
  await clock.advance(0);
  assert.deepEqual(reasons(), []);
});

test('a snooze until a top-up lasts over a restart, and ends with the top-up', async () => {
  const { open, reads, reasons } = world();
  const one = open();
  await reads('900', '890');
  one.alerts.snooze('a', ['sms'], 'topUp');
  one.close();
  const two = open();
  await reads('400', '390', '380');
  assert.deepEqual(reasons(), ['crossed']);
  await reads('5000', '900', '890');
  assert.deepEqual(reasons(), ['crossed', 'crossed']);
  two.close();
});

test('an acknowledged alert is not repeated after a day, also after a restart; an open one is', async () => {
  for (const acknowledged of [true, false]) {
    const { open, reads, reasons, clock } = world();
    const one = open();
    await reads('900', '890');
    if (acknowledged) {
      one.alerts.acknowledge('a', ['sms']);
    }
    one.close();
    open();
    await reads('885');
    await clock.advance(DAY + INTERVAL_MS);
    assert.deepEqual(reasons(), acknowledged ? ['crossed'] : ['crossed', 'again']);
  }
});

test('a snooze of a day is over after a day', async () => {
  const { open, reads, reasons, clock } = world();
  const { alerts } = open();
  await reads('900', '890');
  alerts.snooze('a', ['sms'], 'day');
  await reads('300', '290');
  assert.deepEqual(reasons(), ['crossed']);
  await clock.advance(DAY + INTERVAL_MS);
  assert.deepEqual(reasons(), ['crossed', 'halved']);
});

test('17: an answer is told, so that the colour of the bar follows', async () => {
  const { open, reads, clock } = world();
  const { alerts } = open();
  const changes: string[] = [];
  alerts.onDidChange((ids) => changes.push(...ids));
  await reads('0', '0');
  alerts.acknowledge('a', ['sms']);
  alerts.snooze('a', ['sms'], 'day');
  assert.deepEqual(changes, ['a', 'a']);
  alerts.acknowledge('gone', ['sms']);
  await clock.advance(0);
  assert.deepEqual(changes, ['a', 'a']);
});

test('a note that is no record is as none', async () => {
  for (const text of ['', 'null', '{"records":1}', 'x']) {
    const { open, reads, reasons, store } = world();
    store.replaceNote('a', NOTE, undefined, text);
    open();
    await reads('900', '890');
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
  const { open, reads, reasons, clock } = world([LOW], store);
  open();
  await reads('900');
  locked = true;
  await reads('890');
  assert.deepEqual(reasons(), []);
  tries = 0;
  await clock.advance(3_000);
  // Once a second, not a hundred times.
  assert.equal(tries, 3);
  locked = false;
  await clock.advance(1_000);
  assert.deepEqual(reasons(), ['crossed']);
});

test('17: a lock that comes between showing an alert and noting so repeats nothing', async () => {
  const inner = createMemoryStore('none');
  let writes = 0;
  const store: Store = {
    ...inner,
    // The first reading is one write; of the second one the claim is written, and what follows is not, for a while.
    replaceNote: (...change) => (++writes > 2 && writes < 9 ? 'busy' : inner.replaceNote(...change)),
  };
  const { open, reads, reasons, windows, clock } = world([LOW], store);
  open();
  await reads('900', '890');
  await clock.advance(MINUTE);
  assert.deepEqual(reasons(), ['crossed']);
  assert.ok(windows[0]?.alerts.record('a', 'sms')?.raised !== undefined);
  assert.doesNotMatch(inner.note('a', NOTE) ?? '', /claimedAt/);
});

test('what is disposed takes no readings and leaves no timer', async () => {
  const { open, reads, reasons, clock } = world();
  const one = open({ focused: false });
  await reads('900');
  one.close();
  assert.equal(clock.timers, 0);
  await reads('890');
  assert.deepEqual(reasons(), []);
});

test('C5: neither an alert nor a trend is made over the change to another account of the provider', async () => {
  const { open, reads, reasons, clock, provider } = world();
  const { window, trends } = open();
  await reads('2000', '900');
  provider.respond = () => messages('50');
  window.credentials.set('a', 'key-2');
  await window.monitor.credentialChanged('a');
  await clock.advance(MINUTE);
  assert.equal(window.amount(), '50');
  assert.deepEqual(reasons(), [], 'it is the first low reading of this account');
  assert.equal(trends.of('a')?.byKey.get('sms')?.today, undefined);
  await reads('50');
  assert.deepEqual(reasons(), ['crossed']);
});

test('Units: no alert over a change of the currency, and two readings below the threshold in the new one', async () => {
  const { provider, open, reasons, answers } = world();
  Object.assign(provider.products[0]?.quantities[0] ?? {}, { unit: 'in reply' });
  open();
  const units: string[] = [];
  for (const [amount, unit] of [
    ['1200', 'USD'],
    ['900', 'USD'],
    ['900', 'EUR'],
    ['890', 'EUR'],
    ['880', 'EUR'],
    ['870', 'USD'],
    ['860', 'USD'],
  ] as const) {
    await answers(...messages(amount, 'sms', unit));
    units.push(`${amount} ${unit}: ${reasons().length}`);
  }
  assert.deepEqual(units, [
    '1200 USD: 0',
    '900 USD: 0',
    '900 EUR: 0',
    '890 EUR: 1',
    '880 EUR: 1',
    '870 USD: 1',
    '860 USD: 2',
  ]);
});

for (const word of ['not-allocated', 'not-told', 'postpaid', 'unlimited', 'used-only'] as const) {
  test(`Limits: ${word} raises no alert, whatever the threshold`, async () => {
    const { open, reasons, answers, provider } = world();
    open();
    for (let count = 0; count < 4; count++) {
      await answers({ key: 'sms', unit: 'messages', amount: word, used: exact('5') });
    }
    assert.ok(provider.requests.length >= 4);
    assert.deepEqual(reasons(), []);
  });
}
