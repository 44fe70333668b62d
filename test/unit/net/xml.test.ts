import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ParseError } from '../../../src/net/parseError.ts';
import { parseXml } from '../../../src/net/xml.ts';
import { shown } from './shownXml.ts';

function problemOf(text: string): string | undefined {
  try {
    parseXml(text);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ParseError, String(error));
    return error.problem;
  }
}

test('names and values, without the blanks around them; what is escaped is read', () => {
  const text =
    '<?xml version="1.0" encoding="utf-8"?>\n<xml><status> success </status>\n<balance>\t007.50\r\n</balance><free_balance>1e3</free_balance><msg>a &lt;b&gt; &amp; true</msg><none></none><empty/></xml>\n';
  assert.deepEqual(
    [...parseXml(text)],
    [
      ['status', 'success'],
      ['balance', '007.50'],
      ['free_balance', '1e3'],
      ['msg', 'a <b> & true'],
      ['none', ''],
      ['empty', ''],
    ],
  );
});

test('row 25: blanks that are not of XML stay part of the value', () => {
  assert.equal(parseXml('<xml><balance>\u300050\u00a0</balance></xml>').get('balance'), '\u300050\u00a0');
});

const DOCTYPE = '<!DOCTYPE xml [<!ENTITY a "1">]>';
for (const text of [
  `${DOCTYPE}<xml><balance>&a;</balance></xml>`,
  '<?xml version="1.0"?>\n<!DOCTYPE xml><xml/>',
  '<xml><balance>1</balance></xml><!DOCTYPE x>',
  '<xml><balance><!DOCTYPE x>1</balance></xml>',
  '<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml/>',
  '<!DOCTYPE xml [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]><xml><balance>&x;</balance></xml>',
  `<!DOCTYPE xml [<!ENTITY a0 "aaaaaaaaaa">${Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')}]><xml><balance>&a20;</balance></xml>`,
]) {
  test(`row 32: any document type is refused: ${text.slice(0, 50)}`, () => assert.equal(problemOf(text), 'doctype'));
}

const nested = (levels: number) => `<xml>${'<a>'.repeat(levels - 1)}${'</a>'.repeat(levels - 1)}</xml>`;
for (const text of [nested(8), `<xml>${'<!---->'.repeat(998)}</xml>`, `<xml>${'x'.repeat(64 * 1024 - 11)}</xml>`]) {
  test(`row 30: what is as large as may be is read: ${text.slice(0, 20)}`, () =>
    assert.equal(problemOf(text), undefined));
}

