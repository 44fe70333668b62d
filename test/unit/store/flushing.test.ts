import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFile } from '../../../src/store/file/openFile.ts';
import { fileIn, newFolder, oldSqlite } from './sample.ts';

/** What SQLite flushes to the disk at a commit: 1 is the log at its checkpoints, 2 is everything at once. */
async function flushing(load: () => Promise<typeof import('node:sqlite')>) {
  const opened = openFile({ sqlite: await load(), path: fileIn(newFolder()), salt: 'salt', patienceMs: 1_000 });
  assert.equal(opened.kind, 'open');
  const { file } = opened as Extract<typeof opened, { kind: 'open' }>;
  try {
    const read = (pragma: string) => Object.values(file.database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0];
    return [read('journal_mode'), read('synchronous')];
  } finally {
    file.close();
  }
}

test('a commit waits for the disk only where there is no log that a power cut leaves whole', async () => {
  const [mode, synchronous] = await flushing(() => import('node:sqlite'));
  assert.equal(synchronous, mode === 'wal' ? 1 : 2);
  assert.deepEqual(await flushing(oldSqlite as () => Promise<typeof import('node:sqlite')>), ['delete', 2]);
});
