import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { REDACTED } from '../../../../src/balance/secret/redaction.ts';
import type { RequestSpec } from '../../../../src/providers/contract.ts';
import { outgoing, secretsIn } from '../../../../src/providers/engine/outgoing.ts';
import { Secret, secret } from '../../../../src/providers/secret.ts';

const { signal } = new AbortController();
const sent = (spec: RequestSpec) => outgoing(spec, 'https://h.example/prefix', signal);

const FIELDS = { appid: '1', signature: secret('a&b=c+d é"') };
const PLAIN = { appid: '1', signature: 'a&b=c+d é"' };

test('fields in the three forms', async () => {
  for (const as of ['urlencoded', 'multipart'] as const) {
    const { method, headers, body } = sent({ path: '/x', body: { as, fields: FIELDS } });
    assert.equal(method, 'POST');
    const form = await new Response(body ?? '', {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData();
    assert.deepEqual(Object.fromEntries(form), PLAIN);
  }
  const { headers, body } = sent({
    path: '/x',
    body: { as: 'json', fields: { ...FIELDS, list: [{ deep: secret('s') }], limit: 5 } },
  });
  assert.equal(headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(String(body)), { ...PLAIN, list: [{ deep: 's' }], limit: 5 });
});

test('each multipart body has a boundary of its own', () => {
  const typeOf = () => sent({ path: '/x', body: { as: 'multipart', fields: FIELDS } }).headers['content-type'];
  assert.notEqual(typeOf(), typeOf());
});

test('a text that was signed is sent as it is', () => {
  const { headers, body } = sent({
    path: '/',
    body: { text: '{"Limit": 1}', type: 'application/json; charset=utf-8' },
  });
  assert.deepEqual([headers['content-type'], body], ['application/json; charset=utf-8', '{"Limit": 1}']);
});

for (const [name, spec, expected] of [
  ['Basic', { path: '/x', auth: { user: 'u', password: 'pä:' } }, { headers: { authorization: 'Basic dTpww6Q6' } }],
  ['a bearer', { path: '/x', auth: { bearer: 'k' } }, { headers: { authorization: 'Bearer k' } }],
  ['a header', { path: '/x', headers: { 'api-key': secret('k') } }, { headers: { 'api-key': 'k' } }],
  [
    'a part of a header',
    { path: '/x', headers: { authorization: ['Key ', secret('k'), '; v=1'] } },
    { headers: { authorization: 'Key k; v=1' } },
  ],
  ['the query', { path: '/x', query: { user: 'u', key: secret('k&=') } }, { query: 'user=u&key=k%26%3D' }],
  ['the path', { path: ['/v1/', secret('k/?#'), '/info'] }, { url: 'https://h.example/prefix/v1/k%2F%3F%23/info' }],
  ['a POST without a body', { path: '/x', method: 'POST' }, { method: 'POST' }],
  ['XML', { path: '/x', reads: 'xml' }, { method: 'GET', headers: { accept: 'application/xml, text/xml' } }],
  ['JSON', { path: '/x' }, { url: 'https://h.example/prefix/x', headers: { accept: 'application/json' } }],
] as const satisfies readonly (readonly [string, RequestSpec, object])[]) {
  test(`a credential or a form in its place: ${name}`, () => assert.partialDeepStrictEqual(sent(spec), expected));
}

test('what is secret in a request is known, wherever it stands, and shows itself nowhere', () => {
  const hidden = (text: string) => secret(`hidden-${text}`);
  const spec: RequestSpec = {
    path: ['/a/', hidden('path')],
    query: { q: hidden('query'), plain: 'p' },
    headers: { h: hidden('header'), authorization: ['plain ', hidden('signature')] },
    auth: { user: 'u', password: 'hidden-password' },
    body: { as: 'json', fields: { f: hidden('field'), list: [{ deep: hidden('deep') }] } },
  };
  assert.deepEqual(
    [...secretsIn(spec)].sort(),
    ['deep', 'field', 'header', 'password', 'path', 'query', 'signature'].map((text) => `hidden-${text}`),
  );
  const { auth: _, ...marked } = spec;
  assert.doesNotMatch(`${JSON.stringify(marked)} ${inspect(marked, { depth: null, showHidden: true })}`, /hidden-/);
  assert.equal(`${secret('hidden')}`, REDACTED);
  assert.ok(secret('x') instanceof Secret);
  assert.deepEqual(secretsIn({ path: '/x', auth: { bearer: 'b' } }), ['b']);
});
