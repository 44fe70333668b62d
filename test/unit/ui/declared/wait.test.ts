import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../fakes/fakeClock.ts';
import { quickly } from '../quickly.ts';
import { line, list, open, toNumbers } from './declaring.ts';

const HOUR = 3_600_000;

test('21: what a provider asks for in answer to a trial is told, and nothing is sent before', () =>
  quickly(async () => {
    const { done, sent, answer, clock } = await open();
    Object.assign(answer, { status: 429, retryAfterMs: 2 * HOUR });
    await toNumbers();
    const token = await line(4, 5);
    for (let times = 0; times < 3; times++) {
      assert.match(token.note ?? '', /The provider asked to wait until \d\d:\d\d\. Try again then\.$/);
      token.enter();
      await settled();
    }
    assert.equal(sent.length, 1);
    await clock.advance(2 * HOUR);
    Object.assign(answer, { status: 200, retryAfterMs: undefined });
    token.enter();
    await settled();
    assert.equal(sent.length, 2);
    (await list(5, 5)).hide();
    await done;
  }));
