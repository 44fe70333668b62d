import assert from 'node:assert/strict';
import fs, { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { UNTOLD_LOOK_MS } from '../../../src/store/file/folderWatch.ts';
import type { StoreMode } from '../../../src/store/port/store.ts';
import { FakeClock } from '../fakes/fakeClock.ts';
import { FakeProvider } from '../fakes/fakeProvider.ts';
import { FakeWindow } from '../fakes/fakeWindow.ts';
import { HandClock } from '../net/handClock.ts';
import {
  FailingDisk,
  SQLITE_BUSY,
  SQLITE_CANTOPEN,
  SQLITE_FULL,
  SQLITE_IOERR,
  SQLITE_READONLY,
} from './failingDisk.ts';
import {
  DAY,
  good,
  HOUR,
  inFile,
  mustClaim,
  NEWER,
  NOON,
  newFolder,
  openWindow,
  poll,
  reading,
  timeout,
  trouble,
} from './sample.ts';

const FAULTS = [
  ['an I/O error', SQLITE_IOERR, 'io'],
  ['a full disk', SQLITE_FULL, 'disk-full'],
  ['a file that is read-only for a moment', SQLITE_READONLY, 'read-only'],
  ['a file that cannot be opened for a moment', SQLITE_CANTOPEN, 'read-only'],
] as const;

describe('a window that has lost its file', () => {
  for (const [what, code, problem] of FAULTS) {
    it(`C1: comes back when the fault has passed, and writes what it did meanwhile: ${what}`, async (test) => {
      const folder = newFolder();
      const clock = new HandClock();
      const disk = new FailingDisk();
      const store = await openWindow(test, folder, clock, disk.load);
      poll(store, 'a', NOON, '9');
      poll(store, 'b', NOON, '5');
      poll(store, 'c', NOON, '5');
      disk.code = code;
      const modes: StoreMode[] = [];
      store.onDidChangeMode((mode) => modes.push(mode));
      for (let hour = 1; hour <= 4; hour++) {
        poll(store, 'a', NOON + hour * HOUR, String(9 - hour));
      }
      const failed = trouble(timeout, NOON + 5 * HOUR);
      store.settle(mustClaim(store, 'a', NOON + 5 * HOUR), { nextDue: 1, holdUntil: 0, trouble: failed });
      store.forget('b', true);
      store.forget('c', false);
      assert.deepEqual(store.mode, { kind: 'memory', problem });
      assert.deepEqual([store.record('b').generation, store.record('c').generation], [0, 0]);
      for (let minute = 0; minute < 30; minute++) {
        clock.pass(60_000);
      }
      disk.code = undefined;
      for (let minute = 0; minute < 6; minute++) {
        clock.pass(60_000);
      }
      assert.deepEqual(store.mode, { kind: 'shared' });
      assert.deepEqual(modes, [{ kind: 'memory', problem }, { kind: 'shared' }], 'told once');
      const other = await openWindow(test, folder);
      const all = [0, 1, 2, 3, 4].map((hour) => reading(NOON + hour * HOUR, String(9 - hour)));
      assert.deepEqual(other.rows('a', 0, NOON + DAY)?.readings(), all);
      assert.deepEqual(
        other.events('a', 0, NOON + DAY)?.map(({ at, kind }) => [at, kind]),
        [[NOON + 5 * HOUR, 'trouble']],
      );
      assert.deepEqual(other.record('a').trouble, failed);
      assert.deepEqual([other.record('b').generation, other.record('c').generation], [0, 0]);
      assert.deepEqual(other.rows('b', 0, NOON + DAY)?.readings(), []);
      assert.deepEqual(other.rows('c', 0, NOON + DAY)?.readings(), [reading(NOON, '5')]);
    });
  }

  for (const [what, code, mode] of [
    ['a lock', SQLITE_BUSY, { kind: 'shared' }],
    ['a full disk', SQLITE_FULL, { kind: 'memory', problem: 'disk-full' }],
  ] as const) {
    it(`C1: writes within seconds what waited for the end of ${what}, which nobody tells of`, async (test) => {
      const folder = newFolder();
      const [clock, disk] = [new HandClock(), new FailingDisk()];
      const store = await openWindow(test, folder, clock, disk.load);
      poll(store, 'a', NOON, '9');
      const claimed = mustClaim(store, 'a', NOON + HOUR);
      // From now on the file is looked at each half minute.
      clock.pass(UNTOLD_LOOK_MS);
      disk.code = code;
      store.settle(claimed, good(NOON + HOUR, '8'));
      assert.deepEqual(store.mode, mode);
      disk.code = undefined;
      clock.pass(UNTOLD_LOOK_MS);
      assert.deepEqual(store.mode, { kind: 'shared' });
      const other = await openWindow(test, folder);
      assert.deepEqual([other.record('a').reading, other.record('a').settled], [reading(NOON + HOUR, '8'), true]);
      const all = [reading(NOON, '9'), reading(NOON + HOUR, '8')];
      assert.deepEqual(other.rows('a', 0, NOON + DAY)?.readings(), all);
    });
  }

  it('C1: tries ever more rarely, every five minutes at last, and at once anew after the next fault', async (test) => {
    const folder = newFolder();
    const clock = new HandClock();
    let opened = 0;
    let fails = true;
    const load = async () => ({
      DatabaseSync: class extends DatabaseSync {
        constructor(path: string) {
          opened++;
          if (fails) {
            throw Object.assign(new Error('too many files'), { code: 'EMFILE' });
          }
          super(path);
        }
      },
    });
    const store = await openWindow(test, folder, clock, load);
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'io' });
    const attempts: number[] = [];
    for (let second = 0; second < 3_600; second += 5) {
      const before = opened;
      clock.pass(5_000);
      attempts.push(...(opened > before ? [second + 5] : []));
    }
    const waits = attempts.map((at, index) => at - (attempts[index - 1] ?? 0));
    assert.deepEqual(waits.slice(0, 8), [5, 10, 20, 40, 80, 160, 300, 300]);
    assert.ok(waits.slice(6).every((wait) => wait === 300));
    fails = false;
    clock.pass(300_000);
    assert.deepEqual(store.mode, { kind: 'shared' });
    poll(store, 'a', NOON, '1');
  });

  it('C1: finds a folder that could not be made at first', async (test) => {
    const place = join(newFolder(), 'file');
    writeFileSync(place, '');
    const clock = new HandClock();
    const store = await openWindow(test, place, clock);
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'io' });
    poll(store, 'a', NOON, '1');
    rmSync(place);
    mkdirSync(place);
    clock.pass(5_000);
    assert.deepEqual(store.mode, { kind: 'shared' });
    assert.deepEqual((await openWindow(test, place)).rows('a', 0, NOON + DAY)?.readings(), [reading(NOON, '1')]);
  });

  it('C1: finds the system out of files at a moment, and makes the file a moment later', async (test) => {
    const folder = join(newFolder(), 'inner');
    const clock = new HandClock();
    test.mock.method(fs, 'openSync', () => {
      throw Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
    });
    syncBuiltinESMExports();
    const store = await openWindow(test, folder, clock);
    test.mock.restoreAll();
    syncBuiltinESMExports();
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'io' });
    clock.pass(5_000);
    assert.deepEqual(store.mode, { kind: 'shared' });
    assert.ok(existsSync(join(folder, 'balances.sqlite')));
  });
});

