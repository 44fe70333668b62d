import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import type { AccountRecord } from '../../../../src/store/port/store.ts';
import { migrate } from '../../../../src/store/sqlite/schema.ts';
import { openRecordTable } from '../../../../src/store/tables/recordTable.ts';
import { afterClaim, afterOutcome, blankRecord } from '../../../../src/store/tables/transition.ts';
import { HOUR, NOON, reading, timeout, trouble } from '../sample.ts';

const FULL: AccountRecord = {
  accountId: 'a',
  generation: 4,
  claimedAt: NOON,
  settled: true,
  nextDue: NOON + HOUR,
  holdUntil: NOON + 1,
  reading: reading(NOON - 1, '5', null),
  trouble: trouble(timeout, NOON - 2),
  refusedMark: 'mark',
};
const BARE: AccountRecord = {
  ...blankRecord('b'),
  generation: 1,
  claimedAt: NOON,
  settled: false,
  nextDue: NOON + HOUR,
};

function table(test: TestContext) {
  const database = new DatabaseSync(':memory:');
  test.after(() => database.close());
  migrate(database, 'salt');
  return { database, table: openRecordTable(database) };
}

describe('the table of records', () => {
  it('gives back what was added, whole and bare', (test) => {
    const { table: records } = table(test);
    records.add(FULL);
    records.add(BARE);
    assert.deepEqual(records.read('a'), FULL);
    assert.deepEqual(records.read('b'), BARE);
    assert.deepEqual(records.all(), [FULL, BARE]);
    assert.equal(records.read('c'), undefined);
  });

  it('adds a record only where none is', (test) => {
    const { table: records } = table(test);
    records.add(FULL);
    records.add({ ...BARE, accountId: 'a' });
    assert.deepEqual(records.read('a'), FULL);
  });

  it('16: keeps what only a later version knows of a reading when a trouble is settled, and of a trouble when nothing is', (test) => {
    const { database, table: records } = table(test);
    records.add(FULL);
    const reading = '{"at":1,"quantities":[["k","7","tokens",{"reserved":"3"}]]}';
    const kind = '{"fault":{"kind":"moonlight"},"since":1,"attempts":1}';
    const stored = () => ({ ...database.prepare('SELECT reading, trouble FROM record').get() });
    const settle = (outcome: object) => {
      const seen = records.read('a');
      assert.ok(seen);
      const claimed = afterClaim(seen, NOON + seen.generation, NOON);
      assert.ok(records.claim(seen, claimed));
      assert.ok(records.write(afterOutcome(records.read('a') ?? claimed, { nextDue: 0, holdUntil: 0, ...outcome })));
    };
    database.prepare('UPDATE record SET reading = ?, trouble = ?').run(reading, kind);
    settle({});
    assert.deepEqual(stored(), { reading, trouble: kind });
    settle({ trouble: trouble(timeout, NOON) });
    assert.deepEqual(stored(), { reading, trouble: JSON.stringify(trouble(timeout, NOON)) });
    assert.deepEqual(records.read('a')?.reading?.quantities, [{ key: 'k', amount: '7', unit: 'tokens' }]);
    settle({ reading: { at: 2, quantities: [] } });
    assert.deepEqual(stored(), { reading: '{"at":2,"quantities":[]}', trouble: null });
  });

  it('removes one record, and says whether it was there', (test) => {
    const { table: records } = table(test);
    records.add(FULL);
    records.add(BARE);
    assert.equal(records.remove('a'), true);
    assert.equal(records.remove('a'), false);
    assert.deepEqual(records.all(), [BARE]);
  });

  it('lets the first of two claim what both saw', (test) => {
    const { table: records } = table(test);
    const seen = blankRecord('a');
    const claimed = afterClaim(seen, NOON, NOON + HOUR);
    assert.equal(records.claim(seen, claimed), true);
    assert.equal(records.claim(seen, afterClaim(seen, NOON + 1, NOON + HOUR)), false);
    const next = afterClaim(claimed, NOON + 2, NOON + HOUR + 2);
    assert.equal(records.claim(claimed, next), true);
    assert.equal(records.claim(claimed, afterClaim(claimed, NOON + 3, NOON + HOUR)), false);
    assert.deepEqual(records.read('a'), next);
  });

  it('claims one account and no other', (test) => {
    const { table: records } = table(test);
    records.add(FULL);
    records.add({ ...FULL, accountId: 'b' });
    assert.equal(records.claim(FULL, afterClaim(FULL, NOON + HOUR, NOON + 2 * HOUR)), true);
    assert.deepEqual(records.read('b'), { ...FULL, accountId: 'b' });
  });

  it('settles its own claim alone', (test) => {
    const { table: records } = table(test);
    records.add(BARE);
    const outcome = { nextDue: NOON + 3, holdUntil: NOON + 4, trouble: trouble(timeout, NOON), refusedMark: 'm' };
    const settled = afterOutcome({ ...BARE, reading: reading(NOON, '1') }, outcome);
    for (const other of [{ generation: 2 }, { generation: 0 }, { claimedAt: NOON + 1 }, { accountId: 'c' }]) {
      assert.equal(records.write({ ...settled, ...other }), false, JSON.stringify(other));
    }
    assert.deepEqual(records.read('b'), BARE);
    assert.equal(records.write(settled), true);
    assert.deepEqual(records.read('b'), settled);
  });

  it('changes the stamp with every write, of one account alone', (test) => {
    const { table: records } = table(test);
    records.add(BARE);
    records.add(FULL);
    const seen = [records.stamps().get('b')];
    const other = records.stamps().get('a');
    const settled = afterOutcome(BARE, { nextDue: NOON, holdUntil: 0 });
    records.write(settled);
    seen.push(records.stamps().get('b'));
    records.claim(settled, afterClaim(settled, NOON, NOON + HOUR));
    seen.push(records.stamps().get('b'));
    assert.equal(new Set(seen).size, 3);
    assert.ok(!seen.includes(undefined));
    assert.equal(records.stamps().get('a'), other);
    records.remove('a');
    assert.deepEqual([...records.stamps().keys()], ['b']);
  });

  it('gives another stamp to an account that was forgotten and came back', (test) => {
    const { table: records } = table(test);
    records.add(BARE);
    const before = records.stamps().get('b');
    records.remove('b');
    records.add({ ...BARE, claimedAt: NOON + 1 });
    assert.notEqual(records.stamps().get('b'), before);
  });

  it('writes no time that a file cannot hold', (test) => {
    const { table: records } = table(test);
    const odd = { ...BARE, claimedAt: NOON + 0.5, nextDue: 1e300, holdUntil: Number.NaN };
    records.add(odd);
    const kept = records.read('b');
    assert.ok(kept !== undefined);
    for (const time of [kept.claimedAt, kept.nextDue, kept.holdUntil]) {
      assert.ok(Number.isSafeInteger(time), String(time));
    }
    // Whoever holds the odd record is still its owner.
    assert.equal(records.claim(odd, afterClaim(odd, NOON + 1.5, 1e300)), true);
    assert.equal(records.write({ ...odd, generation: 2, claimedAt: NOON + 1.5, settled: true }), true);
  });

  it('reads a record whose contents are damaged as far as they can be read', (test) => {
    const { database, table: records } = table(test);
    records.add(FULL);
    database.exec(`UPDATE record SET reading = 'x', trouble = 'x'`);
    const { reading: _, ...rest } = FULL;
    const kept = records.read('a');
    assert.deepEqual({ ...kept, trouble: undefined }, { ...rest, trouble: undefined });
    // That there was trouble is known, and since when at most.
    assert.equal(kept?.trouble?.since, NOON);
  });
});
