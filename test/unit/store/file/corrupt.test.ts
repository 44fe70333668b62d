import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { moveAside } from '../../../../src/store/file/corruptFile.ts';
import { identityOf } from '../../../../src/store/file/openFile.ts';
import { HandClock } from '../../net/handClock.ts';
import { JOURNALS } from '../processes/windowProcess.ts';
import {
  DAY,
  fileIn,
  good,
  HOUR,
  inFile,
  mustClaim,
  NOON,
  newFolder,
  oldSqlite,
  openWindow,
  poll,
  reading,
} from '../sample.ts';

/** Ways to break a file that was closed properly. */
const DAMAGE: Readonly<Record<string, (path: string) => void>> = {
  'text instead of a database': (path) =>
    writeFileSync(path, 'this is no database, but it is long enough to be one'.repeat(50)),
  'a broken header': (path) => overwrite(path, 0, Buffer.alloc(100, 0xff)),
  'a header of a later format': (path) => overwrite(path, 44, Buffer.from([0, 0, 0, 9])),
  'a cut in the middle': (path) => truncateSync(path, 4096 * 3 + 100),
  'a file of another program': (path) => {
    writeFileSync(path, '');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE meta (x); PRAGMA user_version = 1');
    database.close();
  },
  'tables that no version has made': (path) => {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 0');
    database.close();
  },
};

const HEADER_BYTES = 100;

function overwrite(path: string, at: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, at);
  writeFileSync(path, content);
}

async function fill(test: TestContext): Promise<string> {
  const folder = newFolder();
  const store = await openWindow(test, folder);
  poll(store, 'a', NOON, '1');
  store.dispose();
  return folder;
}

function corruptFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.includes('.corrupt-'));
}

