import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { TestLog } from '../../fakes/testLog.ts';
import { forgetMade, made } from '../../vscode.ts';

const { onCommand } = await import('../../../../src/ui/accounts/guard.ts');

beforeEach(forgetMade);

for (const [about, error, said, lines] of [
  ['what is refused is an answer', new EditRefused({ kind: 'gone' }), /^The account is not there any more/, []],
  [
    'a fault of the machine',
    new BalanceError({ kind: 'secret-store' }),
    /^The secret storage/,
    ['error command failed: secret-store'],
  ],
  ['an error of VS Code', new Error('Unable to write.'), /^Unable to write\.$/, ['error command failed: internal']],
] as const) {
  test(`what keeps a command from being done is said: ${about}`, async () => {
    const log = new TestLog();
    const registered = onCommand('a.command', () => Promise.reject(error), { language: english, log });
    await made.commands.get('a.command')?.();
    assert.deepEqual([made.shown.length, made.shown[0]?.[0]], [1, 'error']);
    assert.match(made.messages[0] ?? '', said);
    assert.deepEqual(log.lines, lines);
    registered.dispose();
    assert.equal(made.commands.has('a.command'), false);
  });
}
