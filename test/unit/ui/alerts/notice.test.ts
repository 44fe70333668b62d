import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS } from '../../../../src/ui/editor/ids.ts';
import { exact } from '../../balance/amount/exact.ts';
import { forgetMade, made } from '../../vscode.ts';
import { NOW, PROVIDERS, quantity, STATES } from '../sample.ts';

const { showAlert } = await import('../../../../src/ui/alerts/notice.ts');

/** Answers an alert of an account; the notes that are made of it. */
async function answering(
  answer: string | undefined,
  isThere: boolean,
  period?: string,
  level = 'empty',
): Promise<readonly string[]> {
  const notes: string[] = [];
  forgetMade();
  made.answers.push(answer, period);
  const alert = {
    status: STATES.fresh,
    quantity: quantity('general', '9'),
    raise: { level, amount: exact('0'), threshold: { kind: 'amount', level: exact('5') } },
    trend: { forecast: { kind: 'none' } },
  } as unknown as Parameters<typeof showAlert>[0];
  await showAlert(alert, {
    monitor: { statuses: () => (isThere ? [STATES.fresh] : []) },
    alerts: {
      acknowledge: (id: string, key: string) => notes.push(`${id} ${key} noted`),
      snooze: (id: string, key: string, until: string) => notes.push(`${id} ${key} until ${until}`),
    },
    ...{ providers: PROVIDERS, clock: { now: () => NOW }, language: english },
  } as unknown as Parameters<typeof showAlert>[1]);
  return notes;
}

for (const answer of ['Open Console', 'Snooze', 'Set Threshold']) {
  test(`B1: an alert of an account that was removed meanwhile is not acted on: ${answer}`, async () => {
    assert.deepEqual(await answering(answer, false), []);
    assert.match(made.messages[1] ?? '', /^The account is not there any more/);
  });
}

test('an alert that is closed says nothing more, and is noted while its account is there', async () => {
  assert.deepEqual(await answering(undefined, false), []);
  assert.equal(made.messages.length, 1);
  assert.deepEqual(await answering(undefined, true), ['Main general noted']);
  assert.equal(made.messages.length, 1);
});

for (const [period, note] of [
  ['1 day', 'Main general until day'],
  ['Until topped up', 'Main general until topUp'],
  [undefined, 'Main general noted'],
] as const) {
  test(`an alert can rest: ${period ?? 'not after Esc, which takes note of it'}`, async () => {
    assert.deepEqual(await answering('Snooze', true, period), [note]);
    assert.deepEqual(made.lists, [['1 day', 'Until topped up']]);
  });
}

for (const [answer, command] of [
  ['Open Console', [COMMANDS.openConsole, { accountId: 'Main' }]],
  ['Set Threshold', [COMMANDS.setThreshold, { accountId: 'Main', key: 'general' }]],
] as const) {
  test(`who acts on an alert has taken note of it: ${answer}`, async () => {
    assert.deepEqual(await answering(answer, true), ['Main general noted']);
    assert.deepEqual(made.executed, [command]);
  });
}

test('what is used up is an error, what is low a warning, with the same ways to act on it', async () => {
  const buttons = ['Open Console', 'Snooze', 'Set Threshold'];
  for (const [level, kind] of [
    ['empty', 'error'],
    ['low', 'warning'],
  ] as const) {
    await answering(undefined, true, undefined, level);
    const [[shown, text, ...offered] = assert.fail('nothing was shown')] = made.shown;
    assert.deepEqual([shown, offered], [kind, buttons]);
    assert.match(text, /Main/);
  }
});
