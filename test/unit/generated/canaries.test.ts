import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCanaries } from './canaries.ts';
import { quickSeed } from './seed.ts';

test('row 38: a credential that a server repeats, in any of six encodings, is in no fault, error, sentence, log line, text on the screen or file', async () => {
  const { faults, searched, fileBytes } = await checkCanaries(1_000, quickSeed());
  assert.equal(faults, 1_000);
  assert.ok(searched >= 14 * faults);
  assert.ok(fileBytes > 50_000);
});
