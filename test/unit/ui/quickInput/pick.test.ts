import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { isInputOpen, pickOf } from '../../vscode.ts';

const { pickManyStep, pickStep } = await import('../../../../src/ui/quickInput/pick.ts');

const CHOICES = [
  { label: 'One', detail: 'the first', value: 1 },
  { label: 'Two', description: 'current', value: 2 },
];
const FRAME = { title: 'Numbers', canGoBack: true };

test('the item that is chosen is the answer, and the list closes', async () => {
  const answer = pickStep({ ...FRAME, step: 2, totalSteps: 3 }, 'Which?', CHOICES, undefined);
  const pick = await pickOf('Numbers (2/3)');
  assert.deepEqual([pick.labels, pick.placeholder], [['One', 'Two'], 'Which?']);
  pick.enter('Two');
  assert.deepEqual(await answer, { kind: 'next', value: 2 });
  assert.equal(isInputOpen(), false);
});

test('Enter takes what is current, and the first item where nothing is', async () => {
  for (const [current, value] of [
    [2, 2],
    [undefined, 1],
    [7, 1],
  ] as const) {
    const answer = pickStep(FRAME, 'Which?', CHOICES, current);
    (await pickOf('Numbers')).enter();
    assert.deepEqual(await answer, { kind: 'next', value });
  }
});

test('who looks at an item is told of', async () => {
  const seen: number[] = [];
  const answer = pickStep(FRAME, 'Which?', CHOICES, 1, { onHighlight: (value) => seen.push(value) });
  const pick = await pickOf('Numbers');
  pick.highlight('Two');
  pick.highlight('One');
  pick.hide();
  assert.deepEqual(await answer, { kind: 'cancel' });
  assert.deepEqual(seen, [2, 1]);
});

test('Enter on an empty list leaves it open', async () => {
  const answer = pickStep(FRAME, 'Which?', [], undefined);
  const pick = await pickOf('Numbers');
  pick.enter();
  assert.equal(isInputOpen(), true);
  pick.back();
  assert.deepEqual(await answer, { kind: 'back' });
});

test('a list that looking elsewhere would close loses what was entered before, so it stays', async () => {
  for (const ask of [
    () => pickStep(FRAME, '', CHOICES, 1),
    () => pickManyStep(FRAME, '', CHOICES, [], () => undefined),
  ]) {
    const answer = ask();
    const pick = await pickOf('Numbers');
    assert.equal(pick.ignoreFocusOut, true);
    pick.hide();
    assert.deepEqual(await answer, { kind: 'cancel' });
  }
});

test('there is no way back from the first of several questions', async () => {
  const answer = pickStep({ title: 'Numbers', canGoBack: false }, 'Which?', CHOICES, 1);
  const pick = await pickOf('Numbers');
  assert.deepEqual(pick.buttons, []);
  pick.hide();
  await answer;
});

test('any number of items is ticked, beginning with those that are so already', async () => {
  const told: (readonly number[])[] = [];
  const answer = pickManyStep(FRAME, 'Which?', CHOICES, [2], (values) => told.push(values));
  const pick = await pickOf('Numbers');
  assert.deepEqual(
    pick.selectedItems.map(({ label }) => label),
    ['Two'],
  );
  pick.tick('One', 'Two');
  pick.enter();
  assert.deepEqual(await answer, { kind: 'next', value: [1, 2] });
  assert.deepEqual(told, [[1, 2]]);
});

test('what cannot be ticked loses its tick at once', async () => {
  const answer = pickManyStep(
    FRAME,
    'Which?',
    CHOICES,
    [],
    () => undefined,
    (value) => value !== 1,
  );
  const pick = await pickOf('Numbers');
  pick.tick('One', 'Two');
  assert.deepEqual(
    pick.selectedItems.map(({ label }) => label),
    ['Two'],
  );
  pick.enter();
  assert.deepEqual(await answer, { kind: 'next', value: [2] });
});

