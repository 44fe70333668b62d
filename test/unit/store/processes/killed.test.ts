import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newFolder } from '../sample.ts';
import { killWriters } from './kills.ts';
import { JOURNALS } from './windowProcess.ts';

describe('windows that are killed while they write', () => {
  for (const journal of JOURNALS) {
    it(`row 46: lose no acknowledged reading and leave a sound file (${journal})`, async (test) => {
      const killing = await killWriters(test, newFolder(), 15, journal, Math.random);
      const { acknowledged, lost, failedReopenings, integrity } = killing;
      assert.ok(acknowledged > 15, `${acknowledged} readings`);
      assert.deepEqual({ lost, failedReopenings, integrity }, { lost: [], failedReopenings: 0, integrity: 'ok' });
    });
  }
});
