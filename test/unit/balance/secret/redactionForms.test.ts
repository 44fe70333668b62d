import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REDACTED, Redactor } from '../../../../src/balance/secret/redaction.ts';

/** A secret and the ways in which programs write it; each is written out, so that no two mistakes meet. */
const WRITTEN: Readonly<Record<string, readonly (readonly [how: string, text: string])[]>> = {
  "a!'()*~._-/é\u5bc6 z": [
    ['as it is', "a!'()*~._-/é\u5bc6 z"],
    ['for a URL', "a!'()*~._-%2F%C3%A9%E5%AF%86%20z"],
    ['for a URL, in small letters', "a!'()*~._-%2f%c3%a9%e5%af%86%20z"],
    ['for a URL, strictly', 'a%21%27%28%29%2A%7E%2E%5F%2D%2F%C3%A9%E5%AF%86%20z'],
    ['for a URL, strictly, in small letters', 'a%21%27%28%29%2a%7e%2e%5f%2d%2f%c3%a9%e5%af%86%20z'],
    ['for a form', 'a%21%27%28%29*%7E._-%2F%C3%A9%E5%AF%86+z'],
    ['with every byte in per cent, in small letters', '%61%21%27%28%29%2a%7e%2e%5f%2d%2f%c3%a9%e5%af%86%20%7a'],
    ['with every byte in per cent', '%61%21%27%28%29%2A%7E%2E%5F%2D%2F%C3%A9%E5%AF%86%20%7A'],
    ['in JSON', "a!'()*~._-/é\u5bc6 z"],
    ['in JSON with escaped slashes', "a!'()*~._-\\/é\u5bc6 z"],
    ['in JSON of ASCII', "a!'()*~._-/\\u00e9\\u5bc6 z"],
    ['in hex', '612127282 92a7e2e5f2d2fc3a9e5af86207a'.replace(' ', '')],
    ['in hex, in capitals', '612127282 92A7E2E5F2D2FC3A9E5AF86207A'.replace(' ', '')],
  ],
  'k"<&>\'\ttab\u0001': [
    ['in JSON', 'k\\"<&>\'\\ttab\\u0001'],
    ['in HTML', 'k"&lt;&amp;&gt;\'\ttab\u0001'],
    ['in HTML with quotes', "k&quot;&lt;&amp;&gt;'\ttab\u0001"],
    ['in HTML with a decimal apostrophe', 'k&quot;&lt;&amp;&gt;&#39;\ttab\u0001'],
    ['in HTML with an apostrophe in hex', 'k&quot;&lt;&amp;&gt;&#x27;\ttab\u0001'],
    ['in HTML with an apostrophe by name', 'k&quot;&lt;&amp;&gt;&apos;\ttab\u0001'],
    ['with a byte below 16 in per cent', '%6b%22%3c%26%3e%27%09%74%61%62%01'],
  ],
  '$(icon)-[a](b)': [
    ['without an icon', '\\$(icon)-[a](b)'],
    ['in Markdown', '&#36;(icon)-\\[a\\](b)'],
  ],
  'subjects?>~': [
    ['in base64', 'c3ViamVjdHM/Pn4='],
    ['in base64 without padding', 'c3ViamVjdHM/Pn4'],
    ['in base64 for a URL', 'c3ViamVjdHM_Pn4='],
    ['in base64 for a URL, without padding', 'c3ViamVjdHM_Pn4'],
  ],
  'p~>>over~>>there': [
    ['in base64', 'cH4+Pm92ZXJ+Pj50aGVyZQ=='],
    ['in base64 that was read as a form', 'cH4 Pm92ZXJ Pj50aGVyZQ=='],
    ['in base64 that was read as a form, without padding', 'cH4 Pm92ZXJ Pj50aGVyZQ'],
    ['behind a key in base64 that was read as a form', 'azpwfj4 b3Zlcn4 PnRoZXJl'],
  ],
  'n\'t <&>"+=/ \u00c4': [
    ['in JSON of ASCII, in capitals', 'n\'t <&>\\"+=/ \\u00C4'],
    ['in JSON that goes into HTML', 'n\\u0027t \\u003c\\u0026\\u003e\\u0022\\u002b=\\/ \\u00c4'],
    ['in JSON within JSON', 'n\'t <&>\\\\\\"+=/ \u00c4'],
    ['in HTML with numbers', 'n&#39;t &#60;&#38;&#62;&#34;&#43;=&#x2F; &#xC4;'],
    ['in HTML with names', 'n&apos;t &lt;&amp;&gt;&quot;&plus;&equals;&sol; \u00c4'],
    ['in HTML that was escaped twice', 'n&amp;#39;t &amp;lt;&amp;amp;&amp;gt;&amp;quot;+=/ \u00c4'],
    ['in an address that was escaped twice', 'n%2527t%2520%253C%2526%253E%2522%252B%253D%252F%2520%25C3%2584'],
    ['in an address, as far as it has to be', "n't%20%3C&%3E%22+=/%20%C3%84"],
    ['in an address of a browser', 'n%27t%20%3C&%3E%22+=/%20%C3%84'],
    ['in an address in JSON', 'n%27t%20%3C\\u0026%3E%22+=\\/%20%C3%84'],
    ['in code', 'n\\\'t <&>\\"+=/ \\xc4'],
    ['in a table', 'n\'t <&>""+=/ \u00c4'],
    ['in base64 in an address', 'bid0IDwmPiIrPS8gw4Q%3D'],
    ['in JSON in base64', 'bid0IDwmPlwiKz0vIMOE'],
  ],
  'two  blanks\tand a tab ': [
    ['as it is', 'two  blanks\tand a tab '],
    ['as one line of text', 'two blanks and a tab'],
    ['for a form', 'two++blanks%09and+a+tab+'],
  ],
  '\ud800\ud801-lone': [['for a URL, where half a character is replaced', '%EF%BF%BD%EF%BF%BD-lone']],
};

