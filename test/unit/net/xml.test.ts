import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainValue } from '../../../src/net/json.ts';
import { ParseError } from '../../../src/net/parseError.ts';
import { parseXml } from '../../../src/net/xml.ts';

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
  '<?xml version="1.0"?>\n<!doctype xml><xml/>',
  '<!DocType html><html/>',
  '<! DOCTYPE x><xml/>',
  '<xml><balance>1</balance></xml><!DOCTYPE x>',
  '<xml><balance><!DOCTYPE x>1</balance></xml>',
  '<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml/>',
  '<!DOCTYPE xml [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]><xml><balance>&x;</balance></xml>',
  `<!DOCTYPE xml [<!ENTITY a0 "aaaaaaaaaa">${Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')}]><xml><balance>&a20;</balance></xml>`,
]) {
  test(`row 32: any document type is refused: ${text.slice(0, 50)}`, () => assert.equal(problemOf(text), 'doctype'));
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
  ['text between elements', '<xml><balance>1</balance>2</xml>'],
  ['a comment that is not closed', '<xml><balance>1</balance><!-- </xml>'],
  ['a comment with dashes', '<xml><!-- -- --><balance>1</balance></xml>'],
  ['CDATA that is not closed', '<xml><balance><![CDATA[1]]</balance></xml>'],
  ['CDATA in small letters', '<xml><balance><![cdata[1]]></balance></xml>'],
  ['CDATA between elements', '<xml><![CDATA[5]]><balance>1</balance></xml>'],
  ['CDATA before the root', '<![CDATA[5]]><xml><balance>1</balance></xml>'],
  ['a comment within a tag', '<xml><balance <!-- -->>1</balance></xml>'],
  ['an end tag with an attribute', '<xml><balance>1</balance a="1"></xml>'],
  ['another blank in a tag', '<xml><balance\u00a0>1</balance></xml>'],
  ['another blank in an end tag', '<xml><balance>1</balance\u00a0></xml>'],
  ['a processing instruction in a value', '<xml><balance>1<?a b?>2</balance></xml>'],
  ['a processing instruction', '<xml><?a b?><balance>1</balance></xml>'],
  ['an entity declaration', '<!ENTITY a "1"><xml><balance>1</balance></xml>'],
  ['a bare ampersand', '<xml><balance>1 & 2</balance></xml>'],
  ['a second declaration', '<?xml version="1.0"?><?xml version="1.0"?><xml/>'],
  ['text behind an empty root', '<xml/>x<!-- -->'],
  ['deep nesting', `<xml>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</xml>`],
] as const) {
  test(`row 33: refused: ${name}`, () => assert.equal(problemOf(text), 'malformed'));
}

for (const [name, text, expected] of [
  ['CDATA', '<xml><a><![CDATA[1]]></a><b><![CDATA[<i>x</i> &amp;]]></b></xml>', { a: '1', b: '<i>x</i> &amp;' }],
  ['comments', '<!-- <a>2</a> --><xml><!-- b --><a>1<!-- <b/> --></a></xml><!-- -->', { a: '1' }],
  ['attributes', `<xml a="1>2"><a b = 'x' c="!--"/></xml>`, { a: '' }],
  ['prefixes', '<p:xml xmlns:p="urn:p"><p:a q:b="1">1</p:a></p:xml>', { a: '1' }],
  ['elements in elements', '<xml><a><b>1</b><c><d/></c></a></xml>', { a: { b: '1', c: { d: '' } } }],
  ['an element within text', '<xml><a>1<b/>2</a></xml>', { a: { b: '' } }],
  ['text around a comment', '<xml><a>1<!-- -->2</a></xml>', { a: '1 2' }],
  ['text beside CDATA', '<xml><a>1<![CDATA[2]]></a></xml>', { a: '1 2' }],
  ['an escape that is none of the five', '<xml><a>&nbsp;&#53;</a></xml>', { a: '&nbsp;&#53;' }],
] as const) {
  test(`D1: XML is read: ${name}`, () => assert.deepEqual(plainValue(parseXml(text)), expected));
}

for (const text of [
  '<xml><p:a>1</p:a><q:a>2</q:a></xml>',
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

test('damaged XML never gives another amount than the one that is written in it', () => {
  const whole = '<?xml version="1.0" encoding="utf-8"?><xml><status>success</status><balance>9410</balance></xml>';
  fc.assert(
    fc.property(
      fc.nat({ max: whole.length }),
      fc.nat({ max: 3 }),
      fc.constantFrom(...'<>/!?&;"=[]-x \n'),
      (at, removed, mark) => {
        const damaged = whole.slice(0, at) + mark + whole.slice(at + removed);
        if (problemOf(damaged) === undefined) {
          const balance = parseXml(damaged).get('balance');
          assert.ok(typeof balance !== 'string' || damaged.includes(balance) || balance.includes(' '));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('a document of another form: its root, and what there may be several of', () => {
  const form = { root: 'accounts', lists: ['account'] };
  const read = (text: string) => parseXml(text, form).get('account');
  const one = new Map([['id', '1']]);
  assert.deepEqual(read('<accounts xmlns="http://x/"><account uri="u"><id>1</id></account></accounts>'), [one]);
  assert.deepEqual(read('<a:accounts xmlns:a="x"><a:account><a:id>1</a:id></a:account><account/></a:accounts>'), [
    one,
    '',
  ]);
  assert.equal(read('<accounts/>'), undefined);
  for (const [text, problem] of [
    ['<xml><account/></xml>', 'malformed'],
    ['<accounts><account><id>1</id><id>2</id></account></accounts>', 'duplicate-key'],
    ['<accounts><other/><other/></accounts>', 'duplicate-key'],
  ] as const) {
    assert.throws(() => read(text), { problem }, text);
  }
});
