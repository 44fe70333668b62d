import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Subject } from '../../../src/balance/account/identity.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import type { HistoryOf, Store } from '../../../src/store/port/store.ts';
import { messages } from '../fakes/amounts.ts';
import { HOUR, NOON, newFolder, openWindow } from './sample.ts';

const ONE: Subject = { identity: 'q.one', name: 'SMS', provider: 'fake', product: 'sms' };
const OTHER: Subject = { ...ONE, identity: 'q.other' };

/** Records a reading of a subject, as a window does. */
function read(store: Store, subject: Subject | undefined, at: number, amount: string): void {
  const claimed = store.claim(store.record('a'), at, at + HOUR, subject) ?? assert.fail('not claimed');
  const reading = { at, quantities: messages(amount) };
  assert.notEqual(store.settle(claimed, { nextDue: at + HOUR, holdUntil: 0, reading }), 'late');
}

function amounts(store: Store, of: HistoryOf = 'a'): readonly unknown[] | undefined {
  const rows = store.rows(of, 0, NOON + 100 * HOUR)?.readings();
  return rows?.map(({ quantities }) => quantities[0]?.amount);
}

async function open(test: TestContext): Promise<Store> {
  return await openWindow(test, newFolder());
}

describe('C5: another account of the provider', () => {
  it('C5: begins a series of its own, and the one before stays and is named', async (test) => {
    const store = await open(test);
    read(store, ONE, NOON, '100');
    read(store, { ...ONE, name: 'Renamed' }, NOON + HOUR, '90');
    read(store, OTHER, NOON + 2 * HOUR, '5');
    assert.deepEqual(amounts(store), ['5']);
    const [before, present] = store.kept();
    assert.deepEqual(before?.subject, { ...ONE, name: 'Renamed' });
    assert.deepEqual([before?.isCurrent, present?.isCurrent], [false, true]);
    assert.deepEqual(amounts(store, before?.number), ['100', '90']);
  });

  it('C5: is not shown with the number and the trouble of the one before while it is asked', async (test) => {
    for (const store of [await open(test), createMemoryStore('none')]) {
      read(store, ONE, NOON, '100');
      const claimed = store.claim(store.record('a'), NOON + HOUR, NOON + 2 * HOUR, OTHER);
      assert.equal(claimed?.reading, undefined);
      assert.equal(store.record('a').reading, undefined);
      assert.equal(store.record('a').generation, 2);
      assert.deepEqual(amounts(store), []);
    }
  });

  it('C5: that was there before goes on with its own series', async (test) => {
    const store = await open(test);
    for (const [hour, subject] of [ONE, OTHER, ONE, OTHER].entries()) {
      read(store, subject, NOON + hour * HOUR, String(hour));
    }
    assert.deepEqual(amounts(store), ['1', '3']);
    assert.equal(store.kept().length, 2);
  });

  it('C5: cannot be told from one that was never noted, which it goes on with', async (test) => {
    const store = await open(test);
    read(store, undefined, NOON, '100');
    read(store, ONE, NOON + HOUR, '90');
    assert.deepEqual(amounts(store), ['100', '90']);
  });

  it('C5: leaves the series of the one before as it is when the account is forgotten and read anew', async (test) => {
    const store = await open(test);
    read(store, ONE, NOON, '100');
    store.forget('a', false);
    assert.deepEqual(amounts(store), ['100']);
    read(store, OTHER, NOON + HOUR, '5');
    assert.deepEqual(amounts(store), ['5']);
    assert.equal(store.kept().length, 2);
    store.forget('a', true);
    assert.deepEqual(store.kept(), []);
  });
});

describe('C10: a history whose account was removed', () => {
  it('C10: stays with its name until it is deleted, which touches no other', async (test) => {
    const store = await open(test);
    read(store, ONE, NOON, '100');
    read(store, OTHER, NOON + HOUR, '5');
    store.forget('a', false);
    const [first, second] = store.kept();
    assert.deepEqual(
      [first, second].map((each) => [each?.accountId, each?.subject?.name, each?.isCurrent]),
      Array(2).fill(['a', 'SMS', false]),
    );
    assert.notEqual(store.past.deleteKept([first?.number ?? -1]), undefined);
    assert.deepEqual(store.kept(), [second]);
    assert.deepEqual(amounts(store, second?.number), ['5']);
  });
});
