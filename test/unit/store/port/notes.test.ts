import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { SLOW_LOOK_MS } from '../../../../src/store/file/folderWatch.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { MIGRATIONS, migrate } from '../../../../src/store/sqlite/schema.ts';
import { openNoteTable } from '../../../../src/store/tables/noteTable.ts';
import { HandClock } from '../../net/handClock.ts';
import {
  fileIn,
  HOUR,
  inFile,
  NEWER,
  NOON,
  newFolder,
  oldSqlite,
  openWindow,
  poll,
  reading,
  smallDisk,
} from '../sample.ts';

const PLACES: Readonly<Record<string, (test: TestContext) => Promise<Store>>> = {
  memory: async (test) => {
    const store = createMemoryStore('none');
    test.after(() => store.dispose());
    return store;
  },
  'a shared file': (test) => openWindow(test, newFolder()),
};

for (const [place, open] of Object.entries(PLACES)) {
  describe(`notes in ${place}`, () => {
    it('are replaced by one of those who saw the same', async (test) => {
      const store = await open(test);
      assert.equal(store.note('a', 'k'), undefined);
      assert.equal(store.replaceNote('a', 'k', 'other', 'x'), 'differs');
      assert.equal(store.replaceNote('a', 'k', undefined, 'x'), 'replaced');
      assert.equal(store.replaceNote('a', 'k', undefined, 'y'), 'differs');
      assert.equal(store.note('a', 'k'), 'x');
      assert.equal(store.replaceNote('a', 'k', 'x', 'y'), 'replaced');
      assert.equal(store.replaceNote('a', 'k', 'x', 'z'), 'differs');
      assert.equal(store.note('a', 'k'), 'y');
    });

    it('are removed by one of those who saw the same', async (test) => {
      const store = await open(test);
      assert.equal(store.replaceNote('a', 'k', undefined, undefined), 'replaced');
      store.replaceNote('a', 'k', undefined, 'x');
      assert.equal(store.replaceNote('a', 'k', undefined, undefined), 'differs');
      assert.equal(store.replaceNote('a', 'k', 'y', undefined), 'differs');
      assert.equal(store.replaceNote('a', 'k', 'x', undefined), 'replaced');
      assert.equal(store.replaceNote('a', 'k', 'x', undefined), 'differs');
      assert.equal(store.note('a', 'k'), undefined);
    });

    it('are apart by account and by key, whatever these are', async (test) => {
      const store = await open(test);
      for (const [account, key] of [
        ['a', 'k'],
        ['a', '__proto__'],
        ['__proto__', 'k'],
        ['', ''],
        ["a'; --", 'k'],
      ] as const) {
        assert.equal(store.replaceNote(account, key, undefined, `${account}/${key}`), 'replaced');
        assert.equal(store.note(account, key), `${account}/${key}`);
      }
    });

    it('go with their account, with its history or without', async (test) => {
      const store = await open(test);
      for (const withHistory of [true, false]) {
        poll(store, 'a', NOON, '1');
        store.replaceNote('a', 'k', undefined, 'x');
        store.replaceNote('b', 'k', store.note('b', 'k'), 'kept');
        store.forget('a', withHistory);
        assert.equal(store.note('a', 'k'), undefined);
        assert.equal(store.note('b', 'k'), 'kept');
      }
    });
  });
}

