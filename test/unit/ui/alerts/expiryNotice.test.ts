import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS } from '../../../../src/ui/editor/ids.ts';
import { forgetMade, made } from '../../vscode.ts';
import { NOW, PROVIDERS, quantity, STATES } from '../sample.ts';

const { showExpiry } = await import('../../../../src/ui/alerts/expiryNotice.ts');

for (const [answer, ran] of [
  [undefined, 0],
  ['Open Console', 1],
] as const) {
  test(`Packages: what expires unused is told with what is left; answered with ${answer}`, async () => {
    forgetMade();
    made.answers.push(answer);
    await showExpiry(
      {
        status: STATES.fresh,
        quantity: quantity('general', '12000'),
        unused: { amount: 3_001, of: 10_000, at: Date.UTC(2026, 11, 31) },
      },
      { providers: PROVIDERS, clock: { now: () => NOW } as never, language: { ...english, timeZone: 'UTC' } },
    );
    assert.deepEqual(made.messages, [
      'Main: General SMS: 12,000 messages. About 3,000 of 10,000 messages expire unused on Dec 31.',
    ]);
    assert.deepEqual(
      made.executed.filter(([command]) => command === COMMANDS.openConsole).map(([, argument]) => argument),
      ran === 0 ? [] : [{ accountId: 'Main' }],
    );
  });
}
