import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rowsOf } from '../../../src/balance/readings/rows.ts';
import { createMemoryStore, newSalt } from '../../../src/store/memory.ts';
import type { ReadableFile } from '../../../src/store/port/memorySeed.ts';
import type { AccountRecord } from '../../../src/store/port/store.ts';
import { blankRecord } from '../../../src/store/tables/transition.ts';
import { HOUR, mustClaim, NOON, poll, reading } from './sample.ts';

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
