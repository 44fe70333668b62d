import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english, type Language } from '../../../src/base/language.ts';
import { providerLabel, waitingText } from '../../../src/wording/accountText.ts';
import { PROVIDERS } from '../ui/sample.ts';
import { chinese } from './chinese.ts';

const [TESTER = assert.fail()] = PROVIDERS;

for (const [what, id, language, label] of [
  ['one that is there', TESTER.id, english, TESTER.label(english.t)],
  ["one of the program's own that is not there", 'chuanglan', english, 'Chuanglan'],
  ['the same in Chinese', 'chuanglan', chinese, '创蓝云智'],
  ['one that nobody has told of', 'acme.sms', english, 'acme.sms'],
] as const satisfies readonly (readonly [string, string, Language, string])[]) {
  test(`what a provider is called: ${what}`, () => assert.equal(providerLabel(id, PROVIDERS, language), label));
}

test('what an account waits for is named as the user knows it', () => {
  assert.match(waitingText({ provider: 'chuanglan' }, english), /^The file of the provider Chuanglan is missing/);
  assert.match(waitingText({ provider: 'chuanglan' }, chinese), /创蓝云智/);
  assert.match(waitingText({ provider: 'acme.sms' }, english), /adds the provider acme\.sms has not started/);
  assert.match(waitingText({ provider: 'own.acme' }, english), /provider own\.acme is not declared/);
});
