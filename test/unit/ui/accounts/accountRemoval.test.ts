import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { failedStepText, REMOVAL, type RemovalStep, removeAll } from '../../../../src/ui/accounts/accountRemoval.ts';

/** Removes with steps that fail as told; what was begun, and what came of it. */
async function removing(...failing: readonly RemovalStep[]) {
  const begun: RemovalStep[] = [];
  const step = (name: RemovalStep) => async () => {
    begun.push(name);
    if (failing.includes(name)) {
      throw new Error(name);
    }
  };
  const failed = await removeAll({
    credential: step('credential'),
    pin: step('pin'),
    entry: step('entry'),
    history: step('history'),
  });
  return { begun, failed: failed.map(({ step: name, error }) => [name, error instanceof Error && error.message]) };
}

for (const [failing, begun] of [
  [[], ['credential', 'pin', 'entry', 'history']],
  // Its entry stays, so that the account can be chosen again.
  [['credential'], ['credential', 'pin', 'history']],
  [['pin'], ['credential', 'pin', 'history']],
  [['entry'], ['credential', 'pin', 'entry', 'history']],
  [['history'], ['credential', 'pin', 'entry', 'history']],
  [
    ['credential', 'pin', 'history'],
    ['credential', 'pin', 'history'],
  ],
] as const) {
  test(`B8: what is removed when this fails: ${failing.join(', ') || 'nothing'}`, async () => {
    assert.deepEqual(await removing(...failing), { begun, failed: failing.map((name) => [name, name]) });
  });
}

test('B8: a removal that is repeated does the rest', async () => {
  let locked = true;
  const left = new Set<RemovalStep>(REMOVAL);
  const step = (name: RemovalStep) => async () => {
    if (name === 'credential' && locked) {
      throw new Error('locked');
    }
    left.delete(name);
  };
  const steps = { credential: step('credential'), pin: step('pin'), entry: step('entry'), history: step('history') };
  assert.equal((await removeAll(steps)).length, 1);
  assert.deepEqual([...left], ['credential', 'entry']);
  locked = false;
  assert.deepEqual(await removeAll(steps), []);
  assert.deepEqual([...left], []);
});

test('B8: each step that fails has a sentence of its own', () => {
  const sentences = REMOVAL.map((step) => failedStepText(step, english.t));
  assert.equal(new Set(sentences).size, REMOVAL.length);
});