/** Windows over one folder, with their monitors, on one clock. */
async function openWindows(test: TestContext, count: number, folder: string, disk: FailingDisk) {
  const clock = new FakeClock(NOON);
  const provider = new FakeProvider(clock);
  const windows = await Promise.all(
    Array.from({ length: count }, async () => {
      const store = await openWindow(test, folder, clock, disk.load);
      const window = new FakeWindow({ clock, store, provider });
      window.monitor.attach(store);
      return window;
    }),
  );
  return { clock, provider, windows };
}

describe('windows of some hours', () => {
  it('C1: that lost the file to one short fault send one request an interval between them, and keep each reading', async (test) => {
    const disk = new FailingDisk();
    const { clock, provider, windows } = await openWindows(test, 4, newFolder(), disk);
    await clock.advance(HOUR);
    disk.code = SQLITE_IOERR;
    await clock.advance(10_000);
    for (const { store } of windows) {
      store.record('a');
      store.replaceNote('a', 'x', undefined, 'y');
      assert.equal(store.mode.kind, 'memory');
    }
    disk.code = undefined;
    await clock.advance(9 * HOUR);
    assert.ok(windows.every(({ store }) => store.mode.kind === 'shared'));
    assert.ok(provider.requests.length <= 41 + 4, `${provider.requests.length}`);
    const kept = windows[0]?.store.rows('a', 0, NOON + 10 * DAY)?.readings() ?? [];
    assert.ok(kept.length >= 10, `${kept.length}`);
  });

  it('C2: of an old version beside a later one ask nobody, and show what the later one writes', async (test) => {
    const folder = newFolder();
    (await openWindow(test, folder)).dispose();
    inFile(folder, `PRAGMA journal_mode = DELETE; ${NEWER}`);
    const { clock, provider, windows } = await openWindows(test, 3, folder, new FailingDisk());
    const text = JSON.stringify({ at: NOON, quantities: [['sms', '7', 'messages']] });
    inFile(
      folder,
      `INSERT INTO record VALUES ('a', 3, ${NOON}, 1, ${NOON + HOUR}, 0, '${text}', NULL, NULL, 1, '', '')`,
    );
    await clock.advance(8 * HOUR);
    for (const { monitor } of windows) {
      await monitor.refresh('a', 'manual');
      await monitor.focus();
    }
    assert.equal(provider.requests.length, 0);
    assert.deepEqual(
      windows.map((window) => [window.amount(), window.store.mode]),
      Array(3).fill(['7', { kind: 'memory', problem: 'newer-schema' }]),
    );
    assert.ok(clock.timersSet < 30_000, `${clock.timersSet} timers`);
  });

  it('C2: that find a later version at work stop asking', async (test) => {
    const folder = newFolder();
    const { clock, provider, windows } = await openWindows(test, 3, folder, new FailingDisk());
    await clock.advance(HOUR);
    const asked = provider.requests.length;
    assert.ok(asked >= 4);
    inFile(folder, NEWER);
    await clock.advance(8 * HOUR);
    assert.equal(provider.requests.length, asked);
    assert.ok(windows.every((window) => window.amount() === '100' && window.status().old));
  });
});
