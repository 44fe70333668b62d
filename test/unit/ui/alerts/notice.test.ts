import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS } from '../../../../src/ui/editor/ids.ts';
import { exact } from '../../balance/amount/exact.ts';
import { forgetMade, made } from '../../vscode.ts';
import { NOW, PROVIDERS, quantity, STATES } from '../sample.ts';

const { showAlert } = await import('../../../../src/ui/alerts/notice.ts');
const { sendTestAlert } = await import('../../../../src/ui/alerts/testAlert.ts');

const UNUSUAL = { kind: 'unusual-spending', since: NOW - 3 * 3_600_000, spent: 4_210, usual: 803 };

const UNUSED = { amount: 3_001, of: 10_000, at: Date.UTC(2026, 11, 31) };

/** Answers an alert of an account; the notes that are made of it. */
async function answering(
  answer: string | undefined,
  isThere: boolean,
  period?: string,
  levels: readonly string[] = ['empty'],
  identity?: string,
): Promise<readonly string[]> {
  const notes: string[] = [];
  forgetMade();
  made.answers.push(answer, period);
  const alert = {
    status: STATES.fresh,
    raised: levels.map((level, index) => ({
      quantity: quantity(['general', 'voice'][index] ?? '', '9'),
      raise: {
        level,
        unusual: UNUSUAL,
        unused: UNUSED,
        amount: exact('0'),
        threshold: { kind: 'amount', level: exact('5') },
      },
      trend: { forecast: { kind: 'none' } },
    })),
  } as unknown as Parameters<typeof showAlert>[0];
  await showAlert(alert, {
    monitor: { statuses: () => (isThere ? [{ ...STATES.fresh, ...(identity && { identity }) }] : []) },
    alerts: {
      acknowledge: (id: string, keys: readonly string[]) => notes.push(`${id} ${keys} noted`),
      snooze: (id: string, keys: readonly string[], until: string) => notes.push(`${id} ${keys} until ${until}`),
      snoozeUnusual: (id: string, keys: readonly string[]) =>
        notes.push(...keys.map((key) => `${id} ${key} odd until day`)),
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

test('17: what is answered to an alert is not noted of another account of the provider in its place', async () => {
  for (const answer of [undefined, 'Snooze']) {
    assert.deepEqual(await answering(answer, true, '1 day', ['empty'], 'another'), []);
    assert.deepEqual(made.executed, []);
  }
  assert.deepEqual(await answering('Open Console', true, undefined, ['empty'], 'another'), []);
  assert.deepEqual(made.executed, [[COMMANDS.openConsole, { accountId: 'Main' }]]);
});

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

test('17: what is used up is a warning as what is low is, with the same ways to act on it', async () => {
  for (const level of ['empty', 'low']) {
    await answering(undefined, true, undefined, [level]);
    const [[shown, text, ...offered] = assert.fail('nothing was shown')] = made.shown;
    assert.deepEqual([shown, offered], ['warning', ['Open Console', 'Snooze', 'Set Threshold']]);
    assert.match(text, /Main/);
  }
});

test('17: several quantities are one notification, and what is chosen there is about all of them', async () => {
  const both = ['low', 'empty'];
  assert.deepEqual(await answering(undefined, true, undefined, both), ['Main general,voice noted']);
  assert.equal(made.shown.length, 1);
  assert.equal(
    made.messages[0],
    'Main: Voice SMS is used up (0 messages left). General SMS is down to 0 messages, below your threshold of 5 messages.',
  );
  assert.deepEqual(await answering('Snooze', true, '1 day', both), ['Main general,voice until day']);
  await answering('Set Threshold', true, undefined, both);
  assert.deepEqual(made.executed, [[COMMANDS.setThreshold, { accountId: 'Main' }]], 'the command asks which one');
});

test('17: what is unusual offers the history in place of a threshold, and rests for a day', async () => {
  await answering('Show History', true, undefined, ['unusual']);
  const [[shown, , ...offered] = assert.fail('nothing was shown')] = made.shown;
  assert.deepEqual([shown, offered], ['warning', ['Open Console', 'Snooze', 'Show History']]);
  assert.deepEqual(made.executed, [[COMMANDS.showHistory, { accountId: 'Main' }]]);
  assert.deepEqual(await answering('Snooze', true, undefined, ['unusual']), [
    'Main  until day',
    'Main general odd until day',
  ]);
  assert.deepEqual(made.lists, [], 'until when is not asked');
  const both = await answering('Snooze', true, 'Until topped up', ['unusual', 'low']);
  assert.deepEqual(both, ['Main voice until topUp']);
});

test('17: what expires unused is a warning with what is left of it, beside what else is told of the account', async () => {
  await answering('Show History', true, undefined, ['expiring']);
  const [[shown, text, ...offered] = assert.fail('nothing was shown')] = made.shown;
  assert.deepEqual([shown, offered], ['warning', ['Open Console', 'Show History']]);
  assert.equal(text, 'Main: General SMS: 9 messages. About 3,000 of 10,000 messages expire unused on Dec 31.');
  assert.deepEqual(made.executed, [[COMMANDS.showHistory, { accountId: 'Main' }]]);
  assert.deepEqual(await answering('Snooze', true, '1 day', ['expiring', 'low']), ['Main voice until day']);
  assert.equal(
    made.messages[0],
    'Main: Voice SMS is down to 0 messages, below your threshold of 5 messages. General SMS: 9 messages. About 3,000 of 10,000 messages expire unused on Dec 31.',
  );
});

for (const [name, enabled, answer, text, executed] of [
  ['shown', true, undefined, /^This is a test alert\./, []],
  ['acted on', true, 'Set Threshold', /^This is a test alert\./, [[COMMANDS.setThreshold]]],
  ['switched off', false, undefined, /switched off by the setting messagingBalance\.alerts\.enabled/, []],
  [
    'switched off, to be switched on',
    false,
    'Open Settings',
    /switched off/,
    [['workbench.action.openSettings', 'messagingBalance.alerts.enabled']],
  ],
] as const) {
  test(`17: a test alert is a warning like the others: ${name}`, async () => {
    forgetMade();
    made.answers.push(answer);
    await sendTestAlert({ enabled, daysLeft: exact('3'), unusualSpending: true }, english);
    assert.equal(made.shown[0]?.[0], 'warning');
    assert.match(made.messages[0] ?? '', text);
    assert.deepEqual(made.executed, executed);
  });
}
