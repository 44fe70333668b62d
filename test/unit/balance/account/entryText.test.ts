import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryProblemText } from '../../../../src/balance/account/entryText.ts';
import { english } from '../../../../src/base/language.ts';

test('E6: what an entry lacks is named as people find it in their settings', () => {
  const entry = { name: 'First', problem: { kind: 'no-text', field: 'id' } } as const;
  assert.equal(entryProblemText(entry, english.t), 'Account First: "id" is missing, or is no text.');
});
