import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalOf } from '../../../../src/providers/signing/canonical.ts';
import { sha256 } from '../../../../src/providers/signing/digest.ts';
import { type Tc3Call, tc3Headers } from '../../../../src/providers/signing/tc3.ts';
import { secretOf, sentAs } from './sent.ts';

const KEY = { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' };

const PUBLISHED: Tc3Call = {
  host: 'cvm.tencentcloudapi.com',
  service: 'cvm',
  contentType: 'application/json; charset=utf-8',
  body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
};

test('the published signature', () => {
  assert.equal(sha256(PUBLISHED.body), '35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064');
  const headers = { host: PUBLISHED.host, 'content-type': PUBLISHED.contentType };
  const canonical = canonicalOf({ method: 'POST', path: '/', headers, payload: sha256(PUBLISHED.body) });
  assert.equal(canonical.digest, '5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031');
  const signed = tc3Headers(PUBLISHED, KEY, 1_551_113_065_000);
  const signature = '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168';
  assert.equal(signed['x-tc-timestamp'], '1551113065');
  assert.equal(
    sentAs(signed['authorization']),
    `TC3-HMAC-SHA256 Credential=${KEY.secretId}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
  );
  assert.equal(secretOf(signed['authorization']), signature);
});

test('the day of China, in which the documents are written, would give another one', () => {
  const signed = sentAs(tc3Headers(PUBLISHED, KEY, 1_551_113_065_999)['authorization']);
  assert.match(signed, /\/2019-02-25\//);
  assert.doesNotMatch(signed, /feb931d95dcc49b63efb9952eb3a0dcd4023f400791c59190e5de2c7ecebafa1/);
});

test('a call of the service for messages', () => {
  const call: Tc3Call = {
    ...PUBLISHED,
    host: 'sms.tencentcloudapi.com',
    service: 'sms',
    body: '{"SmsSdkAppId":"1400006666","Limit":500,"Offset":0,"BeginTime":"2024050100","EndTime":"2024053123"}',
  };
  const signed = sentAs(tc3Headers(call, KEY, 1_717_200_000_000)['authorization']);
  assert.match(signed, /\/2024-06-01\/sms\/tc3_request, /);
  assert.match(signed, /=02ba55b317d5fe907bebde4f632de64d7e134055697b3115c5d8540e05829b86$/);
});
