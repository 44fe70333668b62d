import assert from 'node:assert/strict';
import { test } from 'node:test';
import { broken, LEAST_SAID, saidInAll, trustInAll } from './confidenceTable.ts';

/** `npm run soak -- 9` compares 1,000 series of each kind. */
const [COUNT, SEED] = [60, 20260105];
/** So few series may be this many standard deviations off by chance. */
const SLACK = 2.5;

test('17: what is said with a confidence is as often right as it promises, and enough is said', () => {
  const trusts = trustInAll(COUNT, SEED);
  assert.deepEqual(
    trusts.flatMap((trust) => broken(trust, SLACK)),
    [],
  );
  assert.ok(saidInAll(trusts) >= LEAST_SAID, `${saidInAll(trusts)}`);
});
