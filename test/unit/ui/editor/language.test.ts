import assert from 'node:assert/strict';
import { test } from 'node:test';
import { env } from '../../vscode.ts';

const { language } = await import('../../../../src/ui/editor/language.ts');

test('texts come from VS Code, in the language of the window', () => {
  assert.equal(language.t('{0} of {1}', 'a', 2), 'a of 2');
  assert.equal(language.locale, 'en');
});

for (const [display, locale] of [
  ['zh-cn', 'zh-CN'],
  ['zh-tw', 'en'],
  ['de', 'en'],
] as const) {
  test(`E1: in a window in ${display} numbers and dates are of the language of the texts`, async () => {
    Object.assign(env, { language: display });
    const { language } = await import(`../../../../src/ui/editor/language.ts?display=${display}`);
    Object.assign(env, { language: 'en' });
    assert.equal(language.locale, locale);
  });
}
