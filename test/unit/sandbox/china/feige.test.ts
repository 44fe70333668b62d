import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feige } from '../../../sandbox/providers/china/feige.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';
import { requestText } from '../wire.ts';

const PATH = '/feige/balance/balance';
const RIGHT = { apikey: 'N100000sand', secret: '100000sandboxsec' };

function post(body: unknown, type = 'application/json'): string {
  return requestText('POST', PATH, { 'Content-Type': type }, JSON.stringify(body));
}

answers(feige, [['three digits behind the point', post(RIGHT), '{"code":0,"msg":"OK","balance":10000.025}']]);

refuses(feige, [
  ['another path', post(RIGHT).replace('/balance/balance', '/balance'), '404', 404],
  ['GET', get(PATH), '404', 404],
  ['a body of another type', post(RIGHT, 'text/plain'), '2', 200],
  ['no secret', post({ apikey: 'N100000sand' }), '2', 200],
  ['one member more', post({ ...RIGHT, mobile: '1' }), '2', 200],
  ['an unknown key', post({ ...RIGHT, apikey: 'N1' }), '1'],
  ['a wrong secret', post({ ...RIGHT, secret: 'x' }), '1'],
]);

tellsEveryError(feige, 'feige', post(RIGHT), { 200: ['1'] });

test('an error of Feige has status 200 and any code but 0', async () => {
  const { status, text } = await asked(post({ ...RIGHT, secret: 'x' }));
  assert.deepEqual([status, text], [200, '{"code":1,"msg":"接口账号或秘钥错误"}']);
});
