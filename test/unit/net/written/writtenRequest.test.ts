import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainValue } from '../../../../src/net/json.ts';
import { shellWords } from '../../../../src/net/written/shellWords.ts';
import { readWrittenRequest } from '../../../../src/net/written/writtenRequest.ts';
import { quickSeed } from '../../generated/seed.ts';

for (const [text, expected] of [
  ['', []],
  ['  a  b ', ['a', 'b']],
  [`a'b c'"d e"`, ['ab cd e']],
  [`'a"b' "c'd" ""`, ['a"b', "c'd", '']],
  ['"a\\"b" "c\\\\d" "e\\nf" "\\$g"', ['a"b', 'c\\d', 'e\\nf', '$g']],
  [`'a\\' b`, ['a\\', 'b']],
  [`$'a\\'b'`, ["a'b"]],
  ['a\\ b \\"c', ['a b', '"c']],
  ['a \\\n b ^\r\n c `\n d \\', ['a', 'b', 'c', 'd']],
  ['a \\ b', ['a', 'b']],
  ['a | b', ['a']],
  ['a && b', ['a']],
  ['a > b', ['a']],
  ['a "|" b|c', ['a', '|', 'b']],
  ['a|b', ['a']],
  ['a;b', ['a']],
  ['a&& b', ['a']],
  ['a& b', ['a']],
  ['a>b 2>&1', ['a']],
  ['a 2>b', ['a']],
  ['a=1&b=2', ['a=1&b=2']],
  ['a=1;type=b', ['a=1;type=b']],
  ['a # b', ['a']],
  ['a#b', ['a#b']],
  [`$'\\u0021\\x41\\xe4\\xbd\\x99\\101\\U0001f600\\n\\q'`, ['!A余A😀\n\\q']],
  ['"{""a"":""b""}" "a""b"', ['{"a":"b"}', 'ab']],
  ['"{`"a`":1}"', ['{"a":1}']],
  [`a 'b`, undefined],
  ['a "b\\"', undefined],
] as const) {
  test(`words of ${JSON.stringify(text)}`, () => assert.deepEqual(shellWords(text), expected));
}

/** The request as text. */
function told(text: string): unknown {
  const request = readWrittenRequest(text);
  return (
    request && {
      url: request.url?.href,
      user: request.user,
      fields: Object.fromEntries(request.fields),
    }
  );
}

const asks = (url: string | undefined, user: string | undefined, fields: object = {}) => ({ url, user, fields });

for (const [text, expected] of [
  ['', undefined],
  ['curl', undefined],
  ['curling is a sport', undefined],
  ['curl nothing', undefined],
  ['a:b', undefined],
  ['a=b', undefined],
  ['curl https://a.example', asks('https://a.example/', undefined)],
  ['CURL.EXE https://a.example/x?y=1#z', asks('https://a.example/x', undefined, { y: '1' })],
  ['/usr/bin/curl a.example/x', asks('https://a.example/x', undefined)],
  ['curl -o out.json -x proxy.example/x -e https://b.example https://a.example', asks('https://a.example/', undefined)],
  ['curl --doh-url=https://b.example https://a.example', asks('https://a.example/', undefined)],
  ['curl --resolve a.example:443:10.0.0.1 https://a.example', asks('https://a.example/', undefined)],
  ['curl https://a.example https://a.example', asks('https://a.example/', undefined)],
  ['curl https://a.example https://b.example', undefined],
  ['curl https://a.example -: -d a=1', undefined],
  ['curl -u a:b c', asks(undefined, 'a:b')],
  ['curl -u a:b -u a:b', asks(undefined, 'a:b')],
  ['curl -u a:b -u a:c', undefined],
  ['curl -ua:b:c', asks(undefined, 'a:b:c')],
  ['curl https://a%40b:c%3Ad@e.example/', asks('https://e.example/', 'a@b:c:d')],
  ['curl https://a%:b@e.example/', asks('https://e.example/', 'a%:b')],
  ['https://https://', asks('https://https//', undefined)],
  ['--user a:b', asks(undefined, 'a:b')],
  ['curl -d a=1 -d b=2', asks(undefined, undefined, { a: '1', b: '2' })],
  ['curl -d a=1 -d a=2 -d b=3', asks(undefined, undefined, { b: '3' })],
  ['curl -d "a=1%202&b=+"', asks(undefined, undefined, { a: '1 2', b: ' ' })],
  ['curl --data-urlencode a=1%202', asks(undefined, undefined, { a: '1%202' })],
  ['curl -d \'{"a":"1","b":2.50,"c":[],"d":null}\'', asks(undefined, undefined, { a: '1', b: '2.50' })],
  ['curl https://a.example -d \'{"a":1,"a":2}\'', asks('https://a.example/', undefined)],
  ['curl -F a=1;type=text/plain -F b=<c -F d=@e', asks(undefined, undefined, { a: '1' })],
  ['Basic YTpi', asks(undefined, 'a:b')],
  ['authorization:basic YTpi', asks(undefined, 'a:b')],
  ['Basic YTpi more', undefined],
  ['Basic', undefined],
  ['Basic //////', undefined],
  ['{"a":"1"}', asks(undefined, undefined, { a: '1' })],
  ['{"a":', undefined],
  ['a=1&b=2', asks(undefined, undefined, { a: '1', b: '2' })],
  ['a=1 & b=2', undefined],
] as const) {
  test(`a request in ${JSON.stringify(text)}`, () => assert.deepEqual(told(text), expected));
}

