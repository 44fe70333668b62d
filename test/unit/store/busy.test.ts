import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { openFile } from '../../../src/store/file/openFile.ts';
import type { SharedFile } from '../../../src/store/file/sharedFile.ts';
import { afterClaim, blankRecord } from '../../../src/store/tables/transition.ts';
import { HandClock } from '../net/handClock.ts';
import { fileIn, inFile, NEWER, NOON, newFolder, oldSqlite, openWindow, poll, reading } from './sample.ts';

const DAY = 24 * 3_600_000;

/** Locks the file as another program does; returns what ends it. */
function lock(test: TestContext, path: string, how: 'EXCLUSIVE' | 'IMMEDIATE'): () => void {
  const other = new DatabaseSync(path);
  test.after(() => other.close());
  other.exec(`BEGIN ${how}`);
  return () => other.exec('ROLLBACK');
}

describe('a history behind a lock', () => {
  it('C3: is not taken for none, neither in the shared file nor in one that is only read', async (test) => {
    for (const isNewer of [false, true]) {
      const folder = newFolder();
      const writer = await openWindow(test, folder, new HandClock(), oldSqlite);
      poll(writer, 'a', NOON, '1');
      writer.dispose();
      if (isNewer) {
        inFile(folder, NEWER);
      }
      const store = await openWindow(test, folder, new HandClock(), oldSqlite);
      assert.equal(store.mode.kind, isNewer ? 'memory' : 'shared');
      const release = lock(test, fileIn(folder), 'EXCLUSIVE');
      assert.equal(store.rows('a', 0, NOON + DAY), undefined);
      assert.equal(store.events('a', 0, NOON + DAY), undefined);
      release();
      assert.deepEqual(store.rows('a', 0, NOON + DAY)?.readings(), [reading(NOON, '1')]);
      assert.deepEqual(store.events('a', 0, NOON + DAY), []);
      assert.deepEqual(store.rows('nobody', 0, NOON + DAY)?.readings(), []);
    }
  });
});

describe('the patience with a lock', () => {
  const PATIENCE_MS = 400;
  const msOf = (work: () => unknown): number => {
    const start = performance.now();
    assert.throws(work, /locked/);
    return performance.now() - start;
  };

  async function open(
    test: TestContext,
  ): Promise<{ path: string; file: SharedFile; read: () => unknown; write: () => unknown }> {
    const path = fileIn(newFolder());
    const opened = openFile({ sqlite: await oldSqlite(), path, salt: 'salt', patienceMs: 1_000 });
    assert.ok(opened.kind === 'open');
    const { file } = opened;
    test.after(() => file.close());
    file.patience(PATIENCE_MS);
    // Time as whoever waits for a lock sees it passes with each look at it, however busy the machine is.
    let now = 0;
    test.mock.method(performance, 'now', () => {
      now += 5;
      return now;
    });
    const blank = blankRecord('a');
    return { path, file, read: () => file.record('a'), write: () => file.claim(blank, afterClaim(blank, NOON, NOON)) };
  }

  it('C3: comes back with the first read that succeeds, for a window that never writes', async (test) => {
    const { path, read } = await open(test);
    const release = lock(test, path, 'EXCLUSIVE');
    assert.ok(msOf(read) >= PATIENCE_MS);
    assert.ok(msOf(read) < PATIENCE_MS / 2);
    release();
    read();
    lock(test, path, 'EXCLUSIVE');
    assert.ok(msOf(read) >= PATIENCE_MS);
  });

  it('C3: does not come back for writes with a read that succeeds beside a writer', async (test) => {
    const { path, read, write } = await open(test);
    const release = lock(test, path, 'IMMEDIATE');
    assert.ok(msOf(write) >= PATIENCE_MS / 2);
    read();
    assert.ok(msOf(write) < PATIENCE_MS / 2);
    release();
    write();
    lock(test, path, 'IMMEDIATE');
    assert.ok(msOf(write) >= PATIENCE_MS / 2);
  });

  it('C3: is not used up by a look that does not wait', async (test) => {
    const { path, file, read } = await open(test);
    lock(test, path, 'EXCLUSIVE');
    assert.ok(msOf(() => file.impatiently(read)) < PATIENCE_MS / 2);
    assert.ok(msOf(read) >= PATIENCE_MS);
  });
});
