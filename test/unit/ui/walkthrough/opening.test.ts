import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { TestLog } from '../../fakes/testLog.ts';
import { forgetMade, made, setFocused } from '../../vscode.ts';

const { openWalkthrough } = await import('../../../../src/ui/walkthrough/opening.ts');

beforeEach(() => {
  forgetMade();
  setFocused(true);
});

test('that no other start opens it is made sure of before it is opened', async () => {
  await openWalkthrough(async () => assert.deepEqual(made.executed, []), new TestLog());
  assert.equal(made.executed.length, 1);
});

test('what cannot be made sure of opens nothing', async () => {
  await openWalkthrough(() => Promise.reject(new Error('no disk')), new TestLog());
  assert.deepEqual(made.executed, []);
});