test('no secret is shown in a list, wherever it stands', async () => {
  outputRedactor.know({ key: 'k', secret: 'canary-in-a-list' });
  const hot = 'it is canary-in-a-list';
  const answer = pickStep({ title: hot, canGoBack: false }, hot, [{ label: hot, detail: hot, value: 1 }], 1);
  const pick = await pickOf('it is •••');
  const shown = JSON.stringify([pick.title, pick.placeholder, pick.items]);
  assert.doesNotMatch(shown, /canary/);
  pick.enter();
  assert.deepEqual(await answer, { kind: 'next', value: 1 });
});

test('E5: going back hands on what was ticked, and on which choice the user was', async () => {
  const choices = ['a', 'b', 'c'].map((label) => ({ label, value: label }));
  const frame = { title: 'Back', canGoBack: true };
  const many = pickManyStep(frame, 'Which?', choices, ['a'], () => undefined);
  const ticks = await pickOf('Back');
  ticks.tick('b', 'c');
  ticks.back();
  assert.deepEqual(await many, { kind: 'back', value: ['b', 'c'] });
  const one = pickStep(frame, 'Which?', choices, 'a');
  const pick = await pickOf('Back');
  pick.highlight('c');
  pick.back();
  assert.deepEqual(await one, { kind: 'back', value: 'c' });
});

test('headings stand before what they head, and are no answer', async () => {
  const choices = [
    { label: 'One', group: 'Odd', value: 1 },
    { label: 'Three', group: 'Odd', value: 3 },
    { label: 'Two', group: 'Even', value: 2 },
  ];
  const answer = pickStep(FRAME, 'Which?', choices, undefined);
  const pick = await pickOf('Numbers');
  assert.deepEqual(pick.groups, [
    ['Odd', 'One', 'Three'],
    ['Even', 'Two'],
  ]);
  pick.enter();
  assert.deepEqual(await answer, { kind: 'next', value: 1 });
  const marked = pickStep(FRAME, 'Which?', choices, 2);
  (await pickOf('Numbers')).enter();
  assert.deepEqual(await marked, { kind: 'next', value: 2 });
});

test('what is typed may be offered as a choice, before all others', async () => {
  const suggest = async (text: string) => (text === '1 + 1' ? { label: 'Two', value: 2 } : undefined);
  const answer = pickStep(FRAME, 'Which?', [{ label: 'One', value: 1 }], undefined, { suggest });
  const pick = await pickOf('Numbers');
  await pick.enterText('1 + 1');
  assert.deepEqual([pick.labels, pick.value], [['Two', 'One'], '']);
  await pick.enterText('');
  assert.deepEqual(pick.labels, ['Two', 'One']);
  await pick.enterText('1 +');
  assert.deepEqual(pick.labels, ['One']);
  await pick.enterText('1 + 1');
  pick.enter();
  assert.deepEqual(await answer, { kind: 'next', value: 2 });
});

test('what is offered too late, for a text that is there no more, is not', async () => {
  const late = Promise.withResolvers<{ readonly label: string; readonly value: number }>();
  const suggest = (text: string) => (text === '1 + 1' ? late.promise : Promise.resolve(undefined));
  const answer = pickStep(FRAME, 'Which?', [{ label: 'One', value: 1 }], undefined, { suggest });
  const pick = await pickOf('Numbers');
  await pick.enterText('1 + 1');
  await pick.enterText('One');
  late.resolve({ label: 'Two', value: 2 });
  await late.promise;
  assert.deepEqual([pick.labels, pick.value], [['One'], 'One']);
  pick.hide();
  await answer;
});

test('20: what is typed may be taken off the screen without an offer, and why is said in its place', async () => {
  const suggest = async (text: string) => (text === 'secret' ? 'It was taken away.' : undefined);
  const answer = pickStep(FRAME, 'Which?', [{ label: 'One', value: 1 }], undefined, { suggest });
  const pick = await pickOf('Numbers');
  await pick.enterText('secret');
  assert.deepEqual([pick.labels, pick.value, pick.placeholder], [['One'], '', 'It was taken away.']);
  pick.hide();
  await answer;
});
