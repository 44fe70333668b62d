import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from '../../../../src/net/json.ts';
import { goodReplies } from '../../../../src/providers/declaring/goodReply.ts';

for (const [text, is] of [
  ['{"code":0}', 0],
  ['{"code":200}', 200],
  ['{"code":"OK"}', 'OK'],
  ['{"success":true}', true],
] as const) {
  test(`21.1 what says in ${text} that it is a good reply is kept as it is written`, () =>
    assert.deepEqual(
      goodReplies({ kind: 'json', body: parseJson(text) }).map(({ ok }) => ok.is),
      [is],
    ));
}

test('21.1 a number that JavaScript writes otherwise is compared as a text', () =>
  assert.deepEqual(
    goodReplies({ kind: 'json', body: parseJson('{"code":0e0,"status":1.0,"errno":-0}') }).map(({ ok }) => ok.is),
    [],
  ));
