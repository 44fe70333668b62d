import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepFrame } from '../../../../src/ui/quickInput/inputBox.ts';
import { runSteps, type Step } from '../../../../src/ui/quickInput/steps.ts';

type Kind = 'next' | 'back' | 'cancel' | 'skip';

/** Steps that end as told, one answer after the other; where the user was, and whether it was carried through. */
async function walk(names: string, ...answers: readonly Kind[]) {
  const left = [...answers];
  const places: string[] = [];
  const step =
    (name: string): Step =>
    async ({ title, step: place, totalSteps, canGoBack }: StepFrame) => {
      places.push(`${title} ${place}/${totalSteps} ${name}${canGoBack ? ' ←' : ''}`);
      const kind = left.shift() ?? assert.fail('nobody answers');
      return kind === 'next' ? { kind, value: name } : { kind };
    };
  return { isDone: await runSteps('T', [...names].map(step)), places };
}

test('steps follow each other, each with its place', async () => {
  assert.deepEqual(await walk('abc', 'next', 'skip', 'next'), {
    isDone: true,
    places: ['T 1/3 a', 'T 2/3 b ←', 'T 3/3 c ←'],
  });
});

test('the way back leads to the step before', async () => {
  assert.deepEqual(await walk('ab', 'next', 'back', 'next', 'next'), {
    isDone: true,
    places: ['T 1/2 a', 'T 2/2 b ←', 'T 1/2 a', 'T 2/2 b ←'],
  });
});

test('Esc ends it all', async () => {
  assert.deepEqual(await walk('ab', 'next', 'cancel'), { isDone: false, places: ['T 1/2 a', 'T 2/2 b ←'] });
});

test('an answer can add steps', async () => {
  const places: string[] = [];
  let isLong = false;
  const step =
    (after: boolean): Step =>
    async ({ step: place, totalSteps }) => {
      places.push(`${place}/${totalSteps}`);
      isLong = after;
      return { kind: 'next', value: undefined };
    };
  await runSteps('T', () => (isLong ? [step(true), step(true), step(true)] : [step(true)]));
  assert.deepEqual(places, ['1/1', '2/3', '3/3']);
});

test('18.1: steps within something else can be left by going back, which passes none of them', async () => {
  const asked: boolean[] = [];
  const step: Step = async ({ canGoBack }) => {
    asked.push(canGoBack);
    return { kind: asked.length === 2 ? 'skip' : 'back' };
  };
  assert.equal(await runSteps('T', [step, step], true), false);
  assert.equal(await runSteps('T', [step], true), true);
  assert.deepEqual(asked, [true, true]);
});
