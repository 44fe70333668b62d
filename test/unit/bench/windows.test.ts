import assert from 'node:assert/strict';
import { test } from 'node:test';
import { perInterval } from '../../../bench/windows.ts';

test('requests for each interval are counted from the first to the last, wherever the watching began', () => {
  const at = (account: string, ...minutes: number[]) => minutes.map((minute) => ({ account, time: minute * 60_000 }));
  assert.equal(perInterval([...at('a', 0.5, 1.5, 2.5), ...at('b', 0.1, 1.1)]), 1);
  assert.equal(perInterval(at('a', 0, 0.5, 1)), 2);
});
