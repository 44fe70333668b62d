import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccountRecord } from '../../../../src/store/port/store.ts';
import {
  afterClaim,
  afterOutcome,
  blankRecord,
  isOther,
  later,
  newsOf,
  sameClaim,
  withKnown,
} from '../../../../src/store/tables/transition.ts';
import { SUBJECT } from '../pastSample.ts';
import { HOUR, NOON, reading, timeout, trouble } from '../sample.ts';

const LATER = NOON + HOUR;
const RECORD: AccountRecord = {
  accountId: 'a',
  generation: 4,
  claimedAt: NOON,
  settled: false,
  nextDue: LATER,
  holdUntil: NOON + 1,
  reading: reading(NOON - 1, '5'),
  trouble: trouble(timeout, NOON - 2),
  refusedMark: 'mark',
};

describe('the transitions of a record', () => {
  it('begin with a record that was never claimed and is due', () => {
    assert.deepEqual(blankRecord('a'), {
      accountId: 'a',
      generation: 0,
      claimedAt: 0,
      settled: true,
      nextDue: 0,
      holdUntil: 0,
    });
  });

  it('a claim opens the next generation and leaves what is known', () => {
    assert.deepEqual(afterClaim({ ...RECORD, settled: true }, LATER, LATER + HOUR), {
      ...RECORD,
      generation: 5,
      claimedAt: LATER,
      settled: false,
      nextDue: LATER + HOUR,
    });
  });

  it('a claim keeps no time that a file cannot hold', () => {
    const { claimedAt, nextDue } = afterClaim(RECORD, NOON + 0.6, Number.NaN);
    assert.ok(Number.isSafeInteger(claimedAt) && Number.isSafeInteger(nextDue), `${claimedAt} ${nextDue}`);
  });

  it('a reading takes the place of the one before, and ends trouble and refusal', () => {
    const next = reading(LATER, '4');
    const { trouble: _, refusedMark: __, ...rest } = RECORD;
    assert.deepEqual(afterOutcome(RECORD, { nextDue: LATER + 1, holdUntil: 0, reading: next }), {
      ...rest,
      settled: true,
      nextDue: LATER + 1,
      holdUntil: 0,
      reading: next,
    });
  });

  it('a reading wins over a trouble that comes along with it', () => {
    const outcome = { nextDue: LATER, holdUntil: 0, reading: reading(LATER, '4'), trouble: trouble(timeout, NOON) };
    assert.equal('trouble' in afterOutcome(RECORD, outcome), false);
  });

  it('a trouble leaves the last good reading, and no refusal but its own', () => {
    const next = trouble(timeout, LATER, 2);
    const { refusedMark: _, ...rest } = RECORD;
    assert.deepEqual(afterOutcome(RECORD, { nextDue: LATER, holdUntil: LATER + 9, trouble: next }), {
      ...rest,
      settled: true,
      nextDue: LATER,
      holdUntil: LATER + 9,
      trouble: next,
    });
    const refused = { nextDue: LATER, holdUntil: 0, trouble: next, refusedMark: 'other' };
    assert.equal(afterOutcome(RECORD, refused).refusedMark, 'other');
  });

  it('an outcome that says nothing leaves all that was known', () => {
    const silent = afterOutcome(RECORD, { nextDue: NOON, holdUntil: NOON });
    assert.deepEqual(silent, { ...RECORD, settled: true, nextDue: NOON, holdUntil: NOON });
    const { reading: _, trouble: __, refusedMark: ___, ...bare } = RECORD;
    assert.deepEqual(afterOutcome(bare, { nextDue: NOON, holdUntil: NOON }), {
      ...bare,
      settled: true,
      nextDue: NOON,
      holdUntil: NOON,
    });
  });

  it('a claim is the same one when number and time are', () => {
    assert.equal(sameClaim(RECORD, { ...RECORD, settled: true, nextDue: 0 }), true);
    assert.equal(sameClaim(RECORD, { ...RECORD, generation: 5 }), false);
    assert.equal(sameClaim(RECORD, { ...RECORD, claimedAt: NOON + 1 }), false);
  });
});

it('what says nothing of its subject is about any', () => {
  const subject = { identity: 'one', provider: 'p', product: 'q', name: 'One' };
  const record = { ...blankRecord('a'), subject };
  const seen = [undefined, { ...subject, name: 'Two' }, { ...subject, identity: 'two' }].map((next) =>
    isOther(record, next),
  );
  assert.deepEqual([...seen, isOther(blankRecord('a'), subject)], [false, false, true, false]);
});

