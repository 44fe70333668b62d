import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCanaries } from './canaries.ts';
import { quickSeed } from './seed.ts';

test('row 38: a credential that a server repeats, in any of six encodings, is in no fault, error, sentence or log line', async () => {
  const { faults, searched } = await checkCanaries(2_000, quickSeed());
  assert.equal(faults, 2_000);
  assert.ok(searched >= 5 * faults);
});
