import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JIGUANG } from '../../../../src/providers/china/jiguang.ts';
import { codeTold, productsTold, readBy } from '../told.ts';

test('the products, as the console and the documents name their parts', () =>
  assert.deepEqual(productsTold(JIGUANG), [
    {
      names: ['account', 'Developer account', 'messages of the account that no application has been given'],
      asked: ['api.sms.jpush.cn'],
      console: 'https://portal.jiguang.cn/',
      credential: ['key devKey any', 'secret* apiDevSecret any'],
      whereToFind: 'Both are in the Jiguang console under personal information.',
      quantities: [
        ['dev_balance', 'messages', 'All-type SMS'],
        ['dev_voice', 'messages', 'Voice SMS', 'voice'],
        ['dev_industry', 'messages', 'Industry SMS'],
        ['dev_market', 'messages', 'Marketing SMS'],
      ],
    },
    {
      names: ['app', 'Application', 'messages that were given to one application'],
      asked: ['api.sms.jpush.cn'],
      console: 'https://portal.jiguang.cn/',
      credential: ['key appKey any', 'secret* masterSecret any'],
      whereToFind: 'Both are in the Jiguang console under application settings.',
      quantities: [
        ['app_balance', 'messages', 'All-type SMS'],
        ['app_voice', 'messages', 'Voice SMS', 'voice'],
        ['app_industry', 'messages', 'Industry SMS'],
        ['app_market', 'messages', 'Marketing SMS'],
      ],
    },
  ]));

test('it is found by the names that people use', () =>
  assert.deepEqual([JIGUANG.region, JIGUANG.otherNames], ['china', ['Jiguang SMS', 'JPush', '极光短信']]));

for (const [code, sentence] of [
  [
    '50001',
    'Jiguang received an empty credential. Update it: Application needs appKey and masterSecret. Both are in the Jiguang console under application settings.',
  ],
  ['50002', 'auth'],
  ['50008', 'SMS is not enabled for this Jiguang account. Enable it in the Jiguang console.'],
  ['50009', 'Jiguang was queried too often and wants a pause.'],
  ['50016', 'Jiguang has no balance service at this address. Check the endpoint of the account.'],
  [
    '50017',
    'Jiguang did not accept the form of the request. Check the endpoint of the account, or update the extension.',
  ],
  [
    '50018',
    'Jiguang did not accept the method of the request. Check the endpoint of the account, or update the extension.',
  ],
  ['50019', 'Jiguang has an internal error.'],
  [
    '50035',
    'Jiguang does not allow requests from the address of this machine. Add it to the IP white list in the console.',
  ],
  ['50036', 'Jiguang has put this application on its black list. Contact Jiguang.'],
] as const) {
  test(`what is said of code ${code}`, () => assert.equal(codeTold(JIGUANG, code, 'app'), sentence));
}

for (const [pasted, read] of [
  [
    'curl -u a:b https://api.sms.jpush.cn/v1/accounts/dev',
    { product: 'account', credential: { key: 'a', secret: 'b' } },
  ],
  [
    'curl -u a:b https://gateway.example/x/v1/accounts/app//',
    { product: 'app', credential: { key: 'a', secret: 'b' } },
  ],
  ['curl -u a:b:c https://api.sms.jpush.cn/v1/codes', { product: 'app', credential: { key: 'a', secret: 'b:c' } }],
  ['curl -u a: https://other.jiguang.cn/x', { credential: { key: 'a' } }],
  ['curl -u :b https://jpush.cn/x', { credential: { secret: 'b' } }],
  ['curl -u a https://jpush.cn/x', { credential: { key: 'a' } }],
  ['curl -u a:b https://notjpush.cn/x', undefined],
  ['curl -u a:b https://jpush.cn.example/x', undefined],
  ['curl -u a:b https://other.example/v1/accounts/dev/x', undefined],
  ['Authorization: Basic YTpi', { credential: { key: 'a', secret: 'b' } }],
  ['Authorization: Bearer token', { credential: { secret: 'token' } }],
  ['{"a":"b"}', undefined],
] as const) {
  test(`what is read out of ${pasted}`, () => assert.deepEqual(readBy(JIGUANG, pasted), read));
}
