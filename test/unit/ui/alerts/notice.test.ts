import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { exact } from '../../balance/amount/exact.ts';
import { made } from '../../vscode.ts';
import { NOW, PROVIDERS, quantity, STATES } from '../sample.ts';

const { showAlert } = await import('../../../../src/ui/alerts/notice.ts');

/** Answers an alert of an account; the notes that are made of it. */
async function answering(answer: string | undefined, isThere: boolean): Promise<readonly string[]> {
  const notes: string[] = [];
  made.messages.length = 0;
  made.answers.splice(0, Infinity, answer);
  const alert = {
    status: STATES.fresh,
    quantity: quantity('general', '9'),
    raise: { level: 'empty', amount: exact('0'), threshold: { kind: 'amount', level: exact('5') } },
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
