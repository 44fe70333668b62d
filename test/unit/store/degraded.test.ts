import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SLOW_LOOK_MS } from '../../../src/store/file/folderWatch.ts';
import type { StoreMode } from '../../../src/store/port/store.ts';
import { HandClock } from '../net/handClock.ts';
import {
  DAY,
  fileIn,
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
  smallDisk,
  timeout,
  trouble,
} from './sample.ts';

describe('a store whose disk is full', () => {
  it('row 46: keeps every acknowledged reading, tells once, and goes on in memory', async (test) => {
    const folder = newFolder();
    const clock = new HandClock();
    const store = await openWindow(test, folder, clock, smallDisk(14));
    const modes: StoreMode[] = [];
    store.onDidChangeMode((mode) => modes.push(mode));
    const salt = store.salt;
    let at = NOON;
    for (; store.mode.kind === 'shared'; at += HOUR) {
      poll(store, 'a', at, `${at}`.repeat(3), null);
    }
    assert.deepEqual(modes, [{ kind: 'memory', problem: 'disk-full' }]);
    const last = reading(at - HOUR, `${at - HOUR}`.repeat(3), null);
    assert.deepEqual(store.record('a').reading, last);
    poll(store, 'a', at, '7');
    poll(store, 'b', at, '8');
    assert.deepEqual([store.record('a').reading, store.record('b').reading], [reading(at, '7'), reading(at, '8')]);
    assert.equal(store.salt, salt);
    const shown = store.rows('a', 0, at + DAY)?.readings() ?? [];
    assert.deepEqual(shown.slice(-2), [last, reading(at, '7')], 'what this window alone has is shown with the rest');
    const kept = shown.slice(0, -2);
    store.dispose();
    const again = await openWindow(test, folder);
    assert.deepEqual(again.mode, { kind: 'shared' });
    // The reading whose recording met the full disk is this window's alone; all before it are in the file.
    assert.deepEqual(again.rows('a', 0, at + DAY)?.readings(), kept);
    assert.equal(kept.length, (at - NOON) / HOUR - 1);
    assert.deepEqual(again.record('a').reading, kept.at(-1));
  });
});

describe('a store whose file is of a later version', () => {
  it('row 46: shows what the file knows, also what comes later, and claims nothing', async (test) => {
    const folder = newFolder();
    const owner = await openWindow(test, folder);
    poll(owner, 'a', NOON, '1');
    owner.dispose();
    inFile(folder, `PRAGMA journal_mode = DELETE; ${NEWER}; ALTER TABLE record ADD COLUMN more TEXT`);
    const content = readFileSync(fileIn(folder));
    const clock = new HandClock();
    const store = await openWindow(test, folder, clock);
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'newer-schema' });
    assert.equal(store.salt, owner.salt);
    assert.deepEqual(store.record('a').reading, reading(NOON, '1'));
    assert.deepEqual(store.rows('a', 0, NOON + DAY)?.readings(), [reading(NOON, '1')]);
    assert.deepEqual(readFileSync(fileIn(folder)), content);
    assert.equal(store.claim(store.record('a'), NOON + HOUR, NOON + 2 * HOUR), undefined);
    const text = JSON.stringify({ at: NOON + DAY, quantities: [['q0', '3', 'messages']] });
    inFile(folder, `UPDATE record SET claimed_at = ${NOON + DAY}, reading = '${text}', generation = 50`);
    const heard: string[] = [];
    store.onDidChange((ids) => heard.push(...ids));
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(heard, ['a']);
    assert.deepEqual(store.record('a').reading, reading(NOON + DAY, '3'));
    store.dispose();
    inFile(folder, `DELETE FROM record WHERE generation <> 50 OR claimed_at <> ${NOON + DAY}`);
    const after = await openWindow(test, folder);
    assert.equal(after.record('a').generation, 50, 'nothing was written');
  });

  it('row 46: works without what it does not understand', async (test) => {
    const folder = newFolder();
    (await openWindow(test, folder)).dispose();
    inFile(folder, `${NEWER}; DROP TABLE record`);
    const store = await openWindow(test, folder);
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'newer-schema' });
    assert.equal(store.record('a').generation, 0);
  });

  it('row 46: stops writing when another window brings a later version', async (test) => {
    const folder = newFolder();
    const clock = new HandClock();
    const store = await openWindow(test, folder, clock);
    poll(store, 'a', NOON, '1');
    inFile(folder, NEWER);
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'newer-schema' });
    assert.deepEqual(store.record('a').reading, reading(NOON, '1'));
    assert.equal(store.claim(store.record('a'), NOON + HOUR, NOON + 2 * HOUR), undefined);
    assert.deepEqual(store.rows('a', 0, NOON + DAY)?.readings(), [reading(NOON, '1')]);
  });
});

describe('a store without a file', () => {
  it('row 46: is in memory when there is no SQLite', async (test) => {
    const store = await openWindow(test, newFolder(), new HandClock(), () => Promise.reject(new Error('none')));
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'no-sqlite' });
    poll(store, 'a', NOON, '1');
  });

  it('row 46: is in memory when its folder cannot be', async (test) => {
    const folder = join(newFolder(), 'file');
    writeFileSync(folder, '');
    const store = await openWindow(test, folder);
    assert.deepEqual(store.mode, { kind: 'memory', problem: 'io' });
    poll(store, 'a', NOON, '1');
  });

  it('row 46: makes another with what is known when its folder is deleted', async (test) => {
    const folder = join(newFolder(), 'inner');
    const clock = new HandClock();
    const store = await openWindow(test, folder, clock);
    poll(store, 'a', NOON, '1');
    const failed = trouble(timeout, NOON + HOUR);
    store.settle(mustClaim(store, 'a', NOON + HOUR), { nextDue: 5, holdUntil: 6, trouble: failed });
    const open = mustClaim(store, 'b', NOON);
    const { salt } = store;
    rmSync(folder, { recursive: true });
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(store.mode, { kind: 'shared' });
    assert.equal(store.settle(open, good(NOON, '9')), 'written', 'a request under way finds its record');
    const other = await openWindow(test, folder);
    assert.deepEqual(other.record('a'), store.record('a'));
    assert.deepEqual(other.record('a').reading, reading(NOON, '1'));
    assert.deepEqual(other.record('b').reading, reading(NOON, '9'));
    assert.equal(other.salt, salt);
  });
});

describe('a store that is disposed', () => {
  it('leaves no timer, watcher or listener behind', async (test) => {
    const clock = new HandClock();
    const store = await openWindow(test, newFolder(), clock);
    store.forget('nobody', true);
    assert.ok(clock.pending > 0);
    store.dispose();
    assert.equal(clock.pending, 0);
  });
});

describe('a window that has to make a fresh file', () => {
  it('C6: does not bring back what another window has forgotten', async (test) => {
    const folder = join(newFolder(), 'inner');
    const clock = new HandClock();
    const [store, other] = [await openWindow(test, folder, clock), await openWindow(test, folder)];
    poll(store, 'a', NOON, '1');
    poll(store, 'b', NOON, '2');
    assert.equal(store.replaceNote('a', 'alert', undefined, 'low'), 'replaced');
    clock.pass(SLOW_LOOK_MS);
    other.forget('a', true);
    clock.pass(SLOW_LOOK_MS);
    other.dispose();
    rmSync(folder, { recursive: true });
    clock.pass(SLOW_LOOK_MS);
    assert.deepEqual(store.mode, { kind: 'shared' });
    assert.deepEqual([store.record('a').generation, store.note('a', 'alert')], [0, undefined]);
    assert.deepEqual(store.record('b').reading, reading(NOON, '2'));
  });
});
