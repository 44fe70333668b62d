import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rowsOf } from '../../../src/balance/readings/rows.ts';
import { createMemoryStore, newSalt } from '../../../src/store/memory.ts';
import type { ReadableFile } from '../../../src/store/port/memorySeed.ts';
import type { AccountRecord } from '../../../src/store/port/store.ts';
import { blankRecord } from '../../../src/store/tables/transition.ts';
import { DAY, good, HOUR, mustClaim, NOON, poll, reading, timeout, trouble } from './sample.ts';

const OWN: AccountRecord = { ...blankRecord('a'), generation: 3, claimedAt: NOON, reading: reading(NOON, '1') };

/** A file that knows one record. */
function file(shared: AccountRecord | undefined): ReadableFile {
  return {
    record: () => shared,
    note: () => undefined,
    rows: (_, fromMs) => rowsOf([{ at: fromMs, quantities: [] }]),
    kept: () => [],
    events: (_, fromMs) => [{ at: fromMs, kind: 'recovered' }],
  };
}

describe('a store in memory', () => {
  it('says why it is there, and where a broken file went', () => {
    assert.deepEqual(createMemoryStore('disk-full', { movedTo: 'b' }).mode, {
      kind: 'memory',
      problem: 'disk-full',
      movedTo: 'b',
    });
    assert.deepEqual(createMemoryStore('read-only').mode, { kind: 'memory', problem: 'read-only' });
  });

  it('says whether there is a file that has not forgotten an account', () => {
    const problems = ['none', 'no-sqlite', 'disk-full', 'read-only', 'io'] as const;
    const forgotten = problems.map((problem) => createMemoryStore(problem).forget('a', true));
    assert.deepEqual(forgotten, [true, true, false, false, false]);
  });

  it('begins with the records and the salt that it is given, else with a salt of its own', () => {
    const store = createMemoryStore('none', { records: [OWN, { ...OWN, accountId: 'b' }], salt: 'salt' });
    assert.deepEqual([store.record('a'), store.record('b')], [OWN, { ...OWN, accountId: 'b' }]);
    assert.equal(store.salt, 'salt');
    assert.match(createMemoryStore('none').salt, /^[0-9a-f]{32}$/);
    assert.notEqual(newSalt(), newSalt());
  });

  it('shows the file below where that knows of a later claim, and not where it knows of an earlier one', () => {
    for (const [claimedAt, shown] of [
      [NOON + 1, true],
      [NOON, false],
      [NOON - 1, false],
    ] as const) {
      const shared = { ...OWN, claimedAt, generation: 9 };
      const store = createMemoryStore('read-only', { records: [OWN], below: file(shared) });
      assert.deepEqual(store.record('a'), shown ? shared : OWN, String(claimedAt));
    }
    const store = createMemoryStore('read-only', { records: [OWN], below: file(undefined) });
    assert.deepEqual(store.record('a'), OWN);
  });

  it('C1: shows what it read and what failed meanwhile, behind the history of the file below', () => {
    const before = { ...OWN, claimedAt: NOON - HOUR, reading: reading(NOON - HOUR, '1') };
    const shared: ReadableFile = { ...file(before), record: (accountId) => (accountId === 'a' ? before : undefined) };
    for (const below of [shared, undefined]) {
      const store = createMemoryStore('read-only', below === undefined ? {} : { below });
      const stored = below === undefined ? [] : [{ at: NOON - HOUR, quantities: [] }];
      poll(store, 'a', NOON, '1');
      poll(store, 'b', NOON, '8');
      const failed = trouble(timeout, NOON + HOUR);
      store.settle(mustClaim(store, 'a', NOON + HOUR), { nextDue: 1, holdUntil: 0, trouble: failed });
      poll(store, 'a', NOON + 2 * HOUR, '2');
      assert.deepEqual(store.rows('a', NOON - HOUR, NOON + 3 * HOUR)?.readings(), [
        ...stored,
        reading(NOON, '1'),
        reading(NOON + 2 * HOUR, '2'),
      ]);
      assert.deepEqual(store.rows('a', NOON + 1, NOON + 2 * HOUR)?.at.length, stored.length);
      assert.deepEqual(store.events('a', NOON - HOUR, NOON + 3 * HOUR)?.slice(stored.length), [
        { at: NOON + HOUR, kind: 'trouble', faultKind: 'timeout' },
        { at: NOON + 2 * HOUR, kind: 'recovered' },
      ]);
      store.forget('a', true);
      assert.deepEqual(store.rows('a', 0, NOON + 3 * HOUR)?.readings(), []);
      assert.deepEqual(store.events('a', 0, NOON + 3 * HOUR), []);
    }
  });

  it('C1: puts what it read among what the file below has, by time, from the first moment on and without the last', () => {
    const kept = [NOON, NOON + 2 * HOUR];
    const below: ReadableFile = {
      ...file(undefined),
      rows: () => rowsOf(kept.map((at) => ({ at, quantities: [] }))),
      events: () => kept.map((at) => ({ at, kind: 'recovered' })),
    };
    const store = createMemoryStore('read-only', { below });
    const failed = trouble(timeout, NOON + HOUR);
    poll(store, 'a', NOON + HOUR, '1');
    store.settle(mustClaim(store, 'a', NOON + HOUR), { nextDue: 1, holdUntil: 0, trouble: failed });
    const times = (from: number, to: number) => [
      Array.from(store.rows('a', from, to)?.at ?? [], (at) => (at - NOON) / HOUR),
      store.events('a', from, to)?.map(({ at }) => (at - NOON) / HOUR),
    ];
    for (const [from, to, expected] of [
      [NOON, NOON + DAY, [0, 1, 2]],
      [NOON + HOUR, NOON + DAY, [0, 1, 2]],
      [NOON + HOUR + 1, NOON + DAY, [0, 2]],
      [NOON, NOON + HOUR + 1, [0, 1, 2]],
      [NOON, NOON + HOUR, [0, 2]],
    ] as const) {
      assert.deepEqual(times(from, to), [expected, expected], `${from} ${to}`);
    }
  });

  it('C1: does not know the history while the file below is locked', () => {
    const below: ReadableFile = { ...file(undefined), rows: () => undefined, events: () => undefined };
    const store = createMemoryStore('read-only', { below });
    poll(store, 'a', NOON, '1');
    assert.deepEqual([store.rows('a', 0, NOON + DAY), store.events('a', 0, NOON + DAY)], [undefined, undefined]);
  });

  it('a kept history goes by its number, and is that of the file below alone', () => {
    const store = createMemoryStore('read-only', { below: file(undefined) });
    poll(store, 'a', NOON, '1');
    assert.equal(store.rows(7, 5, 9)?.at[0], 5);
    assert.deepEqual(store.events(7, 6, 9), [{ at: 6, kind: 'recovered' }]);
    const alone = createMemoryStore('none');
    assert.deepEqual([alone.rows(7, 0, 9)?.readings(), alone.events(7, 0, 9), alone.kept()], [[], [], []]);
  });

  it('C5: shows no history of another account of the provider, of the file below or its own', () => {
    const subject = { identity: 'q.one', name: 'SMS', provider: 'fake', product: 'sms' };
    const store = createMemoryStore('read-only', {
      below: file({ ...blankRecord('a'), claimedAt: NOON - HOUR, subject }),
    });
    const read = (identity: string, at: number, amount: string): void => {
      const claimed = store.claim(store.record('a'), at, at + HOUR, { ...subject, identity }) ?? assert.fail('late');
      store.settle(claimed, good(at, amount));
    };
    read('q.one', NOON, '1');
    assert.equal(store.rows('a', 0, NOON + DAY)?.at.length, 2);
    read('q.other', NOON + HOUR, '2');
    assert.deepEqual(store.rows('a', 0, NOON + DAY)?.readings(), [reading(NOON + HOUR, '2')]);
    assert.deepEqual(store.events('a', 0, NOON + DAY), []);
  });

  it('C10: names no history that was deleted here, though the file below still has it', () => {
    const below: ReadableFile = {
      ...file(OWN),
      kept: () => ['a', 'b'].map((accountId, index) => ({ number: index, accountId, isCurrent: false })),
    };
    const store = createMemoryStore('read-only', { below });
    store.forget('a', true);
    store.forget('b', false);
    assert.deepEqual(
      store.kept().map(({ accountId }) => accountId),
      ['b'],
    );
  });

  it('has the history of the file below, else none', () => {
    const below = createMemoryStore('read-only', { below: file(undefined) });
    assert.equal(below.rows('a', 5, 9)?.at[0], 5);
    assert.deepEqual(below.events('a', 6, 9), [{ at: 6, kind: 'recovered' }]);
    const alone = createMemoryStore('none');
    assert.deepEqual([alone.rows('a', 0, 9)?.readings(), alone.events('a', 0, 9)], [[], []]);
  });

  it('gives a claim to the first of two, and takes the outcome of its owner alone', () => {
    const store = createMemoryStore('none');
    const seen = store.record('a');
    const claimed = store.claim(seen, NOON, NOON + HOUR);
    assert.deepEqual(claimed, { ...seen, generation: 1, claimedAt: NOON, settled: false, nextDue: NOON + HOUR });
    assert.equal(store.claim(seen, NOON + 1, NOON + HOUR), undefined);
    const owner = store.claim(claimed ?? seen, NOON + 2, NOON + HOUR);
    assert.ok(claimed !== undefined && owner !== undefined);
    assert.equal(store.settle(claimed, { nextDue: NOON, holdUntil: 0, reading: reading(NOON, '1') }), 'late');
    assert.deepEqual(store.record('a'), owner);
    assert.equal(store.settle(owner, { nextDue: NOON, holdUntil: 0, reading: reading(NOON, '2') }), 'kept');
    assert.deepEqual(store.record('a').reading, reading(NOON, '2'));
  });

  it('keeps notes, its own before those of the file below, and replaces one that was seen', () => {
    const store = createMemoryStore('read-only', { below: { ...file(undefined), note: (_, key) => `below ${key}` } });
    assert.equal(store.note('a', 'k'), 'below k');
    assert.equal(store.replaceNote('a', 'k', undefined, 'x'), 'differs');
    assert.equal(store.replaceNote('a', 'k', 'below k', 'x'), 'replaced');
    assert.equal(store.note('a', 'k'), 'x');
    assert.equal(store.note('a', 'other'), 'below other');
    const alone = createMemoryStore('none');
    assert.equal(alone.replaceNote('a', 'k', undefined, 'x'), 'replaced');
    alone.forget('a', false);
    assert.equal(alone.note('a', 'k'), undefined);
  });

  it('tells of every change, and of nothing once it is disposed', () => {
    const store = createMemoryStore('none');
    const told: string[] = [];
    store.onDidChange((ids) => told.push(...ids));
    poll(store, 'a', NOON, '1');
    store.forget('a', false);
    store.forget('gone', false);
    assert.deepEqual(told, ['a', 'a', 'a']);
    store.dispose();
    mustClaim(store, 'b', NOON + HOUR);
    assert.deepEqual(told, ['a', 'a', 'a']);
  });
});
