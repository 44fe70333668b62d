import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { openFile } from '../../../../src/store/file/openFile.ts';
import { shareDatabase } from '../../../../src/store/file/sharedFile.ts';
import { migrate } from '../../../../src/store/sqlite/schema.ts';
import { afterClaim, blankRecord } from '../../../../src/store/tables/transition.ts';
import { fileIn, NOON, newFolder } from '../sample.ts';

it('row 46: a fresh file is not taken for a corrupt one while another window makes it and writes', () => {
  const path = fileIn(newFolder());
  const other = new DatabaseSync(path);
  let isMade = false;
  let attempts = 0;
  /** Looks while the file is empty. Then the other window makes the tables, and writes whenever it can. */
  class Late extends DatabaseSync {
    override exec(sql: string): void {
      super.exec(sql);
      if (!isMade && sql.includes('synchronous')) {
        isMade = true;
        migrate(other, 'salt');
        assert.ok(shareDatabase(other).claim(blankRecord('a'), afterClaim(blankRecord('a'), NOON, NOON)));
      }
    }

    override prepare(sql: string) {
      if (isMade && sql.includes('FROM record')) {
        attempts++;
        try {
          other.exec('BEGIN EXCLUSIVE');
        } catch {
          // There is a reader.
        }
      }
      try {
        return super.prepare(sql.replace('sqlite_version()', "'3.50.4'"));
      } finally {
        if (other.isTransaction) {
          other.exec('ROLLBACK');
        }
      }
    }
  }
  const opened = openFile({ sqlite: { DatabaseSync: Late }, path, salt: 'late', patienceMs: 1_000 });
  assert.ok(opened.kind === 'open' && attempts > 0, opened.kind);
  assert.equal(opened.file.record('a')?.generation, 1);
  assert.equal(opened.file.salt, 'salt');
  opened.file.close();
  other.close();
});