for (const [name, text] of [
  ['nothing', ''],
  ['text', 'balance'],
  ['a misprinted end tag', '<xml><status>success</stats><balance>50</balance></xml>'],
  ['no end', '<xml><balance>50</balance>'],
  ['no end of an element', '<xml><balance>50</xml>'],
  ['an end cut off', '<xml><balance>50</balance></xml'],
  ['two roots', '<xml><balance>1</balance></xml><xml></xml>'],
  ['text after the root', '<xml><balance>1</balance></xml>2'],
  ['text before the root', '1<xml><balance>1</balance></xml>'],
  ['another root', '<root><balance>1</balance></root>'],
  ['the root in capitals', '<XML><balance>1</balance></XML>'],
  ['a document type in small letters', '<!doctype xml><xml><balance>1</balance></xml>'],
  ['a document type with a blank', '<! DOCTYPE xml><xml><balance>1</balance></xml>'],
  ['a comment that is not closed', '<xml><balance>1</balance><!-- </xml>'],
  ['a comment with dashes', '<xml><!-- -- --><balance>1</balance></xml>'],
  ['CDATA that is not closed', '<xml><balance><![CDATA[1]]</balance></xml>'],
  ['CDATA in small letters', '<xml><balance><![cdata[1]]></balance></xml>'],
  ['a section that is no CDATA', '<xml><balance>1<![X]]>2</balance></xml>'],
  ['a declaration in a value', '<xml><balance>1<!x>2</balance></xml>'],
  ['CDATA before the root', '<![CDATA[5]]><xml><balance>1</balance></xml>'],
  ['a comment within a tag', '<xml><balance <!-- -->>1</balance></xml>'],
  ['an end tag with an attribute', '<xml><balance>1</balance a="1"></xml>'],
  ['another blank in a tag', '<xml><balance\u00a0>1</balance></xml>'],
  ['another blank in the name of an attribute', '<xml><balance a="12" b\ufeffa="2"/></xml>'],
  ['another blank in a name behind a value in single quotes', "<xml><balance a='12' b\ufeffa='2'/></xml>"],
  ['another blank behind a value', '<xml><balance a="12"\u00a0b="1"/></xml>'],
  ['another blank behind a value in single quotes', "<xml><balance a='12'\u00a0b='1'/></xml>"],
  ['another blank in an end tag', '<xml><balance>1</balance\u00a0></xml>'],
  ['another blank behind an end tag', '<xml><balance>1</balance \u00a0></xml>'],
  ['an end tag that closes itself', '<xml><balance>1</balance/>2</balance></xml>'],
  ['a name with nothing behind its prefix', '<xml><a:>1</a:></xml>'],
  ['an attribute twice', '<xml><balance a="1" a="2"/></xml>'],
  ['an attribute without a value', '<xml><balance a/></xml>'],
  ['an attribute without quotes', '<xml><balance a=1/></xml>'],
  ['an attribute that is not closed', '<xml><balance a="1/></xml>'],
  ['an element in an attribute', '<xml><balance a="<b/>"/></xml>'],
  ['a comment in an attribute', '<xml><balance a="<!-- -->"/></xml>'],
  ['an instruction in an attribute', '<xml><balance a="<?a?>"/></xml>'],
  ['an instruction that is not closed', '<xml><balance>1</balance></xml><?a'],
  ['an instruction without a name', '<xml><balance>1<?>2</balance><balance>?></balance></xml>'],
  ['an instruction with a number for its name', '<xml><balance>1</balance><?1 a?></xml>'],
  ['an instruction whose name goes on', '<xml><balance>1<?a>2</balance><balance>?></balance></xml>'],
  ['an entity declaration', '<!ENTITY a "1"><xml><balance>1</balance></xml>'],
  ['a number of a character that goes on', '<xml><balance>&#53a;</balance></xml>'],
  ['a number of a character in hex that goes on', '<xml><balance>&#x35g;</balance></xml>'],
  ['a bare ampersand', '<xml><balance>1 & 2</balance></xml>'],
  ['a second declaration', '<?xml version="1.0"?><?xml version="1.0"?><xml/>'],
  ['a declaration that goes on', '<?xml a="<balance>2</balance>"?><xml><balance>1</balance></xml>'],
  ['a declaration within', '<xml><?xml version="1.0"?><balance>1</balance></xml>'],
  ['text behind an empty root', '<xml/>x'],
  ['a tag behind an empty root', '<xml balance="1"/>x>'],
  ['text between an empty root and a comment', '<xml/>x<!-- -->'],
  ['an escape behind the root', '<xml><balance>1</balance></xml>&amp;'],
  ['an empty root twice', '<xml/><xml/>'],
  ['nine levels', nested(9)],
  ['1,001 tags', `<xml>${'<!---->'.repeat(999)}</xml>`],
  ['too many characters', `<xml>${'x'.repeat(64 * 1024 - 10)}</xml>`],
  ['deep nesting', `<xml>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</xml>`],
] as const) {
  test(`row 33: refused: ${name}`, () => assert.equal(problemOf(text), 'malformed'));
}

