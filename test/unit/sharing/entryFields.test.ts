import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFields, withParameter } from '../../../src/sharing/entryFields.ts';

const ENTRY = { id: 'a', comment: 'kept', place: 'china', parameters: { app: 7 } };

for (const [name, changed, expected] of [
  ['another value', withFields(ENTRY, { place: 'world' }), { ...ENTRY, place: 'world' }],
  ['none any more', withFields(ENTRY, { place: undefined }), { id: 'a', comment: 'kept', parameters: { app: 7 } }],
  ['one that there was none of', withFields(ENTRY, { refreshInterval: 5 }), { ...ENTRY, refreshInterval: 5 }],
  ['nothing', withFields(ENTRY, {}), ENTRY],
  ['another parameter', withParameter(ENTRY, 'form', 'x'), { ...ENTRY, parameters: { app: 7, form: 'x' } }],
  ['a parameter in place of one', withParameter(ENTRY, 'app', '8'), { ...ENTRY, parameters: { app: '8' } }],
  ['no parameter', withParameter(ENTRY, 'app', undefined), { id: 'a', comment: 'kept', place: 'china' }],
  ['no parameter of none', withParameter({ id: 'a' }, 'app', undefined), { id: 'a' }],
  ['parameters that are no object', withParameter({ parameters: 7 }, 'app', '8'), { parameters: { app: '8' } }],
  ['what is no entry', withFields('text', { place: 'world' }), 'text'],
  ['a list', withParameter([1], 'app', '8'), [1]],
] as const) {
  test(`18.1: a field of an entry is changed, and nothing else: ${name}`, () => assert.deepEqual(changed, expected));
}
