import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../vscode.ts';

const { language } = await import('../../../../src/ui/editor/language.ts');

test('texts come from VS Code, in the language of the window', () => {
  assert.equal(language.t('{0} of {1}', 'a', 2), 'a of 2');
  assert.equal(language.locale, 'en');
});