describe('what the history has of an outcome', () => {
  const BEFORE = blankRecord('a');
  const [READ, SAME_TIME, NEXT] = [reading(NOON, '5'), reading(NOON, '6'), reading(LATER, '4')];
  const FAILED = trouble(timeout, NOON + 1);
  const REFUSED = trouble({ kind: 'auth', definitive: true }, NOON + 2);
  for (const [what, before, after, news] of [
    ['a first reading', undefined, { reading: READ }, { reading: READ }],
    ['the first of a record', BEFORE, { reading: READ }, { reading: READ }],
    ['the same one, where an outcome says nothing', { ...BEFORE, reading: READ }, { reading: READ }, {}],
    ['one of the same moment', { ...BEFORE, reading: READ }, { reading: SAME_TIME }, { reading: SAME_TIME }],
    ['another one', { ...BEFORE, reading: READ }, { reading: NEXT }, { reading: NEXT }],
    [
      'a trouble that begins, beside the reading before it',
      { ...BEFORE, reading: READ },
      { reading: READ, trouble: FAILED },
      { event: { at: FAILED.since, kind: 'trouble', faultKind: 'timeout' } },
    ],
    [
      'a trouble without a record before it',
      undefined,
      { trouble: FAILED },
      { event: { at: FAILED.since, kind: 'trouble', faultKind: 'timeout' } },
    ],
    [
      'a reading that a file lacks, beside a trouble that it knows',
      { ...BEFORE, reading: READ, trouble: FAILED },
      { reading: NEXT, trouble: FAILED },
      { reading: NEXT },
    ],
    ['a trouble that goes on', { ...BEFORE, trouble: FAILED }, { trouble: FAILED }, {}],
    [
      'a trouble that becomes another one',
      { ...BEFORE, trouble: FAILED },
      { trouble: REFUSED },
      { event: { at: LATER + 7, kind: 'trouble', faultKind: 'auth' } },
    ],
    [
      'the same beside the reading before both',
      { ...BEFORE, reading: READ, trouble: FAILED },
      { reading: READ, trouble: REFUSED },
      { event: { at: LATER + 7, kind: 'trouble', faultKind: 'auth' } },
    ],
    [
      'a trouble that ends with a reading',
      { ...BEFORE, trouble: FAILED },
      { reading: NEXT },
      { reading: NEXT, event: { at: NEXT.at, kind: 'recovered' } },
    ],
    [
      'a trouble that ends without one',
      { ...BEFORE, trouble: FAILED },
      {},
      { event: { at: LATER + 7, kind: 'recovered' } },
    ],
    ['nothing', BEFORE, {}, {}],
  ] as const) {
    it(what, () => assert.deepEqual(newsOf(before, { ...BEFORE, ...after }, LATER + 7), news));
  }
});

describe('what two places know of an account', () => {
  const LAST = { ...blankRecord('a'), generation: 5, claimedAt: LATER };
  const old = reading(NOON - 1, '5');
  const auth = trouble({ kind: 'auth', definitive: true }, NOON + 1);
  const down = trouble(timeout, LATER + 1);

  for (const [what, record, other, expected] of [
    [
      'a newer reading of the other one',
      { reading: old },
      { reading: reading(NOON + 1, '4') },
      { reading: reading(NOON + 1, '4') },
    ],
    [
      'its own, when that is newer',
      { reading: reading(LATER + 1, '3') },
      { reading: old },
      { reading: reading(LATER + 1, '3') },
    ],
    ['the longer wait of the other one', { holdUntil: 1 }, { holdUntil: 2 }, { holdUntil: 2 }],
    ['its own longer wait', { holdUntil: 2 }, { holdUntil: 1 }, { holdUntil: 2 }],
    ['what went wrong there', { reading: old }, { trouble: down }, { reading: old, trouble: down }],
    [
      'nothing of that once it was read',
      { reading: reading(LATER + 1, '3') },
      { trouble: auth, refusedMark: 'm' },
      { reading: reading(LATER + 1, '3') },
    ],
    ['what goes wrong here', { trouble: down }, { trouble: trouble(timeout, NOON) }, { trouble: down }],
    [
      'a refusal, whatever else goes wrong',
      { trouble: down },
      { trouble: auth, refusedMark: 'm' },
      { trouble: auth, refusedMark: 'm' },
    ],
    [
      'its own refusal',
      { trouble: auth, refusedMark: 'm' },
      { trouble: trouble(timeout, NOON), refusedMark: 'n' },
      { trouble: auth, refusedMark: 'm' },
    ],
    ['nothing of a request that is open', {}, { settled: false, trouble: auth, refusedMark: 'm' }, {}],
  ] as const) {
    it(`is, in a record: ${what}`, () => {
      const before = { ...blankRecord('a'), generation: 4, claimedAt: NOON, ...other };
      assert.deepEqual(withKnown({ ...LAST, ...record }, before), { ...LAST, ...expected });
      assert.deepEqual(later(before, { ...LAST, ...record }), { ...LAST, ...expected });
      assert.deepEqual(later({ ...LAST, ...record }, before), { ...LAST, ...expected });
    });
  }

  it('is only the wait, of another subject', () => {
    const other = { ...RECORD, subject: { ...SUBJECT, identity: 'other' }, settled: true, holdUntil: 3 };
    const record = { ...LAST, subject: SUBJECT };
    assert.deepEqual(withKnown(record, other), { ...record, holdUntil: 3 });
  });
});
