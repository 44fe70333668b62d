import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import type { InputStep } from '../../../../src/ui/quickInput/inputBox.ts';
import { settled } from '../../fakes/fakeClock.ts';
import { boxOf, isInputOpen } from '../../vscode.ts';

const { inputStep } = await import('../../../../src/ui/quickInput/inputBox.ts');

/** An input for a word, which must not be `bad`. */
async function open(step: Partial<InputStep> = {}, canGoBack = false) {
  const validate = (value: string): string | undefined =>
    value === '' ? 'Enter a word.' : value === 'bad' ? 'Not this word.' : undefined;
  const result = inputStep(
    { title: 'Word', step: 1, totalSteps: 2, canGoBack },
    { prompt: 'P', value: '', validate, ...step },
  );
  return { result, box: await boxOf('Word (1/2)') };
}

test('what is typed is the answer, without blanks around it', async () => {
  const { result, box } = await open({ placeholder: 'word', password: true });
  assert.deepEqual([box.prompt, box.placeholder, box.password], ['P', 'word', true]);
  box.type(' good ');
  box.enter();
  assert.deepEqual(await result, { kind: 'next', value: 'good' });
  assert.equal(isInputOpen(), false);
});

test('what is wrong is said while it is typed and keeps the input open; an empty line is not wrong until Enter', async () => {
  const { result, box } = await open();
  assert.equal(box.note, undefined);
  box.type('bad');
  assert.equal(box.note, 'Not this word.');
  box.enter();
  assert.equal(isInputOpen(), true);
  box.paste('');
  assert.equal(box.note, undefined);
  box.enter();
  assert.equal(box.note, 'Enter a word.');
  box.hide();
  assert.deepEqual(await result, { kind: 'cancel' });
});

test('18.1: what a value would bring is said as it is typed, unless something is wrong with it', async () => {
  const { result, box } = await open({
    value: 'a',
    preview: (value) => (value === '' ? 'Nothing.' : `It is ${value}.`),
  });
  assert.equal(box.note, undefined);
  for (const [typed, said] of [
    ['good', 'It is good.'],
    ['bad', 'Not this word.'],
    ['', 'Nothing.'],
  ] as const) {
    box.paste(typed);
    assert.equal(box.note, said);
  }
  box.hide();
  await result;
});

test('a note stands there until something is typed', async () => {
  const { result, box } = await open({ value: 'kept', note: 'It is entered already.' });
  assert.deepEqual([box.value, box.note], ['kept', 'It is entered already.']);
  box.type('!');
  assert.equal(box.note, undefined);
  box.enter();
  assert.deepEqual(await result, { kind: 'next', value: 'kept!' });
});

test('what is pasted is taken apart at once, what is typed is not', async () => {
  const { result, box } = await open({
    take: (value) => (value.includes(':') ? { value: value.split(':')[0] ?? '', note: 'Taken apart.' } : undefined),
    validate: (value) => (value.includes(':') ? 'No colon.' : undefined),
  });
  box.type('a:b');
  assert.deepEqual([box.value, box.note], ['a:b', 'No colon.']);
  box.paste('');
  box.paste('key:secret');
  assert.deepEqual([box.value, box.note], ['key', 'Taken apart.']);
  box.enter();
  assert.deepEqual(await result, { kind: 'next', value: 'key' });
});

test('Enter takes apart what was typed, too', async () => {
  const { result, box } = await open({ take: (value) => (value === 'a:b' ? { value: 'a' } : undefined) });
  box.type('a:b');
  box.enter();
  assert.deepEqual(await result, { kind: 'next', value: 'a' });
});

test('a pasted text that is of no use is not taken by Enter', async () => {
  const { result, box } = await open({
    take: () => ({ value: 'x', note: 'This is for another one.', isProblem: true }),
  });
  box.paste('other');
  box.enter();
  assert.deepEqual([isInputOpen(), box.note], [true, 'This is for another one.']);
  box.hide();
  await result;
});

