import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { fileIn, good, NOON, newFolder, reading } from '../sample.ts';
import { JOURNALS, WindowProcess } from './windowProcess.ts';

/** What a window may hold its host's thread for when the file is locked. */
const BOUND_MS = 2_000;

for (const journal of JOURNALS) {
  describe(`a file (${journal}) that another process has locked`, () => {
    it('row 47: is waited for at most two seconds, and is written later', async (test) => {
      const folder = newFolder();
      const [window, locker] = await WindowProcess.many(test, 2, journal);
      assert.ok(window !== undefined && locker !== undefined);
      await window.ask('open', folder);
      await window.ask('poll', 'a', NOON, '1');
      const claimed = await window.ask('claim', await window.ask('record', 'a'), NOON + 1, NOON + 2);
      assert.ok(claimed !== null);
      await locker.ask('hold', fileIn(folder), 'EXCLUSIVE');
      const settled = await window.ask('timedSettle', claimed, good(NOON + 1, '2'));
      assert.ok(settled.result === 'kept' && settled.ms < BOUND_MS, JSON.stringify(settled));
      assert.deepEqual((await window.ask('record', 'a')).reading, reading(NOON + 1, '2'), 'shown although not written');
      const second = await window.ask('timedClaim', 'b', NOON);
      assert.ok(!second.claimed && second.ms < BOUND_MS / 3, JSON.stringify(second));
      assert.deepEqual(await window.ask('mode'), { kind: 'shared' });
      await locker.ask('release');
      assert.ok((await window.ask('timedClaim', 'b', NOON)).claimed);
      assert.ok((await window.ask('timedClaim', 'a', NOON + 3)).claimed);
      assert.deepEqual(await window.ask('readings', 'a'), [reading(NOON, '1'), reading(NOON + 1, '2')]);
    });

    it('row 47: takes an outcome by itself when it is free, and never over a later claim', async (test) => {
      const folder = newFolder();
      const [window, other, locker] = await WindowProcess.many(test, 3, journal);
      assert.ok(window !== undefined && other !== undefined && locker !== undefined);
      await window.ask('open', folder);
      await other.ask('open', folder);
      await window.ask('poll', 'a', NOON, '1');
      await window.ask('poll', 'b', NOON, '1');
      const claims = await Promise.all(
        ['a', 'b'].map(async (id) => window.ask('claim', await window.ask('record', id), NOON + 1, NOON + 2)),
      );
      await locker.ask('hold', fileIn(folder), 'EXCLUSIVE');
      for (const claimed of claims) {
        assert.ok(claimed !== null);
        assert.equal(await window.ask('settle', claimed, good(NOON + 1, '2')), 'kept');
      }
      window.signal('SIGSTOP');
      await locker.ask('release');
      await other.ask('poll', 'b', NOON + 3, '3');
      window.signal('SIGCONT');
      const both = [reading(NOON, '1'), reading(NOON + 1, '2')];
      while (!isDeepStrictEqual(await other.ask('readings', 'a'), both)) {
        await other.next((told) => told.kind === 'changed');
      }
      assert.deepEqual(await other.ask('readings', 'b'), [reading(NOON, '1'), reading(NOON + 3, '3')]);
    });

    it('rows 46 and 47: loses with its window what is only kept, and not what is written', async (test) => {
      const folder = newFolder();
      const [window, other, locker] = await WindowProcess.many(test, 3, journal);
      assert.ok(window !== undefined && other !== undefined && locker !== undefined);
      await window.ask('open', folder);
      await window.ask('poll', 'a', NOON, '1');
      const claimed = await window.ask('claim', await window.ask('record', 'a'), NOON + 1, NOON + 2);
      assert.ok(claimed !== null);
      await locker.ask('hold', fileIn(folder), 'EXCLUSIVE');
      assert.equal(await window.ask('settle', claimed, good(NOON + 1, '2')), 'kept');
      await window.kill();
      await locker.ask('release');
      await other.ask('open', folder);
      assert.deepEqual(await other.ask('readings', 'a'), [reading(NOON, '1')]);
    });

    it('row 47: is not polled past its owners by a window that opens meanwhile', async (test) => {
      const folder = newFolder();
      const [owner, locker, window] = await WindowProcess.many(test, 3, journal);
      assert.ok(owner !== undefined && locker !== undefined && window !== undefined);
      await owner.ask('open', folder);
      await owner.ask('poll', 'a', NOON, '1');
      await locker.ask('hold', fileIn(folder), 'EXCLUSIVE');
      const { mode, ms } = await window.ask('timedOpen', folder);
      // With a log the file can be read beside the lock, and only claims have to wait.
      assert.deepEqual(mode, journal === 'wal' ? { kind: 'shared' } : { kind: 'memory', problem: 'locked' });
      assert.ok(ms < BOUND_MS, `${ms} ms`);
      assert.equal((await window.ask('timedClaim', 'a', NOON + 1)).claimed, false);
      const shared = journal === 'wal' || window.next((told) => told.kind === 'mode' && told.mode.kind === 'shared');
      await locker.ask('release');
      await owner.ask('poll', 'a', NOON + 1, '2');
      await shared;
      assert.deepEqual((await window.ask('record', 'a')).reading, reading(NOON + 1, '2'));
      assert.ok((await window.ask('timedClaim', 'a', NOON + 2)).claimed);
      assert.equal(await locker.ask('journal', fileIn(folder)), journal);
    });
  });
}
