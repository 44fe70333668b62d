import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SLOW_LOOK_MS } from '../../../src/store/file/folderWatch.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { add, EVER, fill, lock, open, readingsOf, timesOf } from './pastSample.ts';
import { DAY, HOUR, inFile, NOON, poll, reading } from './sample.ts';

describe('the past of a shared file', () => {
  it('23.3: takes readings in by their time, without doubles, and packs those of days that are over', async (test) => {
    const { store, clock, folder } = await open(test);
    fill(store, 3);
    const before = readingsOf(store);
    const others = [
      reading(NOON - 5 * DAY, '7', '0.50'),
      reading(NOON - 5 * DAY + HOUR, '6', null),
      ...before.slice(2, 4).map(({ at }) => reading(at, '1000')),
      reading(NOON - 2 * DAY + 1, '5'),
      reading(NOON - HOUR, '4'),
    ];
    assert.equal(await add(store, clock, others), 4);
    const expected = [...before, ...others.filter(({ at }) => !before.some((own) => own.at === at))];
    assert.deepEqual(
      readingsOf(store),
      expected.toSorted((a, b) => a.at - b.at),
    );
    assert.equal(await add(store, clock, others), 0, 'once more');
    const again = await open(test, folder);
    assert.deepEqual(readingsOf(again.store), readingsOf(store));
  });

  it('23.3: takes a file into an account that has no reading yet', async (test) => {
    const { store, clock } = await open(test);
    assert.equal(await add(store, clock, [reading(NOON - DAY, '7')]), 1);
    assert.deepEqual(timesOf(store), [NOON - DAY]);
    fill(store, 0);
    assert.deepEqual(timesOf(store), [NOON - DAY, NOON], 'the account goes on with it');
  });

  it('23.6: takes many readings in turns, none of which holds the thread for long', async (test) => {
    const { store, clock } = await open(test);
    const many = Array.from({ length: 5_000 }, (_, index) => reading(NOON - 30 * DAY + index * 300_000, String(index)));
    const counts: number[] = [];
    const after = clock.after.bind(clock);
    clock.after = (delayMs, action) => {
      counts.push(readingsOf(store).length);
      return after(delayMs, action);
    };
    assert.equal(await add(store, clock, many), 5_000);
    // Each turn ends with a day, of which the first one has half as many as the others.
    assert.deepEqual(counts.slice(0, 5), [1_008, 2_160, 3_312, 4_464, 5_000]);
    assert.deepEqual(readingsOf(store), many);
  });

  it('23.6: ends with its window, and leaves what was written', async (test) => {
    const { store, clock, folder } = await open(test);
    const many = Array.from({ length: 3_000 }, (_, index) => reading(NOON - 30 * DAY + index * 300_000, String(index)));
    const added = store.past.addReadings('a', many);
    store.dispose();
    clock.pass(1);
    assert.equal(await added, undefined);
    assert.equal(clock.pending, 0);
    const again = await open(test, folder);
    assert.deepEqual(readingsOf(again.store), many.slice(0, 1_008));
  });

  it('23.3: says when a lock is in the way for too long, and adds the rest another time', async (test) => {
    const { store, folder } = await open(test);
    fill(store, 1);
    const second = await open(test, folder);
    const release = lock(folder);
    test.after(release);
    assert.equal(await add(second.store, second.clock, [reading(NOON - 9 * DAY, '1')]), undefined);
    release();
    assert.equal(await add(second.store, second.clock, [reading(NOON - 9 * DAY, '1')]), 1);
  });

  for (const [name, from, to, except, gone] of [
    ['a single reading of a day that is packed', NOON - 2 * DAY, NOON - 2 * DAY + 1, undefined, [NOON - 2 * DAY]],
    ['a single reading of today', NOON - 6 * HOUR, NOON - 6 * HOUR + 1, undefined, [NOON - 6 * HOUR]],
    [
      'a range over packs and today',
      NOON - DAY,
      NOON + DAY,
      NOON,
      [NOON - DAY, NOON - 18 * HOUR, NOON - 12 * HOUR, NOON - 6 * HOUR],
    ],
    ['a whole day', NOON - 2.5 * DAY, NOON - 1.5 * DAY, undefined, [10, 9, 8, 7].map((n) => NOON - n * 6 * HOUR)],
    ['nothing', NOON - 3 * HOUR, NOON - 2 * HOUR, undefined, []],
  ] as const) {
    it(`23.4: is deleted and brought back, and nothing else changes: ${name}`, async (test) => {
      const { store, folder } = await open(test);
      fill(store, 3);
      poll(store, 'b', NOON - 2 * DAY, '5');
      const before = readingsOf(store);
      const undo = store.past.removeReadings('a', from, to, except) ?? assert.fail('not done');
      const kept = before.filter(({ at }) => !gone.some((each) => each === at));
      assert.deepEqual(readingsOf(store), kept);
      assert.deepEqual(timesOf(store, 'b'), [NOON - 2 * DAY]);
      const again = await open(test, folder);
      assert.deepEqual(readingsOf(again.store), kept);
      assert.equal(undo(), true);
      assert.deepEqual(readingsOf(store), before);
      assert.deepEqual(readingsOf(again.store), before);
    });
  }

  it('23.4: other windows hear of each change, and this one of its own', async (test) => {
    const { store, folder, clock } = await open(test);
    fill(store, 2);
    const other = await open(test, folder);
    const heard: string[] = [];
    store.past.onDidChange(() => heard.push('own'));
    other.store.past.onDidChange(() => heard.push('other'));
    const look = (): string[] => {
      assert.equal((other.store as Store & { look(): number }).look(), SLOW_LOOK_MS);
      return heard.splice(0);
    };
    assert.deepEqual(look(), [], 'nothing has changed yet');
    const undo = store.past.removeReadings('a', NOON - DAY, NOON - DAY + 1);
    assert.deepEqual(look(), ['own', 'other']);
    undo?.();
    assert.deepEqual(look(), ['own', 'other']);
    await add(store, clock, [reading(NOON - 9 * DAY, '1')]);
    assert.deepEqual(look(), ['own', 'other']);
    store.past.beginAnew('a', NOON - DAY);
    assert.deepEqual(look(), ['own', 'other']);
    fill(store, 0);
    assert.deepEqual(look(), [], 'a reading is no change of the past');
  });

  it('23.4: nothing is done where a lock is in the way, and none where there is no file', async (test) => {
    const { store, folder } = await open(test);
    fill(store, 2);
    const other = await open(test, folder);
    const before = readingsOf(other.store);
    const release = lock(folder);
    test.after(release);
    assert.equal(other.store.past.removeReadings('a', NOON - DAY, NOON - DAY + 1), undefined);
    assert.equal(other.store.past.beginAnew('a', NOON - DAY), undefined);
    assert.equal(other.store.past.deleteKept([1]), undefined);
    release();
    assert.deepEqual(readingsOf(other.store), before);
    const memory = createMemoryStore('none');
    test.after(() => memory.dispose());
    assert.equal(memory.past.removeReadings('a', 0, NOON), undefined);
    assert.equal(await memory.past.addReadings('a', before), undefined);
  });

  it('23.2: the sum of a day goes with its reading, and comes back with it', async (test) => {
    const { store, folder } = await open(test);
    fill(store, 3);
    const day = NOON - 2 * DAY - ((NOON - 2 * DAY) % DAY);
    inFile(folder, `INSERT INTO day_sum VALUES (1, ${day}, '[]'), (1, ${day + DAY}, '[]')`);
    const days = () => store.rows('a', ...EVER)?.sums.map(({ at }) => at);
    const undo = store.past.removeReadings('a', day, day + DAY) ?? assert.fail('not done');
    assert.deepEqual(days(), [day + DAY]);
    undo();
    assert.deepEqual(days(), [day, day + DAY]);
  });

  it('23.5: the size of the file is known', async (test) => {
    const { store } = await open(test);
    const { file = 0, used = 0 } = store.size() ?? {};
    assert.ok(file >= used && used > 10_000, `${file} ${used}`);
    assert.equal(createMemoryStore('none').size(), undefined);
  });
});
