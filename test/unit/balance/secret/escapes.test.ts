import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unescaped } from '../../../../src/balance/secret/escapes.ts';

for (const [text, plain] of [
  ['a%2Fb%c3%a9', 'a/bé'],
  ['%F0%9F%98%80%e5%af%86', '😀密'],
  ['%F0%9F%98 %e5%af %c3', undefined],
  ['%C0%80', undefined],
  ['\\b\\f\\n\\r\\t\\"\\/\\\\\\q', '\b\f\n\r\t"/\\q'],
  ['\\u00e9\\xE9\\u12', 'ééu12'],
  ['&amp;&LT;&gt;&quot;&apos;&#39;&#x1F600;', "&<>\"''😀"],
  ['&#1114111;', '\u{10ffff}'],
  ['&#1114112;&nbsp;&#x110000;', undefined],
  ['a""b', 'a"b'],
  ['nothing % of & it', undefined],
] as const) {
  test(`row 38: the escapes of ${JSON.stringify(text)} are undone`, () => {
    const found = unescaped(text);
    assert.equal(found === undefined || found.text === text ? undefined : found.text, plain);
    assert.equal(found?.starts.length ?? 0, found === undefined ? 0 : found.text.length + 1);
  });
}

test('row 38: each unit of a text without escapes knows where it stood', () => {
  assert.deepEqual(unescaped('a%26b\\u00e9&#128512;c'), {
    text: 'a&bé😀c',
    starts: [0, 1, 4, 5, 11, 11, 20, 21],
  });
});