test('a pasted text that something else has to be asked about ends the step', async () => {
  const { result, box } = await open({ take: () => ({ value: 'kept', isDetour: true }) });
  box.paste('other');
  assert.deepEqual(await result, { kind: 'detour', value: 'kept' });
});

test('while an answer is tried nothing can be entered; what is wrong with it is said, and the value stays', async () => {
  let trial = Promise.withResolvers<{ text: string } | undefined>();
  const { result, box } = await open({ submit: () => trial.promise });
  box.type('good');
  box.enter();
  assert.deepEqual([box.busy, box.enabled], [true, false]);
  trial.resolve({ text: 'It was refused.' });
  await settled();
  assert.deepEqual([box.busy, box.enabled, box.note, box.value], [false, true, 'It was refused.', 'good']);
  trial = Promise.withResolvers();
  box.enter();
  trial.resolve(undefined);
  assert.deepEqual(await result, { kind: 'next', value: 'good' });
});

test('what is wrong with the value is not tried at all', async () => {
  const { result, box } = await open({ submit: () => assert.fail('it was tried') });
  box.type('bad');
  box.enter();
  assert.equal(box.busy, false);
  box.hide();
  await result;
});

test('Esc while an answer is tried gives the trial up', async () => {
  const signals: AbortSignal[] = [];
  const { result, box } = await open({
    submit: (_value, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    },
  });
  box.type('good');
  box.enter();
  box.hide();
  assert.deepEqual(await result, { kind: 'cancel' });
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true],
  );
});

test('what was refused can be saved all the same where that is offered', async () => {
  const { result, box } = await open({
    submit: async () => ({ text: 'No answer.', button: { icon: 'save', tooltip: 'Save', run: () => 'accept' } }),
  });
  box.type('good');
  box.enter();
  await settled();
  box.press('Save');
  assert.deepEqual(await result, { kind: 'next', value: 'good' });
});

for (const [wish, expected] of [
  ['detour', { kind: 'detour', value: 'half' }],
  ['skip', { kind: 'skip' }],
  ['stay', undefined],
] as const) {
  test(`a button can end the step: ${wish}`, async () => {
    const { result, box } = await open({ buttons: [{ icon: 'x', tooltip: 'Go', run: () => wish }] });
    box.type('half');
    box.press('Go');
    assert.equal(isInputOpen(), expected === undefined);
    box.hide();
    assert.deepEqual(await result, expected ?? { kind: 'cancel' });
  });
}

test('the way back is there where there is one', async () => {
  const { result, box } = await open({}, true);
  box.back();
  assert.deepEqual(await result, { kind: 'back', value: '' });
  const first = await open();
  assert.deepEqual(first.box.buttons, []);
  first.box.hide();
  await first.result;
});

test('no secret is shown beside the line', async () => {
  outputRedactor.know({ key: 'k', secret: 'canary-in-a-line' });
  const hot = 'it is canary-in-a-line';
  const { result, box } = await open({
    prompt: hot,
    placeholder: hot,
    note: hot,
    buttons: [{ icon: 'x', tooltip: hot, run: () => 'stay' }],
  });
  assert.doesNotMatch(JSON.stringify([box.prompt, box.placeholder, box.note, box.buttons]), /canary/);
  box.hide();
  await result;
});

test('E5: going back hands on what was typed', async () => {
  const { result, box } = await open({ value: 'kept' }, true);
  box.type(' and more ');
  box.back();
  assert.deepEqual(await result, { kind: 'back', value: 'kept and more' });
});

test('E5: while a value is tried, that is said', async () => {
  const tried = Promise.withResolvers<{ readonly text: string }>();
  const { result, box } = await open({ value: 'good', trying: 'Trying…', submit: () => tried.promise });
  box.enter();
  assert.deepEqual([box.note, box.busy], ['Trying…', true]);
  tried.resolve({ text: 'No answer.' });
  await settled();
  assert.deepEqual([box.note, box.busy], ['No answer.', false]);
  box.hide();
  await result;
});
