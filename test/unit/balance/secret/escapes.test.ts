import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startsIn, unescaped } from '../../../../src/balance/secret/escapes.ts';

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
  test(`row 38: the escapes of ${JSON.stringify(text)} are undone`, () =>
    assert.equal(unescaped(text)[0]?.text, plain));
}

test('row 38: each unit of a text without escapes knows where it stood', () => {
  const text = 'a%26b\\u00e9&#128512;c';
  const [all] = unescaped(text);
  assert.equal(all?.text, 'a&bé😀c');
  assert.deepEqual(startsIn(text, all?.layers ?? []), [0, 1, 4, 5, 11, 11, 20, 21]);
  const twice = unescaped('%2526;').find((undone) => undone.text === '&;');
  assert.deepEqual(startsIn('%2526;', twice?.layers ?? []), [0, 5, 6]);
  assert.deepEqual(startsIn('ab', []), [0, 1, 2]);
});

test('row 38: what looks escaped in a text is also left as it is where escapes of another kind around it are undone', () => {
  const left = unescaped('%09&lt;\\"').map((undone) => undone.text);
  for (const expected of ['\t<"', '%09&lt;"', '\t&lt;\\"', '%09<\\"', '%09<"']) {
    assert.ok(left.includes(expected), expected);
  }
  assert.equal(left.length, new Set(left).size);
});

test('row 38: of a text that is longer than any of a server all kinds are undone together alone', () => {
  const long = '%2522&lt;'.repeat(500);
  assert.deepEqual(
    unescaped(long).map(({ text }) => text.slice(0, 4)),
    ['%22<', '"<"<'],
  );
});