for (const [secret, forms] of Object.entries(WRITTEN)) {
  for (const [how, text] of forms) {
    test(`row 38: ${JSON.stringify(secret)} is found ${how}`, () => {
      const redactor = new Redactor();
      redactor.know({ key: 'k', secret });
      assert.equal(redactor.redact(`<${text}>`), `<${REDACTED}>`);
      assert.equal(redactor.redact(`${text},${text}`), `${REDACTED},${REDACTED}`);
    });
  }
}

test('row 38: of what was escaped around a secret, nothing goes with it', () => {
  const redactor = new Redactor();
  redactor.know({ key: 'k', secret: 'a&b-c&d' });
  for (const text of ['a%26b-c%26d', 'a\\u0026b-c\\u0026d', 'a&amp;b-c&amp;d', 'a%2526b-c%2526d', 'a&b-c&d']) {
    assert.equal(redactor.redact(`%3Fq%3D${text}%26\\n\u00e9`), `%3Fq%3D${REDACTED}%26\\n\u00e9`);
  }
  // What is no escape of any kind stays what it is.
  assert.equal(
    redactor.redact('100 %, %zz, %c3, %c0%80, \\, &none; &#99999999999; "" 5%'),
    '100 %, %zz, %c3, %c0%80, \\, &none; &#99999999999; "" 5%',
  );
});

for (const [before, encoded] of [
  // "xsecret-word" to "xyzsecret-word": the letters in the middle depend on what is in front of them.
  ['x', 'eHNlY3JldC13b3Jk'],
  ['xy', 'eHlzZWNyZXQtd29yZA'],
  ['xyz', 'eHl6c2VjcmV0LXdvcmQ'],
] as const) {
  test(`row 38: a secret is found in the base64 of more, after ${before.length}`, () => {
    const redactor = new Redactor();
    redactor.know({ key: 'k', secret: 'secret-word' });
    const redacted = redactor.redact(encoded);
    assert.ok(redacted.includes(REDACTED), redacted);
    // At most one character on either side belongs to the neighbours as well.
    assert.ok(redacted.length <= REDACTED.length + 6, redacted);
  });
}

