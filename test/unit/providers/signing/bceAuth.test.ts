import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bceAuthHeaders } from '../../../../src/providers/signing/bceAuth.ts';
import { secretOf, sentAs } from './sent.ts';

const KEY = { accessKey: 'my_ak', secretKey: 'my_sk' };
const NOW = Date.UTC(2014, 5, 13, 5, 57, 36);

test('the published signatures', () => {
  const put = {
    method: 'PUT',
    path: '/v1/bucket/object1',
    query: { b: '', A: '', C: 'd' },
    headers: { 'x-bce-meta-key1': ' ABC', host: 'bce.baidu.com' },
  };
  const signature = '80c9672aca2ea9af4bb40b9a8ff458d72df94e97d550840727f3a929af271d25';
  const signed = bceAuthHeaders(put, KEY, NOW)['authorization'];
  assert.equal(sentAs(signed), `bce-auth-v1/my_ak/2014-06-13T05:57:36Z/1800/host;x-bce-meta-key1/${signature}`);
  assert.equal(secretOf(signed), signature);
  const remove = {
    method: 'DELETE',
    path: '/v1/test-bucket1361199862',
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': '0' },
  };
  assert.equal(
    secretOf(bceAuthHeaders(remove, KEY, NOW)['authorization']),
    'c9386b15d585960ae5e6972f73ed92a9a682dc81025480ba5b41206d3e489822',
  );
});

test('a key of bytes in place of digits, which gives 7441243e…e5ec40, is not what is signed with', () => {
  const put = { method: 'PUT', path: '/v1/bucket/object1', query: { A: '', C: 'd', b: '' }, headers: {} };
  const headers = { host: 'bce.baidu.com', 'x-bce-meta-key1': 'ABC' };
  assert.doesNotMatch(secretOf(bceAuthHeaders({ ...put, headers }, KEY, NOW)['authorization']) ?? '', /^7441243e/);
});

test('a request for the packages of an account', () => {
  const request = {
    method: 'GET',
    path: '/sms/v3/prepay/0123456789abcdef0123456789abcdef',
    query: { pageNo: '1', pageSize: '100', packageStatus: 'RUNNING' },
    headers: { host: 'smsv3.bj.baidubce.com' },
  };
  assert.equal(
    secretOf(bceAuthHeaders(request, KEY, NOW)['authorization']),
    '14b095a493324efeeaf99fba395becaf81604f82f5b915799a5cee60d6b7ae71',
  );
});
