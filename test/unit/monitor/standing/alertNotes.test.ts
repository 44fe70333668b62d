import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../../../src/balance/account/identity.ts';
import { type AccountAlerts, alertsText, parseAlerts } from '../../../../src/balance/alert/accountAlerts.ts';
import type { AlertRecord } from '../../../../src/balance/alert/alertRecord.ts';
import type { Alerts } from '../../../../src/monitor/standing/alerts.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { exact } from '../../balance/amount/exact.ts';
import { messages } from '../../fakes/amounts.ts';
import { INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';
import { LOW, world } from './alertWindow.ts';

const DAY = 24 * HOUR;
const NOTE = `alerts/${identityOf(LOW, ['main'], ['key-1'], undefined)}`;

/** Windows over a store whose notes of alerts a lock can keep from being written. */
function lockable() {
  const inner = createMemoryStore('none');
  const lock = { isThere: false, comesBehindClaim: false, tries: 0 };
  const store: Store = {
    ...inner,
    replaceNote(id, key, seen, next) {
      lock.tries += 1;
      if (lock.isThere) {
        return 'busy';
      }
      lock.isThere = lock.comesBehindClaim && next?.includes('claimedAt') === true;
      return inner.replaceNote(id, key, seen, next);
    },
  };
  return {
    ...world([LOW], store),
    lock,
    /** What all windows can read. */
    noted: (): AccountAlerts => parseAlerts(inner.note('a', NOTE)),
    /** Another window notes something else of the quantity. */
    rewrite(change: (record: AlertRecord) => AlertRecord): void {
      const { records, ...rest } = parseAlerts(inner.note('a', NOTE));
      const changed = new Map([...records].map(([key, record]) => [key, change(record)]));
      inner.replaceNote('a', NOTE, inner.note('a', NOTE), alertsText({ ...rest, records: changed }));
    },
  };
}

const answers = {
  acknowledge: (alerts: Alerts) => alerts.acknowledge('a', ['sms']),
  'snooze for a day': (alerts: Alerts) => alerts.snooze('a', ['sms'], 'day'),
  'snooze until a top-up': (alerts: Alerts) => alerts.snooze('a', ['sms'], 'topUp'),
} as const;

function answerIn(record: AlertRecord | undefined): unknown {
  return record?.acknowledged ?? record?.snooze;
}

for (const [name, answer] of Object.entries(answers)) {
  test(`17: an answer behind a lock counts at once here, outlasts readings, and is noted when the lock is gone: ${name}`, async () => {
    for (const isRead of [false, true]) {
      const { open, reads, reasons, clock, lock, noted } = lockable();
      const { alerts } = open();
      await reads('900', '890');
      const answered = clock.now();
      lock.isThere = true;
      answer(alerts);
      const expected =
        name === 'acknowledge'
          ? true
          : name.endsWith('day')
            ? { kind: 'until', at: answered + DAY }
            : { kind: 'topUp' };
      assert.deepEqual(answerIn(alerts.record('a', 'sms')), expected);
      if (isRead) {
        await reads('880', '870');
      }
      assert.equal(answerIn(noted().records.get('sms')), undefined);
      lock.isThere = false;
      await clock.advance(SECOND);
      assert.deepEqual(answerIn(noted().records.get('sms')), expected);
      assert.deepEqual(answerIn(alerts.record('a', 'sms')), expected);
      await clock.advance(DAY - HOUR);
      assert.deepEqual(reasons(), ['crossed']);
    }
  });

  test(`17: an answer behind a lock is none to what another window has told since: ${name}`, async () => {
    const { open, reads, clock, lock, noted, rewrite } = lockable();
    const { alerts } = open();
    await reads('900', '890');
    for (const change of [
      // Told again.
      ({ raised, ...record }: AlertRecord) => ({
        ...record,
        ...(raised && { raised: { ...raised, at: raised.at + 1 } }),
      }),
      // Topped up, which did not suffice.
      ({ raised, ...record }: AlertRecord) => ({
        ...record,
        ...(raised && { raised: { ...raised, value: exact('960') } }),
      }),
      // Over.
      ({ threshold, seen }: AlertRecord) => ({ threshold, seen }),
    ]) {
      lock.isThere = true;
      answer(alerts);
      rewrite(change);
      const before = noted();
      lock.isThere = false;
      lock.tries = 0;
      await clock.advance(10 * SECOND);
      assert.deepEqual(noted(), before);
      assert.equal(lock.tries, 0, 'there is nothing left to note');
    }
  });
}

test('17: what was shown and answered while a lock kept it from being noted is noted with its answer', async () => {
  const { open, reads, reasons, clock, lock, noted } = lockable();
  const { alerts } = open();
  await reads('900');
  lock.comesBehindClaim = true;
  await reads('890');
  assert.deepEqual(reasons(), ['crossed']);
  assert.equal(noted().records.get('sms')?.raised, undefined);
  alerts.acknowledge('a', ['sms']);
  lock.isThere = false;
  lock.comesBehindClaim = false;
  await clock.advance(SECOND);
  assert.equal(noted().records.get('sms')?.acknowledged, true);
  assert.equal(noted().claimedAt, undefined);
});

test('17: a reading that comes before it could be noted what was shown has nothing shown again, however long that took', async () => {
  for (const ms of [500, 5_500, 10_400, 10 * MINUTE + 400]) {
    const { open, reads, ask, reasons, clock, lock, noted } = lockable();
    const { window } = open();
    await reads('900');
    lock.comesBehindClaim = true;
    ask(...messages('890'));
    await clock.advance(100);
    assert.deepEqual(reasons(), ['crossed']);
    assert.ok(lock.isThere);
    const shownAt = noted().claimedAt;
    await clock.advance(ms);
    lock.comesBehindClaim = false;
    lock.isThere = false;
    window.monitor.learn('a', messages('880'), INTERVAL_MS);
    await clock.advance(MINUTE);
    assert.deepEqual(reasons(), ['crossed'], `${ms} ms`);
    const { seen, raised } = noted().records.get('sms') ?? {};
    assert.deepEqual([seen?.value, raised?.value, raised?.lowest, raised?.at], ['880', '890', '880', shownAt]);
    assert.equal(noted().claimedAt, undefined);
  }
});

test('17: behind a lock an answer is tried once a second, and no more when its window closes or its account is gone', async () => {
  for (const end of ['close', 'remove'] as const) {
    const { open, reads, clock, lock } = lockable();
    const one = open();
    await reads('900', '890');
    lock.isThere = true;
    one.alerts.acknowledge('a', ['sms']);
    lock.tries = 0;
    await clock.advance(3 * SECOND);
    assert.equal(lock.tries, 3);
    if (end === 'close') {
      one.close();
      assert.equal(clock.timers, 0);
    } else {
      one.window.set();
    }
    lock.tries = 0;
    lock.isThere = false;
    await clock.advance(3 * SECOND);
    assert.equal(lock.tries, 0);
  }
});
