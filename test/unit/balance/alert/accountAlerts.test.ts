import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type AccountAlerts,
  advanceAccount,
  alertsText,
  CLAIM_MS,
  changeRecord,
  FOCUS_WAIT_MS,
  NO_ALERTS,
  noteShown,
  parseAlerts,
  type Seen,
  waitBefore,
} from '../../../../src/balance/alert/accountAlerts.ts';
import { acknowledgeAlert } from '../../../../src/balance/alert/alert.ts';
import { type AlertCell, changeAlerts } from '../../../../src/balance/alert/alertCell.ts';
import { exact } from '../amount/exact.ts';
import { amountBelow, MINUTE } from './alertCourse.ts';

const NOW = Date.UTC(2026, 0, 5);

function seen(at: number, amounts: Readonly<Record<string, string>>): readonly Seen[] {
  return Object.entries(amounts).map(([key, amount]) => ({
    key,
    observation: { at, amount: exact(amount), daysLeft: null },
    threshold: amountBelow(1000),
  }));
}

/** Alerts after readings of these amounts, a minute apart, and what the last one raised. */
function after(...readings: readonly Readonly<Record<string, string>>[]) {
  let alerts = NO_ALERTS;
  let raised: readonly string[] = [];
  for (const [index, amounts] of readings.entries()) {
    const now = NOW + index * MINUTE;
    const advance = advanceAccount(alerts, seen(now, amounts), now);
    alerts = advance.alerts;
    raised = advance.raises.map(({ key, raise }) => `${key} ${raise.reason} ${raise.level}`);
  }
  return { alerts, raised };
}

test('17: a reading raises what it has to tell of all quantities together', () => {
  const { alerts, raised } = after({ a: '900', b: '0', c: '5000' }, { a: '890', b: '0', c: '5000' });
  assert.deepEqual(raised, ['a crossed low', 'b crossed empty']);
  assert.deepEqual([...alerts.records.keys()], ['a', 'b', 'c']);
  assert.deepEqual(after({ a: '900', b: '1100' }, { a: '890', b: '900' }, { a: '880', b: '890' }).raised, [
    'b crossed low',
  ]);
});

test('17: what was shown counts as told when it was claimed, and takes no claim but that one away', () => {
  const { alerts } = after({ a: '900' });
  const at = NOW + MINUTE;
  for (const claimedAt of [at, at + 1, undefined]) {
    const claimed = claimedAt === undefined ? alerts : { ...alerts, claimedAt };
    const told = noteShown(claimed, seen(at, { a: '890' }), at);
    assert.equal(told.records.get('a')?.raised?.at, at);
    assert.equal(told.claimedAt, claimedAt === at ? undefined : claimedAt);
    const later = at + MINUTE;
    const unread = advanceAccount(told, seen(later, { a: '880' }), later);
    assert.deepEqual(unread.raises, []);
  }
});

test('what was shown of an account that was forgotten since is not noted', () => {
  assert.equal(noteShown(NO_ALERTS, seen(NOW, { a: '890' }), NOW), NO_ALERTS);
});

test('17: below an amount that nobody has set, what was never seen above 0 does not alert, and what was does', () => {
  const used = { kind: 'amount', level: exact('0') } as const;
  const told = (isUnset: boolean, ...amounts: readonly string[]): string =>
    amounts
      .reduce(
        ({ alerts, raised }, amount, index) => {
          const now = NOW + index * MINUTE;
          const observation = { at: now, amount: exact(amount), daysLeft: null };
          const advance = advanceAccount(alerts, [{ key: 'quota', observation, threshold: used, isUnset }], now);
          return { alerts: advance.alerts, raised: [...raised, advance.raises[0]?.raise.reason ?? '-'] };
        },
        { alerts: NO_ALERTS, raised: [] as readonly string[] },
      )
      .raised.join(' ');
  assert.equal(told(true, '0', '0', '0'), '- - -');
  assert.equal(told(false, '0', '0', '0'), '- crossed -');
  // Filled up for the next month, and used up again.
  assert.equal(told(true, '0', '500', '0', '0', '0', '500', '0', '0'), '- - - crossed - - - crossed');
});

test('a reading that was taken changes nothing, and a threshold that is gone takes its record along', () => {
  const { alerts } = after({ a: '900', b: '900' });
  assert.equal(advanceAccount(alerts, seen(NOW, { a: '900', b: '900' }), NOW).alerts, alerts);
  const [first] = seen(NOW, { a: '900' });
  assert.ok(first !== undefined);
  const without = advanceAccount(alerts, [{ ...first, threshold: undefined }], NOW).alerts;
  assert.deepEqual([...without.records.keys()], ['b']);
  assert.equal(advanceAccount(without, [{ ...first, threshold: undefined }], NOW).alerts, without);
});

