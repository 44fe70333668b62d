import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus, Trouble } from '../../../../src/balance/account/state.ts';
import { serve } from '../../../../src/monitor/ask/service.ts';
import { type Remembered, statusOf } from '../../../../src/monitor/ask/status.ts';
import type { AccountRecord } from '../../../../src/store/port/store.ts';
import { messages, readingOf } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account } from '../../fakes/fakeWindow.ts';
import { blank, HOUR, MINUTE, NOW, record, SECOND } from '../../fakes/records.ts';

const INTERVAL = 15 * MINUTE;
const DOWN: Trouble = { fault: { kind: 'provider-down', status: 503 }, since: NOW - HOUR, attempts: 3 };
const LOCKED: Trouble = { fault: { kind: 'secret-store' }, since: NOW - HOUR, attempts: 1 };
const served = serve(account('a'), [new FakeProvider(new FakeClock())]);
assert.ok(served !== undefined);

function status(
  state: AccountRecord | undefined,
  more: { remembered?: Remembered; local?: Trouble; asked?: string } = {},
): AccountStatus {
  assert.ok(served !== undefined);
  return statusOf(
    { served, asked: more.asked ?? '', record: state, local: more.local, running: undefined, interval: INTERVAL },
    more.remembered,
    NOW,
  );
}

test('each state follows from the record, the remembered reading and the trouble of the window', () => {
  const recent = readingOf('5', NOW - 5 * MINUTE);
  const past = readingOf('6', NOW - HOUR);
  const table: readonly (readonly [string, AccountStatus, AccountStatus['state']])[] = [
    ['nothing is known', status(undefined), { kind: 'loading' }],
    ['never asked', status(blank()), { kind: 'loading' }],
    ['asked', status(record({ reading: recent })), { kind: 'ok', reading: recent }],
    ['failed', status(record({ trouble: DOWN })), { kind: 'failed', trouble: DOWN }],
    [
      'failed after a reading',
      status(record({ reading: past, trouble: DOWN })),
      { kind: 'stale', reading: past, trouble: DOWN },
    ],
    ['refused', status(record({ trouble: DOWN, refusedMark: 'm' })), { kind: 'paused', trouble: DOWN }],
    [
      'refused after a reading',
      status(record({ reading: past, trouble: DOWN, refusedMark: 'm' })),
      { kind: 'paused', reading: past, trouble: DOWN },
    ],
    ['remembered', status(undefined, { remembered: past }), { kind: 'ok', reading: past }],
    [
      'remembered, then asked',
      status(record({ reading: recent }), { remembered: past }),
      { kind: 'ok', reading: recent },
    ],
    [
      'asked, then remembered',
      status(record({ reading: past }), { remembered: recent }),
      { kind: 'ok', reading: recent },
    ],
    ['locked', status(blank(), { local: LOCKED }), { kind: 'paused', trouble: LOCKED }],
    [
      'locked, with an old reading',
      status(record({ reading: past }), { local: LOCKED }),
      { kind: 'paused', reading: past, trouble: LOCKED },
    ],
    [
      'locked, while another window reads on',
      status(record({ reading: recent }), { local: LOCKED }),
      { kind: 'ok', reading: recent },
    ],
    [
      'locked, while another window fails',
      status(record({ reading: recent, trouble: DOWN }), { local: LOCKED }),
      { kind: 'paused', reading: recent, trouble: LOCKED },
    ],
  ];
  for (const [name, { state }, expected] of table) {
    assert.deepEqual(state, expected, name);
  }
});

test('a reading is old when two intervals and an attempt have passed, or when it is from the future', () => {
  const oldAt = (at: number): boolean => status(record({ reading: readingOf('5', at) })).old;
  assert.equal(oldAt(NOW), false);
  assert.equal(oldAt(NOW - 2 * INTERVAL - MINUTE), false);
  assert.equal(oldAt(NOW - 2 * INTERVAL - MINUTE - 1), true);
  assert.equal(oldAt(NOW + 30 * SECOND), false);
  assert.equal(oldAt(NOW + MINUTE), true);
  assert.equal(status(blank()).old, false);
});

test('a request of another window shows while it can be under way', () => {
  const claimed = (ago: number): boolean => status(record({ settled: false, claimedAt: NOW - ago })).refreshing;
  assert.equal(claimed(0), true);
  assert.equal(claimed(MINUTE - 1), true);
  assert.equal(claimed(MINUTE), false);
  assert.equal(status(record({ claimedAt: NOW })).refreshing, false);
});

test('the next attempt and a deadline are announced, never in the past, and not while paused', () => {
  assert.equal(status(record()).nextAt, NOW + 10 * MINUTE);
  assert.equal(status(record({ nextDue: NOW - HOUR })).nextAt, NOW);
  assert.equal(status(undefined).nextAt, undefined);
  const held = status(record({ holdUntil: NOW + HOUR, nextDue: NOW }));
  assert.deepEqual([held.nextAt, held.holdUntil], [NOW + HOUR, NOW + HOUR]);
  assert.equal('holdUntil' in status(record({ holdUntil: NOW - 1 })), false);
  assert.equal('nextAt' in status(record({ trouble: DOWN, refusedMark: 'm' })), false);
  assert.equal('nextAt' in status(blank(), { local: LOCKED }), false);
});

test('a reading with a quantity that the product does not have is no reading of it', () => {
  const mixed = { quantities: [...messages('1'), ...messages('2', 'voice')], at: NOW };
  assert.deepEqual(status(record({ reading: mixed })).state, { kind: 'loading' });
});

test('C5: what was remembered is not shown when the account was edited since, and asks something else now', () => {
  const reading = readingOf('5', NOW - HOUR);
  const remembered = { ...reading, identity: 'before.whose' };
  assert.deepEqual(status(undefined, { remembered, asked: 'before' }).state, { kind: 'ok', reading });
  assert.deepEqual(status(undefined, { remembered, asked: 'now' }).state, { kind: 'loading' });
  assert.deepEqual(status(blank(), { remembered, asked: 'now' }).state, { kind: 'loading' });
});
