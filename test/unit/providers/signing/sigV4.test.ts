import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalOf, type Unsigned } from '../../../../src/providers/signing/canonical.ts';
import { sha256 } from '../../../../src/providers/signing/digest.ts';
import { sigV4Headers } from '../../../../src/providers/signing/sigV4.ts';
import { secretOf, sentAs } from './sent.ts';

const KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const SUITE = { region: 'us-east-1', service: 'service' };
const NOW = Date.UTC(2015, 7, 30, 12, 36, 0);
const DATE = { 'x-amz-date': '20150830T123600Z' };
const VANILLA: Unsigned = {
  method: 'GET',
  path: '/',
  headers: { host: 'example.amazonaws.com' },
  payload: sha256(''),
};

test('the published get-vanilla', () => {
  const canonical = canonicalOf({ ...VANILLA, headers: { ...VANILLA.headers, ...DATE } });
  assert.equal(canonical.digest, 'bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63');
  const signed = sigV4Headers(VANILLA, KEY, SUITE, NOW);
  const signature = '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31';
  assert.deepEqual(Object.keys(signed).sort(), ['authorization', 'x-amz-date']);
  assert.equal(signed['x-amz-date'], DATE['x-amz-date']);
  assert.equal(
    sentAs(signed['authorization']),
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`,
  );
  assert.equal(secretOf(signed['authorization']), signature);
});

test('the published post-x-www-form-urlencoded', () => {
  const payload = sha256('Param1=value1');
  const headers = {
    ...VANILLA.headers,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': '13',
    'x-amz-content-sha256': payload,
  };
  const signed = sentAs(
    sigV4Headers({ ...VANILLA, method: 'POST', headers, payload }, KEY, SUITE, NOW)['authorization'],
  );
  assert.match(signed, /SignedHeaders=content-length;content-type;host;x-amz-content-sha256;x-amz-date, /);
  assert.match(signed, /=d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b$/);
});

test('a request for the account of a region', () => {
  const request = { ...VANILLA, path: '/v2/email/account', headers: { host: 'email.us-east-1.amazonaws.com' } };
  const canonical = canonicalOf({ ...request, headers: { ...request.headers, ...DATE } });
  assert.equal(canonical.digest, '83bf1c4bffb65299bb774ce8c7fd966be428705deb3968b2f4e7ec58d9457995');
  const signed = sentAs(sigV4Headers(request, KEY, { ...SUITE, service: 'ses' }, NOW)['authorization']);
  assert.match(signed, /=602f810edadaee2ac9f4d16ed9138a92dc0e58b01762e6f5124402efafde6069$/);
});

test('a session token is sent, signed, and marked as secret', () => {
  const signed = sigV4Headers(VANILLA, { ...KEY, sessionToken: 'the-token' }, SUITE, NOW);
  assert.equal(secretOf(signed['x-amz-security-token']), 'the-token');
  assert.match(sentAs(signed['authorization']), /SignedHeaders=host;x-amz-date;x-amz-security-token, /);
});
