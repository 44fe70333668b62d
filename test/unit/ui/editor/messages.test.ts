import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS } from '../../../../src/ui/editor/ids.ts';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { forgetMade, made } from '../../vscode.ts';
import { account, PROVIDERS } from '../sample.ts';

const messages = await import('../../../../src/ui/editor/messages.ts');

beforeEach(forgetMade);

test('a refused credential is told of once, in the words of the provider where it has any, with the remedy', async () => {
  made.answers.push('Update Credential');
  await messages.offerUpdate(account('Main'), { kind: 'auth', definitive: true }, PROVIDERS, english);
  assert.equal(made.shown[0]?.[0], 'warning');
  assert.match(made.messages[0] ?? '', /^Main is not refreshed: /);
  assert.deepEqual(made.executed, [[COMMANDS.updateCredential, { accountId: 'Main' }]]);
  await messages.offerUpdate(account('Main'), { kind: 'blocked', code: '1' }, PROVIDERS, english);
  assert.equal(made.messages[1], 'Main is not refreshed: SMS is blocked.');
});

test('who closes the message is left alone', async () => {
  await messages.offerUpdate(account('Main'), { kind: 'auth', definitive: true }, PROVIDERS, english);
  assert.deepEqual(made.executed, []);
});

test('a provider that is gone has no words, and the program has its own', async () => {
  await messages.offerUpdate(account('Main'), { kind: 'blocked', code: '1' }, [], english);
  assert.doesNotMatch(made.messages[0] ?? '', /SMS is blocked/);
  assert.match(made.messages[0] ?? '', /^Main is not refreshed: .+/);
});

test('a reload is offered, and made where the user wants it', async () => {
  await messages.offerReload('Reload it.', english);
  assert.deepEqual(made.executed, []);
  made.answers.push('Reload Window');
  await messages.offerReload('Reload it.', english);
  assert.deepEqual(made.executed, [['workbench.action.reloadWindow']]);
});

test('no message shows a secret, or a link that is not its own', () => {
  outputRedactor.know({ key: 'k', secret: 'canary-in-a-message' });
  for (const say of [messages.showError, messages.showInfo, messages.showWarning]) {
    say('it is canary-in-a-message [x](command:y)');
  }
  assert.deepEqual(
    made.shown.map(([kind]) => kind),
    ['error', 'information', 'warning'],
  );
  for (const text of made.messages) {
    assert.doesNotMatch(text, /canary|\]\(command/);
  }
});
