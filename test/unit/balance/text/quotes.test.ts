import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanHalf, withoutQuotes } from '../../../../src/balance/text/quotes.ts';

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

const SECRET = 'abcdef0123456789abcdef0123456789';

for (const [name, text] of [
  ['as it is', SECRET],
  ['blanks', `  ${SECRET}\t`],
  ['full-width blanks', `\u3000${SECRET}\u3000`],
  ['a blank that does not break', `\u00a0${SECRET}\u202f`],
  ['line breaks', `\r\n${SECRET}\n`],
  ['a byte order mark', `\ufeff${SECRET}`],
  ['invisible characters', `\u200b${SECRET.slice(0, 5)}\u200d${SECRET.slice(5)}\u2060`],
  ['marks of direction', `\u202d${SECRET}\u202c`],
  ['quotes', `"${SECRET}"`],
  ['quotes of code', `'${SECRET}',`],
  ['quotes of a text', ` “${SECRET}” `],
  ['quotes of Chinese', `「${SECRET}」`],
  ['Markdown', `\`${SECRET}\``],
] as const) {
  test(`cleaned: ${name}`, () => assert.equal(cleanHalf(text), SECRET));
}

for (const [name, text, expected] of [
  ['several blanks', 'pa ss  word', 'pa ss  word'],
  ['a tab, which nobody types', 'pa\tss', 'pa ss'],
  ['another blank, as pages have it', 'pa\u00a0\u3000ss', 'pa  ss'],
  ['blanks at both ends, in quotes', '" pass "', ' pass '],
  ['blanks at both ends, in quotes of a line of code', " '  pass ', \r\n", '  pass '],
  ['blanks at both ends', '  pass  word \n', 'pass  word'],
  ['a line end in the middle', 'pass\r\nword\nend', 'pass word end'],
] as const) {
  test(`16: a password is left as it was made up: ${name}`, () => assert.equal(cleanHalf(text), expected));
}

for (const text of ['a"b', '"a', "a'", '""a""', 'a b', 'a=b;']) {
  test(`left as it is: ${text}`, () => assert.equal(cleanHalf(text), text));
}
