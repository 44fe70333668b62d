import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { exact } from '../../balance/amount/exact.ts';
import { messages } from '../../fakes/amounts.ts';
import { account } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE } from '../../fakes/records.ts';
import { LOW, world } from './alertWindow.ts';

const DAY = 24 * HOUR;

/** A history of one reading an hour, the latest an hour before `now`. */
function hourly(now: number, ...amounts: readonly number[]) {
  return rowsOf(
    amounts.map((amount, index) => ({
      at: now - (amounts.length - index) * HOUR,
      quantities: messages(String(amount)),
    })),
  );
}

for (const [name, settings, left, expected] of [
  ['those of its account, not reached', { daysLeft: exact('2') }, 7000, []],
  ['those of its account', { daysLeft: exact('5') }, 7000, ['crossed']],
  ['those of all accounts', {}, 7000, ['crossed']],
  ['those of all accounts, not reached', {}, 12_000, []],
  ['none of all accounts where it has an amount', { thresholds: { sms: exact('5') } }, 7000, []],
] as const) {
  test(`17: days left are compared with the forecast of the same reading: ${name}`, async () => {
    const { open, reads, reasons, store, clock } = world([account('a', settings)]);
    const hours = 10 * 24;
    const history = hourly(clock.now(), ...Array.from({ length: hours }, (_, index) => left + (hours - index) * 100));
    const { trends } = open();
    Object.assign(store, { rows: () => history });
    await reads(String(left), String(left - 1), String(left - 2));
    assert.deepEqual(reasons(), expected);
    assert.equal(trends.of('a')?.byKey.get('sms')?.forecast.kind, 'forecast');
  });
}

test('17: used up alerts without any threshold, but not what was never seen above 0', async () => {
  for (const before of [5, 0]) {
    const { open, reads, reasons, store, clock, windows } = world([account('a')]);
    const history = hourly(clock.now(), before);
    open();
    Object.assign(store, { rows: () => history });
    await reads('0', '0', '0');
    assert.deepEqual(reasons(), before === 0 ? [] : ['crossed']);
    assert.equal(windows[0]?.shown[0]?.raised[0]?.raise.level, before === 0 ? undefined : 'empty');
  }
});

test('17: alerts that are switched off show nothing, ask for nothing and count nothing as told', async () => {
  const { open, reads, reasons, clock, provider } = world([LOW], createMemoryStore('none'), DAY);
  const window = open();
  window.general = { ...window.general, enabled: false };
  await reads('900', '890');
  const asked = provider.requests.length;
  await clock.advance(HOUR);
  assert.deepEqual([reasons(), provider.requests.length], [[], asked]);
  window.general = { ...window.general, enabled: true };
  window.alerts.generalChanged();
  await reads('880', '870');
  assert.deepEqual(reasons(), ['crossed']);
});

for (const answer of ['acknowledge', 'snooze'] as const) {
  test(`17: a top-up while alerts are switched off ends what was answered before: ${answer}`, async () => {
    const { open, reads, reasons } = world();
    const window = open();
    await reads('900', '890');
    if (answer === 'acknowledge') {
      window.alerts.acknowledge('a', ['sms']);
    } else {
      window.alerts.snooze('a', ['sms'], 'topUp');
    }
    window.general = { ...window.general, enabled: false };
    window.alerts.generalChanged();
    await reads('5000', '880', '870');
    assert.deepEqual(reasons(), ['crossed']);
    window.general = { ...window.general, enabled: true };
    window.alerts.generalChanged();
    await reads('860', '850');
    assert.deepEqual(reasons(), ['crossed', 'crossed']);
  });
}

test('17: what is used up while alerts are switched off is told when they are on again, if it was ever above 0', async () => {
  for (const before of ['500', '0']) {
    const { open, answers, reasons, provider } = world([account('a')]);
    Object.assign(provider.products[0]?.quantities[0] ?? {}, { resets: 'month' });
    const window = open();
    window.general = { ...window.general, enabled: false };
    for (const left of [before, '0', '0']) {
      await answers(...messages(left));
    }
    window.general = { ...window.general, enabled: true };
    window.alerts.generalChanged();
    await answers(...messages('0'));
    assert.deepEqual(reasons(), before === '0' ? [] : ['crossed']);
  }
});

test('17: an alert that waits for its turn is not shown when alerts are switched off meanwhile, whatever its account does', async () => {
  const { open, reads, ask, clock, reasons, provider } = world();
  const window = open({ focused: false });
  await reads('900');
  ask(...messages('890'));
  await clock.advance(1_000);
  provider.respond = () => assert.fail('unavailable');
  Object.assign(window.trends, { of: () => undefined });
  window.general = { ...window.general, enabled: false };
  window.alerts.generalChanged();
  await clock.advance(MINUTE);
  assert.deepEqual(reasons(), []);
});

test('17: other days left of all accounts count at once, and are told to who shows levels', async () => {
  const { open, reads, reasons, store, clock } = world([account('a')]);
  const history = hourly(clock.now(), ...Array.from({ length: 10 * 24 }, (_, index) => 37_500 - index * 100));
  const window = open();
  Object.assign(store, { rows: () => history });
  await reads('12000', '11990');
  const changes: string[] = [];
  window.alerts.onDidChange((ids) => changes.push(...ids));
  window.general = { ...window.general, daysLeft: exact('30') };
  window.alerts.generalChanged();
  assert.deepEqual(changes, ['a']);
  await reads('11980');
  await reads('11970');
  assert.deepEqual(reasons(), ['crossed']);
});

for (const [name, resets, isFirst, expected] of [
  ['of each month, beside other credit', 'month', false, ['crossed', 'crossed']],
  ['of each day, beside other credit', 'day', false, []],
  ['of each day, and all that the account is about', 'day', true, ['crossed', 'crossed']],
] as const) {
  test(`17: what is filled up by itself alerts each time that it is used up: ${name}`, async () => {
    const { open, answers, reasons, provider } = world([account('a')]);
    const [product = assert.fail()] = provider.products;
    const quota = { key: 'quota', unit: 'messages', label: () => 'Quota', resets } as const;
    Object.assign(product, { quantities: isFirst ? [quota, ...product.quantities] : [...product.quantities, quota] });
    const [window] = [open()];
    const levels: unknown[] = [];
    for (const left of ['0', '500', '0', '0', '500', '0', '0']) {
      await answers(...messages('100'), ...messages(left, 'quota'));
      levels.push(window.alerts.record('a', 'quota')?.raised?.empty);
    }
    assert.deepEqual(reasons(), expected);
    assert.deepEqual(
      levels,
      expected.length === 0
        ? levels.map(() => undefined)
        : [undefined, undefined, undefined, true, undefined, undefined, true],
    );
  });
}
