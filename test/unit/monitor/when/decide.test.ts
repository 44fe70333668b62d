import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decide,
  IN_FLIGHT_MS,
  LATEST_MS,
  LEAST_GAP_MS,
  LEAST_INTERVAL_MS,
  MOST_HOLD_MS,
  MOST_INTERVAL_MS,
  nextAttemptAt,
  secondReadingAt,
  type Trigger,
} from '../../../../src/monitor/when/schedule.ts';
import type { AccountRecord } from '../../../../src/store/port/store.ts';
import { readingOf } from '../../fakes/amounts.ts';
import { blank, HOUR, MINUTE, NOW, record, SECOND, YEAR } from '../../fakes/records.ts';

const INTERVAL = 15 * MINUTE;
const TRIGGERS: readonly Trigger[] = ['timer', 'manual', 'focus', 'credential', 'second'];
const TROUBLE = { fault: { kind: 'timeout', host: 'h', seconds: 15 }, since: NOW - HOUR, attempts: 3 } as const;

/** What is expected of the triggers timer, manual, focus, credential, second: `go`, or why not. */
type Expected = readonly [string, string, string, string, string];
const ALL_GO: Expected = ['go', 'go', 'go', 'go', 'go'];

const STATES: readonly (readonly [string, AccountRecord, Expected])[] = [
  ['never asked', blank(), ALL_GO],
  ['due', record({ nextDue: NOW }), ALL_GO],
  ['overdue by a year', record({ nextDue: NOW - YEAR }), ALL_GO],
  ['fresh', record({ reading: readingOf('1', NOW - 5 * MINUTE) }), ['not-due', 'go', 'not-due', 'go', 'go']],
  [
    'read a minute ago',
    record({ reading: readingOf('1', NOW - MINUTE), claimedAt: NOW - MINUTE }),
    ['not-due', 'go', 'not-due', 'go', 'go'],
  ],
  [
    'read less than a minute ago',
    record({ reading: readingOf('1', NOW - MINUTE + 1), claimedAt: NOW - MINUTE }),
    ['not-due', 'go', 'not-due', 'go', 'not-due'],
  ],
  ['older than the interval', record({ reading: readingOf('1', NOW - INTERVAL) }), ['not-due', 'go', 'go', 'go', 'go']],
  ['no reading yet', record(), ['not-due', 'go', 'go', 'go', 'not-due']],
  [
    'failed a while ago',
    record({ reading: readingOf('1', NOW - MINUTE), claimedAt: NOW - MINUTE, trouble: TROUBLE }),
    ['not-due', 'go', 'go', 'go', 'not-due'],
  ],
  [
    'failed just now',
    record({ claimedAt: NOW - MINUTE + 1, trouble: TROUBLE }),
    ['not-due', 'go', 'not-due', 'go', 'not-due'],
  ],
  ['held', record({ nextDue: NOW - 1, holdUntil: NOW + 1 }), ['held', 'held', 'held', 'held', 'held']],
  ['held until now', record({ nextDue: NOW, holdUntil: NOW }), ALL_GO],
  ['held beyond reason', record({ nextDue: NOW - 1, holdUntil: NOW + 7 * HOUR }), ALL_GO],
  [
    'under way',
    record({ nextDue: NOW - 1, settled: false, claimedAt: NOW - IN_FLIGHT_MS + 1 }),
    ['in-flight', 'in-flight', 'in-flight', 'in-flight', 'in-flight'],
  ],
  ['given up', record({ nextDue: NOW, settled: false, claimedAt: NOW - IN_FLIGHT_MS }), ALL_GO],
  [
    'asked just now',
    record({ nextDue: NOW, claimedAt: NOW - LEAST_GAP_MS + 1 }),
    ['too-soon', 'too-soon', 'too-soon', 'too-soon', 'too-soon'],
  ],
  ['asked one gap ago', record({ nextDue: NOW, claimedAt: NOW - LEAST_GAP_MS }), ALL_GO],
  [
    'asked just now, and the clock went back a step',
    record({ nextDue: NOW, claimedAt: NOW + 5 * SECOND }),
    ['too-soon', 'too-soon', 'too-soon', 'too-soon', 'too-soon'],
  ],
  ['the clock was set back an hour', record({ claimedAt: NOW + HOUR, nextDue: NOW + HOUR }), ALL_GO],
  ['the clock was set back a year', record({ claimedAt: NOW + YEAR, nextDue: NOW + YEAR }), ALL_GO],
];

