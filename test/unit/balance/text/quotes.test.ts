import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutQuotes } from '../../../../src/balance/text/quotes.ts';

for (const [text, expected] of [
  ['abc', 'abc'],
  ['  abc ', 'abc'],
  ['"abc"', 'abc'],
  [' "abc", ', 'abc'],
  ["'abc';", 'abc'],
  ['`abc` ，', 'abc'],
  ['“abc”；', 'abc'],
  ['‘abc’', 'abc'],
  ['「abc」', 'abc'],
  ['" abc "', 'abc'],
  ['""', ''],
  ["''", ''],
  ['``', ''],
  ['“”', ''],
  ['‘’', ''],
  ['「」', ''],
  ['a"abc"', 'a"abc"'],
  ['"abc"d', '"abc"d'],
  ['"abc",,', '"abc",,'],
  ['"a"b"', '"a"b"'],
  ["'a'b'", "'a'b'"],
  ['`a`b`', '`a`b`'],
  ['“a”b”', '“a”b”'],
  ['‘a’b’', '‘a’b’'],
  ['「a」b」', '「a」b」'],
  ['"abc', '"abc'],
  ['"it\'s"', "it's"],
] as const) {
  test(`without the quotes around it: ${text}`, () => assert.equal(withoutQuotes(text), expected));
}
