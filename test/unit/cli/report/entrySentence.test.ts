import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntryProblem } from '../../../../src/balance/account/entryProblem.ts';
import { english } from '../../../../src/base/language.ts';
import { entrySentence } from '../../../../src/cli/report/entrySentence.ts';

for (const [problem, expected] of [
  [
    { kind: 'unknown-provider', value: 'jigaung' },
    'Account Main: there is no provider "jigaung". Check its spelling: messaging-balance providers lists them.',
  ],
  [
    { kind: 'unknown-provider', value: 'acme.sms' },
    'Account Main: an extension adds its provider acme.sms, so it can be asked in VS Code alone.',
  ],
  [
    { kind: 'unknown-provider', value: 'own.acme' },
    'Account Main: the file does not declare its provider own.acme so that it can be used.',
  ],
  [
    { kind: 'secret-in-name' },
    'Account Main: its name looks like a key or a secret. Choose another name; credentials come from variables.',
  ],
  [
    { kind: 'secret-in-field', field: 'env' },
    'Account Main: "env" holds what looks like a key or a secret. Remove it; credentials come from variables.',
  ],
  [{ kind: 'no-number', field: 'refreshInterval' }, 'Account Main: "refreshInterval" must be a number.'],
] as const satisfies readonly (readonly [EntryProblem, string])[]) {
  test(`22 bad input: an entry is told for a command line, which has no settings: ${JSON.stringify(problem)}`, () => {
    assert.equal(entrySentence({ name: 'Main', problem }, english.t), expected);
  });
}