test('row 38: a secret of six characters is found, in every form of six', () => {
  const redactor = new Redactor();
  redactor.know({ key: '', secret: 'abc+56' });
  assert.equal(redactor.redact('abc+56 xabc%2B56x'), `${REDACTED} x${REDACTED}x`);
});

test('row 38: where a secret holds another, all of it goes', () => {
  for (const order of [
    ['secret', 'secret-and-more'],
    ['secret-and-more', 'secret'],
  ]) {
    const redactor = new Redactor();
    for (const secret of order) {
      redactor.know({ key: 'k', secret });
    }
    assert.equal(redactor.redact('a secret-and-more b secret c'), `a ${REDACTED} b ${REDACTED} c`);
  }
});

test('row 38: the marks of a secret mean nothing but themselves', () => {
  const redactor = new Redactor();
  redactor.know({ key: 'k', secret: 'a.b*c+d?e' });
  assert.equal(redactor.redact('aXbbccdde a.b*c+d?e'), `aXbbccdde ${REDACTED}`);
});

for (const [what, credential, secrets, size] of [
  ['a part that is not there', { key: 'app-10001' }, ['secret'], 0],
  ['a part that is empty, also behind a key', { key: 'app-10001', secret: '' }, ['secret'], 0],
  ['a secret of one character', { secret: '1' }, ['secret'], 1],
] as const) {
  test(`no more is known than what a secret may look like: ${what}`, () => {
    const redactor = new Redactor();
    redactor.know(credential, secrets);
    assert.equal(redactor.size, size);
  });
}

test('row 38: the digits of a short secret in hex are a number like others; a pair that holds it is none', () => {
  const redactor = new Redactor();
  redactor.know({ key: 'k', secret: '12' });
  redactor.know({ key: 'k', secret: '123' });
  assert.equal(redactor.redact('313233 messages, 12 and 1234'), `313233 messages, ${REDACTED} and 1234`);
  // The shortest form that is looked for within other text.
  assert.equal(redactor.redact('xazoxMgx'), `x${REDACTED}x`);
});

test('row 38: of a pair that is written in base64, no piece that is as short as a word is known', () => {
  const redactor = new Redactor();
  redactor.know({ key: 'a', secret: 'b' });
  // What is the same of "a:b" in each place within a longer text, and all of it.
  const text = 'Om, pi, E6Y, hOm and YTpi';
  assert.equal(redactor.redact(text), text);
});

test('row 38: a secret that holds blanks is found with others within it, and behind what looks like a command to a terminal', () => {
  const redactor = new Redactor();
  redactor.know({ secret: 'correct horse battery' });
  for (const text of [
    'correct horse bat tery',
    'correcthorse\nbattery',
    '\u001b[correct horse battery',
    '\u009bcorrect horse battery',
  ]) {
    assert.equal(redactor.clean(`key ${text}.`), `key ${REDACTED}.`, JSON.stringify(text));
  }
});

test('row 38: a secret is known in capitals, a short one is not: it may be a word', () => {
  const redactor = new Redactor();
  redactor.know({ secret: '9f86d081-884c' });
  redactor.know({ secret: 'sms' });
  assert.equal(redactor.clean('9F86D081-884C for SMS'), `${REDACTED} for SMS`);
});

test('row 38: a short secret is no word where white space is within it', () => {
  const redactor = new Redactor();
  redactor.know({ secret: 'ab' });
  assert.equal(redactor.clean('a b, and ab'), `a b, and ${REDACTED}`);
});

test('row 38: a secret is known in small letters, as which a host is read', () => {
  const redactor = new Redactor();
  redactor.know({ secret: 'AbCdEfGh' });
  assert.equal(redactor.redact('https://abcdefgh.example'), `https://${REDACTED}.example`);
});

test('row 38: where two secrets overlap, both go', () => {
  const redactor = new Redactor();
  redactor.know({ secret: 'abcdef-123456' });
  redactor.know({ secret: '123456-uvwxyz' });
  assert.equal(redactor.redact('<abcdef-123456-uvwxyz>'), `<${REDACTED}>`);
});
