import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Subject } from '../../../src/balance/account/identity.ts';
import type { Outcome, Store } from '../../../src/store/port/store.ts';
import { HandClock } from '../net/handClock.ts';
import { FailingDisk, SQLITE_BUSY, SQLITE_FULL, SQLITE_IOERR } from './failingDisk.ts';
import { EVER, readingsOf, SUBJECT } from './pastSample.ts';
import { good, HOUR, NOON, newFolder, openWindow, timeout, trouble } from './sample.ts';

const MINUTE = 60_000;
const OTHER: Subject = { ...SUBJECT, identity: 'two' };

/** Two windows on one file, of which the disk of one fails. */
async function open(test: TestContext) {
  const [folder, clock, disk] = [newFolder(), new HandClock(), new FailingDisk()];
  clock.wall = NOON;
  const failing = await openWindow(test, folder, clock, disk.load);
  const other = await openWindow(test, folder, clock);
  return {
    ...{ clock, disk, failing, other },
    leave(code = SQLITE_IOERR): void {
      disk.code = code;
      failing.replaceNote('nobody', 'k', undefined, 'x');
      assert.equal(failing.mode.kind, 'memory');
    },
    comeBack(): void {
      disk.code = undefined;
      clock.pass(20 * MINUTE);
      assert.equal(failing.mode.kind, 'shared');
    },
  };
}

function settle(store: Store, minutes: number, outcome: Outcome, subject = SUBJECT): void {
  const at = NOON + minutes * MINUTE;
  const claimed = store.claim(store.record('a'), at, at + HOUR, subject) ?? assert.fail('not claimed');
  store.settle(claimed, outcome);
}

const read = (store: Store, minutes: number, amount: string, subject = SUBJECT): void =>
  settle(store, minutes, good(NOON + minutes * MINUTE, amount), subject);

/** Readings by their minutes from noon: `-60:1000 -15:890`. */
const history = (store: Store, of: string | number = 'a'): string =>
  readingsOf(store, of)
    .map(({ at, quantities }) => `${(at - NOON) / MINUTE}:${quantities[0]?.amount}`)
    .join(' ');

/** All histories of account `a`, by their identity. */
const histories = (store: Store) =>
  Object.fromEntries(store.kept().map(({ number, subject }) => [subject?.identity ?? '', history(store, number)]));

