import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { acs3 } from '../../sandbox/signing/acs3.ts';
import { bceAuth } from '../../sandbox/signing/bceAuth.ts';
import type { SignedRequest } from '../../sandbox/signing/canonical.ts';
import { sdkHmac } from '../../sandbox/signing/sdkHmac.ts';
import { ucloudSignature } from '../../sandbox/signing/ucloud.ts';
import { type Scheme, verify } from '../../sandbox/signing/verify.ts';
import { yuntongxunSignature } from '../../sandbox/signing/yuntongxun.ts';
import { VECTORS } from './signatureVectors.ts';

for (const vector of VECTORS) {
  const { scheme, key, signature } = vector;
  const now = Date.parse(vector.now);
  const signed = (given: string, change: Partial<SignedRequest> = {}): SignedRequest => {
    const request = { method: 'GET', path: '/', query: '', body: Buffer.alloc(0), ...vector.request, ...change };
    return { ...request, headers: { ...request.headers, authorization: vector.before + given } };
  };
  const faultOf = (request: SignedRequest, at = now): string | undefined =>
    verify(scheme, request, (id) => (id === key[0] ? key[1] : undefined), at).fault;

  test(`${vector.name}: the signature is accepted`, () => {
    assert.equal(faultOf(signed(signature)), undefined);
  });

  test(`${vector.name}: nothing else is`, () => {
    for (const wrong of [...(vector.never ?? []), signature.replace(/^./, (first) => (first === '0' ? '1' : '0'))]) {
      assert.equal(faultOf(signed(wrong)), 'signature');
    }
    assert.equal(faultOf(signed(signature.slice(1))), 'malformed');
    assert.equal(faultOf(signed(signature, { method: 'PATCH' })), 'signature');
    assert.equal(faultOf(signed(signature, { query: 'other=1' })), 'signature');
    assert.equal(faultOf(signed(signature, { path: '/other' })), 'signature');
    assert.equal(faultOf(signed(signature), now + 86_400_000), 'expired');
    assert.equal(faultOf(signed(signature), now - 86_400_000), 'expired');
    const host = signed(signature);
    assert.equal(faultOf({ ...host, headers: { ...host.headers, host: 'other.example' } }), 'signature');
    assert.equal(verify(scheme, signed(signature), () => undefined, now).fault, 'unknown-key');
    assert.equal(verify(scheme, signed(signature), () => 'other', now).fault, 'signature');
    const bare = { ...signed(signature), headers: vector.request.headers ?? {} };
    assert.equal(faultOf(bare), 'missing');
  });

  test(`${vector.name}: the address of the sandbox may be signed in place of the service’s`, () => {
    const mounted = signed(signature, { path: vector.request.path ?? '/', mount: '/elsewhere' });
    assert.equal(faultOf(mounted), undefined);
    const path = vector.request.path ?? '/';
    const below = path.lastIndexOf('/');
    assert.equal(faultOf(signed(signature, { path: path.slice(below), mount: path.slice(0, below) })), undefined);
  });
}

test('a body that is not the signed one is noticed', () => {
  for (const { scheme, key, now, request, before, signature } of VECTORS) {
    if (scheme !== bceAuth) {
      const wrong = { method: 'GET', path: '/', query: '', ...request, body: Buffer.from('{}') };
      const headers = { ...request.headers, authorization: before + signature };
      assert.match(verify(scheme, { ...wrong, headers }, () => key[1], Date.parse(now)).fault ?? '', /body|signature/);
    }
  }
});

test('TC3: the day in Beijing is another one than the day in UTC', () => {
  const [vector] = VECTORS;
  assert.ok(vector !== undefined);
  const authorization = vector.before.replace('2019-02-25', '2019-02-26') + vector.signature;
  const request = { method: 'POST', path: '/', query: '', body: Buffer.alloc(0), ...vector.request };
  const signed = { ...request, headers: { ...request.headers, authorization } };
  assert.equal(verify(vector.scheme, signed, () => vector.key[1], Date.parse(vector.now)).fault, 'scope');
});

test('ACS3, published test of the SDK: every header may be signed, and parameters are sorted', () => {
  const headers = {
    'x-acs-test': 'http,https',
    'x-acs-content-sha256': '55e12e91650d2fec56ec74e1d3e4ddbfce2ef3a65890c2a19ecf88a307e76a23',
  };
  const request = { method: 'GET', path: '/', query: 'test=ok&empty=', headers, body: Buffer.alloc(0) };
  const claim = { keyId: '', time: 0, window: 0, signedHeaders: ['x-acs-test'], signature: '', scope: [] };
  assert.equal(
    acs3.sign(request, claim, '/', 'secret'),
    'd16b30a7699ae9e43875b13195b2f81bcc3ed10c14a9b5eb780e51619aa50be1',
  );
});

