import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, SECOND } from '../fakes/records.ts';
import { checkDeadlines } from './deadlines.ts';
import { runLong } from './longRun.ts';
import { checkRecovery } from './recovery.ts';
import { quickSeed } from './seed.ts';

test('rows 1 to 21, 44 and 45: fresh within one interval after an outage of any kind', async () => {
  const { outages, longest } = await checkRecovery(60, quickSeed());
  assert.equal(outages, 60);
  // Were every account asked all the time, it would say nothing.
  assert.ok(longest > 0.1, `${longest}`);
});

test('rows 18 and 19: no window asks before the deadline that the provider set, whatever the user presses', async () => {
  const { values, latestMs } = await checkDeadlines(60, quickSeed());
  assert.equal(values, 60);
  assert.ok(latestMs <= 31 * SECOND, `asked ${latestMs} ms after its deadline`);
});

test('a day and a half of faults, sleeps and edits leaves no timer and no listener behind', async () => {
  const { requests, left } = await runLong(36 * HOUR, quickSeed());
  assert.ok(requests > 1_000, `${requests} requests`);
  assert.equal(left, 0);
});
