import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AcsCall, acs3Authorization, acs3Headers } from '../../../../src/providers/signing/acs3.ts';
import { canonicalOf } from '../../../../src/providers/signing/canonical.ts';
import { sha256 } from '../../../../src/providers/signing/digest.ts';
import { secretOf, sentAs } from './sent.ts';

const KEY = { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' };
const NOW = Date.UTC(2023, 9, 26, 10, 22, 32);
const CALL: AcsCall = {
  host: 'ecs.cn-shanghai.aliyuncs.com',
  action: 'RunInstances',
  version: '2014-05-26',
  query: { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
  nonce: '3156853299f313e23d1673dc12e1703d',
};
const HEADERS = {
  host: CALL.host,
  'x-acs-action': CALL.action,
  'x-acs-version': CALL.version,
  'x-acs-date': '2023-10-26T10:22:32Z',
  'x-acs-signature-nonce': CALL.nonce,
  'x-acs-content-sha256': sha256(''),
};

test('the published signature', () => {
  const request = { method: 'POST', path: '/', query: CALL.query ?? {}, headers: HEADERS, payload: sha256('') };
  assert.equal(canonicalOf(request).digest, '7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259');
  const signed = acs3Headers(CALL, KEY, NOW);
  const signature = '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0';
  assert.equal(
    sentAs(signed['authorization']),
    `ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=${signature}`,
  );
  assert.equal(secretOf(signed['authorization']), signature);
  const { authorization, ...others } = signed;
  assert.deepEqual({ ...others, host: CALL.host }, HEADERS);
});

test('the time and the nonce that some editions print beside that signature have another one', () => {
  const call = { ...CALL, nonce: 'd410180a5abf7fe235dd9b74aca91fc0' };
  const signed = sentAs(acs3Headers(call, KEY, Date.UTC(2023, 9, 26, 9, 1, 1))['authorization']);
  assert.match(signed, /=e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804$/);
});

test('the signature of the SDK’s own test', () => {
  const signed = acs3Authorization(
    {
      method: 'GET',
      path: '/',
      query: { test: 'ok', empty: '' },
      headers: { 'x-acs-test': 'http,https' },
      payload: '55e12e91650d2fec56ec74e1d3e4ddbfce2ef3a65890c2a19ecf88a307e76a23',
    },
    { accessKeyId: 'acesskey', accessKeySecret: 'secret' },
  );
  assert.equal(secretOf(signed), 'd16b30a7699ae9e43875b13195b2f81bcc3ed10c14a9b5eb780e51619aa50be1');
});

test('a call without a query', () => {
  const call: AcsCall = {
    host: 'business.aliyuncs.com',
    action: 'QueryAccountBalance',
    version: '2017-12-14',
    nonce: CALL.nonce,
  };
  const signed = secretOf(acs3Headers(call, KEY, NOW)['authorization']);
  assert.equal(signed, 'f04a20d20250d2ac9c84ae408a6b3f5f64c266e3d45c02c363569cc35f767787');
});
