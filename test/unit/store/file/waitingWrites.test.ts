import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { type SharedFile, shareDatabase } from '../../../../src/store/file/sharedFile.ts';
import { WaitingWrites } from '../../../../src/store/file/waitingWrites.ts';
import { migrate } from '../../../../src/store/sqlite/schema.ts';
import { afterClaim, afterOutcome, blankRecord } from '../../../../src/store/tables/transition.ts';
import { DAY, good, HOUR, NOON, reading } from '../sample.ts';

const seen = blankRecord('a');
const claimed = afterClaim(seen, NOON, NOON + HOUR);

function open(test: TestContext): SharedFile {
  const database = new DatabaseSync(':memory:');
  test.after(() => database.close());
  migrate(database, 'salt');
  const file = shareDatabase(database);
  file.claim(seen, claimed);
  return file;
}

describe('writes that met a lock', () => {
  it('are shown over their claim until they are written, once', (test) => {
    const file = open(test);
    const writes = new WaitingWrites();
    const outcome = good(NOON, '1');
    writes.settle(claimed, outcome);
    const settled = afterOutcome(claimed, outcome);
    assert.deepEqual(writes.over(claimed), settled);
    writes.flush(file, NOON, 'b');
    assert.deepEqual(file.record('a'), claimed);
    writes.flush(file, NOON, 'a');
    assert.deepEqual(file.record('a'), settled);
    assert.deepEqual(writes.over(claimed), claimed);
  });

  it('row 43: are neither shown nor written over a later claim', (test) => {
    const file = open(test);
    const writes = new WaitingWrites();
    writes.settle(claimed, good(NOON, '1'));
    const later = afterClaim(claimed, NOON + HOUR, NOON + 2 * HOUR);
    assert.ok(file.claim(claimed, later));
    assert.deepEqual(writes.over(later), later);
    writes.settle(claimed, good(NOON, '1'));
    writes.flush(file, NOON);
    assert.deepEqual(file.record('a'), later);
    assert.deepEqual(file.rows('a', 0, NOON + DAY).readings(), []);
  });

  it('forget an account in the end, and show it forgotten before', (test) => {
    const file = open(test);
    const writes = new WaitingWrites();
    writes.settle(claimed, good(NOON, '1'));
    writes.forget('a', true);
    assert.deepEqual(writes.over(claimed), blankRecord('a'));
    writes.flush(file, NOON);
    assert.equal(file.record('a'), undefined);
  });

  it('go on waiting when the file is still locked', (test) => {
    const file = open(test);
    const writes = new WaitingWrites();
    writes.settle(claimed, good(NOON, '1'));
    const locked: SharedFile = {
      ...file,
      settle: () => {
        throw new Error('locked');
      },
    };
    assert.throws(() => writes.flush(locked, NOON), /locked/);
    writes.flush(file, NOON);
    assert.deepEqual(file.record('a')?.reading, reading(NOON, '1'));
  });
});
