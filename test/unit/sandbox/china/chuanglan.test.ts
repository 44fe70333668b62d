import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chuanglan } from '../../../sandbox/providers/china/chuanglan.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';
import { requestText } from '../wire.ts';

const PATH = '/chuanglan/msg/balance/json';
const RIGHT = { account: 'N6000001', password: 'Chuanglan253' };

function post(
  body: unknown,
  headers: Readonly<Record<string, string>> = { 'Content-Type': 'application/json' },
): string {
  return requestText('POST', PATH, headers, typeof body === 'string' ? body : JSON.stringify(body));
}

answers(chuanglan, [
  ['with a number for a code', post(RIGHT), '{"code":0,"balance":"953","time":"20261128173000","errorMsg":""}'],
  [
    'with a text for a code',
    post({ account: 'N6000002', password: '=7~H8^lPK_+ ' }),
    '{"code":"0","balance":"0","time":"20261128173000","errorMsg":""}',
  ],
]);

refuses(chuanglan, [
  ['another path', post(RIGHT).replace('/json', '/xml'), '404', 404],
  ['GET', get(PATH), '404', 404],
  ['a form', post('account=N6000001', { 'Content-Type': 'application/x-www-form-urlencoded' }), '129'],
  ['no JSON', post('{'), '129'],
  ['a list', post([]), '129'],
  ['no password', post({ account: 'N6000001' }), '130'],
  ['a number for a password', post({ ...RIGHT, password: 123456 }), '130'],
  ['one member more', post({ ...RIGHT, report: 'true' }), '130'],
  ['an unknown account', post({ ...RIGHT, account: 'N6000009' }), '101'],
  ['a wrong password', post({ ...RIGHT, password: 'chuanglan253' }), '102'],
  ['a password without its last blank', post({ account: 'N6000002', password: '=7~H8^lPK_+' }), '102'],
]);

tellsEveryError(chuanglan, 'chuanglan', post(RIGHT), {
  200: ['101', '102', '103', '104', '105', '109', '110', '112', '117', '118', '119', '123', '128', '129', '130'],
});

test('the code of an error of Chuanglan is a text, with status 200', async () => {
  const { status, text } = await asked(post({}));
  assert.deepEqual(
    [status, text],
    [200, '{"code":"130","msgId":"","time":"20261128173000","errorMsg":"请求参数错误"}'],
  );
});