describe('notes in a file', () => {
  it('are those of all windows, and outlive them', async (test) => {
    const folder = newFolder();
    const [one, two] = [await openWindow(test, folder), await openWindow(test, folder)];
    assert.equal(one.replaceNote('a', 'k', undefined, 'x'), 'replaced');
    assert.equal(two.replaceNote('a', 'k', undefined, 'y'), 'differs');
    assert.equal(two.replaceNote('a', 'k', 'x', 'y'), 'replaced');
    assert.equal(one.note('a', 'k'), 'y');
    one.dispose();
    two.dispose();
    assert.equal((await openWindow(test, folder)).note('a', 'k'), 'y');
  });

  it('17: are told to the other windows when one of them changes a note that they know', async (test) => {
    const folder = newFolder();
    const clock = new HandClock();
    const [one, two] = [await openWindow(test, folder, clock), await openWindow(test, folder, clock)];
    const told: string[] = [];
    two.onDidChange((ids) => told.push(...ids));
    one.replaceNote('a', 'k', undefined, 'x');
    one.replaceNote('b', 'k', undefined, 'x');
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(told, [], 'nobody here has asked for them');
    assert.equal(two.note('a', 'k'), 'x');
    one.replaceNote('a', 'k', 'x', 'y');
    two.replaceNote('c', 'k', undefined, 'own');
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(told, ['a']);
    assert.equal(two.note('a', 'k'), 'y');
    one.replaceNote('a', 'k', 'y', undefined);
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(told, ['a', 'a']);
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(told, ['a', 'a']);
  });

  it('row 46: are added to a file from before there were any, with all that is in it', async (test) => {
    const folder = newFolder();
    (await openWindow(test, folder)).dispose();
    const database = new DatabaseSync(fileIn(folder));
    database.exec('DROP TABLE note; PRAGMA user_version = 1');
    database.close();
    const store = await openWindow(test, folder);
    poll(store, 'a', NOON, '1');
    assert.equal(store.replaceNote('a', 'k', undefined, 'x'), 'replaced');
    store.dispose();
    const again = await openWindow(test, folder);
    assert.equal(again.note('a', 'k'), 'x');
    assert.deepEqual(again.record('a').reading, reading(NOON, '1'));
    again.dispose();
    const after = new DatabaseSync(fileIn(folder));
    assert.equal(after.prepare('PRAGMA user_version').get()?.['user_version'], MIGRATIONS.length);
    after.close();
  });

  it('row 46: are not there while an older file can only be read', async (test) => {
    const folder = newFolder();
    const owner = await openWindow(test, folder);
    poll(owner, 'a', NOON, '1');
    owner.dispose();
    // Of a later version, which is only read, and without the table, which may not keep the rest from being read.
    inFile(folder, `PRAGMA journal_mode = DELETE; ${NEWER}; ALTER TABLE note RENAME COLUMN text TO content`);
    const store = await openWindow(test, folder);
    assert.equal(store.mode.kind, 'memory');
    assert.equal(store.note('a', 'k'), undefined);
    assert.equal(store.replaceNote('a', 'k', undefined, 'x'), 'replaced');
    assert.equal(store.note('a', 'k'), 'x');
  });

  it('row 46: go on in memory when the disk is full', async (test) => {
    const store = await openWindow(test, newFolder(), new HandClock(), smallDisk(14));
    store.replaceNote('a', 'k', undefined, 'x');
    store.replaceNote('a', 'gone', undefined, 'x');
    store.replaceNote('a', 'gone', 'x', undefined);
    for (let at = NOON; store.mode.kind === 'shared'; at += HOUR) {
      poll(store, 'a', at, `${at}`.repeat(3));
    }
    assert.equal(store.note('a', 'k'), 'x');
    assert.equal(store.note('a', 'gone'), undefined);
    assert.equal(store.replaceNote('a', 'k', 'x', 'y'), 'replaced');
    assert.equal(store.note('a', 'k'), 'y');
  });

  it('row 46: shows those of a file of a later version, and keeps its own over them', async (test) => {
    const folder = newFolder();
    const owner = await openWindow(test, folder);
    owner.replaceNote('a', 'k', undefined, 'x');
    owner.dispose();
    inFile(folder, `PRAGMA journal_mode = DELETE; ${NEWER}`);
    const store = await openWindow(test, folder);
    assert.equal(store.note('a', 'k'), 'x');
    inFile(folder, "UPDATE note SET text = 'later'");
    assert.equal(store.note('a', 'k'), 'later');
    assert.equal(store.replaceNote('a', 'k', 'later', undefined), 'replaced');
    assert.equal(store.note('a', 'k'), undefined);
  });

  it('move into a fresh file that takes the place of the one before', async (test) => {
    const folder = newFolder();
    const clock = new HandClock();
    const store = await openWindow(test, folder, clock);
    store.replaceNote('a', 'k', undefined, 'x');
    for (const companion of ['', '-wal', '-shm', '-journal']) {
      rmSync(fileIn(folder) + companion, { force: true });
    }
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(store.mode, { kind: 'shared' });
    assert.equal(store.note('a', 'k'), 'x');
    store.dispose();
    assert.equal((await openWindow(test, folder)).note('a', 'k'), 'x');
  });

  it('row 46: live on in memory when the file breaks, and move into the fresh one', async (test) => {
    const folder = newFolder();
    const clock = new HandClock();
    const store = await openWindow(test, folder, clock, oldSqlite);
    poll(store, 'a', NOON, '1');
    store.replaceNote('a', 'k', undefined, 'x');
    store.replaceNote('a', 'kept', undefined, 'z');
    // Another process destroys all pages but the first, and says in its header that something has changed.
    const script = `const fs = require('node:fs'); const path = ${JSON.stringify(fileIn(folder))};
      const file = fs.openSync(path, 'r+'); const size = fs.fstatSync(file).size;
      fs.writeSync(file, Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
      fs.writeSync(file, Buffer.from([9, 9, 9, 9]), 0, 4, 24);`;
    execFileSync(process.execPath, ['-e', script]);
    assert.equal(store.note('a', 'k'), 'x');
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'io' });
    assert.equal(store.replaceNote('a', 'k', 'x', 'y'), 'replaced');
    clock.pass(1);
    assert.equal(store.mode.kind, 'shared');
    const other = await openWindow(test, folder);
    assert.deepEqual([other.note('a', 'k'), other.note('a', 'kept')], ['y', 'z']);
  });

  it('what was changed in memory goes over what was there then, what was only read and what another window changed do not', async (test) => {
    const database = new DatabaseSync(':memory:');
    test.after(() => database.close());
    migrate(database, 'salt');
    const table = openNoteTable(database);
    for (const key of ['own', 'read', 'removed', 'gone', 'later', 'anew']) {
      table.replace('a', key, undefined, 'file');
    }
    const own = { accountId: 'a', own: true };
    const adopt = (isSame: boolean): void =>
      table.adopt(
        [
          { ...own, key: 'own', text: 'mine', seen: 'file' },
          { accountId: 'a', key: 'read', text: 'old', own: false },
          { ...own, key: 'removed', text: undefined, seen: 'file' },
          { accountId: 'a', key: 'gone', text: undefined, own: false },
          { accountId: 'a', key: 'missing', text: 'known', own: false },
          { ...own, key: 'later', text: 'mine', seen: 'before' },
          { ...own, key: 'anew', text: 'mine', seen: undefined },
          { ...own, key: 'over', text: 'mine', seen: 'before' },
          { ...own, key: 'first', text: 'mine', seen: undefined },
        ],
        isSame,
      );
    const texts = () =>
      ['own', 'read', 'removed', 'gone', 'missing', 'later', 'anew', 'over', 'first'].map((key) =>
        table.read('a', key),
      );
    adopt(true);
    const there = ['mine', 'file', undefined, 'file', 'known', 'file', 'file'];
    assert.deepEqual(texts(), [...there, undefined, 'mine']);
    adopt(false);
    assert.deepEqual(texts(), [...there, 'mine', 'mine'], 'another file has nothing that is over');
  });
});
