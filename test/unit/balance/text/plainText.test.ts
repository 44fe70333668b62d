import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeIcons, escapeLinks, escapeMarkdown, plainText } from '../../../../src/balance/text/plainText.ts';
import { hasMarkup, linksOf, shownText } from '../../ui/markdown.ts';

for (const [name, text, expected] of [
  ['plain', 'Incorrect APP ID 余额 é', 'Incorrect APP ID 余额 é'],
  ['blanks in a row', 'a  b   c', 'a b c'],
  ['line breaks', ' a\r\nb\tc\u2028d\u2029e\u0085f\vg\u00a0h ', 'a b c d e f g h'],
  ['a forged log line', 'x\n2026-01-01 [info] all is well', 'x 2026-01-01 [info] all is well'],
  ['colours', '\u001b[31;1mred\u001b[0m \u009b4mx', 'red x'],
  ['a link of the terminal', '\u001b]8;;http://evil.example\u0007text\u001b]8;;\u001b\\', 'text'],
  ['a title of the terminal without an end', 'a\u001b]0;evil', 'a'],
  ['short sequences', 'a\u001bcb\u001b(Bc\u001b', 'abc'],
  ['control characters', 'a\u0000b\u0008c\u007fd\u0081e', 'abcde'],
  ['right to left', 'a\u202eb\u202cc\u2066d\u2069\u200e\u200f\u061ce', 'abcde'],
  ['zero width', 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\ufe0fh\u{e0041}i\u034fj\u3164k', 'abcdefghijk'],
  ['private and unpaired', 'a\ue000b\ud800c\u{f0000}d', 'abcd'],
  ['icons and Markdown stay', '$(zap) [a](command:b) <b>', '$(zap) [a](command:b) <b>'],
] as const) {
  test(`row 34: ${name}`, () => assert.equal(plainText(text), expected));
}

test('row 22: cut at 200 characters, counted as such', () => {
  assert.equal(plainText('a'.repeat(200)), 'a'.repeat(200));
  assert.equal(plainText('a'.repeat(201)), `${'a'.repeat(199)}…`);
  assert.equal(plainText('😀'.repeat(200)), '😀'.repeat(200));
  assert.equal(plainText('😀'.repeat(201)), `${'😀'.repeat(199)}…`);
  assert.equal(plainText('abcdef', 3), 'ab…');
  assert.equal(plainText(`${'\u200b'.repeat(1000)}a`), 'a');
});

test('row 34: whatever comes, the result is one clean line, and cleaning it again changes nothing', () => {
  const nasty = fc.string({
    unit: fc.oneof(fc.constantFrom('\u001b', '[', ']', '\u0007', '\n', '\u202e', '$', '('), fc.string()),
  });
  fc.assert(
    fc.property(nasty, (text) => {
      const clean = plainText(text, 50);
      assert.doesNotMatch(clean, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      assert.ok(Array.from(clean).length <= 50);
      assert.equal(plainText(clean, 50), clean);
    }),
  );
});

/** As VS Code finds icons in labels; the backslash makes text of one. */
const ICON = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

test('row 34: no icon is drawn', () => {
  for (const text of ['$(zap)', 'a $(sync~spin) b$(x)', '\\$(zap)', '$$(zap)']) {
    assert.ok(
      [...escapeIcons(text).matchAll(ICON)].every(([, backslash]) => backslash === '\\'),
      text,
    );
  }
  assert.equal(escapeIcons('costs $ (5) $5'), 'costs $ (5) $5');
});

for (const [text, escaped] of [
  ['[a](b) <c>', '\\[a\\](b) \\<c\\>'],
  ['$(zap) | *x*', '&#36;(zap) \\| \\*x\\*'],
  ['\\$(sync~spin)', '\\\\&#36;(sync\\~spin)'],
  ['a\\', 'a\\\\'],
  ['&lt; &#36; `x` ~y~ _z_', '\\&lt; \\&\\#36; \\`x\\` \\~y\\~ \\_z\\_'],
  ['https://a.example WWW.a.example a@b.example', 'https\\://a.example WWW\\.a.example a\\@b.example'],
  ['余 9,410.25 – 5:30, -3% (+1)!', '余 9,410.25 – 5:30, -3% (+1)!'],
] as const) {
  test(`row 34: in Markdown every mark stands for itself: ${text}`, () => assert.equal(escapeMarkdown(text), escaped));
}

test('row 34: what is escaped for Markdown has no markup, and says the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const escaped = escapeMarkdown(text);
      assert.ok(!hasMarkup(escaped), escaped);
      assert.equal(shownText(escaped), text.replaceAll('\u00a0', ' '));
      assert.deepEqual(linksOf(escaped), []);
    }),
  );
});

test('row 34: a link in a message stays text', () => {
  // How VS Code finds links in plain messages.
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
  for (const text of ['[x](command:evil)', '[[x](https://evil.example)', '[x]]((command:evil)', '[a](command:b "t")']) {
    assert.doesNotMatch(escapeLinks(text), link);
  }
  assert.equal(escapeLinks('余额 [9] (of 10)'), '余额 [9] (of 10)');
});
