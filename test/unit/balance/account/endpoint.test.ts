import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAccounts } from '../../../../src/balance/account/accounts.ts';
import { checkEndpoint, hostOf, MOST_ENDPOINTS, shownEndpoint } from '../../../../src/balance/account/endpoint.ts';

for (const [text, url, host] of [
  ['https://api.example', 'https://api.example', 'api.example'],
  ['  https://API.example:443/  ', 'https://api.example', 'api.example'],
  ['https://api.example:8443/sms//v1//', 'https://api.example:8443/sms//v1', 'api.example:8443'],
  ['https://api.example/a/../b', 'https://api.example/b', 'api.example'],
  ['https://api.example/a@b', 'https://api.example/a@b', 'api.example'],
  ['https://余额.example', 'https://xn--zqq199o.example', 'xn--zqq199o.example'],
  ['https://10.0.0.1', 'https://10.0.0.1', '10.0.0.1'],
  ['https://[2001:db8::1]/', 'https://[2001:db8::1]', '[2001:db8::1]'],
  ['http://localhost:8080/x', 'http://localhost:8080/x', 'localhost:8080'],
  ['http://127.0.0.1', 'http://127.0.0.1', '127.0.0.1'],
  ['http://127.1:1', 'http://127.0.0.1:1', '127.0.0.1:1'],
  ['http://2130706433/', 'http://127.0.0.1', '127.0.0.1'],
  ['http://[::1]:9/', 'http://[::1]:9', '[::1]:9'],
] as const) {
  test(`an endpoint: ${text}`, () => assert.deepEqual(checkEndpoint(text), { ok: true, url, host }));
}

for (const text of [
  'http://api.example',
  'HTTP://api.example',
  'http://10.0.0.1',
  'http://0.0.0.0',
  'http://localhost.example',
  'http://127.0.0.1.example',
  'http://[::ffff:127.0.0.1]',
  'ftp://api.example',
  'ws://localhost',
  'file:///etc/passwd',
]) {
  test(`row 14: not encrypted: ${text}`, () =>
    assert.deepEqual(checkEndpoint(text), { ok: false, problem: 'not-https' }));
}

for (const text of ['http://127.0.0.2', 'http://127.1.2.3:1', 'http://127.255.255.254/sms']) {
  test(`A1: a proxy would get what is sent, in the clear, to ${text}`, () =>
    assert.deepEqual(checkEndpoint(text), { ok: false, problem: 'not-https' }));
}

for (const text of [
  'https://user:pass@api.example',
  'https://user@api.example/',
  'https://@api.example',
  'https://:@api.example',
  'http://user:pass@localhost',
  'https://api.example:80@evil.example/?a',
]) {
  test(`row 37: user info: ${text}`, () => assert.deepEqual(checkEndpoint(text), { ok: false, problem: 'user-info' }));
}

for (const text of [
  'https://169.254.169.254',
  'http://169.254.0.1/',
  'https://2852039166',
  'https://0xa9fea9fe/latest',
  'https://0251.0376.0251.0376',
  'https://169.254.169.254./',
  'https://[fe80::1]',
  'https://[FEBF:1::]',
  'https://[::ffff:169.254.169.254]',
  'https://[::ffff:a9fe:1]',
  'https://[64:ff9b::169.254.169.254]',
  'https://[2002:a9fe:a9fe::]',
]) {
  test(`row 37: link-local: ${text}`, () =>
    assert.deepEqual(checkEndpoint(text), { ok: false, problem: 'link-local' }));
}

for (const text of [
  'https://api.example/?a=b',
  'https://api.example?',
  'https://api.example/#x',
  'https://api.example#',
]) {
  test(`a query or fragment: ${text}`, () => assert.deepEqual(checkEndpoint(text), { ok: false, problem: 'query' }));
}

for (const text of [
  '',
  'api.example',
  'localhost:8080',
  '//api.example',
  'https:api.example',
  'https://',
  'https://a b.example',
  'https://{baseUrl}',
  'https://$HOST/v1',
  'https://api.exa\nmple',
  'https://good.example\\@evil.example',
  'https://api.example:99999',
  'https://[fe80::1%25eth0]/',
  'javascript:alert(1)',
]) {
  test(`not an address: ${JSON.stringify(text)}`, () =>
    assert.deepEqual(checkEndpoint(text), { ok: false, problem: 'not-a-url' }));
}

test('fec0:: and 169.255 are not link-local', () => {
  for (const text of ['https://[fec0::1]', 'https://169.255.0.1', 'https://[::a9ff:1]', 'https://[fe7f::1]']) {
    assert.equal(checkEndpoint(text).ok, true, text);
  }
});

test('what is shown of an address holds no user info and no query', () => {
  assert.equal(shownEndpoint('https://user:sesame@api.example/a/?key=sesame#sesame'), 'https://api.example/a');
  assert.equal(shownEndpoint('sesame'), '…');
  assert.equal(shownEndpoint('sesame:sesame'), '…');
  assert.equal(hostOf('https://user:sesame@api.example:8443/a'), 'api.example:8443');
  assert.equal(hostOf('sesame'), '');
});

test('D4: four endpoints are taken, five are not', () => {
  const endpoints = [1, 2, 3, 4, 5].map((index) => `https://a${index}.example`);
  const entry = { id: 'a', name: 'First', provider: 'plain', product: 'sms' };
  const parsed = (list: readonly string[]) =>
    parseAccounts([{ ...entry, endpoints: list }], [{ id: 'plain', products: [{ id: 'sms' }] }]);
  assert.equal(parsed(endpoints.slice(1)).accounts[0]?.endpoints?.length, MOST_ENDPOINTS);
  assert.equal(parsed(endpoints).invalid[0]?.problem.kind, 'too-many');
});
