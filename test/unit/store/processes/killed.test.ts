import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newFolder } from '../sample.ts';
import { killWriters } from './kills.ts';
import { JOURNALS } from './windowProcess.ts';

describe('windows that are killed while they write', () => {
  for (const journal of JOURNALS) {
    for (const locks of [false, true]) {
      it(`row 46: lose no acknowledged reading and leave a sound file (${journal}${locks ? ', locked now and then' : ''})`, async (test) => {
        const options = { folder: newFolder(), kills: locks ? 8 : 15, journal, random: Math.random, locks };
        const { kills, acknowledged, lost, leftFile, failedReopenings, integrity } = await killWriters(test, options);
        assert.ok(acknowledged > kills, `${acknowledged} readings`);
        assert.deepEqual(
          { lost, leftFile, failedReopenings, integrity },
          { lost: [], leftFile: [], failedReopenings: [], integrity: 'ok' },
        );
      });
    }
  }
});
