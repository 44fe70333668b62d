import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codeOf } from '../../../src/base/errorCode.ts';

test('a failure of the system has a name', () => {
  assert.throws(
    () => readFileSync(new URL('./gone', import.meta.url)),
    (error) => codeOf(error) === 'ENOENT',
  );
});

for (const [name, error] of [
  ['an error without one', new Error('ENOENT')],
  ['what is no error', { code: 'ENOENT' }],
  ['nothing', undefined],
] as const) {
  test(`no name of a failure: ${name}`, () => assert.equal(codeOf(error), ''));
}
