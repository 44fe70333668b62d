import assert from 'node:assert/strict';
import fs, { copyFileSync, existsSync, linkSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { nextFile } from '../../../../src/store/file/generation.ts';
import { closeQuietly, type Opened, openFile } from '../../../../src/store/file/openFile.ts';
import { fileIn, newFolder } from '../sample.ts';

const { renameSync, statSync } = fs;

/** What another window does to the place of the file, between any two steps of this one. */
const MOVES: Readonly<Record<string, (path: string) => void>> = {
  'moves it away': (path) => renameSync(path, `${path}.away`),
  'moves it away and puts another one there': (path) => {
    renameSync(path, `${path}.away`);
    writeFileSync(`${path}.next`, 'no database'.repeat(500), { mode: 0o600 });
    linkSync(`${path}.next`, path);
  },
  'moves it away and makes the next one': (path) => {
    writeFileSync(nextFile(path), '', { mode: 0o600 });
    renameSync(path, `${path}.away`);
  },
};

const STEPS = ['openSync', 'statSync', 'lstatSync', 'accessSync', 'chmodSync'] as const;

/** Opens a corrupt or a sound file; right before step `at`, if there are so many, `move` is made. */
function openWhile(test: TestContext, isSound: boolean, at: number, move: (path: string) => void) {
  const folder = join(newFolder(), 'inner');
  mkdirSync(folder);
  const path = fileIn(folder);
  const opening = { sqlite: { DatabaseSync }, path, salt: '0123456789abcdef', patienceMs: 1_000 };
  if (isSound) {
    closeOpened(openFile(opening));
  } else {
    writeFileSync(path, 'no database'.repeat(500));
  }
  let step = 0;
  const count = (): void => {
    if (step++ === at && existsSync(path)) {
      move(path);
    }
  };
  class Watched extends DatabaseSync {
    constructor(place: string) {
      count();
      super(place);
    }
    override exec(sql: string): void {
      count();
      super.exec(sql);
    }
    override prepare(sql: string): ReturnType<DatabaseSync['prepare']> {
      count();
      return super.prepare(sql);
    }
  }
  let isCounting = true;
  for (const name of STEPS) {
    const original: (...args: never[]) => unknown = fs[name];
    test.mock.method(fs, name, (...args: never[]) => {
      if (isCounting) {
        // What the move itself does is not a step.
        isCounting = false;
        count();
        isCounting = true;
      }
      return original(...args);
    });
  }
  syncBuiltinESMExports();
  try {
    const opened = openFile({ ...opening, sqlite: { DatabaseSync: Watched } });
    return { opened, path, steps: step };
  } finally {
    test.mock.restoreAll();
    syncBuiltinESMExports();
  }
}

function closeOpened(opened: Opened): void {
  if ('file' in opened) {
    closeQuietly(opened.file);
  }
}

describe('a file that another window moves while it is being opened', () => {
  for (const isSound of [false, true]) {
    for (const [what, move] of Object.entries(MOVES)) {
      it(`row 46: is looked for again (${isSound ? 'a sound one' : 'a corrupt one'}; the other window ${what})`, (test) => {
        let steps = 1;
        for (let at = 0; at < steps; at++) {
          const { opened, path, ...counted } = openWhile(test, isSound, at, move);
          steps = Math.max(steps, counted.steps);
          closeOpened(opened);
          // It is open, or the caller is told to try again; never is it given up.
          assert.match(opened.kind, /^(?:open|corrupt)$/, `before step ${at}`);
          const there = statSync(path, { throwIfNoEntry: false });
          assert.ok(opened.kind !== 'open' || there === undefined || (there.mode & 0o077) === 0, `before step ${at}`);
        }
        assert.ok(steps > 5, `${steps} steps`);
      });
    }
  }

  it('row 46: a link to nowhere in its place is a fault, not a file that was moved', () => {
    const path = fileIn(newFolder());
    symlinkSync('/nowhere/at/all', path);
    const opened = openFile({ sqlite: { DatabaseSync }, path, salt: '0123456789abcdef', patienceMs: 1_000 });
    unlinkSync(path);
    assert.deepEqual(opened, { kind: 'failed', fault: 'io' });
  });
});

describe('a file in a folder on a network', () => {
  /** A file that was left with a log, in a folder that the system says is on a network. */
  function withNetwork(test: TestContext, run: (path: string, open: () => Opened) => void): void {
    const path = fileIn(newFolder());
    const opening = { sqlite: { DatabaseSync }, path, salt: '0123456789abcdef', patienceMs: 50 };
    closeOpened(openFile(opening));
    const NFS = 0x6969;
    test.mock.method(fs, 'statfsSync', () => ({ type: NFS }));
    syncBuiltinESMExports();
    try {
      run(path, () => openFile(opening));
    } finally {
      test.mock.restoreAll();
      syncBuiltinESMExports();
    }
  }
  const modeOf = (database: DatabaseSync): unknown => database.prepare('PRAGMA journal_mode').get()?.['journal_mode'];

  it('C7: is not used with a log, although another window holds it with one', (test) => {
    withNetwork(test, (path, open) => {
      const other = new DatabaseSync(path);
      other.exec("PRAGMA journal_mode = WAL; INSERT INTO meta VALUES ('from', 'the log')");
      assert.deepEqual(open(), { kind: 'failed', fault: 'busy' });
      assert.equal(modeOf(other), 'wal');
      // The other one is killed, so that its log is still there.
      const killed = `${path}.killed`;
      copyFileSync(path, killed);
      copyFileSync(`${path}-wal`, `${killed}-wal`);
      other.close();
      renameSync(killed, path);
      renameSync(`${killed}-wal`, `${path}-wal`);
      const opened = open();
      assert.ok(opened.kind === 'open');
      assert.equal(modeOf(opened.file.database), 'delete');
      assert.ok(!existsSync(`${path}-shm`) && !existsSync(`${path}-wal`));
      assert.deepEqual(
        { ...opened.file.database.prepare("SELECT value FROM meta WHERE name = 'from'").get() },
        { value: 'the log' },
      );
      // It holds the file no longer than others do.
      const next = open();
      assert.ok(next.kind === 'open');
      closeOpened(next);
      closeOpened(opened);
    });
  });
});
