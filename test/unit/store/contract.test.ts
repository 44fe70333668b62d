import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createMemoryStore } from '../../../src/store/memory.ts';
import type { Settled, Store } from '../../../src/store/port/store.ts';
import { good, HOUR, mustClaim, NOON, newFolder, openWindow, poll, reading, timeout, trouble } from './sample.ts';

interface Kind {
  readonly open: (test: TestContext) => Promise<Store>;
  /** What becomes of an outcome that is not late. */
  readonly settled: Settled;
}

const KINDS: Readonly<Record<string, Kind>> = {
  memory: {
    open: async (test) => {
      const store = createMemoryStore('none');
      test.after(() => store.dispose());
      return store;
    },
    settled: 'kept',
  },
  'a shared file': { open: (test) => openWindow(test, newFolder()), settled: 'written' },
};

for (const [place, { open, settled: answer }] of Object.entries(KINDS)) {
  describe(`a store in ${place}`, () => {
    it('knows nothing of an account that was never claimed', async (test) => {
      const store = await open(test);
      assert.deepEqual(store.record('a'), {
        accountId: 'a',
        generation: 0,
        claimedAt: 0,
        settled: true,
        nextDue: 0,
        holdUntil: 0,
      });
    });

    it('gives a claim to one of two who saw the same', async (test) => {
      const store = await open(test);
      const seen = store.record('a');
      const claimed = store.claim(seen, NOON, NOON + HOUR);
      assert.deepEqual(claimed, { ...seen, generation: 1, claimedAt: NOON, settled: false, nextDue: NOON + HOUR });
      assert.equal(store.claim(seen, NOON + 1, NOON + HOUR), undefined);
      assert.deepEqual(store.record('a'), claimed);
    });

    it('gives a second claim to one of two who saw the first', async (test) => {
      const store = await open(test);
      const seen = mustClaim(store, 'a');
      assert.equal(store.claim(seen, NOON + HOUR, NOON + 2 * HOUR)?.generation, 2);
      assert.equal(store.claim(seen, NOON + HOUR, NOON + 2 * HOUR), undefined);
    });

    it('keeps accounts apart', async (test) => {
      const store = await open(test);
      poll(store, 'a', NOON, '1');
      poll(store, 'b', NOON, '2');
      assert.deepEqual(store.record('a').reading, reading(NOON, '1'));
      assert.deepEqual(store.record('b').reading, reading(NOON, '2'));
    });

    it('settles a claim with a reading, exact to the digit', async (test) => {
      const store = await open(test);
      const amounts = ['9007199254740993', '-0.10', null, '0', '100.150'];
      assert.equal(store.settle(mustClaim(store, 'a'), good(NOON, ...amounts)), answer);
      const { reading: kept, settled, nextDue } = store.record('a');
      assert.deepEqual(kept, reading(NOON, ...amounts));
      assert.deepEqual([settled, nextDue], [true, NOON + HOUR]);
    });

    it('row 43: drops the outcome of a claim that was followed by another', async (test) => {
      const store = await open(test);
      const late = mustClaim(store, 'a');
      const owner = store.claim(store.record('a'), NOON + HOUR, NOON + 2 * HOUR);
      assert.equal(store.settle(late, good(NOON, '1')), 'late');
      assert.deepEqual(store.record('a'), owner);
    });

    it('row 43: drops the outcome of a claim on an account that was forgotten and claimed anew', async (test) => {
      const store = await open(test);
      const late = mustClaim(store, 'a', NOON);
      store.forget('a', false);
      assert.equal(store.settle(late, good(NOON, '1')), 'late');
      assert.equal(mustClaim(store, 'a', NOON + 1).generation, late.generation);
      assert.equal(store.settle(late, good(NOON, '1')), 'late');
      assert.equal(store.record('a').reading, undefined);
    });

    it('keeps the last reading through a trouble, which a reading ends', async (test) => {
      const store = await open(test);
      poll(store, 'a', NOON, '5');
      const failed = trouble(timeout, NOON + HOUR);
      const outcome = { nextDue: NOON + 2 * HOUR, holdUntil: NOON + 3 * HOUR, trouble: failed, refusedMark: 'abc' };
      store.settle(mustClaim(store, 'a', NOON + HOUR), outcome);
      const { accountId, generation, claimedAt, settled, ...rest } = store.record('a');
      assert.deepEqual([accountId, generation, claimedAt, settled], ['a', 2, NOON + HOUR, true]);
      assert.deepEqual(rest, { ...outcome, reading: reading(NOON, '5') });
      poll(store, 'a', NOON + 4 * HOUR, '4');
      const after = store.record('a');
      assert.deepEqual([after.trouble, after.refusedMark, after.holdUntil], [undefined, undefined, 0]);
    });

    it('leaves good and bad as they were when an outcome says neither', async (test) => {
      const store = await open(test);
      const failed = trouble(timeout, NOON);
      store.settle(mustClaim(store, 'a'), { nextDue: 1, holdUntil: 2, trouble: failed, refusedMark: 'abc' });
      store.settle(mustClaim(store, 'a', NOON + 1), { nextDue: 3, holdUntil: 4 });
      const { trouble: kept, refusedMark, nextDue, holdUntil } = store.record('a');
      assert.deepEqual(
        { kept, refusedMark, nextDue, holdUntil },
        { kept: failed, refusedMark: 'abc', nextDue: 3, holdUntil: 4 },
      );
    });

    it('forgets an account', async (test) => {
      const store = await open(test);
      poll(store, 'a', NOON, '5');
      store.forget('a', true);
      assert.equal(store.record('a').generation, 0);
      assert.deepEqual(store.rows('a', 0, NOON + HOUR)?.readings(), []);
    });

    it('tells of its own claims, outcomes and forgotten accounts', async (test) => {
      const store = await open(test);
      const heard: string[] = [];
      store.onDidChange((ids) => heard.push(...ids));
      const claimed = mustClaim(store, 'a');
      assert.ok(heard.splice(0).includes('a'));
      store.settle(claimed, good(NOON, '1'));
      assert.ok(heard.splice(0).includes('a'));
      store.forget('a', false);
      assert.ok(heard.splice(0).includes('a'));
    });

    it('takes times that are no integers, and none at all', async (test) => {
      const store = await open(test);
      const claimed = store.claim(store.record('a'), NOON + 0.7, Number.POSITIVE_INFINITY);
      assert.deepEqual([claimed?.claimedAt, claimed?.nextDue], [NOON, Number.MAX_SAFE_INTEGER]);
      assert.ok(claimed !== undefined);
      assert.equal(store.settle(claimed, { nextDue: Number.NaN, holdUntil: -0.5 }), answer);
      assert.deepEqual([store.record('a').nextDue, store.record('a').holdUntil], [0, 0]);
    });

    it('takes any text as the id of an account', async (test) => {
      const store = await open(test);
      for (const id of ['', '__proto__', "a'; DROP TABLE record; --", '账户', 'a\u0000b']) {
        poll(store, id, NOON, '1');
        assert.deepEqual(store.record(id).reading, reading(NOON, '1'), JSON.stringify(id));
      }
    });

    it('does nothing and breaks nothing after it was disposed', async (test) => {
      const store = await open(test);
      const claimed = mustClaim(store, 'a');
      store.dispose();
      store.dispose();
      store.settle(claimed, good(NOON, '1'));
      store.forget('a', true);
      assert.deepEqual(store.rows('a', 0, 1)?.readings(), []);
    });
  });
}