describe('a corrupt file', () => {
  for (const [what, damage] of Object.entries(DAMAGE)) {
    it(`row 46: is moved aside, never deleted, when it is found at opening: ${what}`, async (test) => {
      const folder = await fill(test);
      damage(fileIn(folder));
      const path = fileIn(folder);
      const content = readFileSync(path);
      writeFileSync(`${path}-journal`, 'old journal');
      const clock = new HandClock();
      const store = await openWindow(test, folder, clock);
      const movedTo = `${path}.corrupt-2026-01-01T00-00-00-000Z`;
      assert.deepEqual(store.mode, { kind: 'shared', movedTo });
      // Of a file that is sound in itself the header may tell of another journal than before.
      assert.deepEqual(readFileSync(movedTo).subarray(HEADER_BYTES), content.subarray(HEADER_BYTES));
      // What can be read of it is there at once.
      assert.equal(store.record('a').generation, what === 'tables that no version has made' ? 1 : 0);
      poll(store, 'a', NOON, '2');
      store.dispose();
      const again = await openWindow(test, folder);
      assert.deepEqual(again.mode, { kind: 'shared' });
      assert.deepEqual(again.record('a').reading, reading(NOON, '2'));
    });
  }

  it('row 46: is no file of no length, which loses nothing', async (test) => {
    const folder = newFolder();
    writeFileSync(fileIn(folder), '');
    assert.deepEqual((await openWindow(test, folder)).mode, { kind: 'shared' });
    assert.deepEqual(corruptFiles(folder), []);
  });

  it('row 46: is moved aside when it is found at work, and everything known goes along', async (test) => {
    const folder = newFolder();
    const clock = new HandClock();
    const store = await openWindow(test, folder, clock, oldSqlite);
    poll(store, 'a', NOON, '1');
    poll(store, 'b', NOON, '2');
    const open = mustClaim(store, 'b', NOON + HOUR);
    const { salt } = store;
    // Another process destroys all pages but the first, and says in its header that something has changed.
    const script = `const fs = require('node:fs'); const path = ${JSON.stringify(fileIn(folder))};
      const file = fs.openSync(path, 'r+'); const size = fs.fstatSync(file).size;
      fs.writeSync(file, Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
      fs.writeSync(file, Buffer.from([9, 9, 9, 9]), 0, 4, 24);`;
    execFileSync(process.execPath, ['-e', script]);
    assert.deepEqual(store.record('a').reading, reading(NOON, '1'));
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'io' });
    poll(store, 'c', NOON, '3');
    clock.pass(1);
    const [movedTo] = corruptFiles(folder);
    assert.ok(movedTo !== undefined);
    assert.deepEqual(store.mode, { kind: 'shared', movedTo: `${folder}/${movedTo}` });
    assert.ok(statSync(`${folder}/${movedTo}`).size > 4096);
    assert.equal(store.settle(open, good(NOON + HOUR, '4')), 'written');
    assert.equal(store.salt, salt);
    const other = await openWindow(test, folder);
    assert.deepEqual(
      ['a', 'b', 'c'].map((id) => other.record(id).reading),
      [reading(NOON, '1'), reading(NOON + HOUR, '4'), reading(NOON, '3')],
    );
    assert.deepEqual(other.rows('b', 0, NOON + DAY)?.readings(), [reading(NOON, '2'), reading(NOON + HOUR, '4')]);
  });

  it('row 46: is moved together with its journal and log, under a name that is free', () => {
    const folder = newFolder();
    for (const next of ['balances-2.sqlite', 'balances-3.sqlite']) {
      const path = fileIn(folder);
      writeFileSync(`${path}.corrupt-2026-03-10T12-00-00-000Z`, 'an earlier one');
      for (const companion of ['', '-wal', '-shm', '-journal']) {
        writeFileSync(path + companion, `content${companion}`);
      }
      const moved = moveAside(path, identityOf(path), NOON);
      assert.deepEqual(moved, { kind: 'moved', to: `${path}.corrupt-2026-03-10T12-00-00-000Z-2` });
      for (const companion of ['', '-wal', '-shm', '-journal']) {
        assert.equal(readFileSync(moved.to + companion, 'utf8'), `content${companion}`);
      }
      // The next one has another name: a window that has the corrupt one open finds no journal of a fresh file.
      assert.equal(fileIn(folder), join(folder, next));
      assert.equal(readFileSync(fileIn(folder), 'utf8'), '');
      assert.equal(readFileSync(`${path}.corrupt-2026-03-10T12-00-00-000Z`, 'utf8'), 'an earlier one');
    }
  });

  it('row 46: stays where it is when the system does not let go of it, and is followed by a fresh one all the same', (test) => {
    const folder = newFolder();
    const path = fileIn(folder);
    writeFileSync(path, 'corrupt');
    test.mock.method(fs, 'renameSync', () => {
      throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    });
    syncBuiltinESMExports();
    try {
      assert.deepEqual(moveAside(path, identityOf(path), NOON), { kind: 'moved', to: path });
    } finally {
      test.mock.restoreAll();
      syncBuiltinESMExports();
    }
    assert.equal(readFileSync(path, 'utf8'), 'corrupt');
    assert.equal(fileIn(folder), join(folder, 'balances-2.sqlite'));
  });

  for (const journal of JOURNALS) {
    it(`row 46: is not changed by a window that has it open while another one fills the fresh file (${journal})`, async (test) => {
      const folder = newFolder();
      const path = fileIn(folder);
      const content = Buffer.from('no database'.repeat(500));
      writeFileSync(path, content);
      // It has opened the file, and looks at it only when the other one is in the middle of a write.
      const late = new DatabaseSync(path);
      const store = await openWindow(test, folder, new HandClock(), journal === 'delete' ? oldSqlite : undefined);
      assert.ok(store.mode.kind === 'shared' && store.mode.movedTo !== undefined);
      poll(store, 'a', NOON, '1');
      const writer = new DatabaseSync(fileIn(folder));
      writer.exec("BEGIN IMMEDIATE; UPDATE meta SET value = value || '';");
      assert.throws(() => late.exec('BEGIN; SELECT * FROM meta'), /file is not a database/);
      writer.exec('COMMIT');
      late.close();
      writer.close();
      assert.deepEqual(readFileSync(store.mode.movedTo), content);
      inFile(folder, 'PRAGMA integrity_check');
      assert.deepEqual((await openWindow(test, folder)).record('a').reading, reading(NOON, '1'));
    });
  }

  it('row 46: is moved by the window that makes the next one; a file that took its place is not touched', () => {
    const folder = newFolder();
    const path = fileIn(folder);
    writeFileSync(path, 'sound');
    assert.deepEqual(moveAside(path, 'another identity', NOON), { kind: 'gone' });
    assert.deepEqual(moveAside(`${path}-missing`, '', NOON), { kind: 'gone' });
    const identity = identityOf(path);
    assert.equal(moveAside(path, identity, NOON).kind, 'moved');
    assert.equal(moveAside(path, identity, NOON).kind, 'gone');
    writeFileSync(path, 'it came back');
    assert.equal(moveAside(path, identityOf(path), NOON).kind, 'gone', 'it is not the current one');
  });
});

describe('the file', () => {
  it('is readable to its owner alone, as is its folder', async (test) => {
    const folder = `${newFolder()}/inner`;
    mkdirSync(folder, { mode: 0o755 });
    writeFileSync(fileIn(folder), '', { mode: 0o644 });
    const store = await openWindow(test, folder);
    poll(store, 'a', NOON, '1');
    const names = ['.', ...readdirSync(folder)];
    const modes = names.map((name) => `${name} ${(statSync(`${folder}/${name}`).mode & 0o777).toString(8)}`);
    assert.deepEqual(
      modes.filter((mode) => !/^(\. 700|balances\.sqlite(-\w+)? 600)$/.test(mode)),
      [],
    );
    inFile(folder, 'PRAGMA integrity_check');
  });

  it('forgets an account in the fresh file when the damaged one was just moved aside', async (test) => {
    const [folder, clock] = [newFolder(), new HandClock()];
    clock.wall = NOON;
    const store = await openWindow(test, folder, clock);
    poll(store, 'a', NOON, '1000');
    const path = fileIn(folder);
    assert.equal(moveAside(path, identityOf(path) ?? assert.fail(), NOON).kind, 'moved');
    const other = await openWindow(test, folder, clock);
    assert.equal(other.record('a').generation, 1);
    assert.equal(store.forget('a', true), true);
    clock.pass(60_000);
    for (const each of [store, other]) {
      assert.deepEqual([each.record('a').generation, each.kept()], [0, []]);
    }
  });
});