for (const [name, state, expected] of STATES) {
  test(`decide: ${name}`, () => {
    const decided = TRIGGERS.map((trigger) => {
      const decision = decide(state, trigger, NOW, INTERVAL);
      return decision.go ? 'go' : decision.because;
    });
    assert.deepEqual(decided, expected);
  });
}

test('a refusal says until when', () => {
  const untilOf = (state: AccountRecord): number | undefined => {
    const decision = decide(state, 'timer', NOW, INTERVAL);
    return decision.go ? undefined : decision.until;
  };
  assert.equal(untilOf(record({ holdUntil: NOW + HOUR })), NOW + HOUR);
  assert.equal(untilOf(record({ settled: false, claimedAt: NOW - 20 * SECOND })), NOW + 40 * SECOND);
  assert.equal(untilOf(record({ claimedAt: NOW - 4 * SECOND })), NOW + 6 * SECOND);
  assert.equal(untilOf(record()), NOW + 10 * MINUTE);
});

const anyRecord = fc.record({
  accountId: fc.constant('a'),
  generation: fc.integer({ min: 1, max: 9 }),
  claimedAt: fc.integer({ min: NOW - 2 * INTERVAL, max: NOW + 2 * INTERVAL }),
  settled: fc.boolean(),
  nextDue: fc.integer({ min: NOW - 3 * INTERVAL, max: NOW + 3 * INTERVAL }),
  holdUntil: fc.oneof(fc.constant(0), fc.integer({ min: NOW - HOUR, max: NOW + 8 * HOUR })),
});
const anyTrigger = fc.constantFrom(...TRIGGERS);
const anyInterval = fc.integer({ min: LEAST_INTERVAL_MS, max: MOST_INTERVAL_MS });

test('row 42: a request on time is followed an interval later, and one out of turn leaves the plan alone unless it follows too closely', () => {
  fc.assert(
    fc.property(
      anyInterval,
      fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 1e9 })),
      (interval, late) => {
        const decision = decide(record({ nextDue: NOW - late }), 'timer', NOW, interval);
        // What waited for others keeps its times; what is later than that begins anew.
        assert.deepEqual(decision, { go: true, nextDue: NOW + interval - (late <= LATEST_MS ? late : 0) });
      },
    ),
  );
  const nextOf = (nextDue: number): number => {
    const decision = decide(record({ nextDue }), 'manual', NOW, INTERVAL);
    assert.ok(decision.go);
    return decision.nextDue - NOW;
  };
  assert.equal(nextOf(NOW + 8 * MINUTE), 8 * MINUTE);
  assert.equal(nextOf(NOW + 7 * MINUTE), INTERVAL);
});

test('C8: whoever asks, and whatever the record says, the next request is at least half an interval and at most one away', () => {
  fc.assert(
    fc.property(anyRecord, anyTrigger, anyInterval, fc.boolean(), (state, trigger, interval, overdue) => {
      const decision = decide(state, trigger, NOW, interval, overdue);
      assert.ok(!decision.go || decision.nextDue >= NOW + interval / 2);
      assert.ok(!decision.go || decision.nextDue <= NOW + interval);
    }),
  );
});

