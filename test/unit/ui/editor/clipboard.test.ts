import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { forgetMade, made } from '../../vscode.ts';

const { copyText } = await import('../../../../src/ui/editor/clipboard.ts');
const { outputRedactor } = await import('../../../../src/ui/editor/redactOutput.ts');

beforeEach(forgetMade);

test('a text goes to the clipboard without secrets, and what is there is said', async () => {
  const secret = 'cl1pboard+7f/3e=9a&1b';
  outputRedactor.know({ key: '10001', secret });
  await copyText(`Main: 5 messages\nsigned ${secret}`, 'The balance was copied.');
  assert.ok(made.clipboard.startsWith('Main: 5 messages\nsigned '), made.clipboard);
  assert.ok(!made.clipboard.includes(secret), made.clipboard);
  assert.deepEqual(made.shown, [['information', 'The balance was copied.']]);
});
