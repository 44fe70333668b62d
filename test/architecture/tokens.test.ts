import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFiles } from './files.ts';
import { codeOf, tokensOf } from './tokens.ts';

for (const [name, text, code] of [
  ['comments', 'a // b\n/* c\nd */ e', 'a  \n \n e'],
  ['texts', `f('a\\'b', "c'd")`, "f('', '')"],
  ['a comment within a text', "a('// b'); c", "a(''); c"],
  ['a text within a comment', "a // it's\nb", 'a  \nb'],
  ['a template', `\`a \${b} c\` + d`, "''b'' + d"],
  ['templates within templates', `\`a \${b(\`c \${d} e\`)} f\`; g`, "''b(''d'')''; g"],
  ['braces within a template', `\`\${f({ a: {} })}\` + b`, "''f({ a: {} })'' + b"],
  ['an escaped template', `\`\\\${a} $b \\\`\`; c`, "''; c"],
  ['a regular expression', 'x = /[\'"`/*]\\/b/g; y', 'x = 0; y'],
  ['a regular expression behind a word', 'return /a!/.test(b)', 'return 0.test(b)'],
  ['a class with a slash', 'f(/[/\\]]+/u)', 'f(0)'],
  ['a division', 'a / b / c', 'a / b / c'],
  ['a division behind a bracket', '(a) / b; c[0] / d', '(a) / b; c[0] / d'],
] as const) {
  test(`code without what only looks like it: ${name}`, () => assert.equal(codeOf(text), code));
}

test('the tokens of every file of the project are its text, and its code has as many lines', async () => {
  for (const { path, text } of await readFiles('', /\.ts$/)) {
    assert.equal(
      tokensOf(text)
        .map((token) => token.text)
        .join(''),
      text,
      path,
    );
    assert.equal(codeOf(text).split('\n').length, text.split('\n').length, path);
    // A quote or a backtick that is left over means that something was misread.
    assert.doesNotMatch(codeOf(text).replaceAll("''", ''), /['"`]/, path);
  }
});
