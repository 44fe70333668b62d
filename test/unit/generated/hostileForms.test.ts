import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from '../../../src/net/json.ts';
import { isPage } from '../../../src/net/page.ts';
import { parseXml } from '../../../src/net/xml.ts';
import { answered } from '../providers/fakeHttp.ts';

const BODY = 256 * 1024;
/** Longer documents of XML are refused for their length. */
const DOCUMENT = 60 * 1024;

/** A text of the largest size that is read. */
function filled(part: string, end = '', size = BODY): string {
  return part.repeat(Math.floor((size - end.length) / part.length)) + end;
}

// Each of these would keep the file running past its time limit if its cost grew faster than its length.
test('row 7: a body of comments is told from a page without trying all ways to read it', () => {
  for (const text of [filled('<!---->', 'x'), filled('<!-- a --> ', '{}'), filled('<!--'), filled('<?xml ?>', 'x')]) {
    assert.equal(isPage(answered(text)), false);
  }
  assert.equal(isPage(answered(filled('<!---->', '<html>'))), true);
});

test('rows 30 and 33: no form of XML takes long to refuse', () => {
  const forms = [
    ...[
      '<a>',
      '<a',
      '<a ',
      '</a>',
      '<a/>',
      '<',
      '>',
      '&',
      '&amp;',
      '<a>1</a>',
      '<!',
      '<?xml ',
      '<a b="',
      "<a b='1' ",
      '"',
    ],
    ...[
      '<!--',
      '<!-- ',
      '<!---->',
      '<![CDATA[',
      '<![CDATA[]]>',
      '<?a ',
      '<?a?>',
      ']]>',
      '-->',
      '?>',
      ' ',
      'p:',
      '=',
      "a='b' ",
    ],
  ];
  for (const form of forms) {
    for (const document of [
      `<xml>${filled(form, '</a></xml>', DOCUMENT)}`,
      `<xml ${filled(form, '></a></xml>', DOCUMENT)}`,
    ]) {
      assert.throws(() => parseXml(document), /malformed|duplicate-key|doctype/, form);
    }
  }
});

test('row 30: JSON with thousands of values is refused, whatever they are', () => {
  for (const value of ['1', 'null', '[]', '{}', '""']) {
    assert.throws(() => parseJson(`[${filled(`${value},`, value)}]`), /malformed/, value);
  }
  const names = (count: number) => `{${Array.from({ length: count }, (_, index) => `"${index}":1`).join()}}`;
  assert.throws(() => parseJson(names(20_000)), /malformed/);
  assert.ok(parseJson(names(1_000)) instanceof Map);
});
