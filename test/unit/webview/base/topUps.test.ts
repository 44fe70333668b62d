import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topUpsByRow } from '../../../../src/webview/base/topUps.ts';
import { decimal } from '../model.ts';

test('18.4: top-ups belong to their reading, to the next that was not thinned out, or to the last', () => {
  const topUp = (at: number) => ({ at, amount: decimal('9'), added: decimal('5') });
  const [first, second, third, last] = [topUp(10), topUp(20), topUp(25), topUp(99)];
  assert.deepEqual(
    [...topUpsByRow([10, 20, 30], [first, second, third, last])],
    [
      [0, [first]],
      [1, [second]],
      [2, [third, last]],
    ],
  );
  assert.deepEqual([...topUpsByRow([10], [])], []);
});