describe('a window that comes back to the file of others', () => {
  for (const [what, outcome] of [
    ['failed', { nextDue: 1, holdUntil: 0, trouble: trouble(timeout, NOON - 20 * MINUTE) }],
    ['said nothing', { nextDue: 1, holdUntil: 0 }],
  ] as const) {
    it(`puts no older number over the one that others have read, where its own request ${what}`, async (test) => {
      const { failing, other, leave, comeBack } = await open(test);
      read(failing, -60, '1000');
      leave();
      read(other, -30, '700');
      settle(failing, -20, outcome);
      comeBack();
      for (const store of [failing, other]) {
        const { reading, trouble: told } = store.record('a');
        assert.deepEqual(
          [reading?.quantities[0]?.amount, told?.fault],
          ['700', 'trouble' in outcome ? timeout : undefined],
        );
      }
      assert.equal(history(other), '-60:1000 -30:700');
    });
  }

  for (const [what, code] of [
    ['no file', SQLITE_IOERR],
    ['a full disk', SQLITE_FULL],
  ] as const) {
    it(`keeps its newer number, where a later request in the file of others failed: ${what}`, async (test) => {
      const { failing, other, leave, comeBack } = await open(test);
      read(failing, -60, '1000');
      leave(code);
      read(failing, -20, '700');
      settle(other, -10, { nextDue: 1, holdUntil: 0, trouble: trouble(timeout, NOON - 10 * MINUTE) });
      assert.equal(failing.record('a').reading?.quantities[0]?.amount, '700');
      comeBack();
      for (const store of [failing, other]) {
        const { reading, trouble: told } = store.record('a');
        assert.deepEqual([reading?.quantities[0]?.amount, told?.fault], ['700', timeout]);
      }
      assert.equal(history(other), '-60:1000 -20:700');
    });
  }

  it('keeps its newer number in a request of others that is open, whose outcome is taken', async (test) => {
    const { failing, other, leave, comeBack } = await open(test);
    read(failing, -60, '1000');
    leave();
    read(failing, -20, '700');
    const claimed = other.claim(other.record('a'), NOON - 10 * MINUTE, NOON, SUBJECT) ?? assert.fail();
    comeBack();
    assert.deepEqual([other.record('a').settled, other.record('a').reading?.quantities[0]?.amount], [false, '700']);
    assert.equal(other.settle(claimed, { nextDue: 1, holdUntil: 0 }), 'written');
    assert.equal(failing.record('a').reading?.quantities[0]?.amount, '700');
  });

  it('keeps the wait that a provider asked others for, and a refusal of its own', async (test) => {
    const { failing, other, leave, comeBack } = await open(test);
    const until = NOON + 6 * HOUR;
    const refused = trouble({ kind: 'auth', definitive: true }, NOON - 30 * MINUTE);
    const down = { nextDue: 1, holdUntil: 0, trouble: trouble(timeout, NOON - 10 * MINUTE) };
    read(failing, -60, '1000');
    leave();
    settle(failing, -30, { nextDue: 1, holdUntil: 0, trouble: refused, refusedMark: 'mark' });
    settle(other, -20, { ...down, holdUntil: until });
    comeBack();
    for (const store of [failing, other]) {
      const { holdUntil, refusedMark, trouble: told } = store.record('a');
      assert.deepEqual([holdUntil, refusedMark, told?.fault.kind], [until, 'mark', 'auth']);
    }
    leave();
    settle(other, -8, { nextDue: 1, holdUntil: until + 1, trouble: refused, refusedMark: 'next' });
    settle(failing, -5, down);
    comeBack();
    assert.deepEqual([other.record('a').holdUntil, other.record('a').refusedMark], [until + 1, 'next']);
  });

  for (const [what, code] of [
    ['no file', SQLITE_IOERR],
    ['a full disk', SQLITE_FULL],
  ] as const) {
    it(`is not told again of a refusal that its own request has ended: ${what}`, async (test) => {
      const { failing, other, leave, comeBack } = await open(test);
      const refused = trouble({ kind: 'auth', definitive: true }, NOON - 60 * MINUTE);
      settle(failing, -60, { nextDue: 1, holdUntil: NOON, trouble: refused, refusedMark: 'old' });
      leave(code);
      for (const minutes of [-20, -10]) {
        settle(failing, minutes, { nextDue: 1, holdUntil: 0, trouble: trouble(timeout, NOON - 20 * MINUTE) });
        const { holdUntil, refusedMark, trouble: told } = failing.record('a');
        assert.deepEqual([holdUntil, refusedMark, told?.fault.kind], [0, undefined, 'timeout']);
      }
      comeBack();
      for (const store of [failing, other]) {
        const { holdUntil, refusedMark, trouble: told } = store.record('a');
        assert.deepEqual([holdUntil, refusedMark, told?.fault.kind], [0, undefined, 'timeout']);
      }
    });
  }

  it('writes nothing into a file that knows as much', async (test) => {
    const { clock, failing, other, leave, comeBack } = await open(test);
    read(failing, -60, '1000');
    clock.pass(5_000);
    const told: unknown[] = [];
    other.onDidChange((ids) => told.push(ids));
    leave();
    comeBack();
    clock.pass(5_000);
    assert.deepEqual(told, []);
  });

  it('does not undo what was to be forgotten behind a lock by an answer of before', async (test) => {
    const { clock, failing, other, disk } = await open(test);
    read(failing, -60, '1000');
    for (const isLocked of [false, true]) {
      const claimed = failing.claim(failing.record('a'), NOON - 10 * MINUTE, NOON, SUBJECT) ?? assert.fail();
      disk.code = SQLITE_BUSY;
      assert.equal(failing.forget('a', true), false);
      disk.code = isLocked ? SQLITE_BUSY : undefined;
      assert.equal(failing.settle(claimed, good(NOON, '900')), 'late');
      disk.code = undefined;
      clock.pass(5_000);
      assert.deepEqual([other.record('a').generation, history(other)], [0, ''], `locked: ${isLocked}`);
    }
  });

  it('has in its history what waited for a lock when the file failed', async (test) => {
    const { failing, other, disk, comeBack } = await open(test);
    read(failing, -60, '100');
    const claimed = failing.claim(failing.record('a'), NOON - 45 * MINUTE, NOON, SUBJECT) ?? assert.fail();
    disk.code = SQLITE_BUSY;
    assert.equal(failing.settle(claimed, good(NOON - 45 * MINUTE, '10')), 'kept');
    disk.code = SQLITE_FULL;
    read(failing, -30, '500');
    assert.equal(history(failing), '-60:100 -45:10 -30:500');
    comeBack();
    assert.equal(history(other), '-60:100 -45:10 -30:500');
  });

  it('says whether a file has forgotten an account', async (test) => {
    const { failing, disk, leave, comeBack } = await open(test);
    assert.equal(failing.forget('a', true), true);
    disk.code = SQLITE_BUSY;
    assert.equal(failing.forget('a', true), false);
    leave();
    assert.equal(failing.forget('a', true), false);
    comeBack();
    assert.equal(failing.forget('a', true), true);
  });

  it('forgets what it was to forget behind a lock, and nothing that came later', async (test) => {
    const { failing, other, disk, leave, comeBack } = await open(test);
    read(failing, -60, '1000');
    disk.code = SQLITE_BUSY;
    failing.forget('a', true);
    leave(SQLITE_FULL);
    assert.deepEqual([failing.record('a').generation, history(failing)], [0, '']);
    read(failing, -20, '900');
    comeBack();
    assert.deepEqual([history(other), other.record('a').reading?.quantities[0]?.amount], ['-20:900', '900']);
  });

  it('brings nothing into an account that began anew meanwhile, be it read behind a lock or without a file', async (test) => {
    const { clock, failing, other, disk, leave, comeBack } = await open(test);
    read(failing, -60, '1000');
    const claimed = failing.claim(failing.record('a'), NOON - 10 * MINUTE, NOON, SUBJECT) ?? assert.fail();
    disk.code = SQLITE_BUSY;
    assert.equal(failing.settle(claimed, good(NOON - 10 * MINUTE, '900')), 'kept');
    assert.ok(other.past.beginAnew('a', NOON - 5 * MINUTE));
    disk.code = undefined;
    clock.pass(5_000);
    assert.deepEqual([failing.record('a').settled, history(other)], [true, '']);
    leave();
    settle(failing, -4, { nextDue: 1, holdUntil: 0, trouble: trouble(timeout, NOON - 4 * MINUTE) });
    read(failing, -3, '800');
    assert.ok(other.past.beginAnew('a', NOON - 2 * MINUTE));
    comeBack();
    assert.deepEqual([history(other), other.events('a', ...EVER)], ['', []]);
  });

  it('takes the beginning of a history for that of no other subject', async (test) => {
    const { failing, other, leave, comeBack } = await open(test);
    read(failing, -60, '1000');
    leave();
    read(failing, -20, '7', OTHER);
    read(other, -18, '890');
    assert.ok(other.past.beginAnew('a', NOON - 15 * MINUTE));
    comeBack();
    assert.equal(histories(other)['two'], '-20:7');
  });

  it('brings back no account that others have removed', async (test) => {
    const { failing, other, leave, comeBack } = await open(test);
    read(failing, -60, '1000');
    failing.replaceNote('a', 'k', undefined, 'text');
    leave();
    read(failing, -20, '900');
    failing.replaceNote('a', 'k', 'text', 'mine');
    other.forget('a', true);
    comeBack();
    assert.deepEqual([other.record('a').generation, history(other), other.note('a', 'k')], [0, '', undefined]);
  });

  it('leaves what others have noted meanwhile, and takes along what it alone has', async (test) => {
    const { failing, other, leave, comeBack } = await open(test);
    for (const key of ['both', 'mine', 'over']) {
      failing.replaceNote('a', key, undefined, 'before');
    }
    leave();
    for (const key of ['both', 'mine', 'over']) {
      failing.replaceNote('a', key, 'before', 'between');
      failing.replaceNote('a', key, 'between', 'without a file');
    }
    failing.replaceNote('a', 'first', undefined, 'without a file');
    other.replaceNote('a', 'both', 'before', 'later');
    other.replaceNote('a', 'over', 'before', undefined);
    comeBack();
    for (const store of [failing, other]) {
      const notes = ['both', 'mine', 'over', 'first'].map((key) => store.note('a', key));
      assert.deepEqual(notes, ['later', 'without a file', undefined, 'without a file']);
    }
  });

  it('does not wait for the answer to a request of another window, which is settled where it does not look', async (test) => {
    const { clock, failing, other, leave, comeBack } = await open(test);
    read(failing, -60, '1000');
    const claimed = other.claim(other.record('b'), NOON, NOON + HOUR, SUBJECT) ?? assert.fail();
    failing.record('b');
    leave();
    other.settle(claimed, good(NOON, '3'));
    comeBack();
    assert.ok(clock.now() > NOON);
    assert.equal(failing.record('b').reading?.quantities[0]?.amount, '3');
  });
});
