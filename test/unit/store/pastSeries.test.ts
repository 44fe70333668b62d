import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { shareDatabase } from '../../../src/store/file/sharedFile.ts';
import { Meanwhile } from '../../../src/store/port/meanwhile.ts';
import { blankRecord } from '../../../src/store/tables/transition.ts';
import { EVER, fill, open, pollAs, readingsOf, SUBJECT, timesOf } from './pastSample.ts';
import { DAY, fileIn, HOUR, NOON, reading, timeout, trouble } from './sample.ts';

const MINUTE = 60_000;

describe('histories as a whole', () => {
  it('23.4: an account that begins anew leaves its past under its name, and takes it back', async (test) => {
    const { store } = await open(test);
    fill(store, 3);
    const claimed = store.claim(store.record('a'), NOON + 1, NOON + HOUR, SUBJECT) ?? assert.fail();
    store.settle(claimed, { nextDue: NOON + HOUR, holdUntil: 0, trouble: trouble(timeout, NOON + 1) });
    const [before, events] = [readingsOf(store), store.events('a', ...EVER)];
    const undo = store.past.beginAnew('a', NOON - DAY) ?? assert.fail('not done');
    assert.deepEqual(
      readingsOf(store),
      before.filter(({ at }) => at >= NOON - DAY),
    );
    assert.deepEqual(store.events('a', ...EVER), events);
    const kept = store.kept();
    assert.deepEqual(
      kept.map(({ accountId, isCurrent }) => [accountId, isCurrent]),
      [
        ['a', false],
        ['a', true],
      ],
    );
    const [old] = kept;
    assert.deepEqual({ ...old?.subject, identity: '' }, { ...SUBJECT, identity: '' });
    assert.deepEqual(
      readingsOf(store, old?.number),
      before.filter(({ at }) => at < NOON - DAY),
    );
    pollAs(store, NOON + HOUR, '500');
    assert.equal(readingsOf(store).at(-1)?.at, NOON + HOUR, 'the account goes on with the new one');
    assert.equal(undo(), true);
    assert.deepEqual(
      readingsOf(store).map(({ at }) => at),
      [...before.map(({ at }) => at), NOON + HOUR],
    );
    assert.deepEqual(
      store.kept().map(({ isCurrent }) => isCurrent),
      [true],
    );
    assert.equal(undo(), false, 'once is enough');
  });

  it('23.4: an account does not begin anew in the future', async (test) => {
    const { store } = await open(test);
    fill(store, 3);
    const before = readingsOf(store);
    assert.equal(store.past.beginAnew('a', NOON + 1), undefined);
    assert.deepEqual(readingsOf(store), before);
    assert.equal(store.kept().length, 1);
  });

  it('what an account had before it began anew is no part of what begins there, whatever comes of a request', async (test) => {
    const { store, folder, clock } = await open(test);
    fill(store, 1);
    clock.pass(30 * MINUTE);
    assert.notEqual(store.past.beginAnew('a', NOON + 10 * MINUTE), undefined);
    // A window closes while it asks.
    const claimed = store.claim(store.record('a'), NOON + 20 * MINUTE, NOON + HOUR, SUBJECT) ?? assert.fail();
    store.settle(claimed, { nextDue: NOON + HOUR, holdUntil: 0 });
    assert.deepEqual(timesOf(store), []);
    pollAs(store, NOON + 25 * MINUTE, '5');
    assert.deepEqual(timesOf(store), [NOON + 25 * MINUTE]);
    // A window that had no file has read the account before it began anew.
    const database = new DatabaseSync(fileIn(folder));
    test.after(() => database.close());
    const meanwhile = new Meanwhile();
    for (const at of [NOON + 5 * MINUTE, NOON + 12 * MINUTE]) {
      const before = { ...blankRecord('a'), subject: SUBJECT, claimedAt: at };
      meanwhile.record(before, { ...before, reading: reading(at, '900') });
    }
    shareDatabase(database).adopt([], [], meanwhile);
    assert.deepEqual(timesOf(store), [NOON + 12 * MINUTE, NOON + 25 * MINUTE]);
  });

  it('23.4: what was deleted before an account began anew comes back when that is undone', async (test) => {
    const { store } = await open(test);
    fill(store, 3);
    const before = readingsOf(store);
    const undo = store.past.removeReadings('a', NOON - 2 * DAY, NOON - 2 * DAY + 1) ?? assert.fail('not done');
    const goOn = store.past.beginAnew('a', NOON - DAY) ?? assert.fail('not done');
    assert.equal(undo(), false);
    assert.equal(store.mode.kind, 'shared', 'nothing is wrong with the file');
    assert.deepEqual([goOn(), undo()], [true, true]);
    assert.deepEqual(readingsOf(store), before);
  });

  it('23.4: of two beginnings the later one is taken back first, in whichever window', async (test) => {
    const { store, folder } = await open(test);
    fill(store, 3);
    const before = readingsOf(store);
    const other = await open(test, folder);
    const first = store.past.beginAnew('a', NOON - 2 * DAY) ?? assert.fail('not done');
    const second = other.store.past.beginAnew('a', NOON - DAY) ?? assert.fail('not done');
    assert.equal(first(), false);
    assert.equal(store.mode.kind, 'shared', 'nothing is wrong with the file');
    assert.deepEqual(timesOf(store)[0], NOON - DAY);
    assert.equal(second(), true);
    assert.equal(first(), true);
    assert.deepEqual(readingsOf(store), before);
  });

  it('23.4: a kept history is deleted and brought back with its events', async (test) => {
    const { store } = await open(test);
    fill(store, 3);
    const claimed = store.claim(store.record('a'), NOON + 1, NOON + HOUR, SUBJECT) ?? assert.fail();
    store.settle(claimed, { nextDue: NOON + HOUR, holdUntil: 0, trouble: trouble(timeout, NOON + 1) });
    const before = readingsOf(store);
    store.forget('a', false);
    const [kept] = store.kept();
    const undo = store.past.deleteKept([kept?.number ?? -1]) ?? assert.fail('not done');
    assert.deepEqual(store.kept(), []);
    assert.equal(undo(), true);
    const [back] = store.kept();
    assert.deepEqual({ ...back, number: 0 }, { ...kept, number: 0 });
    assert.deepEqual(readingsOf(store, back?.number), before);
    assert.equal(store.events(back?.number ?? -1, ...EVER)?.length, 1);
  });
});