test('C6: a claim without an outcome is due when its deadline has passed, and no sooner', () => {
  for (const interval of [MINUTE, INTERVAL, 24 * HOUR]) {
    const claimed = record({ settled: false, claimedAt: NOW, nextDue: NOW + interval });
    assert.equal(nextAttemptAt(claimed, NOW, interval), NOW + IN_FLIGHT_MS);
    assert.equal(decide(claimed, 'timer', NOW + IN_FLIGHT_MS - 1, interval).go, false);
    assert.equal(decide(claimed, 'timer', NOW + IN_FLIGHT_MS, interval).go, true);
    assert.equal(decide({ ...claimed, settled: true }, 'timer', NOW + IN_FLIGHT_MS, interval).go, interval === MINUTE);
  }
});

test('row 18: whoever asks, no request goes out before a valid deadline', () => {
  fc.assert(
    fc.property(anyRecord, anyTrigger, fc.integer({ min: 1, max: MOST_HOLD_MS }), (base, trigger, left) => {
      const decision = decide({ ...base, holdUntil: NOW + left }, trigger, NOW, INTERVAL);
      assert.deepEqual(decision, { go: false, because: 'held', until: NOW + left });
    }),
  );
});

test('whoever asks, no request goes out within 10 s of another', () => {
  fc.assert(
    fc.property(
      anyRecord,
      anyTrigger,
      fc.integer({ min: -LEAST_GAP_MS, max: LEAST_GAP_MS - 1 }),
      (base, trigger, ago) => {
        assert.equal(decide({ ...base, claimedAt: NOW - ago }, trigger, NOW, INTERVAL).go, false);
      },
    ),
  );
});

test('the timer may go exactly from the time that is announced', () => {
  fc.assert(
    fc.property(anyRecord, (state) => {
      // Times that a rule can have set; what lies beyond is void now and would count later.
      fc.pre(state.claimedAt <= NOW && state.nextDue <= NOW + INTERVAL);
      fc.pre(state.holdUntil <= NOW + MOST_HOLD_MS);
      const at = nextAttemptAt(state, NOW, INTERVAL);
      assert.equal(decide(state, 'timer', NOW, INTERVAL).go, at <= NOW);
      if (at > NOW) {
        assert.equal(decide(state, 'timer', at, INTERVAL).go, true);
      }
    }),
  );
});

test('row 45: after a clock was set back, an attempt is near, and yet no rule can be broken by it', () => {
  const back = { claimedAt: NOW + HOUR, nextDue: NOW + HOUR + INTERVAL };
  assert.equal(nextAttemptAt(record(back), NOW, INTERVAL), NOW + LEAST_GAP_MS);
  assert.equal(nextAttemptAt(record({ ...back, settled: false }), NOW, INTERVAL), NOW + IN_FLIGHT_MS);
  assert.equal(nextAttemptAt(blank(), NOW, INTERVAL), NOW);
});

test('row 45: what the monotonic clock has seen pass is over, whatever the wall clock says', () => {
  const states = [
    record({ holdUntil: NOW + HOUR, nextDue: NOW + HOUR }),
    record({ nextDue: NOW + 14 * MINUTE }),
    record({ settled: false, claimedAt: NOW - SECOND }),
  ];
  for (const state of states) {
    assert.equal(decide(state, 'timer', NOW, INTERVAL, false).go, false);
    const decision = decide(state, 'timer', NOW, INTERVAL, true);
    assert.ok(decision.go);
    assert.ok(decision.nextDue >= NOW + 0.99 * INTERVAL);
  }
});

test('17: a second reading is asked for 2 to 5 minutes after the first one, each account at a time of its own', () => {
  const times = Array.from({ length: 1000 }, (_, index) => secondReadingAt(`account ${index}`, NOW) - NOW);
  assert.ok(Math.min(...times) >= 2 * MINUTE && Math.min(...times) < 2.1 * MINUTE);
  assert.ok(Math.max(...times) <= 5 * MINUTE && Math.max(...times) > 4.9 * MINUTE);
  assert.equal(secondReadingAt('a', NOW), secondReadingAt('a', NOW));
});
