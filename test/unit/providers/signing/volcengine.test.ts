import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalOf, type Unsigned } from '../../../../src/providers/signing/canonical.ts';
import { sha256 } from '../../../../src/providers/signing/digest.ts';
import { volcengineHeaders } from '../../../../src/providers/signing/volcengine.ts';
import { secretOf, sentAs } from './sent.ts';

const KEY = { accessKeyId: 'AKEXAMPLE', secretAccessKey: 'SKEXAMPLE' };
const PLACE = { region: 'cn-beijing', service: 'billing' };
const NOW = Date.UTC(2024, 0, 1, 12, 0, 0);
const REQUEST: Unsigned = {
  method: 'GET',
  path: '/',
  query: { Action: 'QueryBalanceAcct', Version: '2022-01-01' },
  headers: { host: 'open.volcengineapi.com' },
  payload: sha256(''),
};

test('the signature that the vendor’s program for Node makes', () => {
  const canonical = canonicalOf({ ...REQUEST, headers: { ...REQUEST.headers, 'x-date': '20240101T120000Z' } });
  assert.equal(canonical.digest, 'a6473177901c658a14e82f3945c0619184e9d2a8a2b22a4719a748c65d1bd41f');
  const signed = volcengineHeaders(REQUEST, KEY, PLACE, NOW);
  const signature = '6435454eba6c1d5bb628770e99e5640b31789832af57394e5f09927fbd7d3c26';
  assert.equal(signed['x-date'], '20240101T120000Z');
  assert.equal(
    sentAs(signed['authorization']),
    `HMAC-SHA256 Credential=AKEXAMPLE/20240101/cn-beijing/billing/request, SignedHeaders=host;x-date, Signature=${signature}`,
  );
  assert.equal(secretOf(signed['authorization']), signature);
});

test('the signature that the vendor’s program for Python makes, which signs the digest of the body as well', () => {
  const request = { ...REQUEST, headers: { ...REQUEST.headers, 'x-content-sha256': sha256('') } };
  const signed = secretOf(volcengineHeaders(request, KEY, PLACE, NOW)['authorization']);
  assert.equal(signed, 'b2ed9c39a9354f2013e0beeacc75990f62c4334fa860bd3ed958b2bb92ff28e5');
});
