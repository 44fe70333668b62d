import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yunpian } from '../../../sandbox/providers/china/yunpian.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';
import { requestText } from '../wire.ts';

const KEY = '9b11127a9701975c734b8aee81ee3526';
const PATH = '/yunpian/v2/user/get.json';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8' };

function post(body: string, path = PATH, headers: Readonly<Record<string, string>> = FORM): string {
  return requestText('POST', path, headers, body);
}

function user(version: string, balance: string, alarm: string): string {
  return `{"nick":"zhangshan","gmt_created":"2012-09-11 15:14:00","mobile":"13812341234","email":"zhangshan@company.com","ip_whitelist":null,"api_version":"${version}","balance":${balance},"alarm_balance":${alarm},"emergency_contact":"张三","emergency_mobile":"13812341234"}`;
}

answers(yunpian, [
  ['who the user is, and no code', post(`apikey=${KEY}`), user('v2', '1000.05', '100')],
  ['an account of the first version', post('apikey=9b11127a9701975c734b8aee81ee3527'), user('v1', '1000', '100')],
  [
    'the host outside of China',
    post('apikey=9b11127a9701975c734b8aee81ee3528', PATH.replace('/v2', '/international/v2')),
    user('v2', '-0.50', '0'),
  ],
]);

refuses(yunpian, [
  ['another path', post(`apikey=${KEY}`, '/yunpian/v1/user/get.json'), '404', 404],
  ['GET', get(`${PATH}?apikey=${KEY}`), '11'],
  ['no key', post(''), '1'],
  ['JSON', post(JSON.stringify({ apikey: KEY }), PATH, { 'Content-Type': 'application/json' }), '1'],
  ['the key in the address', post(`apikey=${KEY}`, `${PATH}?apikey=${KEY}`), '1'],
  ['a parameter that it does not have', post(`apikey=${KEY}&mobile=1`), '2'],
  ['an unknown key', post('apikey=0'), '-1'],
  ['a key of the other host', post('apikey=9b11127a9701975c734b8aee81ee3528'), '-1'],
]);

tellsEveryError(yunpian, 'yunpian', post(`apikey=${KEY}`), {
  400: [
    '1',
    '2',
    '3',
    '11',
    '12',
    '14',
    '19',
    '-1',
    '-2',
    '-3',
    '-4',
    '-5',
    '-50',
    '-51',
    '-52',
    '-53',
    '-54',
    '-55',
    '-57',
  ],
});

test('an error of Yunpian says its status, its code and a detail', async () => {
  const { status, text } = await asked(post('apikey=0'));
  assert.equal(status, 400);
  assert.equal(
    text,
    '{"http_status_code":400,"code":-1,"msg":"非法的apikey","detail":"请检查您的apikey是否正确，或者账户已经失效"}',
  );
});