for (const [name, text, expected] of [
  ['CDATA', '<xml><a><![CDATA[1]]></a><b><![CDATA[<i>x</i> &amp;]]></b></xml>', { a: '1', b: '<i>x</i> &amp;' }],
  ['comments', '<!-- <a>2</a> --><xml><!-- b --><a>1<!-- <b/> --></a></xml><!-- -->', { a: '1' }],
  [
    'a document type that is none',
    '<xml><a><![CDATA[<!DOCTYPE]]></a><!-- <!DOCTYPE x> --><?a <!DOCTYPE x>?></xml>',
    {
      a: '<!DOCTYPE',
    },
  ],
  [
    'attributes',
    `<xml a="1>2"><a b = 'x' c="!--">5</a><d e="&lt; &quot;"/></xml>`,
    {
      '@a': '1>2',
      a: { '@b': 'x', '@c': '!--', '#text': '5' },
      d: { '@e': '< "', '#text': '' },
    },
  ],
  ['attributes of the root alone', '<xml balance="5"/>', { '@balance': '5', '#text': '' }],
  ['text of the root alone', '<xml> 5 </xml>', { '#text': '5' }],
  [
    'processing instructions',
    `<?xml version="1.0"?><?xml-stylesheet href="a"?><xml><?a 'b?><a>1<?c d'?>2</a></xml><?e?>`,
    {
      a: '1 2',
    },
  ],
  [
    'prefixes',
    '<p:xml xmlns:p="urn:p"><p:a q:b="1">1</p:a></p:xml>',
    {
      '@xmlns:p': 'urn:p',
      a: { '@q:b': '1', '#text': '1' },
    },
  ],
  [
    'one name with several prefixes',
    '<xml><p:a>1</p:a><q:a>2</q:a><a>3</a><p:b>4</p:b></xml>',
    {
      'p:a': '1',
      'q:a': '2',
      ':a': '3',
      b: '4',
    },
  ],
  ['elements in elements', '<xml><a><b>1</b><c><d/></c></a></xml>', { a: { b: '1', c: { d: '' } } }],
  ['text beside elements', '<xml>3<a>1<b/>2</a><![CDATA[4]]></xml>', { a: { b: '', '#text': '1 2' }, '#text': '3 4' }],
  ['text around a comment', '<xml><a>1<!-- -->2</a></xml>', { a: '1 2' }],
  ['text beside CDATA', '<xml><a>1<![CDATA[2]]></a></xml>', { a: '1 2' }],
  ['text around an instruction', '<xml><a>1<?b?>2</a></xml>', { a: '1 2' }],
  [
    'characters by their numbers, but no entity that is none of the five',
    '<xml><a>&nbsp;&constructor;1&#53;&#x8d26;&#x1F600;&#x10FFFF;&apos;</a><b c="&#65;">5<![CDATA[&#48;]]></b></xml>',
    { a: "&nbsp;&constructor;15账😀\u{10ffff}'", b: { '@c': 'A', '#text': '5 &#48;' } },
  ],
  ['an escape of an escape', '<xml><a b="&amp;lt;">&amp;amp;</a></xml>', { a: { '@b': '&lt;', '#text': '&amp;' } }],
] as const) {
  test(`D1: XML is read: ${name}`, () => assert.deepEqual(shown(parseXml(text)), expected));
}

for (const text of [
  '<xml><p:a>1</p:a><p:a>2</p:a></xml>',
  '<xml><p:a>1</p:a><a>2</a><p:a>3</p:a></xml>',
  '<xml><a><b>1</b><b>1</b></a></xml>',
  '<xml><a/><a b=""/></xml>',
]) {
  test(`D1: row 33: doubled: ${text}`, () => assert.equal(problemOf(text), 'duplicate-key'));
}

test('row 33: a doubled element is refused and named', () => {
  assert.throws(
    () => parseXml('<xml><balance>1</balance><free_balance>2</free_balance><balance>1</balance></xml>'),
    (error) => error instanceof ParseError && error.problem === 'duplicate-key' && error.field === 'balance',
  );
});

test('row 29: element names mean nothing to JavaScript', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString']) {
    problemOf(`<xml><${name}>1</${name}><${name}><polluted>1</polluted></${name}></xml>`);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    problemOf(`<xml><${name}>1</${name}></xml>`);
  }
});

test('row 30: 200,000 nested elements are refused', () => {
  assert.equal(problemOf('<a>'.repeat(85_000)), 'malformed');
  assert.equal(problemOf(`<xml>${'<a>'.repeat(30_000)}${'</a>'.repeat(30_000)}</xml>`), 'malformed');
});

test('a document of another form: its root, and what there may be several of', () => {
  const form = { root: 'accounts', lists: ['account'] };
  const read = (text: string) => shown(parseXml(text, form).get('account'));
  assert.deepEqual(read('<accounts xmlns="http://x/"><account uri="u"><id>1</id></account></accounts>'), [
    { '@uri': 'u', id: '1' },
  ]);
  assert.deepEqual(read('<a:accounts xmlns:a="x"><a:account><a:id>1</a:id></a:account><a:account/></a:accounts>'), [
    { id: '1' },
    '',
  ]);
  assert.equal(read('<accounts/>'), undefined);
  assert.equal(read('<accounts><a:account/><account/></accounts>'), undefined);
  for (const [text, problem] of [
    ['<xml><account/></xml>', 'malformed'],
    ['<accounts><account><id>1</id><id>2</id></account></accounts>', 'duplicate-key'],
    ['<accounts><other/><other/></accounts>', 'duplicate-key'],
  ] as const) {
    assert.throws(() => read(text), { problem }, text);
  }
});
