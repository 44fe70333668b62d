import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalOf, canonicalQuery, percentEncoded } from '../../../../src/providers/signing/canonical.ts';

test('what RFC 3986 reserves is encoded, and nothing else', () => {
  for (const [text, encoded] of [
    ['AZaz09-._~', 'AZaz09-._~'],
    ["!'()*", '%21%27%28%29%2A'],
    [' +&=/:;,?@#', '%20%2B%26%3D%2F%3A%3B%2C%3F%40%23'],
    ['余', '%E4%BD%99'],
  ] as const) {
    assert.equal(percentEncoded(text), encoded);
  }
});

test('a query is sorted by what is sent', () => {
  assert.equal(canonicalQuery({}), '');
  assert.equal(canonicalQuery({ b: '1', A: '2', a: '' }), 'A=2&a=&b=1');
});

test('headers are sorted, without the blanks around their values', () => {
  const headers = { 'x-b': ' two  words ', host: 'h', 'x-a': '1' };
  assert.deepEqual(canonicalOf({ method: 'GET', path: '/p', headers, payload: 'E' }).text.split('\n'), [
    ...['GET', '/p', '', 'host:h', 'x-a:1', 'x-b:two  words', '', 'host;x-a;x-b', 'E'],
  ]);
});