test('an answer changes one record and keeps the others and the claim', () => {
  const claimed = { ...after({ a: '900', b: '900' }, { a: '900', b: '900' }).alerts, claimedAt: 5 };
  const answered = changeRecord(claimed, 'a', acknowledgeAlert);
  assert.equal(answered.records.get('a')?.acknowledged, true);
  assert.equal(answered.records.get('b'), claimed.records.get('b'));
  assert.equal(answered.claimedAt, 5);
  assert.equal(changeRecord(answered, 'a', acknowledgeAlert), answered);
});

for (const [name, claimedAgo, isFirst, expected] of [
  ['with the focus', undefined, true, 0],
  ['without the focus', undefined, false, FOCUS_WAIT_MS],
  ['claimed just now', 0, true, CLAIM_MS],
  ['claimed just now, without the focus', 0, false, CLAIM_MS],
  ['claimed a while ago', CLAIM_MS - 1, true, 1],
  ['claimed a while ago, without the focus', CLAIM_MS - 1, false, FOCUS_WAIT_MS],
  ['claimed by a window that is gone', CLAIM_MS, true, 0],
  ['claimed before the clock was set back a little', -CLAIM_MS, true, 2 * CLAIM_MS],
  ['claimed before the clock was set back', -CLAIM_MS - 1, true, 0],
] as const) {
  test(`17: how long a window waits before it takes an alert: ${name}`, () => {
    const alerts = claimedAgo === undefined ? NO_ALERTS : { ...NO_ALERTS, claimedAt: NOW - claimedAgo };
    assert.equal(waitBefore(alerts, isFirst, NOW), expected);
  });
}

test('17: the times of turns are those that the documents name', () => {
  assert.deepEqual([FOCUS_WAIT_MS, CLAIM_MS], [3_000, 10_000]);
});

test('row 48: the alerts of an account survive a restart, whatever their quantities are called', () => {
  const { alerts } = after({ a: '900', ['__proto__']: '1', constructor: '5' }, { a: '890', ['__proto__']: '1' });
  for (const each of [alerts, { ...alerts, claimedAt: NOW }, { ...NO_ALERTS, claimedAt: NOW }]) {
    assert.deepEqual(parseAlerts(alertsText(each)), each);
  }
  assert.equal(alertsText(NO_ALERTS), undefined);
  assert.deepEqual(parseAlerts(undefined), NO_ALERTS);
});

test('row 46: what cannot be read is as none, and takes nothing else along', () => {
  for (const text of ['', 'x', 'null', '5', '[]', '{}', '{"records":{}}', '{"records":[5,[],["a"],["a",5]]}']) {
    assert.deepEqual(parseAlerts(text), NO_ALERTS, text);
  }
  const [good] = after({ a: '900' }).alerts.records;
  const mixed = JSON.stringify({ records: [['b', { seen: 1 }], good, [5, good?.[1]]], claimedAt: 'now' });
  assert.deepEqual(parseAlerts(mixed), { records: new Map([good ?? assert.fail()]) });
  fc.assert(fc.property(fc.string(), (text) => assert.doesNotThrow(() => parseAlerts(text))));
  fc.assert(fc.property(fc.json(), (text) => assert.doesNotThrow(() => parseAlerts(text))));
});

/** A cell that other windows change before the first writes; `busy` after them, if it is locked. */
function cellOf(rivals: number, isLocked = false): AlertCell & { alerts: AccountAlerts } {
  let left = rivals;
  return {
    alerts: NO_ALERTS,
    read() {
      return this.alerts;
    },
    replace(next) {
      if (left > 0) {
        left--;
        this.alerts = { ...NO_ALERTS, claimedAt: left };
        return 'differs';
      }
      if (isLocked) {
        return 'busy';
      }
      this.alerts = next;
      return 'replaced';
    },
  };
}

test('a change that another window overtakes is made anew from what that one left', () => {
  const seenBefore: (number | undefined)[] = [];
  const cell = cellOf(2);
  const result = changeAlerts(cell, (alerts) => {
    seenBefore.push(alerts.claimedAt);
    return { alerts: { ...alerts, claimedAt: 9 }, result: seenBefore.length };
  });
  assert.deepEqual([seenBefore, result, cell.alerts.claimedAt], [[undefined, 1, 0], 3, 9]);
});

test('nothing is written when nothing changed; behind a lock, or when it never gives in, nothing is said', () => {
  const unwritable: AlertCell = { read: () => NO_ALERTS, replace: () => assert.fail('written') };
  assert.equal(
    changeAlerts(unwritable, (alerts) => ({ alerts, result: 'said' })),
    'said',
  );
  for (const cell of [cellOf(0, true), cellOf(Number.POSITIVE_INFINITY)]) {
    assert.equal(
      changeAlerts(cell, (alerts) => ({ alerts: { ...alerts, claimedAt: -1 }, result: 'said' })),
      'busy',
    );
  }
});
