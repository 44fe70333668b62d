import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from '../../../src/net/json.ts';
import { ParseError } from '../../../src/net/parseError.ts';
import { parseXml } from '../../../src/net/xml.ts';

function problemIn(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ParseError, String(error));
    return error.problem;
  }
}

const LEVELS = 32;
const VALUES = 5_000;
const TAGS = 1_000;
const CHARACTERS = 64 * 1024;

const nested = (open: string, close: string, levels: number): string => open.repeat(levels) + close.repeat(levels);

test('row 30: JSON is read to 32 levels and no deeper', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const inner = (levels: number): string => `${open.repeat(levels)}1${close.repeat(levels)}`;
    assert.equal(
      problemIn(() => parseJson(inner(LEVELS))),
      undefined,
      open,
    );
    assert.equal(
      problemIn(() => parseJson(inner(LEVELS + 1))),
      'malformed',
      open,
    );
  }
});

test('row 30: JSON of 5,000 values is read, and not one more', () => {
  // The list itself is one of them.
  const list = (values: number): string => `[${Array.from({ length: values - 1 }, () => '1').join()}]`;
  const pairs = (values: number): string =>
    `{${Array.from({ length: values - 1 }, (_, index) => `"k${index}":1`).join()}}`;
  for (const write of [list, pairs]) {
    assert.equal(
      problemIn(() => parseJson(write(VALUES))),
      undefined,
    );
    assert.equal(
      problemIn(() => parseJson(write(VALUES + 1))),
      'malformed',
    );
  }
});

test('blanks may stand between all parts of JSON', () => {
  const text = ' \t\r\n{ \n"a" \t: \r[ 1 , 2 ] , "b" : { } , "c" : [ ] } \n';
  for (const [single, value] of [
    [' "a" ', 'a'],
    [' true\n', true],
    ['\tnull ', null],
  ] as const) {
    assert.equal(parseJson(single), value);
  }
  assert.deepEqual([...(parseJson(text) as ReadonlyMap<string, unknown>).keys()], ['a', 'b', 'c']);
});

for (const text of [
  '{a:1}',
  '{"a" 1}',
  '{"a"',
  '{"a":1,}',
  '{,}',
  '[1,]',
  '[,1]',
  '"a',
  '"',
  "{'a':1}",
  '{1:1}',
  '{"a":1 "b":2}',
]) {
  test(`no JSON: ${text}`, () =>
    assert.equal(
      problemIn(() => parseJson(text)),
      'malformed',
    ));
}

test('row 33: XML of 1,000 tags is read, and not one more, however they are written', () => {
  // The root has two tags, each element two, an empty one a single one.
  const full = (elements: number): string =>
    `<xml>${Array.from({ length: elements }, (_, index) => `<e${index}>1</e${index}>`).join('')}</xml>`;
  const empty = (elements: number): string =>
    `<xml>${Array.from({ length: elements }, (_, index) => `<e${index}/>`).join('')}</xml>`;
  const most = (TAGS - 2) / 2;
  assert.equal(parseXml(full(most)).size, most);
  assert.equal(
    problemIn(() => parseXml(full(most + 1))),
    'malformed',
  );
  assert.equal(parseXml(empty(TAGS - 2)).size, TAGS - 2);
  assert.equal(
    problemIn(() => parseXml(empty(TAGS - 1))),
    'malformed',
  );
});

test('row 33: XML of 64 K characters is read, and not one more', () => {
  const [head, tail] = ['<xml><a>', '</a></xml>'];
  const text = (characters: number): string => head + 'x'.repeat(characters - head.length - tail.length) + tail;
  assert.equal(String(parseXml(text(CHARACTERS)).get('a')).length, CHARACTERS - head.length - tail.length);
  assert.equal(
    problemIn(() => parseXml(text(CHARACTERS + 1))),
    'malformed',
  );
});

test('D1: row 30: XML is read to some levels and no deeper', () => {
  const deep = (levels: number): string => `<xml>${nested('<a>', '</a>', levels)}</xml>`;
  assert.equal(
    problemIn(() => parseXml(deep(7))),
    undefined,
  );
  for (const text of [deep(9), deep(400), `<xml>${'<a>'.repeat(9)}<b/>${'</a>'.repeat(9)}</xml>`]) {
    assert.equal(
      problemIn(() => parseXml(text)),
      'malformed',
      text.slice(0, 60),
    );
  }
});

test('an XML declaration stands at the very beginning, and only there', () => {
  for (const head of [
    '<?xml version="1.0"?>',
    '<?xml?>',
    '<?xml version="1.0" encoding="utf-8"?>\n',
    '\n<?xml version="1.0"?>',
  ]) {
    assert.equal(parseXml(`${head}<xml><a>1</a></xml>`).get('a'), '1', head);
  }
  for (const text of [
    '<xml><a>1<?xml version="1.0"?></a></xml>',
    '<xml/><?xml version="1.0"?>',
    '<?xmlversion="1.0"?><xml/>',
  ]) {
    assert.equal(
      problemIn(() => parseXml(text)),
      'malformed',
      text,
    );
  }
});

test('all blanks around a value go, and one of blanks alone is empty', () => {
  const read = parseXml('<xml>\n\t <a>\n \t1 2\r\n\t</a> \n <b> \n </b><c>  </c></xml>');
  assert.deepEqual(
    [...read],
    [
      ['a', '1 2'],
      ['b', ''],
      ['c', ''],
    ],
  );
});

for (const text of [
  '<xml>',
  '</xml>',
  '<xml></xml',
  'xml',
  '<xml/>x',
  '<xml/><xml/>',
  '<xml a=1/>',
  '<xml a/>',
  '<xml a="<"/>',
  '<xml a="&"/>',
  '<xml a="1" a="2"/>',
  '<xml><a b="1"c="2">1</a></xml>',
  '<xml><:a>1</:a></xml>',
  '<xml><a:b:c>1</a:b:c></xml>',
  '<>1</>',
  ...[
    '0',
    '11',
    '55296',
    '65534',
    '1114112',
    '99999999999999',
    'x0',
    'xd800',
    'xfffe',
    'x110000',
    '1e2',
    '5x',
    'X35',
    'xg',
  ].map((code) => `<xml><a>5&#${code};0</a></xml>`),
]) {
  test(`no XML: ${text}`, () =>
    assert.equal(
      problemIn(() => parseXml(text)),
      'malformed',
    ));
}