for (const [text, method, places] of [
  ['curl https://a.example?q=1 -d f=2', undefined, { q: 'query', f: 'form' }],
  ['curl -G https://a.example -d a=1 --data-urlencode b=2', undefined, { a: 'query', b: 'query' }],
  ['curl -sG https://a.example -d a=1', undefined, { a: 'query' }],
  ['curl --get https://a.example -d a=1 -F b=2', undefined, { a: 'query', b: 'form' }],
  ['curl https://a.example --url-query a=1 --form-string b=2', undefined, { a: 'query', b: 'form' }],
  ['curl -XPOST https://a.example', 'POST', {}],
  ['curl --request=delete https://a.example', 'DELETE', {}],
  ['curl https://a.example --json \'{"a":1,"b":{}}\'', undefined, { a: 'json' }],
  // Nobody can say which of them is meant.
  ['curl https://a.example?a=1 -d a=1', undefined, {}],
  ['http POST a.example/x q==1 b=2 c:=3', 'POST', { q: 'query', b: 'json', c: 'json' }],
  ['http -f a.example/x b=2', undefined, { b: 'form' }],
  ['POST https://a.example/x?q=1 HTTP/1.1\n\na=1&b=2', 'POST', { q: 'query', a: 'form', b: 'form' }],
  ['fetch("https://a.example/x", {"headers": {"X-Key": "k"}})', undefined, {}],
] as const) {
  test(`21.1 the places of the fields in ${JSON.stringify(text)}`, () => {
    const request = readWrittenRequest(text);
    assert.deepEqual([request?.method, Object.fromEntries(request?.places ?? [])], [method, places]);
  });
}

test('21.1 a JSON body is read as a whole', () => {
  const request = readWrittenRequest('curl https://a.example -d \'{"a":"1","list":[{"b":2.50}]}\'');
  assert.deepEqual(JSON.stringify(request?.json && plainValue(request.json)), '{"a":"1","list":[{"b":2.5}]}');
  assert.equal(readWrittenRequest('curl https://a.example -d a=1')?.json, undefined);
});

test('whatever is written, it is read without a throw, and quickly', () => {
  const piece = fc.constantFrom(
    'curl ',
    '-u',
    ' -H ',
    "'",
    '"',
    '\\',
    '$',
    '{',
    '}',
    'https://',
    'Basic ',
    '&',
    '=',
    '%',
    '\n',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 });
  fc.assert(
    fc.property(text, (parts) => {
      readWrittenRequest(parts.join(''));
    }),
    { numRuns: 1_000, seed: quickSeed() },
  );
  for (const part of ["'", '"', '\\', '\\ ', 'a', ' ', 'a ', '-', "$'", '{', 'a=b&', 'a.b', '"\\', 'curl ']) {
    readWrittenRequest(`curl ${part.repeat(5_000)}`);
    readWrittenRequest(part.repeat(5_000));
  }
});
