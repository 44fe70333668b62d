import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalOf, type Unsigned } from '../../../../src/providers/signing/canonical.ts';
import { sha256 } from '../../../../src/providers/signing/digest.ts';
import { sdkHmacHeaders } from '../../../../src/providers/signing/sdkHmac.ts';
import { secretOf, sentAs } from './sent.ts';

const KEY = { accessKey: 'AccessKey', secretKey: 'SecretKey' };
const NOW = Date.UTC(2020, 5, 8, 2, 39, 0);
const GET: Unsigned = {
  method: 'GET',
  path: '/resources',
  query: { size: '1' },
  headers: { host: 'service.endpoint.myhuaweicloud.com' },
  payload: sha256(''),
};

test('the published signatures', () => {
  const signed = sdkHmacHeaders(GET, KEY, NOW);
  const signature = 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842';
  assert.equal(signed['x-sdk-date'], '20200608T023900Z');
  assert.equal(
    sentAs(signed['authorization']),
    `SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=${signature}`,
  );
  assert.equal(secretOf(signed['authorization']), signature);
  const post = { ...GET, method: 'POST', payload: sha256('{"name":"test","id":1}') };
  assert.equal(
    secretOf(sdkHmacHeaders(post, KEY, NOW)['authorization']),
    '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
  );
});

test('without the slash at the end of the path another signature comes out, which the service refuses', () => {
  assert.equal(
    secretOf(sdkHmacHeaders({ ...GET, path: '/resources/' }, KEY, NOW)['authorization']),
    secretOf(sdkHmacHeaders(GET, KEY, NOW)['authorization']),
  );
  assert.notEqual(
    secretOf(sdkHmacHeaders(GET, KEY, NOW)['authorization']),
    'bf3cab141a9c3e2170bf8071b766b5348945fef2b790720e26aca0709019d633',
  );
});

test('a request for the balances of an account', () => {
  const path = '/v2/accounts/customer-accounts/balances';
  const { query, ...rest } = GET;
  const request = { ...rest, path, headers: { host: 'bss.myhuaweicloud.com' } };
  const canonical = canonicalOf({
    ...request,
    path: `${path}/`,
    headers: { ...request.headers, 'x-sdk-date': '20200608T023900Z' },
  });
  assert.equal(canonical.digest, '7045aa835cf1503dc6b33c5315fd3e64d6e06331d6e24d2057afbf42fbccf543');
  const signed = secretOf(sdkHmacHeaders(request, KEY, NOW)['authorization']);
  assert.equal(signed, '4af73efa740c4910a33b37758ea29b991457f6b5c15708c67d4d661b4fbe7277');
});
