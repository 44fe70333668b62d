import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { CONTEXT_KEYS } from '../../../../src/ui/editor/ids.ts';
import { exact } from '../../balance/amount/exact.ts';
import { forgetMade, made } from '../../vscode.ts';
import { account } from '../sample.ts';

const { setContextKeysOf, ToldContextKeys } = await import('../../../../src/ui/editor/contextKeys.ts');

beforeEach(forgetMade);

for (const [about, accounts, hasAccounts, hasThresholds] of [
  ['no account', [], false, false],
  ['an account', [account('a')], true, false],
  ['an account with an empty list of thresholds', [account('a', { thresholds: {} })], true, false],
  ['an account with a threshold', [account('a'), account('b', { thresholds: { sms: exact('5') } })], true, true],
  ['an account with days left', [account('a', { daysLeft: exact('3') })], true, true],
] as const) {
  test(`conditions in the manifest: ${about}`, () => {
    setContextKeysOf(accounts);
    assert.deepEqual(made.executed, [
      ['setContext', CONTEXT_KEYS.hasAccounts, hasAccounts],
      ['setContext', CONTEXT_KEYS.hasThresholds, hasThresholds],
      ['setContext', CONTEXT_KEYS.loaded, true],
    ]);
  });
}

test('14.5: VS Code is told of a condition when it has changed, and not at each draw', () => {
  const keys = new ToldContextKeys();
  for (const holds of [false, false, true, true, false]) {
    keys.set(CONTEXT_KEYS.filtered, holds);
    keys.set(CONTEXT_KEYS.canGroup, true);
  }
  assert.deepEqual(made.executed, [
    ['setContext', CONTEXT_KEYS.filtered, false],
    ['setContext', CONTEXT_KEYS.canGroup, true],
    ['setContext', CONTEXT_KEYS.filtered, true],
    ['setContext', CONTEXT_KEYS.filtered, false],
  ]);
});
