import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Queue } from '../../../src/base/queue.ts';

test('B4: tasks run one after the other, however long they take and however they end', async () => {
  const queue = new Queue();
  const seen: string[] = [];
  const task = (name: string, turns: number, fails = false) =>
    queue.run(async () => {
      seen.push(`${name} begins`);
      for (let turn = 0; turn < turns; turn++) {
        await Promise.resolve();
      }
      seen.push(`${name} ends`);
      if (fails) {
        throw new Error(name);
      }
      return name;
    });
  const results = await Promise.allSettled([task('a', 5), task('b', 3, true), task('c', 1)]);
  assert.deepEqual(seen, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  assert.deepEqual(
    results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason))),
    ['a', 'Error: b', 'c'],
  );
});
