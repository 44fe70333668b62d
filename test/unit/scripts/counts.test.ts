import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add, atLeastOne, noCounts, summary } from '../../../scripts/counts.ts';

test('adds what passed and what failed', () => {
  assert.deepEqual(add({ passed: 3, failed: 1 }, { passed: 4, failed: 2 }), { passed: 7, failed: 3 });
});

test('takes a phase that ran nothing for a failure', () => {
  assert.deepEqual(atLeastOne(noCounts), { passed: 0, failed: 1 });
  assert.deepEqual(atLeastOne({ passed: 0, failed: 2 }), { passed: 0, failed: 2 });
  assert.deepEqual(atLeastOne({ passed: 1, failed: 0 }), { passed: 1, failed: 0 });
});

test('sums up in one line', () => {
  assert.equal(summary({ passed: 12, failed: 0 }), '12 passed, 0 failed');
});