test('bce-auth-v1, published: values of headers are escaped; the key is the text of a digest', () => {
  const prefix = 'bce-auth-v1/my_ak/2014-06-13T05:57:36Z/1800';
  const request = {
    method: 'DELETE',
    path: '/v1/test-bucket1361199862',
    query: '',
    headers: { 'content-length': '0', 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.alloc(0),
  };
  const signedHeaders = ['content-length', 'content-type'];
  const claim = { keyId: 'my_ak', time: 0, window: 0, signedHeaders, signature: '', scope: [prefix] };
  assert.equal(
    bceAuth.sign(request, claim, request.path, 'my_sk'),
    'c9386b15d585960ae5e6972f73ed92a9a682dc81025480ba5b41206d3e489822',
  );
  const bytes = createHmac('sha256', 'my_sk').update(prefix).digest();
  const text = 'PUT\n/v1/bucket/object1\nA=&C=d&b=\nhost:bce.baidu.com\nx-bce-meta-key1:ABC';
  assert.match(createHmac('sha256', bytes).update(text).digest('hex'), /^7441243e.*e5ec40$/, 'the known mistake');
});

test('UCloud: the published signature, and the one of our request', () => {
  const key = '46f09bb9fab4f12dfc160dae12273d5332b5debe';
  const publicKey = 'ucloudsomeone@example.com1296235120854146120';
  assert.equal(
    ucloudSignature(
      [
        ['Region', 'cn-bj2'],
        ['PublicKey', publicKey],
        ['Limit', '10'],
        ['Action', 'DescribeUHostInstance'],
        ['Signature', 'not signed itself'],
      ],
      key,
    ),
    'cba5cf5ec4d4233d206b1b54951e3787350a642f',
  );
  assert.equal(
    ucloudSignature(
      [
        ['Action', 'GetBalance'],
        ['PublicKey', publicKey],
      ],
      key,
    ),
    '03f4584ae248ac547b464267ec098885608e37be',
  );
});

test('Yuntongxun: the derived signature', () => {
  assert.equal(yuntongxunSignature('ACCOUNTSID', 'TOKEN', '20240501120000'), '84C7201D348F56127EBE87078A6A2843');
});

test('headers that have to be signed, are said to be signed, or are out of order', () => {
  for (const { scheme, key, now, request, before, signature } of VECTORS) {
    const plain = { method: 'GET', path: '/', query: '', body: Buffer.alloc(0), ...request };
    const faultOf = (authorization: string, headers = {}): string | undefined =>
      verify(
        scheme,
        { ...plain, headers: { ...plain.headers, ...headers, authorization } },
        () => key[1],
        Date.parse(now),
      ).fault;
    assert.equal(faultOf(before.replace(/host(?=[;,/])/, 'accept') + signature, { accept: '*' }), 'unsigned');
    assert.equal(faultOf(before.replace('host', 'host;host') + signature), 'unsigned');
    assert.equal(faultOf(before.replace('host', 'accept;host') + signature), 'unsigned');
  }
  const acs = VECTORS.find((vector) => vector.scheme === acs3);
  assert.ok(acs !== undefined);
  const headers = { ...acs.request.headers, 'x-acs-more': '1', authorization: acs.before + acs.signature };
  const request = { method: 'POST', path: '/', query: '', body: Buffer.alloc(0), ...acs.request, headers };
  assert.equal(verify(acs3, request, () => acs.key[1], Date.parse(acs.now)).fault, 'unsigned');
});

test('a time that is not written as the scheme writes it', () => {
  const written: readonly (readonly [Scheme, string, string, string])[] = [
    [acs3, 'x-acs-date', '2023-10-26T10:22:32.000Z', '2023-13-26T10:22:32Z'],
    [sdkHmac, 'x-sdk-date', '2020-06-08T02:39:00Z', '20200231T023900Z'],
  ];
  for (const [scheme, header, ...wrong] of written) {
    const vector = VECTORS.find((each) => each.scheme === scheme);
    assert.ok(vector !== undefined);
    for (const time of wrong as readonly string[]) {
      const headers = { ...vector.request.headers, [header]: time, authorization: vector.before + vector.signature };
      const request: SignedRequest = {
        method: 'GET',
        path: '/',
        query: '',
        body: Buffer.alloc(0),
        ...vector.request,
        headers,
      };
      assert.equal(verify(scheme, request, () => vector.key[1], Date.parse(vector.now)).fault, 'time-format');
    }
  }
});
